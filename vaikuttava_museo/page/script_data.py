"""What the scripts of a page need to know, as JSON in the page: outlines of worksheets, samples, sentences.

Every row of a worksheet asks the same, so what is asked is listed once and the places point to it: half the bytes of
the plan's outlines. `answers/outlines.js` reads them back.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from vaikuttava_museo.content.answer_places import (
    WHO,
    AnswerGroup,
    AnswerPlace,
    answer_groups,
    question_of,
)
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import WorksheetView, worksheet_view
from vaikuttava_museo.content.shared_data import Text
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.worksheets import AnyWorksheet, Cards, WorksheetField
from vaikuttava_museo.texts import catalogue

WORDS = ("answers_", "sheet_", "step", "site_name")
"""The beginnings of the names of the sentences that the scripts of answers use."""


def worksheet_data(content: Content, id: str, sheet: AnyWorksheet, language: Language) -> Markup:
    """Return the data of one worksheet's page: its outline, its sample answers and the sentences."""
    example = {place: text[language.code] for place, text in sheet.example.items()}
    outlines = packed([_outline(content, id, sheet, language)])
    return as_json({**outlines, "example": example, "words": _words(language)})


def plan_data(content: Content, language: Language) -> Markup:
    """Return the data of the plan: the outlines of all worksheets in the order of the steps."""
    sheets = [item for number in STEP_NUMBERS for item in content.worksheets_of(number)]
    outlines = packed([_outline(content, id, sheet, language) for id, sheet in sheets])
    return as_json({**outlines, "words": _words(language)})


def packed(outlines: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return outlines whose items are an id and a place in `asked`, the list of every label and question once."""
    asked: dict[tuple[str, str | None], int] = {}

    def group(found: Mapping[str, Any]) -> dict[str, Any]:
        items = [
            [item["id"], asked.setdefault((item["label"], item["question"]), len(asked))]
            for item in found["items"]
        ]
        return {**found, "items": items}

    found = [{**outline, "groups": [group(each) for each in outline["groups"]]} for outline in outlines]
    return {"asked": list(asked), "outlines": found}


def as_json(value: object) -> Markup:
    """Return JSON that may stand inside a script element: no `<` in it (HTML, 13.2.5.4)."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _outline(content: Content, id: str, sheet: AnyWorksheet, language: Language) -> dict[str, Any]:
    view = worksheet_view(id, sheet, language)
    asks = partial(question_of, content, sheet)
    return outline(view, language, catalogue("interface", language), asks)


def _words(language: Language) -> dict[str, str]:
    return {name: text for name, text in catalogue("interface", language).items() if name.startswith(WORDS)}


QuestionOf = Callable[[WorksheetField], Text]


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
