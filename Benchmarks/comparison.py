"""Times Entente and its peers in turn."""

import json
import math
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gap
from agreement import agreement
from goals import GOALS, goals_for
from journal import Journal
from process import Clock, TimeIsUp, measure
from programs import Programs, command, make, path_of
from settings import Settings, say
from suite import KERNELS, PARALLEL, SLOW, Kernel

PART = "kernel"


@dataclass
class Timed:
    """What a program took for a kernel on a graph, turn by turn."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    digest: dict[str, Any] = field(default_factory=dict)
    error: str = ""
    # Whether the result agrees with ours, or `None`; and how near it is.
    agreement: tuple[bool | None, str] = (None, "")

    def median(self, what: str) -> float:
        """The median of `wall`, `cpu` or `peak`, of a program that came to an end."""
        return statistics.median(getattr(self, what))


# What each program took on a number of threads.
Row = dict[tuple[str, int], Timed]


def finished(row: Row, program: str, threads: int) -> Timed | None:
    """What a program took, if it was run and came to an end."""
    timed = row.get((program, threads))
    return timed if timed and not timed.error else None


@dataclass(frozen=True)
class Unit:
    """Programs that take a turn one after another, with a kernel on a graph."""

    rank: int
    kernel: str
    graph: str
    turn: int
    runs: tuple[tuple[str, int], ...]


class Comparison:
    """The rows to measure, and what is known of them."""

    def __init__(self, settings: Settings, programs: Programs, journal: Journal,
                 clock: Clock) -> None:
        self.settings, self.programs, self.journal, self.clock = settings, programs, journal, clock
        self.rows = [(name, graph) for name in settings.kernels for graph in self._graphs(name)]
        self.goals = {(name, graph): goals for name in settings.kernels
                      for graph, goals in goals_for(name, self._graphs(name)).items()}
        order = {(goal.kernel, goal.graph): i for i, goal in reversed(list(enumerate(GOALS)))}
        self.rows.sort(key=lambda row: order.get(row, len(order)))
        self.skipped: set[tuple[str, str, str]] = set()
        units = [unit for name, graph in self.rows for unit in self._units(name, graph)]
        self.units = sorted(units, key=lambda unit: (unit.rank, unit.turn))
        self.left: list[Unit] = []

    def _graphs(self, name: str) -> list[str]:
        kernel = KERNELS[name]
        if self.settings.graphs:
            return [graph for graph in self.settings.graphs if kernel.suits(graph)]
        return kernel.quick if self.settings.quick else kernel.graphs

    def _units(self, name: str, graph: str) -> Iterator[Unit]:
        """The turns of a row by their importance.

        0: Entente and those who may be the best peer, one thread, where there is a goal; 1: the
        same on more threads; 2: their other turns; 3: the other peers; 4: rows without a goal.
        """
        goals = self.goals[name, graph]
        here = [program for program, kernels in self.programs.items()
                if name in kernels and not self._is_skipped(program, name, graph)]
        rivals = {peer for goal in goals for peer in goal.contenders(here)}
        first = [program for program in here
                 if program == "entente" or program in rivals or not rivals]
        rest = [program for program in here if program not in first]
        for turn in range(self.settings.repeats):
            for rank, programs, threads in (
                    (0 if turn == 0 else 2, first, self.settings.threads[:1]),
                    (1 if turn == 0 else 2, first, self.settings.threads[1:]),
                    (3, rest, self.settings.threads)):
                runs = [(program, count) for program in programs for count in threads
                        if count == 1 or program == "entente"
                        or program in PARALLEL.get(name, ())]
                start = turn % max(1, len(runs))
                if runs:
                    yield Unit(rank if goals else 4, name, graph, turn,
                               tuple(runs[start:] + runs[:start]))

    def _is_skipped(self, program: str, name: str, graph: str) -> bool:
        if program not in SLOW or self.settings.peers or graph in SLOW[program]:
            return False
        self.skipped.add((program, name, graph))
        return True

    # MARK: Running

    def run(self, ranks: range) -> None:
        """Runs the turns of some importance; what there is no time for is in `left`."""
        for unit in self.units:
            if unit.rank not in ranks:
                continue
            try:
                for program, threads in unit.runs:
                    self._once(unit, program, threads)
            except TimeIsUp:
                self.left.append(unit)

    def _once(self, unit: Unit, program: str, threads: int) -> None:
        if self.is_known(unit, program, threads):
            return
        self.clock.check()
        kernel = KERNELS[unit.kernel]
        path = path_of(kernel, unit.graph, self.settings.data)
        make(path, unit.graph, self.settings.data)
        found = self._measured(kernel, self.programs[program][unit.kernel], program, path, threads)
        say(f"{unit.kernel} {unit.graph} {program} ×{threads}:",
            found.get("error") or f"{found['wall']:.3g} s")
        self.journal.add(
            PART, (unit.kernel, unit.graph, program, threads, unit.turn), **found)

    def _measured(self, kernel: Kernel, name: str, program: str, path: Path,
                  threads: int) -> dict[str, Any]:
        """Runs a program; again and more often if it takes but an instant."""
        inner = 1
        while True:
            words = command(kernel, program, name, path, threads, inner, self.settings)
            done = measure(words, threads, self.settings.timeout, self.clock, kernel.is_whole)
            if done.error:
                return {"error": done.error}
            if kernel.is_whole:
                runs = [done]
                if done.wall < .3 and not self.settings.quick:
                    # The first has brought the program into memory.
                    runs = [measure(words, threads, self.settings.timeout, self.clock, True)
                            for _ in range(min(25, max(3, math.ceil(.3 / done.wall))))]
                return {what: statistics.median(getattr(run, what) for run in runs)
                        for what in ("wall", "cpu", "peak")} | {
                            "digest": answer(kernel, done.output)}
            said = gap.said(name, done.output, self.settings) if program == gap.NAME else \
                json.loads(done.output.splitlines()[-1].replace(":inf", ":Infinity"))
            wall = statistics.median(said["wall_s"])
            if inner > 1 or wall > 1 or self.settings.quick and wall > .1:
                return {"wall": wall, "cpu": statistics.median(said["cpu_s"]),
                        "peak": said["peak_mb"], "digest": said["digest"]}
            inner = min(25, max(3, math.ceil(.3 / max(wall, 1e-6))))

    # MARK: What is known

    def is_known(self, unit: Unit, program: str, threads: int) -> bool:
        """Whether a program has had its turn, or will have none since it failed in an earlier."""
        keys = [(unit.kernel, unit.graph, program, threads, turn) for turn in range(unit.turn + 1)]
        return self.journal.has(PART, keys[-1]) or any(
            "error" in (self.journal.get(PART, key) or ()) for key in keys)

    def results(self, name: str, graph: str) -> Row:
        """What the programs took in all turns, and whether they agree with Entente; or with
        another that is there, if Entente has no result."""
        row: Row = {}
        for record in self.journal.of(PART):
            kernel, of_graph, program, threads, _ = record["key"]
            if (kernel, of_graph) != (name, graph) or program not in self.programs:
                continue
            timed = row.setdefault((program, threads), Timed())
            if "error" in record:
                timed.error = record["error"]
                continue
            for what in ("wall", "cpu", "peak"):
                getattr(timed, what).append(record[what])
            timed.digest = record["digest"]
        ours = row.get(("entente", self.settings.threads[0]))
        known = [timed for timed in row.values() if not timed.error]
        if known:
            reference = ours if ours and not ours.error else known[0]
            for timed in known:
                timed.agreement = agreement(KERNELS[name], reference.digest, timed.digest)
        return row


def answer(kernel: Kernel, output: str) -> dict[str, Any]:
    """A digest of what a whole task printed: the twenty first and their scores, or counts."""
    if kernel.mode == "summit":
        return {"count": len(output.splitlines())}
    if kernel.mode == "typed":
        rows = [line.split("\t") for line in output.splitlines() if not line.startswith("rank\t")]
        return {"top": [[row[1] if len(row) == 5 else row[0], float(row[-1])] for row in rows]}
    numbers = re.search(r'"entities": *(\d+).*?"relations": *(\d+)', output, re.S)
    numbers = numbers or re.search(r"Graph has (\d+) nodes and (\d+)", output)
    nodes, edges = numbers.groups() if numbers else output.split()[:2]
    return {"nodes": int(nodes), "edges": int(edges)}
