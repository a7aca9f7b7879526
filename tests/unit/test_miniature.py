"""A miniature shows the sheet as it is: as many boxes, in their places, none over another."""

from itertools import combinations
from pathlib import Path

import pytest
from project import DOCS

from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.content.worksheets import Canvas, Cards, List, Matrix, Timeline
from vaikuttava_museo.page.miniature import CANVAS_COLUMNS, SPANS, Box, boxes, canvas_places

SHEETS = parse_content(read_tree(Path(DOCS))).worksheets


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


@pytest.mark.parametrize("id", SHEETS)
def test_every_box_lies_on_the_sheet_and_on_no_other(id: str):
    drawn = boxes(SHEETS[id])
    assert all(b.x > 0 and b.x + b.width <= 140.2 and b.y > 0 and b.y + b.height <= 97.2 for b in drawn)
    assert all(b.width > 3 and b.height > 1.5 for b in drawn)
    assert not [pair for pair in combinations(drawn, 2) if overlap(*pair)]


@pytest.mark.parametrize("id", SHEETS)
def test_the_miniature_has_a_box_for_every_answer(id: str):
    sheet = SHEETS[id]
    cells = {
        Matrix: lambda: len(sheet.columns) * len(sheet.rows),
        Timeline: lambda: len(sheet.periods) * len(sheet.lanes),
        List: lambda: sheet.entries,
        Cards: lambda: sheet.cards,
        Canvas: lambda: len(sheet.areas),
    }[type(sheet)]()
    assert sum(box.kind == "cell" for box in boxes(sheet)) == cells + len(sheet.summary)


def test_two_layouts_never_look_the_same():
    drawings = {id: tuple(boxes(sheet)) for id, sheet in SHEETS.items()}
    assert len({drawings[id] for id in ("change-map", "customer-groups", "partner-map", "service-card")}) == 4


@pytest.mark.parametrize("id", [id for id, sheet in SHEETS.items() if isinstance(sheet, Canvas)])
def test_a_canvas_fills_its_sheet_without_a_hole(id: str):
    places = canvas_places(SHEETS[id])
    rows = max(row + SPANS[size][1] for (_, row), size in places)
    assert sum(SPANS[size][0] * SPANS[size][1] for _, size in places) == rows * CANVAS_COLUMNS


def test_a_canvas_is_packed_in_reading_order():
    canvas = next(sheet for sheet in SHEETS.values() if isinstance(sheet, Canvas))
    places = canvas_places(canvas)
    assert places[0][0] == (0, 0)
    assert [size for _, size in places] == [area.size for area in canvas.areas]
