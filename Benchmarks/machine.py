"""Says on what machine and with which versions a run was made."""

import datetime
import os
import platform
import re
import subprocess
from collections.abc import Iterator

import gap
from journal import Journal, Record
from settings import PYTHON, ROOT, Settings
from suite import NEEDS

PART = "run"


def said(*command: object) -> str:
    """What a program prints, or nothing."""
    try:
        words = [str(word) for word in command]
        return subprocess.run(words, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def sources() -> str:
    """What Entente was built from: the same for the same sources, whatever else has changed."""
    folders = ("Sources", "Package.swift", "Benchmarks/entente-bench")
    trees = [said("git", "-C", ROOT, "rev-parse", f"HEAD:{folder}")[:12] for folder in folders]
    return " ".join(trees) + ("+" if _has_changes() else "")


def _has_changes() -> bool:
    return bool(said("git", "-C", ROOT, "status", "--porcelain", "Sources", "Package.swift",
                     "Benchmarks/entente-bench"))


def begin(settings: Settings, journal: Journal) -> None:
    """Notes a run; refuses to go on with one of other sources."""
    earlier = journal.of(PART)
    if any(record["sources"] != sources() for record in earlier):
        raise SystemExit("the run to resume was made with other sources; start a new one without "
                         "--resume")
    commit = said("git", "-C", ROOT, "rev-parse", "--short", "HEAD")
    journal.add(PART, (len(earlier),), sources=sources(), load=os.getloadavg()[0],
                date=datetime.date.today().isoformat(), command=settings.chosen,
                commit=commit + (" with changes" if _has_changes() else ""))


def end(journal: Journal) -> None:
    """Notes the load of the machine at the end of a run."""
    last = journal.of(PART)[-1]
    kept = {name: value for name, value in last.items() if name not in ("part", "key")}
    journal.add(PART, tuple(last["key"]), **kept, load_at_end=os.getloadavg()[0])


def description(settings: Settings, journal: Journal) -> Iterator[str]:
    runs = journal.of(PART)
    days = sorted({run["date"] for run in runs})
    yield f"Run of {' and '.join(days)}" + (
        ", quick: small graphs and one turn, so the ratios are rough." if settings.quick
        else f", the median of {settings.repeats} turns at most.")
    yield ""
    for command in dict.fromkeys(" ".join(run["command"]) for run in runs):
        yield f"- `{f'scripts/bench {command}'.rstrip()}`"
    yield f"- {_hardware()}"
    yield f"- {_versions(runs[0]['commit'], settings)}"
    yield f"- {_load(runs)}"


def _hardware() -> str:
    processor = said("lscpu")

    def of(key: str) -> str:
        found = re.search(rf"^{key}:\s*(.*)$", processor, re.M)
        return found.group(1) if found else "?"

    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{of('Model name')}, {os.cpu_count()} cores, L2 {of('L2 cache')}, "
            f"L3 {of('L3 cache')}, {total:.0f} GiB; {platform.system()} {platform.machine()}")


def _versions(commit: str, settings: Settings) -> str:
    swift = re.search(r"Swift version ([\d.]+)", said("swift", "--version"))
    installed = said(PYTHON, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check")
    wanted = {package for packages in NEEDS.values() for package in packages}
    named = [line.replace("==", " ") for line in installed.splitlines()
             if line.split("==")[0].replace("_", "-").lower() in wanted]
    graph_tool = said("dpkg-query", "-W", "-f", "${Version}", "python3-graph-tool")
    named += [f"graph-tool {graph_tool}"] if graph_tool else []
    named += [gap.version(settings)] if gap.is_here(settings) else []
    return (f"Entente {commit}, Swift {swift.group(1) if swift else '?'}; "
            f"Python {platform.python_version()}, {', '.join(named)}")


def _load(runs: list[Record]) -> str:
    loads = [(run["load"], run.get("load_at_end", run["load"])) for run in runs]
    words = "; ".join(f"{first:.1f}, {last:.1f}" for first, last in loads)
    # A run itself is good for as many as there are cores.
    is_busy = max(max(pair) for pair in loads) > (os.cpu_count() or 1) + .5
    return f"load of the machine at the start and the end: {words}" + (
        "; others were at work, so trust CPU seconds before wall, and neither to the last digit"
        if is_busy else "")
