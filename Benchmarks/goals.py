"""The goals of the project, as goals.tsv has them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Goal:
    """What a kernel should take on a graph: see the head of goals.tsv."""

    measure: str
    kernel: str
    graph: str
    limit: float
    seen: dict[str, float]

    def contenders(self, here: list[str]) -> list[str]:
        """Those of the peers at hand that may be the best: that were not far behind."""
        known = {peer: seconds for peer, seconds in self.seen.items() if peer in here}
        return [peer for peer, seconds in known.items() if seconds <= 2.5 * min(known.values())]

    def estimate(self, peer: str, times: dict[str, float]) -> float | None:
        """What a peer that isn't here would take, if it were to the best of those that are here
        and were seen as it was then."""
        here = [name for name in self.seen if name in times]
        if peer not in self.seen or not here:
            return None
        return self.seen[peer] / self.seen[here[0]] * times[here[0]]


def _read() -> list[Goal]:
    lines = [line for line in Path(__file__).with_name("goals.tsv").read_text().splitlines()
             if line and not line.startswith("#")]
    names = lines[0].split("\t")
    goals = []
    for line in lines[1:]:
        row = dict(zip(names, line.split("\t")))
        seen = dict(each.split("=") for each in row.get("seen", "").split())
        goals.append(Goal(row["measure"], row["kernel"], row["graph"], float(row["goal"]),
                          {peer: float(seconds) for peer, seconds in seen.items()}))
    return goals


GOALS = _read()


def family(graph: str) -> str:
    """What a graph is one of: rmat of rmat18, typed of typed-1m."""
    return graph.partition("-")[0].rstrip("0123456789k")


def goals_for(kernel: str, graphs: list[str]) -> dict[str, list[Goal]]:
    """The goals of a kernel by the graphs on which they are judged.

    Where a graph of a goal isn't among those of a run, the first of the same family stands in:
    by that a trial on small graphs is judged.
    """
    found: dict[str, list[Goal]] = {graph: [] for graph in graphs}
    for goal in GOALS:
        if goal.kernel == kernel:
            alike = [graph for graph in graphs if family(graph) == family(goal.graph)]
            if goal.graph in graphs:
                found[goal.graph].append(goal)
            elif alike and not any(other.graph in alike for other in GOALS
                                   if other.kernel == kernel):
                found[alike[0]].append(goal)
    return found
