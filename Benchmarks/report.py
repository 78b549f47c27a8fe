"""Turns what was compared into Markdown: the goals first, then every row."""

from collections.abc import Iterator
from dataclasses import dataclass

from comparison import Comparison, Row
from goals import GOALS, Goal, goals_for
from markdown import figure, table
from suite import KERNELS

MEASURES = {"cpu": "CPU s", "peak": "peak MB", "speedup": "threads", "seconds": "CPU s"}


@dataclass
class Verdict:
    """How a goal stands."""

    goal: Goal
    graph: str
    ours: str = "–"
    peer: str = "–"
    ratio: float | None = None
    ratio_of_walls: float | None = None
    outcome: str = "not reached"

    @property
    def is_trial(self) -> bool:
        """Whether another graph stands in for that of the goal."""
        return self.goal.graph != self.graph


def report(comparison: Comparison, left_out: dict[str, str]) -> str:
    rows = {row: comparison.results(*row) for row in comparison.rows}
    lines = [*_goals(rows, comparison), "", *_absent(comparison, left_out)]
    for (name, graph), found in rows.items():
        lines += _row(name, graph, found)
    return "\n".join(lines)


# MARK: Goals

def _goals(rows: dict[tuple[str, str], Row], comparison: Comparison) -> Iterator[str]:
    verdicts = [_verdict(goal, graph, found, comparison.settings.threads)
                for (name, graph), found in rows.items() for goal in goals_for(name, graph)]
    order = {goal: place for place, goal in enumerate(GOALS)}
    verdicts.sort(key=lambda verdict: order[verdict.goal])
    if not verdicts:
        return
    counts = {word: sum(1 for verdict in verdicts if verdict.outcome.startswith(word))
              for word in ("met", "missed", "not reached", "no ")}
    yield (f"**Goals: {counts['met']} met, {counts['missed']} missed"
           + (f", {counts['not reached']} not reached" if counts["not reached"] else "")
           + (f", {counts['no ']} without a result" if counts["no "] else "") + ".**"
           + (" Graphs in brackets are those of the goals; others stand in for them."
              if any(verdict.is_trial for verdict in verdicts) else ""))
    yield ""
    yield from table(
        "kernel | graph | measure | > Entente | > best peer that agrees | > ratio | > goal | | "
        "> wall, 2 threads",
        ([KERNELS[each.goal.kernel].title,
          each.graph + (f" ({each.goal.graph})" if each.is_trial else ""),
          MEASURES[each.goal.measure], each.ours, each.peer,
          f"**{figure(each.ratio)}**" if each.ratio is not None else "–", _limit(each.goal),
          each.outcome, figure(each.ratio_of_walls)] for each in verdicts))
    yield ""
    yield ("*Wall, 2 threads* is the wall time of Entente on two threads, divided by that of the "
           "fastest peer on one or two.")
    yield from _estimates(verdicts, rows)


def _limit(goal: Goal) -> str:
    return {"speedup": f"≥ {goal.limit:g} ×", "seconds": f"≤ {goal.limit:g} s"}.get(
        goal.measure, f"≤ {goal.limit:g} ×")


def _verdict(goal: Goal, graph: str, found: Row, threads: list[int]) -> Verdict:
    verdict = Verdict(goal, graph)
    ours = found.get(("entente", 1))
    if not ours:
        if found:
            verdict.outcome = "no kernel yet" if not KERNELS[goal.kernel].is_whole else "not reached"
        return verdict
    if ours.error:
        verdict.outcome = f"missed: {ours.error}"
        return verdict
    if goal.measure == "speedup":
        _judge_speedup(verdict, found)
    elif goal.measure == "seconds":
        seconds = ours.median("cpu")
        verdict.ours = figure(seconds)
        verdict.outcome = "met" if seconds <= goal.limit else "missed"
    else:
        _judge_against_peers(verdict, found)
    return verdict


def _judge_speedup(verdict: Verdict, found: Row) -> None:
    one, two = (found[key].median("wall") if key in found else None
                for key in (("entente", 1), ("entente", 2)))
    if not two:
        return
    verdict.ours = f"{figure(one)} → {figure(two)} s wall"
    verdict.ratio = one / two
    verdict.outcome = "met" if verdict.ratio >= verdict.goal.limit else "missed"


def _judge_against_peers(verdict: Verdict, found: Row) -> None:
    goal, measure = verdict.goal, verdict.goal.measure
    ours = found["entente", 1].median(measure)
    peer = best_peer(found, "cpu", 1)
    verdict.ours = figure(ours)
    if not peer:
        verdict.outcome = "no peer with a result that agrees"
        return
    theirs = found[peer, 1].median(measure)
    verdict.peer, verdict.ratio = f"{peer} {figure(theirs)}", ours / theirs
    verdict.outcome = "met" if verdict.ratio <= goal.limit else "missed"
    if measure == "cpu":
        verdict.ratio_of_walls = _ratio_of_walls(found)
    rivals = [rival for rival in goal.rivals if (rival, 1) not in found]
    if goal.rivals[0] in rivals:
        verdict.outcome += f"; {goal.rivals[0]}, against which the goal is set, isn't here"


