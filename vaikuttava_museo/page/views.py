"""What templates print: the values of the site in each language, and those of each kind of page, by name.

They are plain values of one language. A template gets both; `template` is the name of a page's own.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from vaikuttava_museo.content.addresses import (
    AGENDA,
    HOME,
    NOT_FOUND,
    PLAN,
    RULES,
    RUN,
    papers_key,
    step_of_papers,
    url_of,
)
from vaikuttava_museo.content.answer_ids import sheet_outline
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.known_issues import status
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import (
    StepView,
    page_links,
    step_views,
    with_former_keys,
    worksheet_view,
)
from vaikuttava_museo.content.pdf_documents import (
    Kind,
    Paper,
    booklet_document,
    folded_document,
    step_document,
    step_files,
)
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.page.agenda import agenda_data, agenda_entries
from vaikuttava_museo.page.assets.asset import unnamed_search_file
from vaikuttava_museo.page.assets.link_previews_and_app_icons import preview_name
from vaikuttava_museo.page.assets.styles_and_scripts import Assets
from vaikuttava_museo.page.home_pictures import day_of_workshop, filled_sheet, finished_plan
from vaikuttava_museo.page.invitations import blanks_of, invitations, meeting_lengths
from vaikuttava_museo.page.script_data import as_json, plan_data, words_of, worksheet_data
from vaikuttava_museo.page.titles import heading_of, page_title, print_title
from vaikuttava_museo.page.wall_sheets import wall_pages
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.texts.rule_catalogue import subjects

View = Mapping[str, Any]
_WORDS_OF_RUN = ("agenda_meal", "agenda_meeting", "agenda_pause", "answers_workshop", "minutes", "run_")
"""The beginnings of the names of the sentences that the script uses which leads a workshop through its hours."""


def site_view(content: Content, language: Language, extra: Mapping[str, Any], assets: Assets) -> View:
    """Return what every page of a language shows; `extra` is that of `mkdocs.yml`: provider and contact."""
    other = next(other for other in LANGUAGES if other is not language)
    return {
        "language": language,
        "lang": language.code,
        "other_lang": other.code,
        "prefix": language.prefix,
        "ui": catalogue("interface", language),
        # For a worksheet in both languages.
        "other_ui": catalogue("interface", other),
        "drawing": catalogue("drawings", language),
        "steps": step_views(content, language),
        "pages": with_former_keys(page_links(content, language), content),
        "menu": content.menu,
        "people": content.people,
        "glossary": content.glossary,
        "known": content.known_issues,
        "status": status(content.known_issues) if content.known_issues else None,
        "booklet_pdf": booklet_document(language),
        "folded_pdf": folded_document(language),
        # Until somebody has agreed to provide the site its pages say so.
        "is_confirmed": extra.get("confirmed", False),
        "provider": extra["provider"][language.code],
        "contact": extra["contact"],
        "assets": assets,
        "search_data": unnamed_search_file(language),
    }


@lru_cache(maxsize=CACHED_FILES)
def page_view(content: Content, language: Language, key: str) -> View:
    """Return what one page shows, by its pair key; a page with unreadable front matter is a plain one."""
    meta, sheet, steps = (
        content.meta.get((key, language)),
        content.sheet_of(key),
        step_views(content, language),
    )
    of_papers = step_of_papers(key)
    number = meta.step if isinstance(meta, StepMeta) else of_papers or (sheet.step if sheet else None)
    step = None if sheet else next((view for view in steps if view.number == number), None)
    view = {
        "template": "main.html",
        "key": key,
        "meta": meta,
        "heading": heading_of(content, key, language),
        "page_title": page_title(content, key, language),
        "print_title": print_title(content, key, language),
        # The page's address in every language.
        "alternates": [(each, url_of(HOME if key == NOT_FOUND else key, each)) for each in LANGUAGES],
        "preview_picture": preview_name(number if step or sheet else None, language),
        "step_data": None,
    }
    if sheet:
        return {**view, **_worksheet(content, sheet, key.rpartition("/")[2], language)}
    if step:
        return {**view, **(_papers if of_papers else _step)(content, step, language)}
    return {**view, **(_by_name(content, language, key) if meta else {})}


def _worksheet(content: Content, sheet: AnyWorksheet, id: str, language: Language) -> View:
    sheets = [sheet for step in step_views(content, language) for sheet in step.worksheets]
    return {
        "template": "worksheet.html",
        "sheet": sheet,
        "worksheet": worksheet_view(id, sheet, language),
        # The places to write.
        "outline": sheet_outline(sheet),
        # Be it of the next step.
        "next_sheet": next((after for before, after in pairwise(sheets) if before.id == id), None),
        "step_data": content.steps.get(sheet.step),
        "worksheet_data": worksheet_data(content, id, sheet, language),
    }


def _step(content: Content, step: StepView, language: Language) -> View:
    steps, number = step_views(content, language), step.number
    return {
        "template": "step.html",
        "step": step,
        "next_step": next((view for view in steps if view.number == number + 1), None),
        "step_data": content.steps.get(number),
        "step_pdf": step_document(Kind.STEP, number, language),
        "step_large_print": step_document(Kind.LARGE_PRINT, number, language),
        "step_sheets": step_document(Kind.STEP_SHEETS, number, language),
        "papers": with_former_keys(page_links(content, language), content).get(papers_key(number)),
        "papers_texts": catalogue("invitations_and_papers", language),
    }


def _papers(content: Content, step: StepView, language: Language) -> View:
    """Return what the page of a step's invitations and of its leader's other papers shows."""
    letters, number = invitations(content, step.number, language), step.number
    data = content.steps.get(number)
    return {
        "template": "papers.html",
        "step": step,
        "letters": letters,
        # What is filled in once for all letters.
        "blanks": blanks_of(letters),
        # The minutes of each meeting, which tell when it ends.
        "lengths": meeting_lengths(content, number, language),
        # When some guests come and go, in minutes from the beginning, by the name that their letter has for it.
        "parts": [(part[language.code], part.begins, part.ends) for part in (data.parts if data else ())],
        "step_sheets": step_document(Kind.STEP_SHEETS, number, language),
        "step_wall": step_document(Kind.WALL_PACK, number, language),
        "step_day": step_document(Kind.DAY, number, language),
        "step_wall_large": step_document(Kind.WALL_PACK, number, language, Paper.A3),
        "wall_pages": wall_pages(content, number, language),
        "papers_files": step_files(content, number, language),
        "papers_texts": catalogue("invitations_and_papers", language),
    }


def _by_name(content: Content, language: Language, key: str) -> View:
    """Return what one of the pages shows that the program knows by name; nothing for a plain one."""
    if key in (AGENDA, RUN):
        entries = agenda_entries(content, language)
        data = agenda_data(entries, language)
        if key == AGENDA:
            return {"template": "agenda.html", "agenda": entries, "agenda_data": as_json(data)}
        words = words_of(language, _WORDS_OF_RUN) | {"step": catalogue("interface", language)["step"]}
        return {"template": "run.html", "run_data": as_json({**data, "words": words})}
    if key == PLAN:
        return {"template": "plan.html", "plan_data": plan_data(content, language)}
    if key == RULES:
        return {"template": "rules.html", "subjects": subjects()}
    if key == HOME:
        shown = {"sheet": filled_sheet, "day": day_of_workshop, "plan": finished_plan}
        return {
            "template": "home.html",
            "pictures": {name: of(content, language) for name, of in shown.items()},
        }
    return {}
