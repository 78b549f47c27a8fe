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


def goals_for(kernel: str, graph: str) -> list[Goal]:
    """The goals of a kernel on a graph; if it has none there, those on a graph of the same
    family, by which a trial on a smaller graph is judged."""
    of_kernel = [goal for goal in GOALS if goal.kernel == kernel]
    exact = [goal for goal in of_kernel if goal.graph == graph]
    if exact:
        return exact
    alike = [goal for goal in of_kernel if family(goal.graph) == family(graph)]
    return [goal for goal in alike if goal.graph == alike[0].graph]
