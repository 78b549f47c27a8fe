"""Turns what scripts/bench measured into Markdown."""

import datetime
import os
import platform
import re
import statistics
import subprocess

from suite import KERNELS, NEEDS, goal

BEGIN = "<!-- scripts/bench writes from here -->"
END = "<!-- scripts/bench writes to here -->"


def said(*command):
    """What a program prints, or nothing."""
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def figure(x):
    """Three digits or so."""
    if x is None:
        return ""
    return f"{x:.0f}" if x >= 100 else f"{x:.1f}" if x >= 10 else f"{x:.2f}" if x >= 1 \
        else f"{x:.3f}" if x >= .01 else f"{x:.2g}"


def median(result, what):
    if not result or result.get("error") or not result[what]:
        return None
    return statistics.median(result[what])


def row(*cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


class Report:
    def __init__(self, options, python):
        self.options, self.python = options, python
        self.left_out, self.missing, self.skipped, self.memory = {}, [], set(), []
        self.results = []
        self.load = [os.getloadavg()[0]]

    def add(self, name, graph, found):
        self.results.append((name, graph, found))

    def finish(self):
        self.load.append(os.getloadavg()[0])
        self.markdown = "\n".join([
            *self.machine(), "", *self.summary(), "", *self.absent(),
            *(line for each in self.results for line in self.table(*each))])

    def write(self, path):
        page = path.read_text()
        head, rest = page.split(BEGIN, 1)
        path.write_text(f"{head}{BEGIN}\n\n{self.markdown}\n\n{END}{rest.split(END, 1)[1]}")

    # MARK: What was compared, and where

    def machine(self):
        processor = said("lscpu")

        def of(key):
            found = re.search(rf"^{key}:\s*(.*)$", processor, re.M)
            return found.group(1) if found else "?"

        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
        swift = re.search(r"Swift version ([\d.]+)", said("swift", "--version"))
        commit = said("git", "-C", str(self.python.parents[2]), "rev-parse", "--short", "HEAD")
        changed = said("git", "-C", str(self.python.parents[2]), "status", "--porcelain", "Sources")
        versions = said(str(self.python), "-m", "pip", "list", "--format=freeze")
        wanted = {package for packages in NEEDS.values() for package in packages}
        named = [line.replace("==", " ") for line in versions.splitlines()
                 if line.split("==")[0].replace("_", "-").lower() in wanted]
        yield f"Run of {datetime.date.today().isoformat()}" + (
            ", quick: small graphs and one repeat, so the ratios are rough." if self.options.quick
            else f", the median of {self.options.repeats} turns.")
        yield ""
        yield "- `scripts/bench " + " ".join(self.chosen()) + "`"
        yield (f"- {of('Model name')}, {os.cpu_count()} cores, L2 {of('L2 cache')}, "
               f"L3 {of('L3 cache')}, {total:.0f} GiB; {platform.system()} {platform.machine()}")
        yield (f"- Entente {commit}{' with changes' if changed else ''}, Swift "
               f"{swift.group(1) if swift else '?'}; Python {platform.python_version()}, "
               + ", ".join(named))
        for speed in self.memory:
            yield (f"- memory, {speed['threads']} thread(s): sum {speed['sum_gb']} GB/s, triad "
                   f"{speed['triad_gb']} GB/s, random gathers {speed['gather_1mib']} M/s from "
                   f"1 MiB, {speed['gather_64mib']} M/s from 64 MiB")
        busy = max(self.load)
        yield (f"- load of the machine at the start and the end: {self.load[0]:.1f}, "
               f"{self.load[1]:.1f}" + ("; others were at work, so trust CPU seconds before wall, "
                                        "and neither to the last digit"
                                        if busy > os.cpu_count() else ""))

    def chosen(self):
        """The options that decide what was measured."""
        given = self.options
        if given.quick:
            yield "--quick"
        for name in ("kernels", "graphs", "peers", "threads"):
            values = getattr(given, name)
            if values and values != list(KERNELS):
                yield f"--{name} {','.join(map(str, values))}"

    def absent(self):
        if self.left_out:
            yield "Left out: " + "; ".join(f"{k} ({why})" for k, why in self.left_out.items()) + "."
        if self.missing:
            yield ""
            yield ("entente-bench doesn't have yet: "
                   + ", ".join(dict.fromkeys(self.missing)) + ".")
        if self.skipped:
            yield ""
            yield ("Not run, because it takes minutes: " + "; ".join(
                f"{peer} ({', '.join(sorted({f'{k} on {g}' for p, k, g in self.skipped if p == peer}))})"
                for peer in sorted({peer for peer, _, _ in self.skipped})) + ".")

    # MARK: Ratios

    def summary(self):
        yield row("kernel", "graph", "Entente, CPU s", "best peer, CPU s", "ratio",
                  "ratio of wall, 2 threads", "goal", "")
        yield "|---|---|--:|--:|--:|--:|---|---|"
        for name, graph, found in self.results:
            ours = median(found.get(("entente", 1)), "cpu")
            peer, theirs = self.best(found, "cpu", {1})
            wall = median(found.get(("entente", 2)), "wall")
            other = self.best(found, "wall", {1, 2})[1]
            aim = goal(name, graph)
            yield row(
                KERNELS[name].title, graph, figure(ours) or "–",
                f"{peer} {figure(theirs)}" if peer else "–",
                f"**{figure(ours / theirs)}**" if ours and theirs else "–",
                figure(wall / other) if wall and other else "–",
                f"≤ {aim.factor} × {aim.against}" if aim else "–",
                self.verdict(aim, ours, theirs, found))

    def best(self, found, what, threads):
        timed = [(median(result, what), program) for (program, count), result in found.items()
                 if program != "entente" and count in threads and median(result, what)
                 and result.get("agreement", (None,))[0] is not False]
        return min(timed)[::-1] if timed else (None, None)

    def verdict(self, aim, ours, theirs, found):
        if not found.get(("entente", 1)):
            return "no kernel yet"
        if not ours:
            return found[("entente", 1)].get("error", "")
        if not aim or not theirs:
            return ""
        if ours > aim.factor * theirs:
            return "missed"
        if aim.against not in {program for program, _ in found}:
            return f"open: {aim.against} isn't here"
        return "reached"

    def table(self, name, graph, found):
        ours = {count: found.get(("entente", count)) for count in (1, 2)}
        yield ""
        yield f"### {KERNELS[name].title}, {graph}"
        yield ""
        if not found:
            yield "Nobody has this kernel here."
            return
        yield row("program", "threads", "CPU s", "wall s", "peak MB", "Entente / it, CPU",
                  "Entente / it, wall", "agrees")
        yield "|---|--:|--:|--:|--:|--:|--:|---|"
        for (program, count), result in sorted(
                found.items(), key=lambda item: (item[0][1], median(item[1], "cpu") or 1e9)):
            if result.get("error"):
                yield row(program, count, "", "", "", "", "", result["error"])
                continue
            ratios = [""] * 2
            if program != "entente":
                ratios = [figure(median(ours[count], what) / median(result, what))
                          if median(ours[count], what) and median(result, what) else ""
                          for what in ("cpu", "wall")]
            is_same, how = result.get("agreement", (None, ""))
            if program == "entente" and count == 1:
                how = f"Q {result['digest']['modularity']:.4f}" \
                    if "modularity" in result["digest"] else ""
                is_same = None
            yield row(program, count, figure(median(result, "cpu")), figure(median(result, "wall")),
                      figure(median(result, "peak")), *ratios,
                      {True: "yes", False: "**no**", None: ""}[is_same]
                      + (", " if is_same is not None and how else "") + how)
