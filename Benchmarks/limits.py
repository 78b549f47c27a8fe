"""How near Entente comes to what the memory of this machine allows."""

import json
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from journal import Journal, Record
from markdown import figure, table
from process import Clock, TimeIsUp, measure
from programs import command, make, path_of
from settings import ROOT, Settings, say
from suite import KERNELS

PART = "limits"

ITERATIONS = 20


@dataclass(frozen=True)
class Traffic:
    """What a kernel moves at least: bytes in sequence, and entries gathered from random places."""

    formula: str
    bytes: Callable[[Record], float]
    # How many entries, and the bytes of the table that has them.
    gathers: Callable[[Record], float] = lambda graph: 0
    table: Callable[[Record], float] = lambda graph: 0
    entry: int = 0


TRAFFIC = {
    "load": Traffic("the bytes of the file", lambda graph: graph["size"]),
    "pagerank20": Traffic(
        f"{ITERATIONS} · (12 *m* + 40 *n*): in each iteration the number of each arc's source and "
        "the score gathered from there; of each node the end of its row, its old and new score, "
        "what it passes on along an arc, and the share by which that is worked out",
        lambda graph: ITERATIONS * (12 * graph["m"] + 40 * graph["n"]),
        lambda graph: ITERATIONS * graph["m"], lambda graph: 8 * graph["n"], 8),
    "wcc": Traffic(
        "16 *m* + 12 *n*: the number of each of the 2 *m* neighbors and the label gathered from "
        "there; of each node the end of its row and its label. Entente skips arcs within the "
        "largest component, so it can be faster than that",
        lambda graph: 16 * graph["m"] + 12 * graph["n"],
        lambda graph: 2 * graph["m"], lambda graph: 4 * graph["n"], 4),
}


