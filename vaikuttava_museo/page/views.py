"""What templates print: one view of the site for each language, and one for each kind of page.

A view holds plain values of one language. Templates get the fields of both by their names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

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
    with_former_keys,
    worksheet_view,
)
from vaikuttava_museo.content.menu_and_footer import Menu
from vaikuttava_museo.content.pdf_documents import (
    Document,
    FacilitatorFile,
    Kind,
    Paper,
    booklet_document,
    folded_document,
    step_document,
    step_files,
)
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps_people_glossary import Glossary, GuestPart, People, StepData
from vaikuttava_museo.content.worksheets import AnyWorksheet
from vaikuttava_museo.page.agenda import Entry, agenda_data, agenda_entries
from vaikuttava_museo.page.assets.asset import unnamed_search_file
from vaikuttava_museo.page.assets.link_previews_and_app_icons import preview_name
from vaikuttava_museo.page.assets.styles_and_scripts import Assets
from vaikuttava_museo.page.home_pictures import HomePictures, home_pictures
from vaikuttava_museo.page.invitations import Invitation, blanks_of, invitations, meeting_lengths
from vaikuttava_museo.page.script_data import as_json, plan_data, worksheet_data
from vaikuttava_museo.page.titles import heading_of, page_title, print_title
from vaikuttava_museo.page.workshop_run import run_data
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.texts.rule_catalogue import Subject, subjects


@dataclass(frozen=True, slots=True, eq=False)
class SiteView:
    """What every page of one language shows."""

    language: Language
    lang: str
    other_lang: str
    prefix: str
    ui: Mapping[str, str]
    other_ui: Mapping[str, str]
    """The same in the other language, for a worksheet in both."""
    drawing: Mapping[str, str]
    steps: list[StepView]
    pages: Mapping[str, PageLink]
    """What leads to each page, by its pair key."""
    menu: Menu | None
    people: People | None
    glossary: Glossary | None
    known: KnownIssues | None
    status: Status | None
    """How accessible the site says it is."""
    booklet_pdf: Document
    folded_pdf: Document
    is_confirmed: bool
    """Whether somebody has agreed to provide the site; until then its pages say so."""
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
    """The home page, with what it shows of the rest."""

    template: ClassVar[str] = "home.html"
    pictures: HomePictures


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPage(PageView):
    """The page of a step, with the next one on the path."""

    template: ClassVar[str] = "step.html"
    step: StepView
    next_step: StepView | None
    step_pdf: Document
    step_large_print: Document
    step_sheets: Document
    papers: PageLink | None
    """What leads to the step's invitations and to the papers of whoever leads."""
    papers_texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersPage(PageView):
    """The page of a step's invitations and of the other papers of whoever leads its workshop."""

    template: ClassVar[str] = "papers.html"
    step: StepView
    letters: tuple[Invitation, ...]
    blanks: tuple[str, ...]
    """What is filled in once for all letters."""
    lengths: tuple[int, ...]
    """The minutes of each meeting, which tell when it ends."""
    parts: tuple[GuestPart, ...]
    step_sheets: Document
    step_wall: Document
    step_day: Document
    step_wall_large: Document
    papers_files: tuple[FacilitatorFile, ...]
    papers_texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetPage(PageView):
    """The page of a worksheet; `outline` are its places to write, `worksheet_data` what its script reads."""

    template: ClassVar[str] = "worksheet.html"
    sheet: AnyWorksheet
    worksheet: WorksheetView
    outline: SheetOutline
    next_sheet: WorksheetView | None
    """The sheet that comes after it on the path, be it of the next step."""
    worksheet_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPage(PageView):
    """The page that lays out a workshop's day."""

    template: ClassVar[str] = "agenda.html"
    agenda: tuple[Entry, ...]
    agenda_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage(PageView):
    """The page that leads a workshop through its hours."""

    template: ClassVar[str] = "run.html"
    run_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage(PageView):
    """The page that gathers the answers of all worksheets."""

    template: ClassVar[str] = "plan.html"
    plan_data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage(PageView):
    """The page that explains the checks' rules to editors."""

    template: ClassVar[str] = "rules.html"
    subjects: Mapping[str, Subject]


