"""The words that a reader sees of a page's tree: which stand together, in what language, and on which lines."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from itertools import accumulate
from xml.etree.ElementTree import Element

from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX

from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN
from vaikuttava_museo.page.source_lines import first_line_of, last_line_of

OBJECT = "\ufffc"
"""Stands in a text for what is not of its words: code, a picture, a passage in another language."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What Python-Markdown has put aside: its HTML, and what was typed for it.

    It is a block of code, HTML typed as such, or else what an extension has made.
    """

    html: str
    typed: str
    is_code: bool = False
    is_typed: bool = False


@dataclass(frozen=True)
class TextBlock:
    """The visible words of a paragraph, heading, item or cell (`tag`): no marks, soft hyphens or decomposed letters.

    A line end of the source is one in the text. A passage in another language is a block of its own.
    """

    line: int
    text: str
    tag: str
    language: str
    places: tuple[tuple[int, int], ...]

    def line_at(self, offset: int) -> int:
        """Return the source line of a character of the text."""
        start, line = self.places[bisect_right(self.places, (offset, 1 << 60)) - 1]
        return line + self.text.count("\n", start, offset)

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """Return each line of the text after the number of its line in the source."""
        parts = self.text.split("\n")
        offsets = accumulate((len(part) + 1 for part in parts), initial=0)
        return tuple((self.line_at(offset), part) for offset, part in zip(offsets, parts, strict=False))


# What stands within a line of text; all else begins a text of its own.
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "u", "label", "input",
})  # fmt: skip
# What Python-Markdown fills at the very end, such as the arrow of a footnote.
_MARK = re.compile(f"{STX}[^{STX}{ETX}]*{ETX}")
# As Python-Markdown hides a mail address from robots.
_ENTITY = re.compile(f"{AMP_SUBSTITUTE}(#\\d+;)")
_SPAN = re.compile(r'<span\s+lang="(?P<language>[a-z-]{2,10})">')
_OBJECTS = frozenset({"code", "img", "input"})
Piece = tuple[int, str, str]
"""A text, the line it begins on, and its language ("" where it is that around it)."""


def runs(element: Element, objects: Collection[str] = _OBJECTS) -> Iterator[list[Piece]]:
    """Yield the runs of text that stand directly in an element, between the blocks in it."""
    run = [(first_line_of(element), element.text or "", "")]
    for child in element:
        if child.tag in INLINE:
            run += _inline(child, objects)
        else:
            yield run
            run = []
        run.append((last_line_of(child), child.tail or "", ""))
    yield run


def _inline(element: Element, objects: Collection[str]) -> Iterator[Piece]:
    line, language = first_line_of(element), element.get("lang") or ""
    if element.tag in objects:
        yield line, OBJECT, ""
    elif "footnote" not in element.get("class", ""):
        # The names of tabs stand side by side.
        yield line, f" {element.text or ''}" if element.tag == "label" else element.text or "", language
        for child in element:
            for place, text, spoken in _inline(child, objects):
                yield place, text, spoken or language
            yield last_line_of(child), child.tail or "", language


def texts_in(
    root: Element, aside: Sequence[Aside], language: str, *, with_links: bool
) -> Iterator[TextBlock]:
    """Yield the visible words in a tree in a language, each passage in another one apart."""
    objects = _OBJECTS if with_links else {*_OBJECTS, "a"}
    for element in root.iter():
        for run in runs(element, objects) if element.tag not in INLINE else ():
            if any(text.strip() for _, text, _ in run):
                words = _Words(aside, element.tag, language)
                for line, text, spoken in run:
                    words.add(line, text, spoken)
                yield from words.blocks()


class _Words:
    """Gathers the words of one run of text, each language apart."""

    def __init__(self, aside: Sequence[Aside], tag: str, language: str) -> None:
        self._aside, self._tag = aside, tag
        self._open = [(language, list[tuple[int, str]]())]
        self._blocks: list[TextBlock] = []

    def add(self, line: int, text: str, language: str) -> None:
        """Add a piece of text, which a mark of its own language may open or close."""
        if language and language != self._open[-1][0]:
            self._begin(language)
            self.add(line, text, "")
            self._end(line)
            return
        for index, part in enumerate(HTML_PLACEHOLDER_RE.split(text) if STX in text else (text,)):
            typed, html = part, ""
            if index % 2:
                typed, html = self._aside[int(part)].typed, self._aside[int(part)].html
            if span := _SPAN.match(html):
                self._begin(span["language"])
            elif html == "</span>" and len(self._open) > 1:
                self._end(line)
            else:
                self._open[-1][1].append((line, clean(shown(html) if index % 2 else part)))
            line += typed.count("\n")

    def blocks(self) -> list[TextBlock]:
        """Return the texts that hold any words, that of the run's own language last."""
        while len(self._open) > 1:
            line, text = self._open[-1][1][-1]
            self._end(line + text.count("\n"))
        self._note(*self._open[0])
        return self._blocks

    def _begin(self, language: str) -> None:
        self._open.append((language, []))

    def _end(self, line: int) -> None:
        self._note(*self._open.pop())
        self._open[-1][1].append((line, OBJECT))

    def _note(self, language: str, pieces: Sequence[tuple[int, str]]) -> None:
        starts = accumulate((len(text) for _, text in pieces), initial=0)
        places = tuple((start, line) for start, (line, text) in zip(starts, pieces, strict=False) if text)
        text = "".join(text for _, text in pieces)
        if text.strip(f"{OBJECT} \n"):
            block = TextBlock(places[0][1], text, self._tag, language, places)
            lead = len(text) - len(text.lstrip())
            self._blocks.append(replace(block, line=block.line_at(lead)) if lead else block)


def shown(html: str) -> str:
    """Return what a reader sees of something that was put aside: a character, a filled mark, or no words."""
    return OBJECT if html.startswith("<!--") else "" if html.startswith("<") else _character(html)


def clean(text: str) -> str:
    """Return a text without what only Python-Markdown and browsers see in it."""
    if STX in text:
        text = _MARK.sub("", _ENTITY.sub(lambda mark: _character(f"&{mark[1]}"), text))
    return unicodedata.normalize("NFC", text.replace(SOFT_HYPHEN, ""))


def _character(typed: str) -> str:
    """Return what is typed by its name; a line end is a space to the reader, and no line of the file ends there."""
    read = unescape(typed)
    return read if "\n" in typed else read.replace("\n", " ")
