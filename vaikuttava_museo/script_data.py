"""What the scripts of a page need to know, as JSON in the page: outlines of worksheets, samples, sentences.

Every row of a worksheet asks the same, so what is asked is listed once and the places point to it: half the bytes of
the plan's outlines. `answers/outlines.js` reads them back.
"""

import json
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from markupsafe import Markup

from vaikuttava_museo.answers import answer_ids, outline
from vaikuttava_museo.content import STEP_NUMBERS, Content
from vaikuttava_museo.languages import Language
from vaikuttava_museo.questions import question_of
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.views import worksheet_view
from vaikuttava_museo.worksheets import AnyWorksheet

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


def made_scripts(content: Content) -> dict[str, bytes]:
    """Return the scripts that say what the content says, by path: where its worksheets are answered."""
    places = {id: answer_ids(sheet) for id, sheet in content.worksheets.items()}
    return {"answers/places.js": f"export const places = {as_json(places)};\n".encode()}


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
