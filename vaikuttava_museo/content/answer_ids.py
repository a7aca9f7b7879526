"""Where a worksheet is answered: every place to write, its stable id, and how the places are read in order.

The page, the plan, the saved file and the downloaded documents all follow this one outline. Answers are kept
by worksheet id and answer id, in neither of which is a word of either language, so they survive a change of
language and of texts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vaikuttava_museo.content.steps_people_glossary import StepData, Text
from vaikuttava_museo.content.worksheets import (
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


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """A sheet as it is drawn: the heads of its columns (of a table), its rows or cards, and its closing answers."""

    columns: tuple[WorksheetField, ...]
    groups: tuple[AnswerGroup, ...]
    summary: tuple[AnswerPlace, ...]


def sheet_outline(sheet: AnyWorksheet) -> SheetOutline:
    """Return what the page of a worksheet iterates over."""
    columns = getattr(sheet, "columns", ()) or getattr(sheet, "periods", ())
    return SheetOutline(columns, _body(sheet), _places(SUMMARY, sheet.summary))


def answer_groups(sheet: AnyWorksheet) -> tuple[AnswerGroup, ...]:
    """Return the places to write in reading order, the closing answers last; `WHO` is not among them."""
    outline = sheet_outline(sheet)
    return (*outline.groups, AnswerGroup(None, outline.summary)) if outline.summary else outline.groups


def answer_ids(sheet: AnyWorksheet) -> tuple[str, ...]:
    """Return the id of every place to write, `WHO` first."""
    who = tuple(f"who.{name}" for name in WHO)
    return who + tuple(place.id for group in answer_groups(sheet) for place in group.places)


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


def question_of(step: StepData | None, field: WorksheetField) -> Text:
    """Return what a field asks in both languages: its own question, or the core question of its step.

    A dash stands for one that cannot be found; the checks have told of it.
    """
    found = step.question(field.core_question or "") if step else None
    return field.question or found or Text(fi="–", sv="–")
