"""Tables: pasted or broken ones that would not become tables, too wide ones, and columns without names (WCAG 1.3.1)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page, TextLine, blocks
from vaikuttava_museo.page.rendered_page import rendered

_TAB = re.compile(r"(?<=\S)(?:\t+| {4,})(?=\S)")
_ITEM = re.compile(r"\S|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})\)|\d{1,2}\.")


_SEMICOLONS = re.compile(r"[^;|.!?]{1,60}(?:;[^;|.!?]{1,60}){1,7}")


def tables_pasted(page: Page) -> Iterator[Finding]:
    """Find lines that run on: their cells are parted by tabs or wide gaps (Word, a PDF), or by semicolons (a sheet)."""
    for block in blocks(page):
        runs = [tuple(run) for _, run in groupby(block, key=lambda line: len(_between_tabs(line)))]
        for cells_of, lines in [*((_between_tabs, run) for run in runs), (_between_semicolons, block)]:
            rows = [cells_of(line) for line in lines]
            if len(rows) > 1 and len(rows[0]) > 1 and len(set(map(len, rows))) == 1:
                yield finding(page.path, lines[0].number, "table-pasted", mended=_as_table(rows))


def _between_tabs(line: TextLine) -> list[str]:
    """Return the cells of a line; the mark of an item and its text are none."""
    text = line.text.strip()
    first, *others = _TAB.split(text) if "\t" in text or "    " in text else [text]
    return [first, *others] if not (_ITEM.fullmatch(first) or first.startswith("|")) else []


def _between_semicolons(line: TextLine) -> list[str]:
    is_row = ";" in line.text and _SEMICOLONS.fullmatch(line.text.strip())
    return [cell.strip() for cell in line.text.split(";")] if is_row else []


def _as_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a table is typed."""
    head, *others = (f"| {' | '.join(cells)} |" for cells in rows)
    return "\n".join([head, "|" + " --- |" * len(rows[0]), *others])


_CELL = re.compile(r"[^\W_](?:[^\W_]|[ .,:–/-](?=[^\W_])|[€%](?=$)){0,24}")
_MOST_WORDS, _FEWEST_CELLS = 3, 6


def cells_apart(page: Page) -> Iterator[Finding]:
    """Hint at runs of paragraphs, or of lines in one, of a word or two each: the cells of a table without its rows."""
    paragraphs = blocks(page)
    # A paragraph of several lines is one text, of which only its lines may be cells.
    firsts = [block[0] if len(block) == 1 else None for block in paragraphs]
    for lines in (firsts, *(block for block in paragraphs if len(block) > 1)):
        for is_cell, cells in groupby(lines, key=lambda line: line is not None and _is_cell(line)):
            run = [line for line in cells if line]
            if is_cell and len(run) >= _FEWEST_CELLS:
                values = {"cells": len(run), "seen": run[0].text.strip()}
                yield finding(page.path, run[0].number, "table-cells-apart", **values)


def _is_cell(line: TextLine) -> bool:
    return len(line.text.split()) <= _MOST_WORDS and _CELL.fullmatch(line.text.strip()) is not None


def tables_headed(page: Page) -> Iterator[Finding]:
    """Find tables whose first row is empty: a screen reader has no names for the columns."""
    made = rendered(page)
    for head in made.root.iter("thead"):
        if not any(map(made.text_of, head.iter("th"))):
            yield finding(page.path, made.line_of(head), "table-head-empty")


MAX_COLUMNS = 6
MAX_CHARACTERS = 72
"""What an A4 page in portrait holds side by side: the longest word of every column together, in characters."""

_CELL_BORDER = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"(?=[^-]*-)[|:\s-]+")
_NOT_SEEN = re.compile(r"\]\([^()]{0,1000}\)|<[^<>]{1,1000}>|\{[^{}]{0,200}\}|[*\[\]`]")


def tables_sound(text: Page) -> Iterator[Finding]:
    """Find tables that would not become tables, broken rows, and tables too wide to print."""
    above: tuple[TextLine, ...] = ()
    for block in blocks(text):
        before, above = above, block
        start = next((place for place, line in enumerate(block) if _is_row(line)), None)
        if start is None:
            continue
        if start and not block[start - 1].text.startswith("#"):
            yield finding(text.path, block[start].number, "table-stuck")
            continue
        if start == 0 and _goes_on(before, block):
            yield finding(text.path, block[0].number - 1, "table-parted")
            continue
        broken = [row for row in map(_joined, pairwise(block[start:])) if row]
        for number, row in broken:
            yield finding(text.path, number, "table-row-broken", mended=row)
        if broken:
            continue
        yield from _table(text, [line for line in block[start:] if _is_row(line)])
        if after := next((line for line in block[start:] if not _is_row(line)), None):
            mended = f"| {_TAB.sub(' | ', after.typed.strip(' |'))} |"
            yield finding(text.path, after.number, "table-row-form", mended=mended)


def _goes_on(before: Sequence[TextLine], block: Sequence[TextLine]) -> bool:
    """Tell whether rows go on a table above a blank line: as many cells, and no rule of their own under the first."""
    if not before or not _is_row(before[-1]) or (len(block) > 1 and _RULE.fullmatch(block[1].text.strip())):
        return False
    return len(_cells(before[-1].text)) == len(_cells(block[0].text))


def _joined(lines: tuple[TextLine, TextLine]) -> tuple[int, str] | None:
    """Return the number of a line within a row that goes on below it, and the row on one line."""
    first, second = (line.text.strip() for line in lines)
    is_cut = (
        first.startswith("|")
        and not first.endswith("|")
        and not second.startswith("|")
        and second.endswith("|")
    )
    return (lines[0].number, f"{first} {second}") if is_cut else None


def _is_row(line: TextLine) -> bool:
    return line.text.lstrip().startswith("|")


def _table(text: Page, rows: Sequence[TextLine]) -> Iterator[Finding]:
    head, *others = (_cells(row.text) for row in rows)
    columns, first = len(head), rows[0].number
    if len(rows) < 2 or not _RULE.fullmatch(rows[1].text.strip()):
        yield finding(text.path, first, "table-rule", mended="|" + " --- |" * columns)
        return
    for row, cells in zip(rows[1:], others, strict=True):
        if len(cells) != columns:
            # Cells with nothing in them at the end of a row were typed by mistake; of others only a person knows.
            is_sure = len(cells) > columns and not any(map(str.strip, cells[columns:]))
            mended = f"| {' | '.join(map(str.strip, _cells(row.typed)[:columns]))} |" if is_sure else ""
            values = {"cells": len(cells), "columns": columns, "mended": mended}
            yield finding(text.path, row.number, "table-cells", **values)
    width = sum(max(map(_width, column)) for column in zip_longest(head, *others[1:], fillvalue=""))
    if columns > MAX_COLUMNS:
        yield finding(text.path, first, "table-columns", columns=columns, limit=MAX_COLUMNS)
    elif width > MAX_CHARACTERS:
        yield finding(text.path, first, "table-wide", width=width, limit=MAX_CHARACTERS)


def _cells(row: str) -> list[str]:
    line = row.strip().removeprefix("|")
    return _CELL_BORDER.split(line[:-1] if line.endswith("|") and not line.endswith("\\|") else line)


def _width(cell: str) -> int:
    return max(map(len, _NOT_SEEN.sub(" ", cell).split()), default=0)


PAGE_RULES = (tables_sound, tables_pasted, cells_apart, tables_headed)
