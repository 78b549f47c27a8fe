"""Draws graphs with sfdp and with Entente in turn, and judges both drawings by the same kernels."""

import json
import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import graphs
from process import Clock, Measured, measure


@dataclass
class Drawing:
    """What one program made of a graph."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: float = 0  # MB
    judgment: dict[str, float] | None = None
    error: str = ""

    @property
    def seconds(self) -> float | None:
        return statistics.median(self.cpu) if self.cpu else None

    @property
    def wall_seconds(self) -> float | None:
        return statistics.median(self.wall) if self.wall else None


class LayoutComparison:
    """The drawings of some graphs by each program."""

    def __init__(self, names: list[str], alone: set[str], folder: Path, bench: Path,
                 threads: list[int], repeats: int, timeout: float) -> None:
        self.drawings: dict[str, dict[str, Drawing]] = {}
        self.sizes: dict[str, tuple[int, int]] = {}
        self._folder, self._bench = folder, bench
        self._threads, self._repeats, self._timeout = threads, repeats, timeout
        self._alone = alone
        for name in names:
            self._draw(name)

    def _draw(self, name: str) -> None:
        path = graphs.make(self._folder, name)
        edges = [tuple(map(int, line.split())) for line in path.read_text().splitlines()]
        self.sizes[name] = 1 + max(map(max, edges)), len(edges)
        programs = [] if name in self._alone else ["sfdp"]
        programs += [f"entente {threads}" for threads in self._threads]
        found = self.drawings[name] = {program: Drawing() for program in programs}
        for _ in range(self._repeats):
            for program in programs:
                positions = self._folder / f"{name}.{program.replace(' ', '-')}.pos"
                if program == "sfdp":
                    self._sfdp(path, edges, positions, found[program])
                else:
                    self._entente(path, int(program.split()[1]), positions, found[program])
        for program in programs:
            positions = self._folder / f"{name}.{program.replace(' ', '-')}.pos"
            if not found[program].error:
                found[program].judgment = self._judge(path, positions)

    def _sfdp(self, path: Path, edges: list[tuple[int, ...]], positions: Path,
              drawing: Drawing) -> None:
        """Runs sfdp as one program: reading and writing take it a small part of the time.

        Overlaps are left, and edges are straight: both would be added to its time.
        """
        source = path.with_suffix(".gv")
        if not source.exists():
            lines = "".join(f"{u}--{v}\n" for u, v in edges)
            source.write_text(f'graph {{ node [shape=point width=0.05 label=""]\n{lines}}}\n')
        ran = measure(["/usr/bin/sfdp", "-Goverlap=true", "-Tplain", source], 1, self._timeout,
                      Clock(None))
        if self._note(ran, drawing, ran.cpu, ran.wall):
            nodes = (line.split() for line in ran.output.splitlines()
                     if line.startswith("node "))
            places = {int(words[1]): (words[2], words[3]) for words in nodes}
            positions.write_text(
                "".join("\t".join(places[node]) + "\n" for node in sorted(places)))

    def _entente(self, path: Path, threads: int, positions: Path, drawing: Drawing) -> None:
        """Runs Entente, and takes the time of the layout from the graph in memory."""
        ran = measure([self._bench, "layout", path, "u", threads, positions], threads,
                      self._timeout, Clock(None))
        said = json.loads(ran.output) if not ran.error else {"cpu_s": 0, "wall_s": 0}
        self._note(ran, drawing, said["cpu_s"], said["wall_s"])

    @staticmethod
    def _note(ran: Measured, drawing: Drawing, cpu: float, wall: float) -> bool:
        if ran.error:
            drawing.error = ran.error
            return False
        drawing.cpu.append(cpu)
        drawing.wall.append(wall)
        drawing.peak = max(drawing.peak, ran.peak)
        return True

    def _judge(self, path: Path, positions: Path) -> dict[str, float]:
        done = subprocess.run([self._bench, "judge", path, "u", "2", positions],
                              capture_output=True, text=True, check=True)
        return json.loads(done.stdout)
