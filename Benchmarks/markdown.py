"""Tables of Markdown, and the parts of a page that programs write."""

from collections.abc import Iterable, Iterator
from pathlib import Path


def row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def table(head: str, rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table; in its head, `>` before the name of a column aligns it to the right."""
    names = [name.strip() for name in head.split("|")]
    yield row(*(name.lstrip("> ") for name in names))
    yield "|" + "|".join("--:" if name.startswith(">") else "---" for name in names) + "|"
    for cells in rows:
        yield row(*cells)


def figure(x: float | None) -> str:
    """Three digits or so; a dash for what is not known."""
    if x is None:
        return "–"
    return f"{x:,.0f}" if x >= 100 else f"{x:.1f}" if x >= 10 else f"{x:.2f}" if x >= 1 \
        else f"{x:.3f}" if x >= .01 else f"{x:.2g}"


def insert(page: Path, part: str, lines: str, program: str = "bench") -> None:
    """Puts lines in place of those between the markers of a part."""
    begin, end = (f"<!-- scripts/{program} writes {part} {which} here -->" for which in ("from", "to"))
    text = page.read_text()
    if begin not in text or end not in text:
        raise SystemExit(f"{page} has no line '{begin}', or none that ends this part")
    head, rest = text.split(begin, 1)
    page.write_text(f"{head}{begin}\n\n{lines}\n\n{end}{rest.split(end, 1)[1]}")
