"""A true miniature of a worksheet: the boxes of its layout on a small A4 landscape sheet.

The sheet is 148 × 105 units (half millimetres of A4 landscape). A canvas is packed as the page and the paper
pack it: six columns, each box the span of its size, rows filled from the left.
"""

from dataclasses import dataclass
from typing import Literal

from vaikuttava_museo.content.worksheets import AnyWorksheet, Canvas, Cards, List, Matrix, Timeline

_GAP = 3.0

CANVAS_COLUMNS = 6
SPANS = {"small": (2, 1), "medium": (3, 1), "wide": (6, 1), "large": (3, 2)}
"""How many columns and rows of the canvas a box of each size takes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the miniature, in its units; `head` boxes hold headings, `cell` boxes answers."""

    x: float
    y: float
    width: float
    height: float
    kind: Literal["head", "cell"] = "cell"


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the miniature a grid fills: left, top, right and bottom edges in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def under(self, height: float) -> "Frame":
        """Return the frame without its uppermost part."""
        return Frame(self.left, self.top + height, self.right, self.bottom)

    def upper(self, height: float) -> "Frame":
        """Return the uppermost part of the frame."""
        return Frame(self.left, self.top, self.right, self.top + height)


_BODY = Frame(8.0, 24.0, 140.0, 97.0)
_HEAD, _SIDE, _FOOT = 6.0, 22.0, 12.0


def boxes(sheet: AnyWorksheet) -> list[Box]:
    """Return the boxes of a sheet's layout, those of its closing answers last."""
    if not sheet.summary:
        return _layout(sheet, _BODY)
    foot = _BODY.under(_BODY.bottom - _BODY.top - _FOOT)
    body = Frame(_BODY.left, _BODY.top, _BODY.right, foot.top - _GAP)
    return _layout(sheet, body) + _grid(len(sheet.summary), 1, foot)


def _layout(sheet: AnyWorksheet, frame: Frame) -> list[Box]:
    match sheet:
        case Matrix():
            return _table(len(sheet.columns), len(sheet.rows), frame)
        case Timeline():
            return _table(len(sheet.periods), len(sheet.lanes), frame)
        case List():
            heads = _grid(len(sheet.columns), 1, frame.upper(_HEAD), kind="head")
            return heads + _grid(1, sheet.entries, frame.under(_HEAD + _GAP))
        case Cards():
            columns = (sheet.cards + 1) // 2 if sheet.cards > 3 else sheet.cards
            return _grid(columns, -(-sheet.cards // columns), frame)[: sheet.cards]
        case Canvas():
            return _canvas(sheet, frame)


def _table(columns: int, rows: int, frame: Frame) -> list[Box]:
    right = Frame(frame.left + _SIDE + _GAP, frame.top, frame.right, frame.bottom)
    body = frame.under(_HEAD + _GAP)
    return [
        *_grid(columns, 1, right.upper(_HEAD), kind="head"),
        *_grid(1, rows, Frame(frame.left, body.top, frame.left + _SIDE, frame.bottom), kind="head"),
        *_grid(columns, rows, right.under(_HEAD + _GAP)),
    ]


def _grid(columns: int, rows: int, frame: Frame, *, kind: Literal["head", "cell"] = "cell") -> list[Box]:
    gap = _GAP if rows < 6 else _GAP / 2
    width = (frame.right - frame.left - _GAP * (columns - 1)) / columns
    height = (frame.bottom - frame.top - gap * (rows - 1)) / rows
    return [
        _box(frame.left + column * (width + _GAP), frame.top + row * (height + gap), width, height, kind)
        for row in range(rows)
        for column in range(columns)
    ]


def _box(x: float, y: float, width: float, height: float, kind: Literal["head", "cell"] = "cell") -> Box:
    return Box(round(x, 1), round(y, 1), round(width, 1), round(height, 1), kind)


def _canvas(sheet: Canvas, frame: Frame) -> list[Box]:
    places = canvas_places(sheet)
    rows = max(row + SPANS[size][1] for (_, row), size in places)
    wide = (frame.right - frame.left + _GAP) / CANVAS_COLUMNS
    high = (frame.bottom - frame.top + _GAP) / rows
    return [
        _box(
            frame.left + column * wide,
            frame.top + row * high,
            SPANS[size][0] * wide - _GAP,
            SPANS[size][1] * high - _GAP,
        )
        for (column, row), size in places
    ]


def canvas_places(sheet: Canvas) -> list[tuple[tuple[int, int], str]]:
    """Return each area's column and row, and its size: as CSS grid flows, never back over an earlier place."""
    taken: set[tuple[int, int]] = set()
    places: list[tuple[tuple[int, int], str]] = []
    row, column = 0, 0
    for area in sheet.areas:
        wide, high = SPANS[area.size]
        while column + wide > CANVAS_COLUMNS or not taken.isdisjoint(_cells(column, row, wide, high)):
            column = column + 1 if column + wide < CANVAS_COLUMNS else 0
            row += column == 0
        taken |= _cells(column, row, wide, high)
        places.append(((column, row), area.size))
    return places


def _cells(column: int, row: int, wide: int, high: int) -> set[tuple[int, int]]:
    return {(c, r) for c in range(column, column + wide) for r in range(row, row + high)}
