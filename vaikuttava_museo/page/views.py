"""What templates print: one view of the site for each language, and one for each kind of page.

A view holds plain values of one language. Templates get the fields of both by their names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, ClassVar

from vaikuttava_museo.content.addresses import AGENDA, HOME, NOT_FOUND, PLAN, url_of
from vaikuttava_museo.content.answer_ids import SheetOutline, sheet_outline
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.known_issues import KnownIssues, Status, status
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import (
    PageLink,
    StepView,
    WorksheetView,
    page_links,
    step_views,
    worksheet_view,
)
from vaikuttava_museo.content.pdf_documents import Document, booklet_document, step_document
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps_people_glossary import Glossary, People, StepData
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.page.agenda import Entry, agenda_data, agenda_entries
from vaikuttava_museo.page.assets.asset import unnamed_search_file
from vaikuttava_museo.page.assets.link_pictures import preview_name
from vaikuttava_museo.page.assets.styles_and_scripts import Assets
from vaikuttava_museo.page.script_data import as_json, plan_data, worksheet_data
from vaikuttava_museo.page.titles import heading_of, page_title, print_title
from vaikuttava_museo.texts import catalogue


@dataclass(frozen=True, slots=True, eq=False)
class SiteView:
    """What every page of one language shows."""

    language: Language
    lang: str
    other_lang: str
    prefix: str
    ui: Mapping[str, str]
    drawing: Mapping[str, str]
    steps: list[StepView]
    pages: Mapping[str, PageLink]
    """What leads to each page, by its pair key."""
    people: People | None
    glossary: Glossary | None
    known: KnownIssues | None
    status: Status | None
    """How accessible the site says it is."""
    booklet_pdf: Document
    provider: str
    contact: str
    assets: Assets
    search_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """What every page shows of itself; a plain page shows no more."""

    template: ClassVar[str] = "main.html"
    key: str
    meta: PageMeta | None
    heading: str
    page_title: str
    print_title: str
    alternates: list[tuple[Language, str]]
    """The page's address in every language."""
    preview_picture: str
    step_data: StepData | None = None
    """What a page shares of a step with its twin; None where the page has no step, or it cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(PageView):
    """The home page."""

    template: ClassVar[str] = "home.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage(PageView):
    """The page of a step, with its neighbours on the path."""

    template: ClassVar[str] = "step.html"
    step: StepView
    previous_step: StepView | None
    next_step: StepView | None
    step_pdf: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage(PageView):
    """The page of a worksheet; `outline` are its places to write, `worksheet_data` what its script reads."""

    template: ClassVar[str] = "worksheet.html"
    sheet: AnyWorksheet
    worksheet: WorksheetView
    outline: SheetOutline
    worksheet_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPage(PageView):
    """The page that lays out a workshop's day."""

    template: ClassVar[str] = "agenda.html"
    agenda: tuple[Entry, ...]
    agenda_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage(PageView):
    """The page that gathers the answers of all worksheets."""

    template: ClassVar[str] = "plan.html"
    plan_data: str


def site_view(content: Content, language: Language, extra: Mapping[str, Any], assets: Assets) -> SiteView:
    """Return what every page of a language shows; `extra` is that of `mkdocs.yml`: provider and contact."""
    return SiteView(
        language=language,
        lang=language.code,
        other_lang=next(other.code for other in LANGUAGES if other is not language),
        prefix=language.prefix,
        ui=catalogue("interface", language),
        drawing=catalogue("drawings", language),
        steps=step_views(content, language),
        pages=page_links(content, language),
        people=content.people,
        glossary=content.glossary,
        known=content.known_issues,
        status=status(content.known_issues) if content.known_issues else None,
        booklet_pdf=booklet_document(language),
        provider=extra["provider"][language.code],
        contact=extra["contact"],
        assets=assets,
        search_data=unnamed_search_file(language),
    )


@lru_cache(maxsize=CACHED_FILES)
def page_view(content: Content, site: SiteView, key: str) -> PageView:
    """Return what one page shows, by its pair key; a page with unreadable front matter is a plain one."""
    language, id = site.language, key.rpartition("/")[2]
    meta, sheet = content.meta.get((key, language)), content.sheet_of(key)
    step = next(
        (view for view in site.steps if isinstance(meta, StepMeta) and view.number == meta.step), None
    )
    common: dict[str, Any] = {
        "key": key,
        "meta": meta,
        "heading": heading_of(content, key, language),
        "page_title": page_title(content, key, language),
        "print_title": print_title(content, key, language),
        "alternates": [(each, url_of(HOME if key == NOT_FOUND else key, each)) for each in LANGUAGES],
        "preview_picture": preview_name(step.number if step else sheet.step if sheet else None, language),
    }
    if sheet:
        return WorksheetPage(
            **common,
            sheet=sheet,
            worksheet=worksheet_view(id, sheet, language),
            outline=sheet_outline(sheet),
            step_data=content.steps.get(sheet.step),
            worksheet_data=worksheet_data(content, id, sheet, language),
        )
    if step and re.fullmatch(r"askel-\d", key):
        by_number = {view.number: view for view in site.steps}
        return StepPage(
            **common,
            step=step,
            previous_step=by_number.get(step.number - 1),
            next_step=by_number.get(step.number + 1),
            step_data=content.steps.get(step.number),
            step_pdf=step_document(step.number, language),
        )
    if meta and key == AGENDA:
        entries = agenda_entries(content, language)
        return AgendaPage(**common, agenda=entries, agenda_data=as_json(agenda_data(entries, language)))
    if meta and key == PLAN:
        return PlanPage(**common, plan_data=plan_data(content, language))
    return (HomePage if meta and key == HOME else PageView)(**common)


def context_of(*views: SiteView | PageView) -> dict[str, Any]:
    """Return the fields of views by name, as a template's variables."""
    return {field.name: getattr(view, field.name) for view in views for field in fields(view)}
