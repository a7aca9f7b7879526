"""What the home page shows instead of telling: a filled worksheet, a workshop's day, a finished plan.

All three are taken from the data that the worksheets, the steps and the plan are made of. A part that cannot be read
has no picture, only its words.
"""

from collections.abc import Mapping
from typing import Any

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import List
from vaikuttava_museo.page.dates import WORKSHOP_BEGINS, clock
from vaikuttava_museo.page.timetable import bound_text, read_timetable

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


Shown = Mapping[str, Any] | None
"""What a picture's partial template prints; None where its data cannot be read."""


def filled_sheet(content: Content, language: Language) -> Shown:
    """Return the first rows of a filled worksheet: of each, what is in its first and in its last two columns."""
    sheet, code = content.worksheets.get(_SHEET), language.code
    if not isinstance(sheet, List) or not sheet.example:
        return None
    columns = (sheet.columns[0], *sheet.columns[-2:])
    rows = [
        [
            bound_text(text[code]) if (text := sheet.example.get(f"{row}.{field.id}")) else ""
            for field in columns
        ]
        for row in range(1, _ROWS + 1)
    ]
    heads = [field.heading[code] for field in columns]
    return {"title": sheet.title[code], "step": sheet.step, "heads": heads, "rows": rows}


def day_of_workshop(content: Content, language: Language) -> Shown:
    """Return a workshop's day from above to below, a band a phase: one too low for words has no `clock`."""
    page = content.page(f"askel-{_STEP_OF_DAY}", language)
    meetings = read_timetable(page).meetings if page else ()
    if not meetings or not meetings[0].phases:
        return None
    minutes, bands = 0, list[Mapping[str, Any]]()
    for phase in meetings[0].phases:
        height = round(phase.minutes * _UNITS_A_MINUTE, 1)
        bands.append(
            {
                "y": round(minutes * _UNITS_A_MINUTE, 1),
                "height": height,
                "clock": clock(WORKSHOP_BEGINS + minutes) if height >= _LEAST_FOR_WORDS else "",
                "title": phase.title,
                "is_break": phase.is_break,
            }
        )
        minutes += phase.minutes
    return {
        "step": _STEP_OF_DAY,
        "height": round(minutes * _UNITS_A_MINUTE, 1),
        "bands": bands,
        "begins": clock(WORKSHOP_BEGINS),
        "ends": clock(WORKSHOP_BEGINS + minutes),
    }


def finished_plan(content: Content, language: Language) -> Shown:
    """Return the summary of a finished plan: whose it is, and what it says under each heading (a sentence's name)."""
    sheet, code = content.worksheets.get(_PROFILE), language.code
    museum = sheet.example.get("who.museum") if sheet else None
    if sheet is None or museum is None:
        return None
    answers = ((heading, sheet.example.get(id)) for heading, id in _PLAN.items())
    parts = [(heading, bound_text(text[code].split("\n")[0])) for heading, text in answers if text]
    return {"museum": bound_text(museum[code]), "step": sheet.step, "parts": parts}
