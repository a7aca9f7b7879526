"""What the home page shows instead of telling: a filled worksheet, a workshop's day, a finished plan.

All three are taken from the data that the worksheets, the steps and the plan are made of. A part that cannot be read
has no picture, only its words.
"""

from dataclasses import dataclass

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import List
from vaikuttava_museo.page.dates import WORKSHOP_BEGINS, clock
from vaikuttava_museo.page.timetable import Phase, bound_text, read_timetable

_SHEET, _PROFILE, _STEP_OF_DAY = "partner-map", "strategic-profile", 2
_ROWS = 3
_UNITS_A_MINUTE = 0.68
_LEAST_FOR_WORDS = 13
"""The height of the lowest band that has room for words."""
_PLAN = {
    "answers_decision_profile": "summary.one-sentence",
    "answers_decision_aim": "impact-aim",
    "answers_decision_ends": "left-undone",
    "answers_decision_next": "summary.decision",
}
"""Of each heading of the plan's summary (`overrides/js/plan/for-decision-makers.js`) the first answer."""


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """The first rows of a filled worksheet: of each, what is in its first and in its last two columns."""

    title: str
    step: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A phase of a day as a band of the picture: `clock` is "" where the band is too low for words."""

    y: float
    height: float
    clock: str
    title: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A workshop's day from above to below."""

    step: int
    height: float
    bands: tuple[Band, ...]
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class FinishedPlan:
    """The summary of a finished plan: whose it is, and what it says under each heading (a sentence's name)."""

    museum: str
    step: int
    parts: tuple[tuple[str, str], ...]


def filled_sheet(content: Content, language: Language) -> FilledSheet | None:
    """Return the picture of a filled worksheet."""
    sheet, code = content.worksheets.get(_SHEET), language.code
    if not isinstance(sheet, List) or not sheet.example:
        return None
    columns = (sheet.columns[0], *sheet.columns[-2:])
    rows = [
        tuple(
            bound_text(text[code]) if (text := sheet.example.get(f"{row}.{field.id}")) else ""
            for field in columns
        )
        for row in range(1, _ROWS + 1)
    ]
    heads = tuple(field.heading[code] for field in columns)
    return FilledSheet(sheet.title[code], sheet.step, heads, tuple(rows))


def day_of_workshop(content: Content, language: Language) -> Day | None:
    """Return the picture of a workshop's day."""
    page = content.page(f"askel-{_STEP_OF_DAY}", language)
    meetings = read_timetable(page).meetings if page else ()
    if not meetings or not meetings[0].phases:
        return None
    minutes, bands = 0, list[Band]()
    for phase in meetings[0].phases:
        bands.append(_band(phase, minutes))
        minutes += phase.minutes
    ends = clock(WORKSHOP_BEGINS + minutes)
    return Day(_STEP_OF_DAY, round(minutes * _UNITS_A_MINUTE, 1), tuple(bands), clock(WORKSHOP_BEGINS), ends)


def _band(phase: Phase, begins: int) -> Band:
    height = round(phase.minutes * _UNITS_A_MINUTE, 1)
    told = clock(WORKSHOP_BEGINS + begins) if height >= _LEAST_FOR_WORDS else ""
    return Band(round(begins * _UNITS_A_MINUTE, 1), height, told, phase.title, phase.is_break)


def finished_plan(content: Content, language: Language) -> FinishedPlan | None:
    """Return the picture of a finished plan."""
    sheet, code = content.worksheets.get(_PROFILE), language.code
    museum = sheet.example.get("who.museum") if sheet else None
    if sheet is None or museum is None:
        return None
    answers = ((heading, sheet.example.get(id)) for heading, id in _PLAN.items())
    parts = tuple((heading, bound_text(text[code].split("\n")[0])) for heading, text in answers if text)
    return FinishedPlan(bound_text(museum[code]), sheet.step, parts)
