"""What templates print: one view of the site for each language, and one for each kind of page.

A view holds plain values of one language. Templates get the fields of both by their names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from vaikuttava_museo.content.addresses import AGENDA, HOME, NOT_FOUND, PLAN, WORKSHEET_FOLDER
from vaikuttava_museo.content.answer_places import SheetOutline, sheet_outline
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import (
    Alternate,
    StepView,
    WorksheetView,
    alternates,
    step_views,
    worksheet_view,
)
from vaikuttava_museo.content.pdf_documents import Document, booklet_document, step_document
from vaikuttava_museo.content.shared_data import CoreQuestion, Glossary, People, StepData
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps import STEP_MARKS, StepMark
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.page.accessibility_statement import StatementView, statement_view
from vaikuttava_museo.page.agenda import Entry, agenda_data, agenda_entries
from vaikuttava_museo.page.assets.link_pictures import TOUCH_ICON, preview_name
from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY, manifest_file
from vaikuttava_museo.page.assets.styles_and_scripts import Assets
from vaikuttava_museo.page.assets.theme_files import search_modules, unnamed_search_file
from vaikuttava_museo.page.script_data import as_json, plan_data, worksheet_data
from vaikuttava_museo.page.titles import footer_links, heading_of, not_found_texts, page_title, print_title
from vaikuttava_museo.texts import catalogue


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page of one language shows."""

    language: Language
    lang: str
    other_lang: str
    ui: Mapping[str, str]
    drawing: Mapping[str, str]
    steps: list[StepView]
    people: People | None
    glossary: Glossary | None
    statement: StatementView | None
    booklet_pdf: Document
    footer_links: list[dict[str, str]]
    provider: str
    contact: str
    styles: Mapping[str, str]
    print_stylesheet: str
    scripts: str
    search_modules: tuple[str, ...]
    search_data: str
    manifest: str
    home_url: str
    prefix: str
    step_marks: tuple[StepMark, ...] = STEP_MARKS
    touch_icon: str = TOUCH_ICON
    offline_copy: str = OFFLINE_COPY


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page shows of itself; a plain page shows no more."""

    template: ClassVar[str] = "main.html"
    key: str
    meta: PageMeta | None
    heading: str
    page_title: str
    print_title: str
    alternates: list[Alternate]
    preview_picture: str


@dataclass(frozen=True, slots=True)
class HomePage(PageView):
    """The home page."""

    template: ClassVar[str] = "home.html"


@dataclass(frozen=True, slots=True)
class StepPage(PageView):
    """The page of a step, with its neighbours on the path."""

    template: ClassVar[str] = "step.html"
    step: StepView
    previous_step: StepView | None
    next_step: StepView | None
    step_data: StepData | None
    step_pdf: Document


@dataclass(frozen=True, slots=True)
class WorksheetPage(PageView):
    """The page of a worksheet; `outline` are its places to write, `worksheet_data` what its script reads."""

    template: ClassVar[str] = "worksheet.html"
    sheet: AnyWorksheet
    worksheet: WorksheetView
    outline: SheetOutline
    core_questions: Mapping[str, CoreQuestion]
    worksheet_data: str


@dataclass(frozen=True, slots=True)
class AgendaPage(PageView):
    """The page that lays out a workshop's day."""

    template: ClassVar[str] = "agenda.html"
    agenda: tuple[Entry, ...]
    agenda_data: str


@dataclass(frozen=True, slots=True)
class PlanPage(PageView):
    """The page that gathers the answers of all worksheets."""

    template: ClassVar[str] = "plan.html"
    plan_data: str


@dataclass(frozen=True, slots=True)
class NotFoundPage(PageView):
    """The page for addresses that lead nowhere; it speaks every language."""

    template: ClassVar[str] = "404.html"
    not_found: list[dict[str, Any]]


def site_view(content: Content, language: Language, extra: Mapping[str, Any], assets: Assets) -> SiteView:
    """Return what every page of a language shows; `extra` is that of `mkdocs.yml`: provider and contact."""
    return SiteView(
        language=language,
        lang=language.code,
        other_lang=next(other.code for other in LANGUAGES if other is not language),
        ui=catalogue("interface", language),
        drawing=catalogue("drawings", language),
        steps=step_views(content, language),
        people=content.people,
        glossary=content.glossary,
        statement=statement_view(content, language),
        booklet_pdf=booklet_document(language),
        footer_links=footer_links(content, language),
        provider=extra["provider"][language.code],
        contact=extra["contact"],
        styles=assets.styles,
        print_stylesheet=assets.print.name,
        scripts=assets.scripts.name,
        search_modules=search_modules(assets.scripts),
        search_data=unnamed_search_file(language),
        manifest=manifest_file(language),
        home_url=language.prefix or ".",
        prefix=language.prefix,
    )


def page_view(content: Content, site: SiteView, key: str) -> PageView:
    """Return what one page shows, by its pair key; a page with unreadable front matter is a plain one."""
    language = site.language
    meta, sheet = content.meta.get((key, language)), sheet_of(content, key)
    step = next(
        (view for view in site.steps if isinstance(meta, StepMeta) and view.number == meta.step), None
    )
    common: dict[str, Any] = {
        "key": key,
        "meta": meta,
        "heading": heading_of(meta, sheet, key, language),
        "page_title": page_title(content, key, language),
        "print_title": print_title(content, key, language),
        "alternates": alternates(HOME if key == NOT_FOUND else key, language),
        "preview_picture": preview_name(step.number if step else sheet.step if sheet else None, language),
    }
    if sheet:
        return _worksheet_page(content, language, sheet, common)
    if step and re.fullmatch(r"askel-\d", key):
        return _step_page(content, site, step, common)
    if key == NOT_FOUND:
        return NotFoundPage(**common, not_found=not_found_texts(content, language))
    if meta and key == AGENDA:
        entries = agenda_entries(content, language)
        return AgendaPage(**common, agenda=entries, agenda_data=as_json(agenda_data(entries, language)))
    if meta and key == PLAN:
        return PlanPage(**common, plan_data=plan_data(content, language))
    return (HomePage if meta and key == HOME else PageView)(**common)


def sheet_of(content: Content, key: str) -> AnyWorksheet | None:
    """Return the worksheet that a page shows, None for any other page."""
    folder, _, id = key.rpartition("/")
    return content.worksheets.get(id) if folder == WORKSHEET_FOLDER else None


def context_of(*views: SiteView | PageView) -> dict[str, Any]:
    """Return the fields of views by name, as a template's variables."""
    return {field.name: getattr(view, field.name) for view in views for field in fields(view)}


def _step_page(content: Content, site: SiteView, step: StepView, common: dict[str, Any]) -> StepPage:
    by_number = {view.number: view for view in site.steps}
    return StepPage(
        **common,
        step=step,
        previous_step=by_number.get(step.number - 1),
        next_step=by_number.get(step.number + 1),
        step_data=content.steps.get(step.number),
        step_pdf=step_document(step.number, site.language),
    )


def _worksheet_page(
    content: Content, language: Language, sheet: AnyWorksheet, common: dict[str, Any]
) -> WorksheetPage:
    id = common["key"].rpartition("/")[2]
    step = content.steps.get(sheet.step)
    return WorksheetPage(
        **common,
        sheet=sheet,
        worksheet=worksheet_view(id, sheet, language),
        outline=sheet_outline(sheet),
        core_questions={question.id: question for question in step.questions} if step else {},
        worksheet_data=worksheet_data(content, id, sheet, language),
    )
