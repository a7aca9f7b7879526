"""Tables: a line under the headings, as many cells on every row, room around, and no wider than paper."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText, TextLine, blocks

MAX_COLUMNS = 6
MAX_CHARACTERS = 72
"""What an A4 page in portrait holds side by side: the longest word of every column together, in characters."""

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?=[^-]*-)[|:\s-]+")
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
        yield from _table(text, [line for line in block[start:] if _is_row(line)])
        if after := next((line for line in block[start:] if not _is_row(line)), None):
            yield finding(text.path, after.number, "table-row-form", mended=f"| {after.typed.strip(' |')} |")


def _is_row(line: TextLine) -> bool:
    return line.text.lstrip().startswith("|")


def _table(text: PageText, rows: Sequence[TextLine]) -> Iterator[Finding]:
    head, *others = map(_cells, rows)
    columns, first = len(head), rows[0].number
    if len(rows) < 2 or not _RULE.fullmatch(rows[1].text.strip()):
        yield finding(text.path, first, "table-rule", mended="|" + " --- |" * columns)
        return
    for row, cells in zip(rows[1:], others, strict=True):
        if len(cells) != columns:
            yield finding(text.path, row.number, "table-cells", cells=len(cells), columns=columns)
    width = sum(max(map(_width, column)) for column in zip_longest(head, *others[1:], fillvalue=""))
    if columns > MAX_COLUMNS:
        yield finding(text.path, first, "table-columns", columns=columns, limit=MAX_COLUMNS)
    elif width > MAX_CHARACTERS:
        yield finding(text.path, first, "table-wide", width=width, limit=MAX_CHARACTERS)


def _cells(row: TextLine) -> list[str]:
    line = row.text.strip().removeprefix("|")
    return _CELL_BORDER.split(line[:-1] if line.endswith("|") and not line.endswith("\\|") else line)


def _width(cell: str) -> int:
    """Return how many characters the longest word of a cell takes."""
    return max(map(len, _NOT_SEEN.sub(" ", cell).split()), default=0)
