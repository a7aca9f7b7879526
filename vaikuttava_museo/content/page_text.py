"""A page's body line by line as the rules of the text read it: code is set apart, in which nothing is Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.content.code_blocks import find_fences
from vaikuttava_museo.content.pages import Page

# Bounded, and no backtick inside: a line of nothing but backticks must not take seconds.
_CODE = re.compile(r"(?P<mark>`{1,3})(?P<code>[^`]{1,1000})(?P=mark)")
_LIST_ITEM = re.compile(r"^(?P<indent>[ \t]{0,40})(?:[-*+]|\d{1,9}\.)[ \t]+\S")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the file: its number, what was typed, and the same with code replaced by dots."""

    number: int
    typed: str
    text: str

    @property
    def is_blank(self) -> bool:
        """Tell whether the line holds nothing but space."""
        return not self.typed.strip()

    @property
    def indent(self) -> int:
        """Return the width of the space before the text, a tab counted as four."""
        return len(self.typed.expandtabs(4)) - len(self.typed.expandtabs(4).lstrip())

    @property
    def is_list_item(self) -> bool:
        """Tell whether the line begins an item of a list."""
        return _LIST_ITEM.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class PageText:
    """A page with its lines. In a fenced block of code `text` is empty; `open_fence` is the line of an unclosed one."""

    page: Page
    lines: tuple[TextLine, ...]
    open_fence: int | None

    @property
    def path(self) -> PurePosixPath:
        """Return the page's file."""
        return self.page.path


def read_page_text(page: Page) -> PageText:
    """Divide a page's body into lines."""
    typed = page.body.split("\n")
    fences = find_fences(typed)
    lines = tuple(
        TextLine(page.body_line + index, line, "" if index in fences.code else without_code(line))
        for index, line in enumerate(typed)
    )
    return PageText(page, lines, None if fences.unclosed is None else page.body_line + fences.unclosed)


def without_code(line: str) -> str:
    """Return a line with the code in it replaced by as many dots, so that columns stay."""
    return _CODE.sub(lambda match: match["mark"] + "·" * len(match["code"]) + match["mark"], line)


def blocks(text: PageText) -> Iterator[tuple[TextLine, ...]]:
    """Yield the runs of lines between blank ones, fenced code left out."""
    block: list[TextLine] = []
    for line in text.lines:
        if line.text.strip():
            block.append(line)
        elif block:
            yield tuple(block)
            block = []
    if block:
        yield tuple(block)
