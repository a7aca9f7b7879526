"""What whoever leads a workshop says and does in each phase, read of the guide's own sections as they are published."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, key_of_target
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.no_break_spaces_and_marks import bind, plain
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps_people_glossary import PhaseNotes, Text
from vaikuttava_museo.page.rendered_page import RenderedPage, rendered
from vaikuttava_museo.page.timetable import Phase, read_timetable, under

SPEECH = re.compile(r"(?<=: )”[^”]+”")
"""What somebody says, after the words that tell who: `Vetäjä sanoo: ”…”`."""
_STEM = -2
"""To where a title is the same in all its forms: Muutoskartta, Muutoskartat."""


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """A phase with what its part of the guide tells; `start` is its minute of the meeting.

    `materials` begins with the worksheets of the phase that its note does not name; `record` is what is written down
    before the next one.
    """

    start: int
    phase: Phase
    lines: tuple[str, ...]
    materials: tuple[str, ...]
    record: str


@dataclass(frozen=True, slots=True)
class MeetingScript:
    """What is done on one day; `note` tells when a meeting among several is held."""

    note: str
    rows: tuple[ScriptRow, ...]

    @property
    def minutes(self) -> int:
        """How long the meeting takes."""
        return self.rows[-1].start + self.rows[-1].phase.minutes


def meeting_scripts(content: Content, step: int, language: Language) -> tuple[MeetingScript, ...]:
    """Return the script of a step. What a section tells stands by the first of the phases that share it."""
    page, seen = content.pages[f"askel-{step}", language], set[str]()
    made, scripts = rendered(page), list[MeetingScript]()
    for meeting in read_timetable(page).meetings:
        rows, start = list[ScriptRow](), 0
        for phase in meeting.phases:
            section = "" if phase.section in seen else phase.section
            seen.add(section)
            blocks = under(made.root, section) if section else []
            notes = content.steps[step].phases.get(section, PhaseNotes())
            ids = (id for id in worksheets_in(page, blocks) if id in content.worksheets)
            sheets = (content.worksheets[id].title[language.code] for id in ids)
            note = note_of(notes.materials, language)
            materials = tuple(filter(None, (*(title for title in sheets if title[:_STEM] not in note), note)))
            record = note_of(notes.record, language)
            rows.append(ScriptRow(start, phase, tuple(_told(made, blocks)), materials, record))
            start += phase.minutes
        scripts.append(MeetingScript(meeting.note, tuple(rows)))
    return tuple(scripts)


def texts_under(content: Content, step: int, language: Language, id: str) -> tuple[str, ...]:
    """Return the items of the lists under a heading of a step's page."""
    made = rendered(content.pages[f"askel-{step}", language])
    items = (item for element in under(made.root, id) if element.tag == "ul" for item in element)
    return tuple(bind(made.text_of(item)) for item in items)


def rows_under(content: Content, step: int, language: Language, id: str) -> list[list[str]]:
    """Return the rows of the table under a heading of a step's page."""
    made = rendered(content.pages[f"askel-{step}", language])
    rows = (row for element in under(made.root, id) for row in element.iterfind("tbody/tr"))
    return [[bind(made.text_of(cell)) for cell in row] for row in rows]


def _told(made: RenderedPage, blocks: list[Element]) -> Iterator[str]:
    """Yield a section's paragraphs, the items of its lists and the rows of its tables; its examples stay on the page."""
    for block in blocks:
        if block.tag == "ol":
            yield from (f"{number}. {bind(made.text_of(item))}" for number, item in enumerate(block, start=1))
        elif block.tag == "ul":
            yield from (f"– {bind(made.text_of(item))}" for item in block)
        elif block.tag == "table":
            rows = ([bind(made.text_of(cell)) for cell in row] for row in block.iterfind("tbody/tr"))
            yield from (f"– {' · '.join(cells)}" for cells in rows)
        elif block.tag == "p":
            yield bind(made.text_of(block))


def worksheets_in(page: Page, elements: Iterable[Element]) -> tuple[str, ...]:
    """Return the ids of the worksheets that a part of a step's page leads to."""
    made = rendered(page)
    targets = (made.address(link, "href") for element in elements for link in element.iter("a"))
    places = (key_of_target(target, page.path).rpartition("/") for target in targets)
    return tuple(
        dict.fromkeys(id for folder, _, id in places if folder == WORKSHEET_FOLDER and id != "index")
    )


def note_of(text: Text | None, language: Language) -> str:
    """Return a note on a phase, "" where none is written."""
    return bind(plain(text[language.code])) if text else ""