def site_view(content: Content, language: Language, extra: Mapping[str, Any], assets: Assets) -> SiteView:
    """Return what every page of a language shows; `extra` is that of `mkdocs.yml`: provider and contact."""
    other = next(other for other in LANGUAGES if other is not language)
    return SiteView(
        language=language,
        lang=language.code,
        other_lang=other.code,
        prefix=language.prefix,
        ui=catalogue("interface", language),
        other_ui=catalogue("interface", other),
        drawing=catalogue("drawings", language),
        steps=step_views(content, language),
        pages=with_former_keys(page_links(content, language), content),
        menu=content.menu,
        people=content.people,
        glossary=content.glossary,
        known=content.known_issues,
        status=status(content.known_issues) if content.known_issues else None,
        booklet_pdf=booklet_document(language),
        folded_pdf=folded_document(language),
        is_confirmed=extra.get("confirmed", False),
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
    number = meta.step if isinstance(meta, StepMeta) else step_of_papers(key)
    step = next((view for view in site.steps if view.number == number), None)
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
            next_sheet=_next_sheet(site, id),
            step_data=content.steps.get(sheet.step),
            worksheet_data=worksheet_data(content, id, sheet, language),
        )
    if step and re.fullmatch(r"askel-\d", key):
        by_number = {view.number: view for view in site.steps}
        return StepPage(
            **common,
            step=step,
            next_step=by_number.get(step.number + 1),
            step_data=content.steps.get(step.number),
            step_pdf=step_document(Kind.STEP, step.number, language),
            step_large_print=step_document(Kind.LARGE_PRINT, step.number, language),
            step_sheets=step_document(Kind.STEP_SHEETS, step.number, language),
            papers=site.pages.get(papers_key(step.number)),
            papers_texts=catalogue("invitations_and_papers", language),
        )
    if step and step_of_papers(key):
        letters = invitations(content, step.number, language)
        return PapersPage(
            **common,
            step=step,
            letters=letters,
            blanks=blanks_of(letters),
            lengths=meeting_lengths(content, step.number, language),
            parts=data.parts if (data := content.steps.get(step.number)) else (),
            step_sheets=step_document(Kind.STEP_SHEETS, step.number, language),
            step_wall=step_document(Kind.WALL_PACK, step.number, language),
            step_day=step_document(Kind.DAY, step.number, language),
            step_wall_large=step_document(Kind.WALL_PACK, step.number, language, Paper.A3),
            papers_files=step_files(content, step.number, language),
            papers_texts=catalogue("invitations_and_papers", language),
        )
    return _page_by_name(content, language, key, common)


def _next_sheet(site: SiteView, id: str) -> WorksheetView | None:
    """Return the worksheet that comes after another on the path; None after the last."""
    sheets = [sheet for step in site.steps for sheet in step.worksheets]
    return next((after for before, after in pairwise(sheets) if before.id == id), None)


def _page_by_name(content: Content, language: Language, key: str, common: dict[str, Any]) -> PageView:
    """Return one of the pages that the program knows by name, or a plain one."""
    meta = common["meta"]
    if meta and key == AGENDA:
        entries = agenda_entries(content, language)
        return AgendaPage(**common, agenda=entries, agenda_data=as_json(agenda_data(entries, language)))
    if meta and key == RUN:
        return RunPage(**common, run_data=run_data(content, language))
    if meta and key == PLAN:
        return PlanPage(**common, plan_data=plan_data(content, language))
    if meta and key == RULES:
        return RulesPage(**common, subjects=subjects())
    if meta and key == HOME:
        return HomePage(**common, pictures=home_pictures(content, language))
    return PageView(**common)


def context_of(*views: SiteView | PageView) -> dict[str, Any]:
    """Return the fields of views by name, as a template's variables."""
    return {field.name: getattr(view, field.name) for view in views for field in fields(view)}
