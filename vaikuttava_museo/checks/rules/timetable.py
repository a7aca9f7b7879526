"""A step's timetable adds up: the minutes on the page are the `time` in its front matter, in both languages."""

from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.timetable import timetable_minutes


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
