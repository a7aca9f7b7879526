"""What was typed of a page, and where in it stands what Python-Markdown has left of it for its parser."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE


class TypedText:
    """A page's text.

    `keys` are the numbers under which HTML that was typed as such was put aside, `raw` such HTML with its line and the
    number of the block it stands in.
    """

    def __init__(self, md: Markdown, lines: Sequence[str]) -> None:
        # Markdown adds blank lines of its own, to which it moves what it has torn out of its place.
        end = next((at for at in range(len(lines), 1, -1) if lines[at - 1].strip()), 1)
        self._md, self._lines = md, lines[:end]
        self._text, self._place = "\n".join(self._lines), 0
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._empty_keys = set[int]()
        """The blocks of code that were typed without a line: SuperFences (12.3) keeps a blank one of them."""
        self.keys = set[int]()
        self.raw: list[tuple[int, str, int]] = []

    def matched(self, lines: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield each line with its number."""
        for line in lines:
            number = None
            for index, part in enumerate(HTML_PLACEHOLDER_RE.split(line)):
                if not part.strip():
                    continue
                start = self._skip_space()
                number = self._number(start) if number is None else number
                if index % 2:
                    bare = self.typed(int(part)).strip().replace("\n\n", "\n")
                    if bare.count("\n") == 1 and self._text.startswith(bare, start):
                        self._empty_keys.add(int(part))
                self._pass((self.typed(int(part)) if index % 2 else part).strip())
            yield line, self._number(self._place) if number is None else number

    def is_typed(self, key: int) -> bool:
        """Tell whether something that was put aside was typed as HTML, and not made by an extension."""
        return key in self.keys and not self.is_code(key)

    def is_code(self, key: int) -> bool:
        """Tell whether something that was put aside is a block of code."""
        return f"wzxhzdk:{key}" in self.fences()

    def typed(self, key: int) -> str:
        """Return what was typed of something that was put aside."""
        text = self.fences().get(f"wzxhzdk:{key}", (str(self._md.htmlStash.rawHtmlBlocks[key]), 0))[0]
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