def _ratio_of_walls(found: Row) -> float | None:
    ours = found["entente", 2].median("wall") if ("entente", 2) in found else None
    theirs = [found[peer, count].median("wall") for count in (1, 2)
              if (peer := best_peer(found, "wall", count))]
    return ours / min(theirs) if ours and theirs else None


def best_peer(found: Row, what: str, threads: int) -> str | None:
    """The peer that took the least, among those whose results agree with ours."""
    timed = [(result.median(what), peer) for (peer, count), result in found.items()
             if peer != "entente" and count == threads and result.median(what) is not None
             and result.agreement[0] is not False]
    return min(timed)[1] if timed else None


def _estimates(verdicts: list[Verdict], rows: dict[tuple[str, str], Row]) -> Iterator[str]:
    """What peers that aren't here might take, where the goal is set against them."""
    lines = []
    for verdict in verdicts:
        goal, found = verdict.goal, rows[verdict.goal.kernel, verdict.graph]
        ours = found[("entente", 1)].median("cpu") if ("entente", 1) in found else None
        times = {peer: result.median("cpu") for (peer, count), result in found.items()
                 if count == 1 and result.median("cpu") and result.agreement[0] is not False}
        missing = goal.rivals[0] if goal.rivals else None
        if goal.measure != "cpu" or ours is None or missing is None or (missing, 1) in found:
            continue
        guess = goal.estimate(missing, times)
        if guess:
            lines.append([KERNELS[goal.kernel].title, verdict.graph, missing, figure(guess),
                          figure(ours / guess), _limit(goal),
                          "would be met" if ours <= goal.limit * guess else "would be missed"])
    if lines:
        yield ""
        yield ("Peers against which goals are set, and which aren't here. The estimate is the time "
               "here of the best peer that is, in the proportion that both had when the goals were "
               "set, on another machine and on the graph of the goal:")
        yield ""
        yield from table("kernel | graph | peer | > estimate, CPU s | > ratio | > goal | ", lines)


# MARK: What isn't there

def _absent(comparison: Comparison, left_out: dict[str, str]) -> Iterator[str]:
    if left_out:
        yield "Left out: " + "; ".join(f"{k} ({why})" for k, why in left_out.items()) + "."
    own = comparison.programs["entente"]
    missing = [name for name in comparison.settings.kernels if name not in own]
    if missing:
        yield ""
        yield f"entente-bench doesn't have yet: {', '.join(missing)}."
    if comparison.skipped:
        yield ""
        peers = sorted({peer for peer, _, _ in comparison.skipped})
        yield "Not run, because it takes minutes: " + "; ".join(
            f"{peer} (" + ", ".join(sorted(f"{kernel} on {graph}" for name, kernel, graph
                                           in comparison.skipped if name == peer)) + ")"
            for peer in peers) + "."
    if comparison.left:
        yield ""
        first = [unit for unit in comparison.left if unit.turn == 0]
        names = dict.fromkeys(f"{unit.kernel} on {unit.graph} ("
                              + ", ".join(dict.fromkeys(peer for peer, _ in unit.runs)) + ")"
                              for unit in first)
        turns = len(comparison.left) - len(first)
        yield "The time was up before: " + "; ".join(
            [*names, *([f"{turns} further turns"] if turns else [])]) + "."


# MARK: Rows

def _row(name: str, graph: str, found: Row) -> Iterator[str]:
    yield ""
    yield f"### {KERNELS[name].title}, {graph}"
    yield ""
    if not found:
        yield "Nobody was timed."
        return
    yield from table(
        "program | > threads | > CPU s | > wall s | > peak MB | > Entente / it, CPU | "
        "> Entente / it, wall | agrees",
        (_cells(program, count, found) for program, count in sorted(
            found, key=lambda key: (key[1], found[key].median("cpu") or 1e9))))


def _cells(program: str, threads: int, found: Row) -> list[object]:
    result = found[program, threads]
    if result.error:
        return [program, threads, "", "", "", "", "", result.error]
    ours = found.get(("entente", threads))
    ratios = [""] * 2
    if program != "entente" and ours and not ours.error:
        ratios = [figure(ours.median(what) / result.median(what)) if result.median(what) else ""
                  for what in ("cpu", "wall")]
    is_same, how = result.agreement
    if program == "entente" and threads == 1:
        is_same, how = None, how if how.startswith("Q") else ""
    word = {True: "yes", False: "**no**", None: ""}[is_same]
    return [program, threads, *(figure(result.median(what)) for what in ("cpu", "wall", "peak")),
            *ratios, ", ".join(filter(None, [word, how]))]
