"""Tables: a line under the headings, as many cells on every row, room around, and no wider than paper."""

import re
from collections.abc import Iterator, Sequence

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText, TextLine, blocks

MAX_COLUMNS = 6
MAX_CHARACTERS = 72
"""What an A4 page in portrait holds side by side: the longest word of every column together, in characters."""

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_NOT_SEEN = re.compile(r"\]\([^()]{0,1000}\)|<[^<>]{1,1000}>|\{[^{}]{0,200}\}|[*\[\]`]")


def tables_sound(text: PageText) -> Iterator[Finding]:
    """Find tables that would not become tables, broken rows, and tables too wide to print."""
    for block in blocks(text):
        start = next((place for place, line in enumerate(block) if _is_row(line)), None)
        if start is None:
            continue
        if start and not block[start - 1].text.startswith("#"):
            yield finding(text.path, block[start].number, "table-stuck")
            continue
        rows = [line for line in block[start:] if _is_row(line)]
        yield from _table(text, rows)
        after = next((line for line in block[start:] if not _is_row(line)), None)
        if after:
            yield finding(text.path, after.number, "table-row-form", mended=f"| {after.typed.strip(' |')} |")


def _is_row(line: TextLine) -> bool:
    return line.text.lstrip().startswith("|")


def _table(text: PageText, rows: Sequence[TextLine]) -> Iterator[Finding]:
    columns = len(_cells(rows[0]))
    if len(rows) < 2 or not _is_rule(rows[1]):
        yield finding(text.path, rows[0].number, "table-rule", mended="|" + " --- |" * columns)
        return
    for row in rows[1:]:
        cells = len(_cells(row))
        if cells != columns:
            yield finding(text.path, row.number, "table-cells", cells=cells, columns=columns)
    width = _width([_cells(row) for row in (rows[0], *rows[2:])])
    if columns > MAX_COLUMNS:
        yield finding(text.path, rows[0].number, "table-columns", columns=columns, limit=MAX_COLUMNS)
    elif width > MAX_CHARACTERS:
        yield finding(text.path, rows[0].number, "table-wide", width=width, limit=MAX_CHARACTERS)


def _is_rule(row: TextLine) -> bool:
    line = row.text.strip()
    return set(line) <= set("|:- \t") and "-" in line


def _cells(row: TextLine) -> list[str]:
    line = row.text.strip().removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return [cell.strip() for cell in _CELL_BORDER.split(line)]


def _width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many characters the longest words of all columns take side by side."""
    longest: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            words = _NOT_SEEN.sub(" ", cell).split()
            longest[column] = max(longest.get(column, 0), *(len(word) for word in words), 0)
    return sum(longest.values())
