"""Where a worksheet is answered: every place to write, its stable id, and how the places are read in order.

Page, plan, saved file and downloaded documents follow this one outline. Answers are kept by worksheet id and
answer id, in which is no word of either language, so they survive a change of language and of texts.
"""

from collections.abc import Iterable, Sequence
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
    return SheetOutline(columns, _body(sheet), _places("summary", sheet.summary))


def answer_groups(sheet: AnyWorksheet) -> tuple[AnswerGroup, ...]:
    """Return the places to write in reading order, the closing answers last; `WHO` is not among them."""
    outline = sheet_outline(sheet)
    return (*outline.groups, AnswerGroup(None, outline.summary)) if outline.summary else outline.groups


def answer_ids(sheet: AnyWorksheet) -> tuple[str, ...]:
    """Return the id of every place to write, `WHO` first."""
    who = tuple(f"who.{name}" for name in WHO)
    return who + tuple(place.id for group in answer_groups(sheet) for place in group.places)


def _body(sheet: AnyWorksheet) -> tuple[AnswerGroup, ...]:
    heads: Iterable[WorksheetField | int]
    match sheet:
        case Matrix():
            heads, fields = sheet.rows, sheet.columns
        case Timeline():
            heads, fields = sheet.lanes, sheet.periods
        case List():
            heads, fields = range(1, sheet.entries + 1), sheet.columns
        case Cards():
            heads, fields = range(1, sheet.cards + 1), sheet.fields
        case Canvas():
            return (AnswerGroup(None, tuple(AnswerPlace(area.id, area) for area in sheet.areas)),)
    return tuple(
        AnswerGroup(head, _places(head.id if isinstance(head, WorksheetField) else str(head), fields))
        for head in heads
    )


def _places(prefix: str, fields: Sequence[WorksheetField]) -> tuple[AnswerPlace, ...]:
    return tuple(AnswerPlace(f"{prefix}.{field.id}", field) for field in fields)


def question_of(step: StepData | None, field: WorksheetField) -> Text:
    """Return what a field asks: its own question, one of its step's, or a dash where the checks told of neither."""
    found = step.question(field.core_question or "") if step else None
    return field.question or found or Text(fi="–", sv="–")
