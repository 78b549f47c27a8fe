"""Turns what was compared into Markdown: the goals first, then every row."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from comparison import Comparison, Row, Timed, finished
from goals import GOALS, Goal
from markdown import figure, table
from suite import KERNELS

MEASURES = {"cpu": "CPU s", "peak": "peak MB", "speedup": "1 → 2 threads", "seconds": "CPU s"}


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
    verdicts = [_verdict(goal, graph, found)
                for (name, graph), found in rows.items() for goal in comparison.goals[name, graph]]
    verdicts.sort(key=lambda verdict: GOALS.index(verdict.goal))
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
        "kernel | graph | measure | > Entente | > best peer that agrees | > ratio | > goal | "
        "outcome | > wall, 2 threads",
        ([KERNELS[each.goal.kernel].title,
          each.graph + (f" ({each.goal.graph})" if each.is_trial else ""),
          MEASURES[each.goal.measure], each.ours, each.peer,
          f"**{figure(each.ratio)}**" if each.ratio is not None else "–", _limit(each.goal),
          each.outcome, figure(each.ratio_of_walls)] for each in verdicts))
    yield ""
    yield ("*Wall, 2 threads* is the wall time of Entente on two threads, divided by that of the "
           "fastest peer on one or two. A goal that is set against a program that wasn't run "
           "is judged by the best that was.")
    yield from _estimates(verdicts, rows)


def _limit(goal: Goal) -> str:
    return (f"{'≥' if goal.measure == 'speedup' else '≤'} {goal.limit:g} "
            f"{'s' if goal.measure == 'seconds' else '×'}")


def _verdict(goal: Goal, graph: str, found: Row) -> Verdict:
    verdict = Verdict(goal, graph)
    if found and ("entente", 1) not in found and not KERNELS[goal.kernel].is_whole:
        verdict.outcome = "no kernel yet"
    elif ("entente", 1) in found and found["entente", 1].error:
        verdict.outcome = f"missed: {found['entente', 1].error}"
    elif ours := finished(found, "entente", 1):
        if goal.measure == "speedup":
            _judge_speedup(verdict, ours, finished(found, "entente", 2))
        elif goal.measure == "seconds":
            verdict.ours = figure(ours.median("cpu"))
            verdict.outcome = _word(ours.median("cpu") <= goal.limit)
        else:
            _judge_against_peers(verdict, ours, found)
    return verdict


def _word(is_met: bool) -> str:
    return "met" if is_met else "missed"


def _judge_speedup(verdict: Verdict, one: Timed, two: Timed | None) -> None:
    if not two:
        return
    verdict.ours = f"{figure(one.median('wall'))} → {figure(two.median('wall'))} s wall"
    verdict.ratio = _ratio(one.median("wall"), two.median("wall"))
    verdict.outcome = _word(verdict.ratio >= verdict.goal.limit)


def _judge_against_peers(verdict: Verdict, ours: Timed, found: Row) -> None:
    goal, measure = verdict.goal, verdict.goal.measure
    verdict.ours = figure(ours.median(measure))
    peers = _peers(found, 1)
    if not peers:
        verdict.outcome = "no peer with a result that agrees"
        return
    peer = min(peers, key=lambda name: peers[name].median("cpu"))
    theirs = peers[peer].median(measure)
    verdict.peer = f"{peer} {figure(theirs)}"
    verdict.ratio = _ratio(ours.median(measure), theirs)
    verdict.outcome = _word(verdict.ratio <= goal.limit)
    if measure == "cpu":
        verdict.ratio_of_walls = _ratio_of_walls(found)
    best = next(iter(goal.seen))
    if (best, 1) not in found:
        verdict.outcome += f" ({best} wasn't run)"


def _ratio_of_walls(found: Row) -> float | None:
    ours = finished(found, "entente", 2)
    theirs = [timed.median("wall") for threads in (1, 2)
              for timed in _peers(found, threads).values()]
    return _ratio(ours.median("wall"), min(theirs)) if ours and theirs else None


def _peers(found: Row, threads: int) -> dict[str, Timed]:
    """The peers that came to an end, but for those that don't agree with us."""
    return {peer: timed for (peer, count), timed in found.items()
            if peer != "entente" and count == threads and not timed.error
            and timed.agreement[0] is not False}


def _ratio(ours: float, theirs: float) -> float:
    return ours / theirs if theirs else math.inf


def _estimates(verdicts: list[Verdict], rows: dict[tuple[str, str], Row]) -> Iterator[str]:
    """What peers that aren't here might take, where the goal is set against them."""
    lines = []
    for verdict in verdicts:
        goal, found = verdict.goal, rows[verdict.goal.kernel, verdict.graph]
        best, ours = next(iter(goal.seen), ""), finished(found, "entente", 1)
        if goal.measure != "cpu" or not ours or (best, 1) in found:
            continue
        times = {peer: timed.median("cpu") for peer, timed in _peers(found, 1).items()}
        guess = goal.estimate(best, times)
        if guess:
            ratio = _ratio(ours.median("cpu"), guess)
            lines.append([KERNELS[goal.kernel].title, verdict.graph, best, figure(guess),
                          figure(ratio), _limit(goal), f"would be {_word(ratio <= goal.limit)}"])
    if lines:
        yield ""
        yield ("Programs against which goals are set, and which weren't run. The estimate is the "
               "time here of the best peer that was, in the proportion that both had when the "
               "goals were set, on another machine and on the graph of the goal:")
        yield ""
        yield from table(
            "kernel | graph | peer | > estimate, CPU s | > ratio | > goal | outcome", lines)


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
        waiting: dict[str, list[str]] = {}
        for unit in comparison.left:
            if unit.turn == 0:
                waiting.setdefault(f"{unit.kernel} on {unit.graph}", []).extend(
                    program if threads == 1 else f"{program} ×{threads}"
                    for program, threads in unit.runs
                    if not comparison.is_known(unit, program, threads))
        turns = sum(1 for unit in comparison.left if unit.turn > 0)
        yield "The time was up before: " + "; ".join(
            [f"{row} ({', '.join(programs)})" for row, programs in waiting.items()]
            + ([f"{turns} further turns"] if turns else [])) + "."


# MARK: Rows

def _row(name: str, graph: str, found: Row) -> Iterator[str]:
    yield ""
    yield f"### {KERNELS[name].title}, {graph}"
    yield ""
    if not found:
        yield "Not reached."
        return
    yield from table(
        "program | > threads | > CPU s | > wall s | > peak MB | > Entente / it, CPU | "
        "> Entente / it, wall | agrees",
        (_cells(program, count, found) for program, count in sorted(
            found, key=lambda key: (key[1], found[key].error, found[key].cpu))))


def _cells(program: str, threads: int, found: Row) -> list[object]:
    result = found[program, threads]
    if result.error:
        return [program, threads, "", "", "", "", "", result.error]
    ours = finished(found, "entente", threads)
    ratios = [""] * 2
    if program != "entente" and ours:
        ratios = [figure(_ratio(ours.median(what), result.median(what)))
                  for what in ("cpu", "wall")]
    is_same, how = result.agreement
    if program == "entente" and threads == 1:
        is_same, how = None, how if how.startswith("Q") else ""
    word = {True: "yes", False: "**no**", None: ""}[is_same]
    return [program, threads, *(figure(result.median(what)) for what in ("cpu", "wall", "peak")),
            *ratios, ", ".join(filter(None, [word, how]))]
