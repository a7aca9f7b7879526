"""DOCSTRING content.timetable."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vaikuttava_museo.content.inline_text import bind, plain
from vaikuttava_museo.content.pages import Page

_MINUTES = re.compile(r"^\|\s*(?P<minutes>\d{1,4})\s*\|")


TIMETABLE_ID = "timetable"


def timetable_minutes(page: Page) -> list[int]:
    """Return the minutes of every row in the tables under the timetable heading."""
    start = next((heading for heading in page.headings if heading.id == TIMETABLE_ID), None)
    if start is None:
        return []
    end = next((h.line for h in page.headings if h.line > start.line and h.level <= start.level), None)
    lines = page.body.split("\n")[start.line - page.body_line : end and end - page.body_line]
    return [int(match["minutes"]) for line in lines if (match := _MINUTES.match(line))]


_ROW = re.compile(r"^\|\s*(?P<minutes>\d+)\s*\|\s*(?P<title>[^|]*?)\s*\|\s*(?P<activity>[^|]*?)\s*\|\s*$")


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


def find_meetings(page: Page, break_names: frozenset[str]) -> tuple[Meeting, ...]:
    """Return what a step page's timetable says: one meeting a table.

    `break_names` are the phase titles, in lower case, that are no work. A note is the paragraph before its
    table; a single table has none, for what stands there then tells of one possible day.
    """
    meetings = [Meeting(note, rows) for note, rows in _tables(_timetable_lines(page), break_names)]
    if len(meetings) == 1:
        return (Meeting("", meetings[0].phases),)
    return tuple(meetings)


def _text(text: str) -> str:
    return bind(plain(text))


def _timetable_lines(page: Page) -> list[str]:
    start = next((heading for heading in page.headings if heading.id == TIMETABLE_ID), None)
    if start is None:
        return []
    end = next((heading.line for heading in page.headings if heading.line > start.line), None)
    lines = page.body.split("\n")
    return lines[start.line - page.body_line + 1 : end and end - page.body_line]


def _tables(lines: Iterable[str], break_names: frozenset[str]) -> Iterator[tuple[str, tuple[Phase, ...]]]:
    note, rows = "", list[Phase]()
    for line in lines:
        if match := _ROW.match(line):
            title = _text(match["title"])
            is_break = title.lower() in break_names
            rows.append(Phase(int(match["minutes"]), title, _text(match["activity"]), is_break))
        elif line.strip() and not line.startswith("|"):
            if rows:
                yield note, tuple(rows)
                rows = []
            note = _text(line.strip())
    if rows:
        yield note, tuple(rows)
