"""The schema of a worksheet: `docs/tyopohjat/<id>.yml`, all its text in both languages.

Its layout says what the sheet looks like, its fields what is asked; page, paper and form are drawn from it.
Answers are saved by worksheet and field id, so ids never change.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from vaikuttava_museo.content.steps_people_glossary import Id, Pair, Shared, Text
from vaikuttava_museo.content.yaml_with_lines import Location


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
            raise PydanticCustomError("one_question", "a question or a core question, not both")
        return self


class CanvasArea(WorksheetField):
    """A box of a canvas; `size` is how much of the sheet it takes."""

    size: Literal["small", "medium", "wide", "large"]


class WorksheetBase(Shared):
    """What every worksheet has, whatever its layout."""

    step: Annotated[int, Field(ge=1, le=6)]
    part: Literal["A", "B", "C", "D"] | None = None
    """Which part of step II the sheet belongs to."""
    order: Annotated[int, Field(ge=1, le=9)]
    """The sheet's place among those of its step."""
    minutes: Annotated[int, Field(ge=5, le=480)]
    """How long a group needs to fill it in."""
    participants: Text
    copies: Literal["groups", "wall", "groups-and-wall"] = "groups"
    """Which copies a workshop prints: one for each group, one for the wall, or both."""
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


# On A4 a cell needs 55 mm for a pen: five fit the width, or four and a head beside them.
_MOST_COLUMNS, _MOST_BESIDE_HEADS = 5, 4


class Matrix(WorksheetBase):
    """Rows and columns; each cell answers the row's question from the column's point of view."""

    layout: Literal["matrix"]
    columns: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=_MOST_COLUMNS)]
    rows: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=7)]

    @property
    def heads_above(self) -> bool:
        """Whether the heads of the rows stand above their cells."""
        return len(self.columns) > _MOST_BESIDE_HEADS


class List(WorksheetBase):
    """Numbered empty rows with the same columns."""

    layout: Literal["list"]
    columns: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=_MOST_COLUMNS)]
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
    periods: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=_MOST_COLUMNS)]
    lanes: Annotated[tuple[WorksheetField, ...], Field(min_length=2, max_length=5)]

    @property
    def heads_above(self) -> bool:
        """Whether the heads of the lanes stand above their cells."""
        return len(self.periods) > _MOST_BESIDE_HEADS


AnyWorksheet = Matrix | List | Cards | Canvas | Timeline


class Worksheet(RootModel[Annotated[AnyWorksheet, Field(discriminator="layout")]]):
    """A worksheet of any layout, as read from its file."""


FIELD_GROUPS = ("columns", "rows", "fields", "areas", "periods", "lanes", "summary")
"""The keys under which a layout keeps its fields, in reading order."""


def fields_of(sheet: AnyWorksheet) -> Iterator[tuple[Location, WorksheetField]]:
    """Yield all that a sheet asks, each with where it stands in the file, in reading order."""
    for group in FIELD_GROUPS:
        yield from (((group, number), field) for number, field in enumerate(getattr(sheet, group, ())))
