"""The schema of a worksheet: `docs/tyopohjat/<id>.yml`, all its text in both languages.

Its layout says what the sheet looks like, its fields what is asked; page, paper and form are drawn from it.
Answers are saved by worksheet and field id, so ids never change.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, model_validator

from vaikuttava_museo.content.steps_people_glossary import Id, Pair, Shared, Text


class Summary(Pair):
    """A page's description in both languages."""

    fi: Annotated[str, Field(min_length=50, max_length=160)]
    sv: Annotated[str, Field(min_length=50, max_length=160)]


class WorksheetField(Shared):
    """One thing that is asked, under a heading: a question of its own or one of the step's core questions."""

    id: Id
    heading: Text
    question: Text | None = None
    core_question: Id | None = Field(default=None, alias="core-question")

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        if (self.question is None) == (self.core_question is None):
            raise ValueError("one-question")
        return self


class CanvasArea(WorksheetField):
    """A box of a canvas; `size` is how much of the sheet it takes."""

    size: Literal["small", "medium", "wide", "large"]


class WorksheetBase(Shared):
    """What every worksheet has, whatever its layout."""

    step: Annotated[int, Field(ge=1, le=6)]
    part: Literal["A", "B", "C"] | None = None
    """Which part of step II the sheet belongs to."""
    order: Annotated[int, Field(ge=1, le=9)]
    """The sheet's place among those of its step."""
    minutes: Annotated[int, Field(ge=5, le=480)]
    """How long a group needs to fill it in."""
    participants: Text
    title: Text
    description: Summary
    purpose: Text
    instructions: Annotated[tuple[Text, ...], Field(min_length=2, max_length=6)]
    summary: Annotated[tuple[WorksheetField, ...], Field(max_length=3)] = ()
    """Short answers at the foot of the sheet."""
    example: Annotated[dict[str, Text], Field(default_factory=dict)]
    """Sample answers of one imaginary museum, by answer id (`answer_ids.py`)."""
    keywords: Annotated[tuple[Text, ...], Field(max_length=20)] = ()
    """Words people use for the sheet when it uses others: the site's own search finds it by them."""


class Matrix(WorksheetBase):
    """Rows and columns; each cell answers the row's question from the column's point of view."""

    layout: Literal["matrix"]
    columns: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=7)]


class List(WorksheetBase):
    """Numbered empty rows with the same columns."""

    layout: Literal["list"]
    columns: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=6)]
    entries: Annotated[int, Field(ge=3, le=14)]


class Cards(WorksheetBase):
    """Equal cards with the same fields."""

    layout: Literal["cards"]
    fields: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=6)]
    cards: Annotated[int, Field(ge=2, le=8)]


class Canvas(WorksheetBase):
    """Boxes of different sizes on one sheet."""

    layout: Literal["canvas"]
    areas: Annotated[tuple[CanvasArea, ...], Field(min_length=3, max_length=10)]


class Timeline(WorksheetBase):
    """Periods from left to right, lanes from top to bottom."""

    layout: Literal["timeline"]
    periods: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=6)]
    lanes: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=5)]


AnyWorksheet = Matrix | List | Cards | Canvas | Timeline


class Worksheet(RootModel[Annotated[AnyWorksheet, Field(discriminator="layout")]]):
    """A worksheet of any layout, as read from its file."""


FIELD_GROUPS = ("columns", "rows", "fields", "areas", "periods", "lanes", "summary")
"""The keys under which a layout keeps its fields, in reading order."""
