"""A step's timetable and what is prepared for it, read of the page as it is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from xml.etree.ElementTree import Element

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.no_break_spaces_and_marks import bind, plain
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.rendered_page import RenderedPage, is_heading, rendered
from vaikuttava_museo.page.source_lines import last_line_of
from vaikuttava_museo.texts import catalogue


@dataclass(frozen=True, slots=True)
class Phase:
    """One row of a timetable; lengths are in minutes.

    `shortest` is what a workshop that runs late may cut it to: 0 leaves it out, None forbids it. `section` is the id of
    the part of the page that tells what to do in it, "" for a break.
    """

    minutes: int
    title: str
    activity: str
    is_break: bool
    shortest: int | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is done on one day without parting; `note` tells when a meeting among several is held."""

    note: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """One meeting a table, and its phases by their lines; with `unread` lines the timetable is not whole."""

    meetings: tuple[Meeting, ...]
    rows: Mapping[int, Phase]
    unread: Mapping[int, str]

    @property
    def minutes(self) -> int:
        """Return the length of all meetings together."""
        return sum(phase.minutes for phase in self.rows.values())


@dataclass(frozen=True, slots=True)
class Preparation:
    """A thing to do, and how many days before the workshop at the latest; `meeting` counts those of a step from 0.

    `links` are the words of the task that lead somewhere, each with its address.
    """

    days: int
    task: str
    meeting: int
    links: tuple[tuple[str, str], ...] | None = None


TIMETABLE = "timetable"
"""The section of a step's page that tells when what is done."""
PHASE = 2
"""The column of a timetable that names the phase."""
_PHASE_CELLS, _PREPARATION_CELLS = 4, 2


@lru_cache(maxsize=CACHED_FILES)
def read_timetable(page: Page) -> Timetable:
    """Return a step page's timetable.

    A note is the paragraph before its table; a single table has none: there it tells of one possible day.
    """
    made, names = rendered(page), catalogue("interface", page.language)["agenda_break_names"].split(", ")
    rows, unread = dict[int, Phase](), dict[int, str]()
    tables, note = list[tuple[str, tuple[Phase, ...]]](), ""
    for element in under(made.root, TIMETABLE):
        text = made.text_of(element)
        if element.tag == "table":
            read = {line: _phase(made, cells, names) for line, cells in _rows(made, element, _PHASE_CELLS)}
            phases = {line: phase for line, phase in read.items() if phase}
            unread |= {line: page.line(line).typed.strip() for line in read.keys() - phases.keys()}
            rows |= phases
            tables.append((note, tuple(phases.values())))
        elif is_heading(element) or "|" in text:
            # A table that is none for its bars, say.
            line = made.line_of(element)
            unread[line] = page.line(line).typed.strip()
        else:
            note = bind(text)
    meetings = (Meeting(note if len(tables) > 1 else "", phases) for note, phases in tables)
    return Timetable(tuple(meetings), rows, dict(sorted(unread.items())))


def read_preparation(page: Page) -> tuple[dict[int, Preparation], dict[int, str]]:
    """Return what a step page tells to prepare, a table for each meeting, by lines, and the lines that cannot be read."""
    made = rendered(page)
    tables = [element for element in under(made.root, "preparation") if element.tag == "table"]
    rows = [
        (place, *row) for place, table in enumerate(tables) for row in _rows(made, table, _PREPARATION_CELLS)
    ]
    found, unread = dict[int, Preparation](), dict[int, str]()
    for meeting, line, cells in rows:
        days = _number(made.text_of(cells[0])) if len(cells) == _PREPARATION_CELLS else None
        if days is None:
            unread[line] = page.line(line).typed.strip()
        else:
            links = tuple(
                (bind(made.text_of(link)), made.address(link, "href")) for link in cells[1].iter("a")
            )
            found[line] = Preparation(days, bind(made.text_of(cells[1])), meeting, links or None)
    return found, unread


def timetable_lines(page: Page) -> range:
    """Return the lines under a step page's timetable heading, by their numbers."""
    made = rendered(page)
    section = under(made.root, TIMETABLE)
    return range(made.line_of(section[0]), last_line_of(section[-1]) + 1) if section else range(0)


def bound_text(text: str) -> str:
    """Return a short text without marks, bound where a line must not break."""
    return bind(plain(text))


def under(root: Element, id: str) -> list[Element]:
    """Return what stands under a heading of a page, up to the next of its level."""
    rest = iter(root)
    start = next((element for element in rest if is_heading(element) and element.get("id") == id), None)
    if start is None:
        return []
    return list(takewhile(lambda element: not is_heading(element) or element.tag > start.tag, rest))


def _rows(made: RenderedPage, table: Element, columns: int) -> list[tuple[int, list[Element]]]:
    """Return a table's rows without its head by their lines; of one with other columns only the head."""
    head, *rows = ((made.line_of(row), list(row)) for row in table.iter("tr"))
    return rows if len(head[1]) == columns else [head]


def _phase(made: RenderedPage, cells: list[Element], names: list[str]) -> Phase | None:
    if len(cells) != _PHASE_CELLS:
        return None
    length, least, title, activity = (bind(made.text_of(cell)) for cell in cells)
    minutes, shortest = _number(length), _number(least)
    if minutes is None or (least and shortest is None):
        return None
    link = next(cells[PHASE].iter("a"), None)
    target = made.address(link, "href") if link is not None else ""
    section = target[1:] if target.startswith("#") else ""
    return Phase(minutes, title, activity, title.lower() in names, shortest, section)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 4 else None
