"""What was asked for on the command line, and where things are."""

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "Benchmarks" / "peers"
PYTHON = ROOT / ".venv-bench" / "bin" / "python"


@dataclass
class Settings:
    kernels: list[str]
    graphs: list[str] | None
    peers: list[str] | None
    threads: list[int]
    repeats: int
    timeout: float
    quick: bool
    graph_tool: bool
    gap: Path | None
    growth_to: int
    data: Path
    scratch_path: Path
    # The words after `scripts/bench` that decide what is measured.
    chosen: list[str]

    @property
    def build(self) -> Path:
        """Where the programs are that Swift built."""
        return self.scratch_path / "release"


def say(*words: object) -> None:
    print(*words, file=sys.stderr, flush=True)
