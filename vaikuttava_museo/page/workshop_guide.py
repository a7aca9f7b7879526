"""What whoever leads a workshop needs in each phase: taken from the step's page and data, written nowhere twice.

A script for each step and language; the page *Työpaja käynnissä* fetches that of the step it runs.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from mkdocs.utils import get_relative_url

from vaikuttava_museo.content.addresses import RUN, key_of_target, url_of, worksheet_key
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.no_break_spaces_and_marks import bind, plain
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps_people_glossary import PhaseNotes, StepData
from vaikuttava_museo.page.allow_list import scheme_of
from vaikuttava_museo.page.facilitator_script import SPEECH, note_of, worksheets_in
from vaikuttava_museo.page.finished_html import keep_together
from vaikuttava_museo.page.qr_code import qr_code, short_address
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.script_data import as_json
from vaikuttava_museo.page.timetable import read_timetable, under
from vaikuttava_museo.page.tooltips_links_and_notices import PageMarks, published
from vaikuttava_museo.texts import catalogue

_PITFALLS = "pitfalls"


@dataclass(frozen=True, slots=True)
class PhaseGuide:
    """What the leader has before her in a phase; `html` is the part of the step's page that tells how it is done."""

    say: tuple[str, ...]
    """The sentences that the page gives the leader to say, in quotation marks."""
    html: str
    """The rest: a paragraph of nothing else than such a sentence is left out."""
    materials: str
    record: str
    sheets: tuple[str, ...]
    """The ids of the worksheets that are filled in."""


@dataclass(frozen=True, slots=True)
class SheetOnWall:
    """A worksheet as the wall shows it: where to find it, by hand and by phone."""

    title: str
    url: str
    address: str
    qr: str


@dataclass(frozen=True, slots=True)
class StepGuide:
    """The leader's guide to a step; `phases` are by the id of the section that the timetable leads to."""

    questions: tuple[str, ...]
    pitfalls: str
    phases: Mapping[str, PhaseGuide]
    sheets: Mapping[str, SheetOnWall]


def guide_scripts(content: Content, site_url: str) -> dict[str, bytes]:
    """Return a script with each step's guide, by path, and the one that knows them all."""
    found = {
        f"{language.code}-{view.number}": _step_guide(content, view.number, language, site_url)
        for language in LANGUAGES
        for view in step_views(content, language)
    }
    scripts = {
        f"run/guide-{name}.js": f"export const guide = {as_json(asdict(guide))};\n".encode()
        for name, guide in found.items()
    }
    imports = "".join(f'"{name}": () => import("./guide-{name}.js"),\n' for name in found)
    return {**scripts, "run/guides.js": f"export const guides = {{\n{imports}}};\n".encode()}


def _step_guide(content: Content, number: int, language: Language, site_url: str) -> StepGuide:
    page, code = content.pages[f"askel-{number}", language], language.code
    step = content.steps.get(number)
    sections = {phase.section: None for meeting in read_timetable(page).meetings for phase in meeting.phases}
    sheets = {
        id: SheetOnWall(
            bind(plain(sheet.title[code])),
            get_relative_url(url, url_of(RUN, language)),
            short_address(url, site_url),
            qr_code(url, site_url),
        )
        for id, sheet in content.worksheets_of(number)
        if (url := url_of(worksheet_key(id), language))
    }
    return StepGuide(
        questions=tuple(bind(plain(question[code])) for question in (step.questions if step else ())),
        pitfalls=_html(page, under(rendered(page), _PITFALLS)),
        phases={id: _phase_guide(page, id, step) for id in sections if id},
        sheets=sheets,
    )


def _phase_guide(page: Page, section: str, step: StepData | None) -> PhaseGuide:
    made = rendered(page)
    elements = under(made, section)
    notes = (step.phases if step else {}).get(section, PhaseNotes())
    quotation = _quotation(page.language)
    texts = [(element, made.text_of(element)) for element in elements]
    told = [element for element, text in texts if not quotation.fullmatch(text)]
    return PhaseGuide(
        say=tuple(bind(match[1]) for _, text in texts for match in quotation.finditer(text)),
        html=_html(page, told),
        materials=note_of(notes.materials, page.language),
        record=note_of(notes.record, page.language),
        sheets=worksheets_in(page, elements),
    )


def _quotation(language: Language) -> re.Pattern[str]:
    """Return the pattern of a quotation after a sentence about the leader and a colon: what she says."""
    leader = re.escape(catalogue("interface", language)["run_leader"])
    return re.compile(rf"\b{leader}\b[^.:”]*: ({SPEECH.pattern})", re.IGNORECASE)


def _html(page: Page, elements: Iterable[Element]) -> str:
    """Return a part of a page as the page on which the workshop is run shows it."""
    root = Element("div")
    root.extend(elements)
    marks = PageMarks(page.language, (), (), ())
    part = replace(rendered(page), root=root)
    return keep_together(published(part, marks, lambda target: _address(target, page)))


def _address(target: str, page: Page) -> str:
    """Return where a link of a step's page leads, as seen from the page on which the workshop is run."""
    if scheme_of(target):
        return target
    path, mark, section = target.partition("#")
    here = url_of(RUN, page.language)
    if path and PurePosixPath(path).suffix != ".md":
        return get_relative_url(path, here)
    return get_relative_url(url_of(key_of_target(target, page.path), page.language), here) + mark + section
