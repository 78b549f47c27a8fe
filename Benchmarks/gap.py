"""The GAP benchmark suite, a peer in C++ whose sources one brings along: scripts/bench --gap.

It is built from a copy of its sources in which the timer around the kernels is another, which also
counts CPU seconds and keeps the result (peers/gap/trial.h). The kernels stay as they are, but for
betweenness: GAP starts from some nodes drawn at random and counts the paths of a node to which it
is an end as well; here it starts from every node once, and leaves those paths out.
"""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from settings import PEERS, PYTHON, Settings, say

NAME = "GAP"

# What isn't the same in the copy: files of src/, what is there, and what takes its place.
CHANGES = [
    ("benchmark.h", '#include "writer.h"', '#include "writer.h"\n#include "trial.h"'),
    ("benchmark.h", "Timer trial_timer;", "Trial trial_timer;"),
    ("benchmark.h", "stats(g, result);", "trial_timer.Keep(result);"),
    ("bc.cc", "NodeID source = sp.PickNext();", "NodeID source = iter;"),
    ("bc.cc", "scores[u] += delta_u;", "if (u != source) scores[u] += delta_u;"),
]

# The program and the options of each kernel. Weights are whole numbers from 1 to 255; of the powers
# of two, this width of buckets is the fastest on one thread.
KERNELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "pagerank20": ("pr", ("-i", "20", "-t", "0")),
    "pagerank": ("pr", ("-i", "1000", "-t", "{tolerance}")),
    "wcc": ("cc", ()),
    "bfs": ("bfs", ("-r", "{start}")),
    "sssp": ("sssp", ("-r", "{start}", "-d", "1")),
    "triangles": ("tc", ()),
    "betweenness": ("bc", ("-i", "{nodes}")),
}
PROGRAMS = sorted({program for program, _ in KERNELS.values()} | {"converter"})


def _home(settings: Settings) -> Path:
    """Where the copy, its programs and its graphs are."""
    return settings.data / "gap"


# MARK: Building

def install(settings: Settings) -> dict[str, str]:
    """Builds what `--gap` names, unless it is built; returns why GAP is left out, if it is."""
    if settings.gap:
        try:
            _build(settings.gap.resolve(), _home(settings))
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            words = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
            reason = next((line for line in words if "error" in line), words[-1] if words else "?")
            (_home(settings) / "built.json").unlink(missing_ok=True)
            return {NAME: f"can't be built: {reason}"}
    elif not is_here(settings):
        return {NAME: "not asked for: --gap FOLDER"}
    return {}


def is_here(settings: Settings) -> bool:
    return (_home(settings) / "built.json").exists()


def version(settings: Settings) -> str:
    built = json.loads((_home(settings) / "built.json").read_text())
    return f"GAP {built['sources']} by {built['compiler']}"


def _build(folder: Path, home: Path) -> None:
    """Builds the programs from a copy of the sources, as the Makefile of the suite has it."""
    sources = sorted(folder.glob("src/*.h")) + sorted(folder.glob("src/*.cc"))
    rules = [folder / "Makefile", *sorted(folder.glob("*/*.mk"))]
    if not sources or not rules[0].exists():
        raise ValueError("no src/*.cc and Makefile in the folder")
    texts = {path.relative_to(folder): path.read_text() for path in [*sources, *rules]}
    of_gap = _hash(*texts.values())
    for name, old, new in CHANGES:
        path = Path("src", name)
        if old not in texts.get(path, ""):
            raise ValueError(f"src/{name} of this version has no '{old}'")
        texts[path] = texts[path].replace(old, new)
    texts[Path("src/trial.h")] = (PEERS / "gap" / "trial.h").read_text()
    compiler = subprocess.run([os.environ.get("CXX", "g++"), "--version"], capture_output=True,
                              text=True, check=True).stdout.splitlines()[0]
    built = {"copy": _hash(compiler, *texts.values()), "compiler": compiler,
             "sources": _commit(folder) or f"(sources {of_gap[:7]})"}
    record = home / "built.json"
    if record.exists() and json.loads(record.read_text())["copy"] == built["copy"]:
        return
    say("building", NAME)
    shutil.rmtree(home, ignore_errors=True)
    for path, text in texts.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text)
    subprocess.run(["make", f"CXX={os.environ.get('CXX', 'g++')}", *PROGRAMS], cwd=home,
                   capture_output=True, text=True, check=True)
    record.write_text(json.dumps(built))


def _hash(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def _commit(folder: Path) -> str:
    if not (folder / ".git").exists():
        return ""
    done = subprocess.run(["git", "-C", folder, "describe", "--always", "--dirty"],
                          capture_output=True, text=True)
    return done.stdout.strip()


# MARK: Running

def command(kernel: str, path: Path, repeats: int, settings: Settings) -> list[object]:
    """The words that time a kernel on a graph, which is converted when it is first asked for."""
    home = _home(settings)
    graph, about = _graph(path, home)
    program, options = KERNELS[kernel]
    values = {**about, "tolerance": about["nodes"] * 1e-9}
    return ["/usr/bin/env", f"GAP_RESULT={home / 'result'}", home / program, "-f", graph, "-a",
            "-n", repeats, *(option.format(**values) for option in options)]


def command_to_load(path: Path, settings: Settings) -> list[object]:
    """The words that read a text edge list, both directions, and do nothing with it."""
    home = _home(settings)
    return [home / "pr", "-f", _edge_list(path, home), "-n", "1", "-i", "0"]


def said(kernel: str, output: str, settings: Settings) -> dict[str, Any]:
    """What a program printed and kept, as entente-bench gives it."""
    lines = [line for line in output.splitlines() if line.startswith("{")]
    found = json.loads(lines[-1])
    if "count" in found:
        return found | {"digest": {"count": found["count"]}}
    return found | {"digest": _results("digest", kernel, _home(settings) / "result")}


def _graph(path: Path, home: Path) -> tuple[Path, dict[str, int]]:
    """A graph in the form that GAP reads in an instant, and what its options say of it."""
    mode = path.suffixes[-2][1:]
    graph = home / f"{path.stem}.{'wsg' if mode.endswith('w') else 'sg'}"
    notes = home / f"{path.stem}.json"
    if not graph.exists() or graph.stat().st_mtime < path.stat().st_mtime:
        say("converting", path.stem, "for", NAME)
        new = graph.with_name(f"new{graph.suffix}")
        subprocess.run([home / "converter", "-f", _edge_list(path, home), "-b", new,
                        *(["-s"] if mode.startswith("u") else []),
                        *(["-w"] if mode.endswith("w") else [])],
                       capture_output=True, check=True)
        notes.write_text(json.dumps(_results("about", path)))
        new.rename(graph)
    return graph, json.loads(notes.read_text())


def _edge_list(path: Path, home: Path) -> Path:
    """The same file under a name by which GAP knows its form."""
    link = home / f"{path.stem}.{'wel' if path.stem.endswith('w') else 'el'}"
    if not link.exists():
        link.unlink(missing_ok=True)
        link.symlink_to(path)
    return link


def _results(*words: object) -> dict[str, Any]:
    asked = [str(word) for word in (PYTHON, "-B", PEERS / "gap" / "results.py", *words)]
    return json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
