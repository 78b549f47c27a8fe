"""What there is to run: Entente and its peers, built or installed, and the graphs."""

import functools
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import gap
from settings import PEERS, PYTHON, ROOT, Settings, say
from suite import KERNELS, NEEDS, Kernel

SYSTEM_PYTHON = Path("/usr/bin/python3")

# A program, and what it calls each kernel that it has.
Programs = dict[str, dict[str, str]]


def install(settings: Settings, peers: Iterable[str]) -> dict[str, str]:
    """Installs peers, and returns those that can't be, with the reason."""
    if not PYTHON.exists():
        say("making .venv-bench")
        subprocess.check_call([sys.executable, "-m", "venv", PYTHON.parent.parent])
    missing = [peer for peer in peers if peer not in _importable(PYTHON, *peers)]
    reasons = {}
    for package in dict.fromkeys(package for peer in missing for package in NEEDS[peer]):
        say("installing", package)
        done = subprocess.run(
            [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--only-binary", ":all:", package], capture_output=True, text=True)
        if done.returncode != 0:
            reasons[package] = (done.stderr.strip().splitlines() or ["pip failed"])[-1]
    if missing:
        _importable.cache_clear()
    here = _importable(PYTHON, *peers)
    left_out = {peer: "; ".join(reasons.get(package, "") for package in NEEDS[peer]
                                if package in reasons) or "can't be imported"
                for peer in missing if peer not in here}
    if settings.graph_tool and not _has_graph_tool():
        say("installing python3-graph-tool")
        problem = _install_graph_tool()
        _importable.cache_clear()
        if not _has_graph_tool():
            left_out["graph-tool"] = f"python3-graph-tool can't be installed: {problem}"
    elif not _has_graph_tool():
        left_out["graph-tool"] = "not asked for: --graph-tool"
    return left_out | gap.install(settings)


def _has_graph_tool() -> bool:
    return SYSTEM_PYTHON.exists() and "graph-tool" in _importable(SYSTEM_PYTHON, "graph-tool")


def _install_graph_tool() -> str:
    """Installs Debian's package, and returns the last thing that was said about it."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    try:
        subprocess.run([*sudo, "apt-get", "update", "-qq"], capture_output=True)
        done = subprocess.run(
            [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq",
             "--no-install-recommends", "python3-graph-tool"], capture_output=True, text=True)
    except OSError as error:
        return str(error)
    return (done.stderr.strip().splitlines() or ["it can't be imported"])[-1]


@functools.cache
def _importable(python: Path, *peers: str) -> dict[str, list[str]]:
    """The peers that a Python can import, and their kernels."""
    asked = subprocess.run([python, PEERS / "worker.py", "kernels", *peers],
                           capture_output=True, text=True)
    return json.loads(asked.stdout) if asked.returncode == 0 else {}


def programs(settings: Settings) -> Programs:
    """The programs at hand, Entente first, and those whole tasks that they do."""
    peers = dict(_importable(PYTHON, *NEEDS))
    if _has_graph_tool():
        peers |= _importable(SYSTEM_PYTHON, "graph-tool")
    if gap.is_here(settings):
        peers[gap.NAME] = list(gap.KERNELS)
    found: Programs = {"entente": _kernels_of_entente(settings)}
    for peer, kernels in peers.items():
        found[peer] = {kernel: kernel for kernel in kernels}
    for name, kernel in KERNELS.items():
        for program, peer in kernel.programs:
            if peer in peers or peer == "entente":
                found.setdefault(program, {})[name] = name
    return {program: kernels for program, kernels in found.items() if kernels and (
        program == "entente" or not settings.peers
        or {program, *program.split("+")} & set(settings.peers))}


def build(settings: Settings) -> None:
    """Makes the release builds of Entente."""
    for product in ("entente-bench", "entente"):
        say("building", product)
        done = subprocess.run(
            ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", product,
             "--scratch-path", settings.scratch_path], cwd=ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(done.stdout[-3000:] + done.stderr[-3000:])


def names_in_entente_bench(settings: Settings) -> set[str]:
    """What entente-bench calls its kernels; it lists them when it is asked for another."""
    tiny = settings.data / "tiny.tsv"
    tiny.write_text("0\t1\n")
    try:
        asked = subprocess.run([settings.build / "entente-bench", tiny, "u", "1", "1", "?"],
                               capture_output=True, text=True)
    except OSError:
        sys.exit(f"entente-bench isn't in {settings.build}; leave --no-build out")
    return set(asked.stderr.rpartition("known: ")[2].strip().split(", "))


def _kernels_of_entente(settings: Settings) -> dict[str, str]:
    own = names_in_entente_bench(settings)
    return {kernel: name for kernel, about in KERNELS.items() if not about.is_whole
            for name in reversed((kernel, *about.aliases)) if name in own}


# MARK: Graphs

def path_of(kernel: Kernel, graph: str, data: Path) -> Path:
    """The file of a graph, as a kernel reads it."""
    if kernel.mode == "summit":
        return ROOT / "graphs" / "sco-astana-2024.yaml"
    if kernel.mode == "typed":
        return data / graph / "edges.csv"
    mode = "uw" if graph.startswith("inst") else kernel.mode
    return data / f"{graph}.{mode}.tsv"


def make(path: Path, graph: str, data: Path) -> None:
    """Makes a graph, unless its file is there, and what peers read in place of its text."""
    is_made = path.exists() and (path.suffix != ".tsv" or Path(f"{path}.npy").exists())
    if not is_made:
        say("making", graph)
        subprocess.check_call([PYTHON, PEERS / "graphs.py", data, graph])


def command(kernel: Kernel, program: str, name: str, path: Path, threads: int, repeats: int,
            settings: Settings) -> list[object]:
    """The words that time a program; `name` is what it calls the kernel."""
    if not kernel.is_whole:
        mode = path.suffixes[-2][1:]
        if program == "entente":
            return [settings.build / "entente-bench", path, mode, threads, repeats, name]
        if program == gap.NAME:
            return gap.command(name, path, repeats, settings)
        python = SYSTEM_PYTHON if program == "graph-tool" else PYTHON
        return [python, PEERS / "worker.py", program, path, mode, threads, repeats, name]
    entente = settings.build / "entente"
    if kernel.mode == "summit":
        return [entente, "rank", path]
    nodes = path.with_name("nodes.csv")
    if kernel.mode == "typed":
        if program == "entente":
            return [entente, "rank", path, "--with", nodes, "--by", "pagerank", "--top", 20,
                    "--format", "tsv", "--no-evidence", "--quiet"]
        return [PYTHON, PEERS / "tasks" / f"{program.replace('+', '_')}.py", nodes, path]
    if program == "entente":
        return [entente, "show", path, "--input-format", "edge-list", "--format", "json",
                "--quiet"]
    if program == gap.NAME:
        return gap.command_to_load(path, settings)
    return [PYTHON, PEERS / "tasks" / "load.py", program, path]
