"""What the scripts of a page need to know, as JSON in the page: outlines of worksheets, samples, sentences.

Every row of a worksheet asks the same, so what is asked is listed once and the places point to it: half the bytes of
the plan's outlines. `answers/outlines.js` reads them back.
"""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from vaikuttava_museo.content.answer_ids import (
    WHO,
    AnswerGroup,
    answer_groups,
    answer_ids,
    question_of,
    sheet_outline,
)
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import step_views, worksheet_view
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.worksheets import AnyWorksheet, Cards, WorksheetField
from vaikuttava_museo.texts import catalogue

_WORDS = ("answers_", "sheet_", "step", "site_name")
"""The beginnings of the names of the sentences that the scripts of answers use."""


WORKSHOPS = "workshops"
"""Stands in the place of a worksheet's id where the times of workshops are kept among the answers."""


def worksheet_data(content: Content, id: str, sheet: AnyWorksheet, language: Language) -> Markup:
    """Return the data of one worksheet's page: its outline, its sample answers and the sentences."""
    example = {place: text[language.code] for place, text in sheet.example.items()}
    words = words_of(language, _WORDS)
    return as_json({**outlines(content, [(id, sheet)], language), "example": example, "words": words})


def plan_data(content: Content, language: Language) -> Markup:
    """Return the data of the plan: the outlines of all worksheets in the order of the steps."""
    sheets = content.worksheets_of(*STEP_NUMBERS)
    steps = {step.number: step.title for step in step_views(content, language)}
    return as_json(
        {**outlines(content, sheets, language), "steps": steps, "words": words_of(language, _WORDS)}
    )


def generated_scripts(content: Content) -> dict[str, bytes]:
    """Return the scripts that say what the content and the catalogues say, by path."""
    places = {id: answer_ids(sheet) for id, sheet in content.worksheets.items()} | {
        WORKSHOPS: workshop_ids(content)
    }
    searching = {language.code: search_texts(language) for language in LANGUAGES}
    reading = {
        language.code: words_of(language, ("correcting_", "reading_", "term_")) for language in LANGUAGES
    }
    return {
        "answers/places.js": f"export const places = {as_json(places)};\n".encode(),
        "search/texts.js": f"export const texts = {as_json(searching)};\n".encode(),
        "reading-texts.js": f"export const texts = {as_json(reading)};\n".encode(),
    }


def search_texts(language: Language) -> dict[str, str]:
    """Return the sentences of a search, which no page carries before its search is opened."""
    words = words_of(language, ("search_",))
    names = (
        *("hint", "loading", "failed", "retry"),
        *("none", "one", "many", "results", "related", "nearest", "other", "way"),
    )
    return {name: words[f"search_{name}"] for name in names} | {
        name: catalogue("interface", language)[name] for name in ("step", "steps")
    }


def workshop_ids(content: Content) -> list[str]:
    """Return the ids under which the times of workshops are kept: by the step and its meeting, or by the worksheet."""
    steps = [f"step-{number}{meeting}" for number in STEP_NUMBERS for meeting in ("", ".2")]
    return [*steps, *content.worksheets]


def outlines(
    content: Content, sheets: Iterable[tuple[str, AnyWorksheet]], language: Language
) -> dict[str, Any]:
    """Return worksheets' places to write as plain values of one language.

    Each item is an id and a place in `asked`, the list of every label and question once.
    """
    ui, code = catalogue("interface", language), language.code
    asked: dict[tuple[str, str | None], int] = {}

    def item(id: str, label: str, question: str | None) -> list[str | int]:
        return [id, asked.setdefault((label, question), len(asked))]

    def group(sheet: AnyWorksheet, found: AnswerGroup) -> dict[str, Any]:
        heading, question = None, None
        if isinstance(found.head, int):
            heading = f"{ui['sheet_card' if isinstance(sheet, Cards) else 'sheet_row']} {found.head}"
        elif found.head:
            heading, question = plain(found.head.heading[code]), asks(sheet, found.head)
        items = [item(at.id, plain(at.field.heading[code]), asks(sheet, at.field)) for at in found.places]
        return {"heading": heading, "question": question, "items": items}

    def asks(sheet: AnyWorksheet, field: WorksheetField) -> str:
        return plain(question_of(content.steps.get(sheet.step), field)[code])

    def outline(id: str, sheet: AnyWorksheet) -> dict[str, Any]:
        view = worksheet_view(id, sheet, language)
        who = [item(f"who.{name}", ui[f"sheet_{name}"], None) for name in WHO]
        groups = [{"heading": None, "question": None, "items": who}]
        groups += [group(sheet, found) for found in answer_groups(sheet)]
        table = {"table": True} if sheet_outline(sheet).columns else {}
        about = {"id": id, "title": view.title, "step": view.numeral, "url": view.url}
        return {**about, **table, "groups": groups}

    made = [outline(id, sheet) for id, sheet in sheets]  # which fills `asked`
    return {"asked": list(asked), "outlines": made}


def as_json(value: object) -> Markup:
    """Return JSON that may stand inside a script element: no `<` in it (HTML, 13.2.5.4)."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def words_of(language: Language, beginnings: tuple[str, ...]) -> dict[str, str]:
    """Return the sentences of the interface whose names begin so."""
    return {key: text for key, text in catalogue("interface", language).items() if key.startswith(beginnings)}
