"""What was typed of a page, and where in it stands what Python-Markdown has left of it for its parser."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE


class TypedText:
    """A page's text; `embedded` are the elements that were typed as HTML with Markdown in it.

    `keys` are the numbers under which HTML that was typed as such was put aside, `raw` such HTML with its line and the
    number of the block it stands in.
    """

    def __init__(self, md: Markdown, lines: Sequence[str], first_line: int) -> None:
        # Markdown adds blank lines of its own, to which it moves what it has torn out of its place.
        end = next((at for at in range(len(lines), 1, -1) if lines[at - 1].strip()), 1)
        self._md, self._lines, self._first = md, lines[:end], first_line
        self._text, self._place = "\n".join(self._lines), 0
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._empty_keys = set[int]()
        """The blocks of code that were typed without a line: SuperFences (12.3) keeps a blank one of them."""
        self.keys = set[int]()
        self.embedded: set[Element] = set()
        self.raw: list[tuple[int, str, int]] = []

    def matched(self, lines: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield each line with its number; after one that stands for HTML, the lines of the Markdown within it."""
        for line in lines:
            number, within = None, list[tuple[str, int]]()
            for index, part in enumerate(HTML_PLACEHOLDER_RE.split(line)):
                if not part.strip():
                    continue
                start = self._skip_space()
                number = self._number(start) if number is None else number
                if index % 2 == 0:
                    self._pass(part.strip())
                else:
                    within += self._put_aside(int(part))
            yield line, self._number(self._place) if number is None else number
            yield from within

    def _put_aside(self, key: int) -> Iterator[tuple[str, int]]:
        """Pass over what was put aside under a number, and yield the Markdown in it."""
        html = self._md.htmlStash.rawHtmlBlocks[key]
        if isinstance(html, Element):
            self.embedded.add(html)
            self.raw.append((self._number(self._place) + self._first, f"<{html.tag}>", -key))
            self._place = max(self._place, self._text.find(f"<{html.tag}", self._place))
            for child in (html, *html):
                held = (child.text if child is html else child.tail) or ""
                lines = held.split("\n")
                # The rest of the opening tag's line.
                self._place = max(self._place, self._text.find(lines[0].strip() or "\n", self._place))
                yield from self.matched(lines)
            self._place = max(self._place, self._text.find("</", self._place) + len(html.tag) + 3)
        else:
            bare = self.typed(key).strip().replace("\n\n", "\n")
            if bare.count("\n") == 1 and self._text.startswith(bare, self._skip_space()):
                self._empty_keys.add(key)
            self._pass(self.typed(key).strip())

    def is_typed(self, key: int) -> bool:
        """Tell whether something that was put aside was typed as HTML, and not made by an extension."""
        return key in self.keys and not self.is_code(key)

    def is_code(self, key: int) -> bool:
        """Tell whether something that was put aside is a block of code."""
        return f"wzxhzdk:{key}" in self.fences()

    def typed(self, key: int) -> str:
        """Return what was typed of something that was put aside."""
        html = self._md.htmlStash.rawHtmlBlocks[key]
        text = self.fences().get(f"wzxhzdk:{key}", ("" if isinstance(html, Element) else str(html), 0))[0]
        return text.replace("\n\n", "\n") if key in self._empty_keys else text

    def fences(self) -> dict[str, tuple[str, int]]:
        """Return what was typed of the code that SuperFences has put aside."""
        stashes = (getattr(extension, "stash", None) for extension in self._md.registeredExtensions)
        return next((stash.stash for stash in stashes if stash is not None), {})

    def _pass(self, part: str) -> None:
        """Move over a part of the text; over as many lines, when it stands there in another form."""
        start = self._skip_space()
        if self._text.startswith(part, start):
            self._place = start + len(part)
        elif (found := self._text.find(part, start)) >= 0:
            self._place = found + len(part)
        elif "\n" in part:
            last = min(self._number(start) + part.count("\n") + 1, len(self._lines))
            self._place = max(self._place, self._starts[last] - 1)

    def _skip_space(self) -> int:
        while self._place < len(self._text) and self._text[self._place].isspace():
            self._place += 1
        return self._place

    def _number(self, place: int) -> int:
        return min(bisect_right(self._starts, place), len(self._lines)) - 1
