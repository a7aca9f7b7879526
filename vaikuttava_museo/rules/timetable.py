"""A step's timetable adds up: the minutes on the page are the `time` in its front matter, in both languages."""

import re
from collections.abc import Iterator

from vaikuttava_museo.content import Content
from vaikuttava_museo.findings import Finding, finding
from vaikuttava_museo.front_matter import StepMeta
from vaikuttava_museo.pages import Page

_MINUTES = re.compile(r"^\|\s*(?P<minutes>\d{1,4})\s*\|")
TIMETABLE_ID = "timetable"


def timetable_sums(content: Content) -> Iterator[Finding]:
    """Find step pages whose timetable and `time` differ."""
    for (key, language), meta in content.meta.items():
        page = content.page(key, language)
        if not isinstance(meta, StepMeta) or page is None:
            continue
        total = sum(timetable_minutes(page))
        if total != meta.time:
            line = page.meta.line_of(("time",))
            yield finding(page.path, line, "timetable-sum", total=total, time=meta.time)


def timetable_minutes(page: Page) -> list[int]:
    """Return the minutes of every row in the tables under the timetable heading."""
    start = next((heading for heading in page.headings if heading.id == TIMETABLE_ID), None)
    if start is None:
        return []
    end = next((h.line for h in page.headings if h.line > start.line and h.level <= start.level), None)
    lines = page.body.split("\n")[start.line - page.body_line : end and end - page.body_line]
    return [int(match["minutes"]) for line in lines if (match := _MINUTES.match(line))]
