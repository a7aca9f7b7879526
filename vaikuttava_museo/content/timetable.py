"""The timetable of a step's workshop, read once: its minutes for the check, its phases for the agenda."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from vaikuttava_museo.content.inline_text import bind, plain
from vaikuttava_museo.content.pages import Page

_PHASE = re.compile(r"^\|\s*(?P<minutes>\d{1,4})\s*\|\s*(?P<title>[^|]*?)\s*\|\s*(?P<activity>[^|]*?)\s*\|$")
_RULE = re.compile(r"^\|(?=[^-]*-)[\s|:-]+$")


@dataclass(frozen=True, slots=True)
class Phase:
    """One row of a timetable; lengths are in minutes."""

    minutes: int
    title: str
    activity: str
    is_break: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is done on one day without parting; `note` tells when a meeting among several is held."""

    note: str
    phases: tuple[Phase, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """One meeting a table; with `unread` lines of the section, by their numbers, the timetable is not whole."""

    meetings: tuple[Meeting, ...]
    unread: Mapping[int, str]


def read_timetable(page: Page, break_names: frozenset[str] = frozenset()) -> Timetable:
    """Return a step page's timetable; `break_names` are the phase titles, in lower case, that are no work.

    A note is the paragraph before its table; a single table has none: there it tells of one possible day.
    """
    start = next((heading for heading in page.headings if heading.id == "timetable"), None)
    if start is None:
        return Timetable((), {})
    after = {heading.line: heading.level for heading in page.headings if heading.line > start.line}
    end = next((line for line, level in after.items() if level <= start.level), None)
    lines = page.body.split("\n")[start.line - page.body_line + 1 : end and end - page.body_line]
    unread = dict[int, str]()
    tables, note, is_new = list[tuple[str, list[Phase]]](), "", True
    for number, (line, below) in enumerate(pairwise([*map(str.strip, lines), ""]), start=start.line + 1):
        if match := _PHASE.match(line):
            if is_new:
                tables.append((note, []))
            is_new, title, activity = False, bound_text(match["title"]), bound_text(match["activity"])
            tables[-1][1].append(Phase(int(match["minutes"]), title, activity, title.lower() in break_names))
        elif line and not line.startswith("|"):
            note, is_new = bound_text(line), True
        is_head = _RULE.match(line) or _RULE.match(below)
        if number in after or (line.startswith("|") and not match and not is_head):
            unread[number] = line
    meetings = (Meeting(note if len(tables) > 1 else "", tuple(rows)) for note, rows in tables)
    return Timetable(tuple(meetings), unread)


def bound_text(text: str) -> str:
    """Return a short text without marks, bound where a line must not break."""
    return bind(plain(text))
