"""Where a worksheet is answered: every place to write, its stable id, and how the places are read in order.

The page, the plan, the saved file and the downloaded documents all follow this one outline. Answers are kept
by worksheet id and answer id, in neither of which is a word of either language, so they survive a change of
language and of texts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vaikuttava_museo.languages import Language
from vaikuttava_museo.markup import plain
from vaikuttava_museo.shared_data import Text
from vaikuttava_museo.views import WorksheetView
from vaikuttava_museo.worksheets import (
    AnyWorksheet,
    Canvas,
    Cards,
    List,
    Matrix,
    Timeline,
    WorksheetField,
)

WHO = ("museum", "group", "date")
"""Who filled the sheet in, and when: asked at the top of every worksheet."""

SUMMARY = "summary"

QuestionOf = Callable[[WorksheetField], Text]


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """One place to write: its id, and the field that says what is asked there."""

    id: str
    field: WorksheetField


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Places that belong together: a row or a card. Its head is a field, a number, or nothing."""

    head: WorksheetField | int | None
    places: tuple[AnswerPlace, ...]


def answer_groups(sheet: AnyWorksheet) -> tuple[AnswerGroup, ...]:
    """Return the places to write in reading order, the closing answers last; `WHO` is not among them."""
    if sheet.summary:
        return (*_body(sheet), AnswerGroup(None, _places(SUMMARY, sheet.summary)))
    return _body(sheet)


def answer_ids(sheet: AnyWorksheet) -> tuple[str, ...]:
    """Return the id of every place to write, `WHO` first."""
    who = tuple(f"who.{name}" for name in WHO)
    return who + tuple(place.id for group in answer_groups(sheet) for place in group.places)


def outline(
    view: WorksheetView, language: Language, ui: Mapping[str, str], asks: QuestionOf
) -> dict[str, Any]:
    """Return a worksheet's places as plain values of one language, for the scripts that read and write them."""

    def item(place: AnswerPlace) -> dict[str, str]:
        question = plain(asks(place.field)[language.code])
        return {"id": place.id, "label": plain(place.field.heading[language.code]), "question": question}

    def group(found: AnswerGroup) -> dict[str, Any]:
        heading, question = None, None
        if isinstance(found.head, int):
            heading = f"{ui['sheet_card' if isinstance(view.sheet, Cards) else 'sheet_row']} {found.head}"
        elif found.head:
            heading = plain(found.head.heading[language.code])
            question = plain(asks(found.head)[language.code])
        return {"heading": heading, "question": question, "items": [item(place) for place in found.places]}

    who = [{"id": f"who.{name}", "label": ui[f"sheet_{name}"], "question": None} for name in WHO]
    groups = [{"heading": None, "question": None, "items": who}, *map(group, answer_groups(view.sheet))]
    return {"id": view.id, "title": view.title, "step": view.numeral, "url": view.url, "groups": groups}


def _body(sheet: AnyWorksheet) -> tuple[AnswerGroup, ...]:
    match sheet:
        case Matrix():
            return _crossed(sheet.rows, sheet.columns)
        case Timeline():
            return _crossed(sheet.lanes, sheet.periods)
        case List():
            return _numbered(sheet.entries, sheet.columns)
        case Cards():
            return _numbered(sheet.cards, sheet.fields)
        case Canvas():
            return (AnswerGroup(None, tuple(AnswerPlace(area.id, area) for area in sheet.areas)),)


def _crossed(rows: Sequence[WorksheetField], columns: Sequence[WorksheetField]) -> tuple[AnswerGroup, ...]:
    return tuple(AnswerGroup(row, _places(row.id, columns)) for row in rows)


def _numbered(count: int, fields: Sequence[WorksheetField]) -> tuple[AnswerGroup, ...]:
    return tuple(AnswerGroup(number, _places(str(number), fields)) for number in range(1, count + 1))


def _places(prefix: str, fields: Sequence[WorksheetField]) -> tuple[AnswerPlace, ...]:
    return tuple(AnswerPlace(f"{prefix}.{field.id}", field) for field in fields)
