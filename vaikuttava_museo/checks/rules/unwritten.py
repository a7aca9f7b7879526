"""A page that `make new-page` began and nobody has finished: its instructions to the editor still stand in it."""

from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.texts.new_page import told_line, unwritten_lines


def pages_written(content: Content) -> Iterator[Finding]:
    """Find the sentences of a new page that tell what to write, where nothing has been written instead."""
    asked = {language: unwritten_lines(language) for language in LANGUAGES}
    for page in content.pages.values():
        for line, text in _lines(page):
            if text in asked[page.language]:
                yield finding(page.path, line, "page-unwritten", text=text.rstrip("."))


def _lines(page: Page) -> Iterator[tuple[int, str]]:
    for key in ("title", "description"):
        yield page.meta.line_of((key,)), page.text_of(key).strip()
    for line, text in enumerate(page.body.split("\n"), start=page.body_line):
        yield line, told_line(text)
