"""Code: a block that never ends, text that four spaces turn into code, and what only a script would draw."""

import re
from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.rendered_page import rendered

_HOLDS_INDENTED = re.compile(r"^\s{0,3}(?:[-*+]\s|\d{1,9}\.\s|!!!|\?\?\?|={2,3}|:\s|\[\^)")

_BOX = re.compile(r"^\s{0,3}(?:!!!|\?\?\?|={2,3})")


def indented_text(page: Page) -> Iterator[Finding]:
    """Find paragraphs that four spaces turn into code: their lines would not wrap, and links would not work."""
    opener, before, is_empty = "", "", False
    for line in page.lines:
        if not line.is_blank and line.text:
            if line.indent >= 4 and not before and not _HOLDS_INDENTED.match(opener):
                yield finding(page.path, line.number, "text-indented", mended=line.typed.strip())
            # What is under a box that is empty so far, in the middle of its text, is told with the box.
            if line.indent < 4 and (not is_empty or line.text.startswith("#")):
                opener = line.text
            is_empty = line.indent < 4 and _BOX.match(opener) is not None
        before = line.typed.strip()


_IS_TEXT = re.compile(r"^\s*[`~]{3,}\s*(?:markdown|md|suggestion)\b|^#{2,4} \S", re.MULTILINE)
_ANNOTATION = re.compile(r"(?:#|//|--|;|/\*|<!--) {0,4}(?P<number>\(\d{1,3}\)!?)")


def code_sound(page: Page) -> Iterator[Finding]:
    """Find code that never ends or is the text of a page, and in it what a program in the browser would draw."""
    if page.open_fence:
        yield finding(page.path, page.open_fence, "fence-unclosed")
    made = rendered(page)
    for fence in made.fences:
        typed = f"{page.line(fence.line).typed}\n{fence.text}"
        if _IS_TEXT.search(typed) and page.text_of("audience") != "editors":
            yield finding(page.path, fence.line, "text-indented", mended="")
        if typed.lstrip("`~{. ").startswith("mermaid"):
            yield finding(page.path, fence.line, "diagram")
        for number, line in enumerate(fence.text.split("\n"), start=fence.line + 1):
            if note := _ANNOTATION.search(line):
                yield finding(page.path, number, "code-annotation", text=note["number"])
    for element in (each for each in made.root.iter() if "annotate" in each.get("class", "").split()):
        yield finding(page.path, made.line_of(element), "code-annotation", text="{ .annotate }")


PAGE_RULES = (indented_text, code_sound)
