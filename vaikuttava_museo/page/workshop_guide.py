"""What whoever leads a workshop needs in each phase: taken from the step's page and data, written nowhere twice.

A script for each step and language; the page *Työpaja käynnissä* fetches that of the step it runs.
"""

import re
from collections.abc import Iterable, Mapping
from copy import copy, deepcopy
from dataclasses import asdict, dataclass, replace
from functools import partial
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
from vaikuttava_museo.page.allowed_tags_and_attributes import scheme_of
from vaikuttava_museo.page.facilitator_script import SPEECH, note_of, worksheets_in
from vaikuttava_museo.page.finished_html import marked
from vaikuttava_museo.page.qr_code import qr_code, short_address
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.script_data import as_json
from vaikuttava_museo.page.timetable import read_timetable, under
from vaikuttava_museo.page.tooltips_links_and_notices import PageMarks, published
from vaikuttava_museo.texts import catalogue

_PITFALLS = "pitfalls"
_MINUTES = re.compile(r"\((\d+\s+minu\w+)")
"""How long an act of a phase takes, as its list says: `(5 minuuttia)`, `(5 minuter)`."""


@dataclass(frozen=True, slots=True)
class PhaseGuide:
    """What the leader has before her in a phase.

    `html` is the part of the step's page that tells how it is done; what it gives the leader to say, in quotation
    marks, is a `q` there, at the point of the phase at which it is said; how long an act takes has a class, `minutes`.
    """

    html: str
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
        pitfalls=_html(page, under(rendered(page).root, _PITFALLS)),
        phases={id: _phase_guide(page, id, step) for id in sections if id},
        sheets=sheets,
    )


def _phase_guide(page: Page, section: str, step: StepData | None) -> PhaseGuide:
    made = rendered(page)
    elements = under(made.root, section)
    notes = (step.phases if step else {}).get(section, PhaseNotes())
    return PhaseGuide(
        html=_html(page, map(partial(_marked, _quotation(page.language)), elements)),
        materials=note_of(notes.materials, page.language),
        record=note_of(notes.record, page.language),
        sheets=worksheets_in(page, elements),
    )


def _quotation(language: Language) -> re.Pattern[str]:
    """Return the pattern of a quotation after a sentence about the leader and a colon: what she says."""
    leader = re.escape(catalogue("interface", language)["run_leader"])
    return re.compile(rf"\b{leader}\b[^.:”]*: ({SPEECH.pattern})", re.IGNORECASE)


def _marked(quotation: re.Pattern[str], element: Element) -> Element:
    """Return a copy of a part of a page in which what the leader says and how long an act takes is marked."""
    marked = deepcopy(element)
    for mark, pattern in ((Element("q"), quotation), (Element("span", {"class": "minutes"}), _MINUTES)):
        for node in list(marked.iter()):
            _mark(mark, pattern, node, None)
            for kid in list(node):
                _mark(mark, pattern, node, kid)
    return marked


def _mark(mark: Element, pattern: re.Pattern[str], node: Element, kid: Element | None) -> None:
    """Mark what a pattern finds in a node's text, or in the text after one of its kids."""
    text = (node.text if kid is None else kid.tail) or ""
    match = pattern.search(text)
    if match is None:
        return
    made = copy(mark)
    made.text, made.tail = match[1], text[match.end(1) :]
    if kid is None:
        node.text = text[: match.start(1)]
        node.insert(0, made)
    else:
        kid.tail = text[: match.start(1)]
        node.insert(list(node).index(kid) + 1, made)
    _mark(mark, pattern, node, made)


def _html(page: Page, elements: Iterable[Element]) -> str:
    """Return a part of a page as the page on which the workshop is run shows it."""
    root = Element("div")
    root.extend(elements)
    marks = PageMarks(page.language, (), (), ())
    part = replace(rendered(page), root=root)
    return marked(published(part, marks, lambda target: _address(target, page)))


def _address(target: str, page: Page) -> str:
    """Return where a link of a step's page leads, as seen from the page on which the workshop is run."""
    if scheme_of(target):
        return target
    path, mark, section = target.partition("#")
    here = url_of(RUN, page.language)
    if path and PurePosixPath(path).suffix != ".md":
        return get_relative_url(path, here)
    return get_relative_url(url_of(key_of_target(target, page.path), page.language), here) + mark + section
