"""How time and memory of Entente grow with the number of edges."""

import json
import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from journal import Journal, Record
from markdown import figure, table
from process import Clock, TimeIsUp, measure
from programs import make, names_in_entente_bench, path_of
from settings import Settings, say
from suite import Kernel

PART = "growth"


@dataclass(frozen=True)
class Line:
    title: str
    mode: str
    # What entente-bench calls the kernel; none for a whole process that reads.
    kernel: str | None = None

    @property
    def least(self) -> float:
        """The seconds below which a run tells more of the start of a process, or of the clock."""
        return .001 if self.kernel else .2


LINES = [
    Line("text edge list to a graph", "d"),
    Line("PageRank", "d", "pagerank"),
    Line("components", "u", "wcc"),
    Line("Leiden", "u", "leiden"),
    Line("sampled betweenness, ± 0.01", "u", "betweenness-approx-0.01"),
    Line("exact betweenness", "u", "betweenness"),
]


class Growth:
    """The sizes to measure, smallest first, each with all kernels that get so far."""

    def __init__(self, settings: Settings, journal: Journal, clock: Clock) -> None:
        self.settings, self.journal, self.clock = settings, journal, clock
        known = names_in_entente_bench(settings)
        self.lines = [line for line in LINES if line.kernel is None or line.kernel in known]
        self.missing = [line for line in LINES if line not in self.lines]
        self.sizes = [10**power for power in range(4, settings.growth_to + 1)]

    # MARK: Running

    def run(self) -> None:
        pairs = [(size, line) for size in self.sizes for line in self.lines]
        # What takes minutes comes last.
        for size, line in sorted(pairs, key=lambda pair: pair[1].kernel == "betweenness"):
            key = line.title, size
            if self.journal.has(PART, key):
                continue
            try:
                found = self._hopeless(line, size) or self._measured(line, size)
            except TimeIsUp:
                return
            self.journal.add(PART, key, **found)
            say(f"growth {line.title}, {size:.0e} edges:",
                found.get("error") or f"{found['cpu']:.3g} CPU s, {found['peak']:.0f} MB")

    def _hopeless(self, line: Line, size: int) -> Record | None:
        """What a run would take, if it is more than there is."""
        known = [each for each in self._points(line) if each[0] < size]
        if not known or known[-1][0] * 10 != size:
            earlier = self.journal.get(PART, (line.title, size // 10))
            return {"error": "not tried"} if earlier and "error" in earlier else None
        _, cpu, peak = known[-1]
        exponent = max(1.0, fitted([(edges, used) for edges, used, _ in known[-2:]]) or 1)
        seconds, megabytes = cpu * 10 ** exponent, peak * 10
        if seconds > self.settings.timeout:
            return {"error": f"about {_duration(seconds)}"}
        if megabytes > .7 * _memory():
            return {"error": f"about {megabytes / 1024:.0f} GB"}
        return None

    def _measured(self, line: Line, size: int) -> Record:
        graph = f"edges-1e{round(math.log10(size))}"
        self.clock.check()
        path = path_of(Kernel(line.title, line.mode, [], []), graph, self.settings.data)
        make(path, graph, self.settings.data)
        if line.kernel is None:
            words = [self.settings.build / "entente", "show", path, "--input-format", "edge-list",
                     "--format", "json", "--quiet"]
        else:
            words = [self.settings.build / "entente-bench", path, line.mode, 1,
                     3 if size < 10**6 else 1, line.kernel]
        runs = [measure(words, 1, self.settings.timeout, self.clock, is_pinned=True)
                for _ in range(3 if line.kernel is None and size < 10**6 else 1)]
        if runs[0].error:
            return {"error": runs[0].error}
        if line.kernel is None:
            return {what: statistics.median(getattr(run, what) for run in runs)
                    for what in ("wall", "cpu", "peak")}
        said = json.loads(runs[0].output.splitlines()[-1].replace(":inf", ":Infinity"))
        return {"wall": statistics.median(said["wall_s"]),
                "cpu": statistics.median(said["cpu_s"]), "peak": said["peak_mb"]}

    # MARK: What is known

    def _points(self, line: Line) -> list[tuple[int, float, float]]:
        """Edges, CPU seconds and MB of the sizes that were measured."""
        found = [(size, self.journal.get(PART, (line.title, size))) for size in self.sizes]
        return [(size, record["cpu"], record["peak"]) for size, record in found
                if record and "error" not in record]

    def report(self) -> str:
        return "\n".join(self._report())

    def _report(self) -> Iterator[str]:
        head = " | ".join(["", *(f"> 10^{round(math.log10(size))} edges" for size in self.sizes),
                           "> exponent", "> bytes an edge"])
        yield from table(head, (self._cells(line) for line in self.lines))
        yield ""
        yield ("CPU seconds of one thread, and the peak memory of the process in MB. The exponent "
               "is fitted to the logarithms of edges and seconds by least squares, over the sizes "
               "that took 1 ms and more, a whole process 0.2 s; bytes an edge are those by which "
               "the memory grows from the size before the largest to the largest. Graphs are R-MAT "
               "with a tenth as many nodes as edges. *About* is what a size would take, if the "
               "cost grew as it did: it was not run.")
        if self.missing:
            yield ""
            yield ("entente-bench doesn't have yet: "
                   + ", ".join(str(line.kernel) for line in self.missing) + ".")

    def _cells(self, line: Line) -> Iterator[str]:
        yield line.title
        for size in self.sizes:
            record = self.journal.get(PART, (line.title, size))
            yield "not reached" if not record else record["error"] if "error" in record \
                else f"{figure(record['cpu'])} s, {figure(record['peak'])}"
        points = self._points(line)
        exponent = fitted([(size, cpu) for size, cpu, _ in points if cpu >= line.least])
        yield "–" if exponent is None else f"{exponent:.2f}"
        if len(points) < 2:
            yield "–"
        else:
            (fewer, _, less), (more, _, most) = points[-2:]
            yield figure((most - less) * 2**20 / (more - fewer))


def fitted(points: list[tuple[int, float]]) -> float | None:
    """The exponent of the power that fits seconds to sizes, by least squares of logarithms."""
    logs = [(math.log(size), math.log(seconds)) for size, seconds in points if seconds > 0]
    if len(logs) < 2:
        return None
    x, y = (statistics.fmean(values) for values in zip(*logs))
    return sum((a - x) * (b - y) for a, b in logs) / sum((a - x) ** 2 for a, _ in logs)


def _memory() -> float:
    """The memory of this machine in MB, that of others included."""
    with open("/proc/meminfo") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("MemAvail")) / 1024


def _duration(seconds: float) -> str:
    return f"{seconds / 3600:.0f} h" if seconds > 5400 else f"{seconds / 60:.0f} min"