class Limits:
    """The speed of memory, and of three kernels on one large graph."""

    def __init__(self, settings: Settings, journal: Journal, clock: Clock) -> None:
        self.settings, self.journal, self.clock = settings, journal, clock
        large = [graph for graph in settings.graphs or () if graph.startswith("rmat")]
        self.graph = large[-1] if large else "rmat14" if settings.quick else "rmat20"

    # MARK: Running

    def run(self) -> None:
        try:
            self._measure_memory()
            for name in TRAFFIC:
                for threads in self.settings.threads:
                    self._measure_kernel(name, threads)
        except TimeIsUp:
            return

    def _path(self, name: str) -> Path:
        path = path_of(KERNELS[name], self.graph, self.settings.data)
        self.clock.check()
        make(path, self.graph, self.settings.data)
        return path

    def _measure_memory(self) -> None:
        program = self.settings.data / "memory"
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            say("no C compiler: the memory isn't measured")
            return
        subprocess.check_call([compiler, "-O3", "-pthread", ROOT / "Benchmarks/memory/memory.c",
                               "-o", program])
        for threads in self.settings.threads:
            if not self.journal.has(PART, ("memory", threads)):
                say(f"memory ×{threads}")
                done = measure([program, threads, self._path("load")], threads, 600, self.clock)
                if not done.error:
                    self.journal.add(PART, ("memory", threads), **json.loads(done.output))

    def _measure_kernel(self, name: str, threads: int) -> None:
        key = name, self.graph, threads
        if self.journal.has(PART, key):
            return
        kernel, path = KERNELS[name], self._path(name)
        words = command(kernel, "entente", name, path, threads, 5, self.settings)
        runs = [measure(words, threads, self.settings.timeout, self.clock, kernel.is_whole)
                for _ in range(self.settings.repeats if kernel.is_whole else 1)]
        error = next((run.error for run in runs if run.error), "")
        found: Record
        if error:
            found = {"error": error}
        elif kernel.is_whole:
            found = {"wall": statistics.median(run.wall for run in runs),
                     "cpu": statistics.median(run.cpu for run in runs)}
        else:
            said = json.loads(runs[0].output.splitlines()[-1])
            found = {"wall": statistics.median(said["wall_s"]),
                     "cpu": statistics.median(said["cpu_s"]), "n": said["n"], "m": said["m"]}
        say(f"limits {name} {self.graph} ×{threads}:", error or f"{found['wall']:.3g} s")
        self.journal.add(PART, key, size=path.stat().st_size, **found)

    # MARK: What is known

    def report(self) -> str:
        return "\n".join(self._report())

    def _report(self) -> Iterator[str]:
        known = [self.journal.get(PART, ("memory", threads)) for threads in self.settings.threads]
        memories = {speed["threads"]: speed for speed in known if speed}
        if not memories:
            yield "The memory was not measured."
            return
        yield from self._speeds(memories)
        yield ""
        yield from table(
            "kernel | graph | > threads | > MB moved | > s | > GB/s | > of a sequential read | "
            "> of a bound with gathers",
            (self._cells(name, threads, speed) for name in TRAFFIC
             for threads, speed in memories.items()))
        yield ""
        yield ("One thread: CPU seconds, against the best CPU seconds of the same reads; more "
               "threads: the clock. *Of a sequential read* is the rate of the bytes moved, as a "
               "share of `sum`; for reading also as a share of copying the file out of the cache "
               "of the system, `file`. *Of a bound with gathers* is the time that the same number "
               "of gathers from a table of that size takes, 1 MiB or more, and the other bytes by "
               "`sum`, as a share of the time taken; it is more than 100 % where tables are "
               "smaller, or a few hubs are gathered so often that they stay near. Bytes moved, "
               "of *n* nodes and *m* edges:")
        yield ""
        for name, traffic in TRAFFIC.items():
            yield f"- {KERNELS[name].title}: {traffic.formula}."

    def _speeds(self, memories: dict[int, Record]) -> Iterator[str]:
        speeds = [memories[threads][_clock(threads)] for threads in memories]
        rows = [[f"{what}, GB/s", *(figure(speed[what]) for speed in speeds)]
                for what in ("sum", "copy", "triad", "file")]
        rows += [[f"gathers from {size} MiB, millions/s",
                  *(figure(speed["gather"][size]) for speed in speeds)]
                 for size in speeds[0]["gather"]]
        head = (f"> {threads} thread{'s' if threads > 1 else ''}" for threads in memories)
        yield from table(" | ".join(["", *head]), rows)

    def _cells(self, name: str, threads: int, speed: Record) -> list[object]:
        title = KERNELS[name].title
        record = self.journal.get(PART, (name, self.graph, threads))
        if not record or "error" in record:
            return [title, self.graph, threads, record["error"] if record else "not reached",
                    *[""] * 4]
        traffic, of = TRAFFIC[name], speed[_clock(threads)]
        moved, seconds = traffic.bytes(record), record[_clock(threads)]
        rate = moved / seconds / 1e9
        share = _percent(rate / of["sum"])
        if name == "load":
            share += f" ({_percent(rate / of['file'])} of `file`)"
        bound = ""
        gathers = traffic.gathers(record)
        if gathers:
            in_sequence = (moved - gathers * traffic.entry) / (of["sum"] * 1e9)
            at_random = gathers / (_gather_rate(of["gather"], traffic.table(record)) * 1e6)
            bound = _percent((in_sequence + at_random) / seconds)
        return [title, self.graph, threads, figure(moved / 1e6), figure(seconds), figure(rate),
                share, bound]


def _clock(threads: int) -> str:
    """CPU seconds tell of one thread whatever else the machine does; of several only the clock
    tells whether they ran at once."""
    return "cpu" if threads == 1 else "wall"


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= .1 else f"{share:.2%}"


def _gather_rate(rates: dict[str, float], size: float) -> float:
    """Millions of gathers a second from the smallest table measured that is as large."""
    sizes = sorted(int(each) for each in rates)
    return rates[str(next((each for each in sizes if each * 2**20 >= size), sizes[-1]))]
