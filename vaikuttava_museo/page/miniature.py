"""A true miniature of a worksheet: the boxes of its layout on a small A4 landscape sheet.

The sheet is 148 × 105 units (half millimetres of A4 landscape). A canvas is packed as the page and the paper
pack it: six columns, each box the span of its size, rows filled from the left.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from vaikuttava_museo.content.worksheets import AnyWorksheet, Canvas, Cards, List, Matrix, Timeline

_GAP = 3.0
_HEAD, _SIDE, _FOOT, _STRIP = 6.0, 22.0, 12.0, 2.0
CANVAS_COLUMNS = 6
SPANS = {"small": (2, 1), "medium": (3, 1), "wide": (6, 1), "large": (3, 2)}
"""How many columns and rows of the canvas a box of each size takes."""

Kind = Literal["head", "cell"]


class Box(NamedTuple):
    """A rectangle on the miniature, in its units; `head` boxes hold headings, `cell` boxes answers."""

    x: float
    y: float
    width: float
    height: float
    kind: Kind = "cell"


class Frame(NamedTuple):
    """The part of the miniature that a grid fills."""

    left: float
    top: float
    right: float
    bottom: float


_BODY = Frame(8.0, 24.0, 140.0, 97.0)


def boxes(sheet: AnyWorksheet) -> list[Box]:
    """Return the boxes of a sheet's layout, those of its closing answers last."""
    if not sheet.summary:
        return _layout(sheet, _BODY)
    foot = _BODY._replace(top=_BODY.bottom - _FOOT)
    return _layout(sheet, _BODY._replace(bottom=foot.top - _GAP)) + _grid(len(sheet.summary), 1, foot)


def paths_by_kind(drawn: Iterable[Box]) -> list[tuple[Kind, str]]:
    """Return the SVG paths of the boxes of each kind: from one box to the next by the same step, which packs well."""
    paths: dict[Kind, list[str]] = {}
    last: dict[Kind, Box] = {}
    for box in drawn:
        before = last.get(box.kind)
        step = f"m{box.x - before.x:.3g} {box.y - before.y:.3g}" if before else f"M{box.x:g} {box.y:g}"
        paths.setdefault(box.kind, []).append(f"{step}h{box.width:g}v{box.height:g}h{-box.width:g}z")
        last[box.kind] = box
    return [(kind, "".join(pieces)) for kind, pieces in paths.items()]


def _layout(sheet: AnyWorksheet, frame: Frame) -> list[Box]:
    under_head = frame._replace(top=frame.top + _HEAD + _GAP)
    match sheet:
        case Matrix():
            table = _table_under_heads if sheet.heads_above else _table
            return table(len(sheet.columns), len(sheet.rows), frame, under_head)
        case Timeline():
            table = _table_under_heads if sheet.heads_above else _table
            return table(len(sheet.periods), len(sheet.lanes), frame, under_head)
        case List():
            heads = _grid(len(sheet.columns), 1, frame._replace(bottom=frame.top + _HEAD), "head")
            return heads + _grid(1, sheet.entries, under_head)
        case Cards():
            columns = (sheet.cards + 1) // 2 if sheet.cards > 3 else sheet.cards
            return _grid(columns, -(-sheet.cards // columns), frame)[: sheet.cards]
        case Canvas():
            return _canvas(sheet, frame)


def _table(columns: int, rows: int, frame: Frame, under_head: Frame) -> list[Box]:
    beside = frame.left + _SIDE
    return [
        *_grid(columns, 1, Frame(beside + _GAP, frame.top, frame.right, frame.top + _HEAD), "head"),
        *_grid(1, rows, under_head._replace(right=beside), "head"),
        *_grid(columns, rows, under_head._replace(left=beside + _GAP)),
    ]


def _table_under_heads(columns: int, rows: int, frame: Frame, under_head: Frame) -> list[Box]:
    """Return a table whose rows have their heads above them: as much of a strip as a head fills."""
    cells = _grid(columns, rows, under_head)
    return [
        *_grid(columns, 1, frame._replace(bottom=frame.top + _HEAD), "head"),
        *(box._replace(height=_STRIP, width=_SIDE, kind="head") for box in cells[::columns]),
        *(box._replace(y=box.y + _STRIP, height=round(box.height - _STRIP, 1)) for box in cells),
    ]


def _grid(columns: int, rows: int, frame: Frame, kind: Kind = "cell") -> list[Box]:
    gap = _GAP if rows < 6 else _GAP / 2
    width = (frame.right - frame.left - _GAP * (columns - 1)) / columns
    height = (frame.bottom - frame.top - gap * (rows - 1)) / rows
    return [
        _box(frame.left + column * (width + _GAP), frame.top + row * (height + gap), width, height, kind)
        for row in range(rows)
        for column in range(columns)
    ]


def _box(x: float, y: float, width: float, height: float, kind: Kind = "cell") -> Box:
    return Box(round(x, 1), round(y, 1), round(width, 1), round(height, 1), kind)


def _canvas(sheet: Canvas, frame: Frame) -> list[Box]:
    places = canvas_places(sheet)
    wide = (frame.right - frame.left + _GAP) / CANVAS_COLUMNS
    high = (frame.bottom - frame.top + _GAP) / max(row + down for _, row, _, down in places)
    return [
        _box(frame.left + column * wide, frame.top + row * high, across * wide - _GAP, down * high - _GAP)
        for column, row, across, down in places
    ]


def canvas_places(sheet: Canvas) -> list[tuple[int, int, int, int]]:
    """Return each area's column, row and span of both: as CSS grid flows, never back over an earlier place."""
    taken, places = set[tuple[int, int]](), []
    row, column = 0, 0
    for area in sheet.areas:
        wide, high = SPANS[area.size]
        while column + wide > CANVAS_COLUMNS or not taken.isdisjoint(_cells(column, row, wide, high)):
            column = column + 1 if column + wide < CANVAS_COLUMNS else 0
            row += column == 0
        taken |= _cells(column, row, wide, high)
        places.append((column, row, wide, high))
    return places


def _cells(column: int, row: int, wide: int, high: int) -> set[tuple[int, int]]:
    return {(c, r) for c in range(column, column + wide) for r in range(row, row + high)}
