"""A page's body line by line as the rules of the text read it: code is set apart, in which nothing is Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import PurePosixPath

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.pages import Page, find_fences

# Bounded, and no backtick inside: a line of nothing but backticks must not take seconds.
_CODE = re.compile(r"(?P<mark>`{1,3})(?P<code>[^`]{1,1000})(?P=mark)")


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


@dataclass(frozen=True, slots=True, eq=False)
class PageText:
    """A page with its lines. In a fenced block of code `text` is empty; `open_fence` is the line of an unclosed one."""

    page: Page
    lines: tuple[TextLine, ...]
    open_fence: int | None

    @property
    def path(self) -> PurePosixPath:
        """Return the page's file."""
        return self.page.path


@lru_cache(maxsize=CACHED_FILES)
def read_page_text(page: Page) -> PageText:
    """Divide a page's body into lines; the code in them becomes as many dots, so that columns stay."""
    typed = page.body.split("\n")
    code, unclosed = find_fences(typed)
    lines = tuple(
        TextLine(page.body_line + index, line, "" if index in code else _CODE.sub(_dots, line))
        for index, line in enumerate(typed)
    )
    return PageText(page, lines, None if unclosed is None else page.body_line + unclosed)


def _dots(match: re.Match[str]) -> str:
    return match["mark"] + "·" * len(match["code"]) + match["mark"]


def blocks(text: PageText) -> Iterator[tuple[TextLine, ...]]:
    """Yield the runs of lines between blank ones, fenced code left out."""
    for is_text, lines in groupby(text.lines, key=lambda line: bool(line.text.strip())):
        if is_text:
            yield tuple(lines)
