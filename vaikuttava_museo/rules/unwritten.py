"""A page that `make new-page` began and nobody has finished: its instructions to the editor still stand in it."""

from collections.abc import Iterator

from vaikuttava_museo.content import Content
from vaikuttava_museo.findings import Finding, finding
from vaikuttava_museo.languages import LANGUAGES
from vaikuttava_museo.new_page import unwritten_lines


def pages_written(content: Content) -> Iterator[Finding]:
    """Find the sentences of a new page that tell what to write, where nothing has been written instead."""
    asked = {language: unwritten_lines(language) for language in LANGUAGES}
    for page in content.pages.values():
        description = page.text_of("description").strip()
        if description in asked[page.language]:
            yield finding(page.path, page.meta.line_of(("description",)), "page-unwritten", text=description)
        for line, text in enumerate(page.body.split("\n"), start=page.body_line):
            if text.strip() in asked[page.language]:
                yield finding(page.path, line, "page-unwritten", text=text.strip())
