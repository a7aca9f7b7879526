"""Pages and sections say something: a heading without a text promises what is not there."""

from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText
from vaikuttava_museo.content.pages import Heading


def sections_filled(text: PageText) -> Iterator[Finding]:
    """Find an empty page, and headings followed by nothing but the next heading of their level."""
    if all(line.is_blank for line in text.lines):
        yield finding(text.path, text.page.body_line, "page-empty")
        return
    headings = text.page.headings
    last = text.lines[-1].number + 1
    for place, heading in enumerate(headings):
        after = headings[place + 1] if place + 1 < len(headings) else Heading(1, "", None, last)
        between = text.lines[heading.line - text.page.body_line + 1 : after.line - text.page.body_line]
        if heading.text and after.level <= heading.level and all(line.is_blank for line in between):
            yield finding(text.path, heading.line, "section-empty", text=heading.text)
