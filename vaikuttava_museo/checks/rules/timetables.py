"""A step's timetable: the agenda can read it, and its minutes add up to the step's `time`."""

from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.timetable import read_timetable


def timetables_sound(content: Content) -> Iterator[Finding]:
    """Find lines of a step's timetable that the agenda cannot read, and timetables that differ from `time`."""
    for (key, language), meta in content.meta.items():
        page = content.pages[key, language]
        if isinstance(meta, StepMeta):
            timetable = read_timetable(page)
            for line, text in timetable.unread.items():
                yield finding(page.path, line, "timetable-row", text=text)
            total = sum(phase.minutes for meeting in timetable.meetings for phase in meeting.phases)
            if total != meta.time and not timetable.unread:
                line = page.meta.line_of(("time",))
                yield finding(page.path, line, "timetable-sum", total=total, time=meta.time)
