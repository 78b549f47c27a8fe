"""The results of scripts/bench-layout as Markdown."""

import datetime
import os

from drawings import Drawing, LayoutComparison
from machine import said
from markdown import figure, table


def head(repeats: int) -> str:
    version = said("sh", "-c", "sfdp -V 2>&1")
    load = os.getloadavg()[0]
    busy = "; others were at work, so that only ratios tell" if load > 2.5 else ""
    return (f"Run of {datetime.date.today().isoformat()}, turns: {repeats}; {version}; "
            f"commit {said('git', 'rev-parse', '--short', 'HEAD')}; load of the machine at the end "
            f"{load:.1f}{busy}.")


def table_of(comparison: LayoutComparison) -> str:
    rows = [row for name in comparison.drawings for row in _rows(comparison, name)]
    return "\n".join(table(
        "graph | > nodes | > edges | program | > CPU s | > wall s | > times faster | > MB | "
        "> stress | > crossings | > preservation", rows))


def _rows(comparison: LayoutComparison, name: str):
    drawings = comparison.drawings[name]
    nodes, edges = comparison.sizes[name]
    for program, drawing in drawings.items():
        first = program == next(iter(drawings))
        judged = drawing.judgment or {}
        yield (f"`{name}`" if first else "", f"{nodes:,}" if first else "",
               f"{edges:,}" if first else "", program if not drawing.error
               else f"{program}: {drawing.error}", figure(drawing.seconds),
               figure(drawing.wall_seconds), _ratio(drawings.get("sfdp"), drawing, program),
               figure(drawing.peak or None), _with_error(judged, "stress", "{:.4f}"),
               _with_error(judged, "crossings", "{:,.0f}"),
               figure(judged.get("preservation")))


def _ratio(sfdp: Drawing | None, own: Drawing, program: str) -> str:
    """CPU seconds compare on one thread, wall seconds on several."""
    if not sfdp or sfdp is own or not sfdp.seconds or not own.seconds:
        return ""
    if program.endswith(" 1"):
        return f"{sfdp.seconds / own.seconds:.1f}"
    return f"{sfdp.wall_seconds / own.wall_seconds:.1f}"


def _with_error(judged: dict[str, float], key: str, form: str) -> str:
    if key not in judged:
        return "–"
    error = judged[f"{key}_error"]
    return form.format(judged[key]) + (f" ± {form.format(error)}" if error else "")
