"""From content to what templates print: filters, page context, and the HTML of placeholders."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import jinja2

from vaikuttava_museo.content.addresses import AGENDA, HOME, NOT_FOUND, PLAN, WORKSHEET_FOLDER
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import alternates, step_views, worksheet_view
from vaikuttava_museo.content.pdf_documents import booklet_document, step_document
from vaikuttava_museo.content.placeholders import BLOCK_PLACEHOLDERS
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps import STEP_MARKS
from vaikuttava_museo.page.accessibility_statement import statement_view
from vaikuttava_museo.page.agenda import agenda_data, agenda_entries
from vaikuttava_museo.page.assets.link_pictures import TOUCH_ICON, preview_name
from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY, manifest_file
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.page.script_data import as_json, plan_data, worksheet_data
from vaikuttava_museo.page.titles import footer_links, heading_of, not_found_texts, page_title, print_title
from vaikuttava_museo.texts import catalogue

_BLANK_LINES = re.compile(r"\n\s*\n+|\n\s+")
_ID = re.compile(r'(?<=\sid=")[^"]+')


@dataclass(frozen=True, slots=True)
class Assets:
    """What a page loads; addresses are relative to the site's root."""

    styles: Mapping[str, str]
    """The CSS of every page (`page`) and of each kind of page that has its own."""
    print_stylesheet: str
    scripts: str
    """The folder of the scripts."""
    search_data: Mapping[str, str]
    """What the search reads, by the language's code."""
    search_modules: tuple[str, ...]
    """The scripts that the search consists of, fetched together when it is opened."""


_OWN_TEMPLATES = {HOME: "home.html", AGENDA: "agenda.html", PLAN: "plan.html"}


def template_for(key: str, *, readable: bool) -> str:
    """Return the template of a page by its pair key; a page with unreadable front matter gets the plain one."""
    if not readable:
        return "main.html"
    if key in _OWN_TEMPLATES:
        return _OWN_TEMPLATES[key]
    if re.fullmatch(r"askel-\d", key):
        return "step.html"
    folder, _, name = key.rpartition("/")
    return "worksheet.html" if folder == WORKSHEET_FOLDER and name != HOME else "main.html"


def page_context(
    content: Content, key: str, language: Language, extra: Mapping[str, Any], assets: Assets
) -> dict[str, Any]:
    """Return everything a template needs beyond what MkDocs gives: plain values of one language."""
    meta = content.meta.get((key, language))
    steps = step_views(content, language)
    step = next((view for view in steps if isinstance(meta, StepMeta) and view.number == meta.step), None)
    sheet_id = key.removeprefix(f"{WORKSHEET_FOLDER}/")
    sheet = content.worksheets.get(sheet_id) if "/" in key else None
    agenda = agenda_entries(content, language) if key == AGENDA else ()
    return {
        "lang": language.code,
        "other_lang": next(other.code for other in LANGUAGES if other is not language),
        "ui": catalogue("interface", language),
        "drawing": catalogue("drawings", language),
        "key": key,
        "meta": meta,
        "steps": steps,
        "step": step,
        "heading": heading_of(meta, sheet, key, language),
        "previous_step": next((view for view in steps if step and view.number == step.number - 1), None),
        "next_step": next((view for view in steps if step and view.number == step.number + 1), None),
        "step_data": content.steps.get(step.number) if step else None,
        "sheet": sheet,
        "worksheet": worksheet_view(sheet_id, sheet, language) if sheet else None,
        "worksheet_data": worksheet_data(content, sheet_id, sheet, language) if sheet else "",
        "step_pdf": step_document(step.number, language) if step else None,
        "booklet_pdf": booklet_document(language),
        "plan_data": partial(plan_data, content, language),
        "agenda": agenda,
        "agenda_data": as_json(agenda_data(agenda, language)),
        "people": content.people,
        "glossary": content.glossary,
        "statement": statement_view(content, language),
        "alternates": alternates(HOME if key == NOT_FOUND else key, language),
        "provider": extra["provider"][language.code],
        "contact": extra["contact"],
        "styles": assets.styles,
        "print_stylesheet": assets.print_stylesheet,
        "scripts": assets.scripts,
        "search_modules": assets.search_modules,
        "search_data": assets.search_data[language.code],
        "step_marks": STEP_MARKS,
        "preview_picture": preview_name(step.number if step else sheet.step if sheet else None, language),
        "touch_icon": TOUCH_ICON,
        "manifest": manifest_file(language),
        "offline_copy": OFFLINE_COPY,
        "print_title": print_title(content, key, language),
        "page_title": page_title(content, key, language),
        "footer_links": footer_links(content, language),
        "not_found": not_found_texts(content, language),
        "home_url": language.prefix or ".",
        "prefix": language.prefix,
    }


def block_fillers(env: jinja2.Environment, context: Mapping[str, Any]) -> dict[str, Callable[[], str]]:
    """Return for every placeholder on a line of its own what makes its HTML: the partial of the same name."""

    def render(name: str) -> str:
        html = env.get_template(f"partials/{name}.html").render(context)
        return _BLANK_LINES.sub("\n", html).strip()

    return {name: partial(render, name) for name in BLOCK_PLACEHOLDERS}


def inline_fillers(context: Mapping[str, Any]) -> dict[str, Callable[[], str]]:
    """Return for every placeholder in a sentence what makes its Markdown."""
    return {
        "provider": lambda: inline(context["provider"]),
        "contact": lambda: "[{0}](mailto:{0})".format(escape(context["contact"])),
    }


def ids_in(html: str) -> set[str]:
    """Return the ids of a page's elements, which links may lead to."""
    return set(_ID.findall(html))
