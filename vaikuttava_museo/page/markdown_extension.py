"""What the project adds to Markdown while a page's text becomes HTML: one extension for Python-Markdown.

Placeholders are filled or marked, and the tree of the page gets no-break spaces, soft hyphens, tooltips of terms,
notices of fresher text and the links under each section. What templates make is left to `fill_blocks`, since a
block placeholder shows data that changes while the text does not.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

from vaikuttava_museo.content.inline_text import bind
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.placeholders import BLOCK_PLACEHOLDERS, INLINE_PLACEHOLDERS
from vaikuttava_museo.page.hyphenation import SOFT_HYPHEN, hyphenate
from vaikuttava_museo.page.section_feedback import SECTION_LEVELS, FeedbackTarget, feedback_links

START = ""
"""The key of a notice that belongs to the beginning of its page."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SECTIONS = frozenset(f"h{level}" for level in SECTION_LEVELS)
_NARROW = frozenset({"h2", "h3", "th", "td"})
_TERM = re.compile(r"sanasto/#(?P<id>[a-z0-9-]+)$")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a page's text is marked with; equal marks and an equal text give equal HTML."""

    language: Language
    terms: tuple[tuple[str, str], ...]
    """Id and explanation of each term of the glossary."""
    notices: tuple[tuple[str, str], ...]
    """A section's id and the HTML that tells of its fresher twin; START for the page's beginning."""
    feedback: FeedbackTarget
    inline: tuple[tuple[str, str], ...]
    """Name and HTML of each placeholder that stands in a sentence."""
    extensions: tuple[str, ...]
    """Python-Markdown's other extensions, as `mkdocs.yml` names them."""


class PageExtension(Extension):
    """Registers the processors of one page; the numbers are Python-Markdown's priorities, the highest first."""

    def __init__(self, marks: PageMarks) -> None:
        super().__init__()
        self._marks = marks

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to a converter."""
        text = _NoBreakSpaces(md)
        md.parser.blockprocessors.register(_BlockPlaceholder(md.parser), "block-placeholder", 72)
        md.inlinePatterns.register(
            _InlinePlaceholder(md, dict(self._marks.inline)), "inline-placeholder", 175
        )
        # After attributes (8) and abbreviations (7) are read, before the table of contents (5) takes the headings.
        md.treeprocessors.register(text, "no-break-spaces", 6)
        # After all else: links lead where they will lead, headings have their ids.
        md.treeprocessors.register(_PageTree(md, self._marks, text.own_ids), "page-tree", -5)


class _BlockPlaceholder(BlockProcessor):
    """A placeholder on a line of its own, wherever it stands, is a block of its own."""

    _LINE = re.compile(
        rf"^ {{0,3}}\{{\{{\s*(?P<name>{'|'.join(sorted(BLOCK_PLACEHOLDERS))})\s*\}}\}}\s*$", re.MULTILINE
    )

    def test(self, parent: Element, block: str) -> bool:
        return self._LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self._LINE.search(block)
        assert found is not None
        before, after = block[: found.start()].rstrip("\n"), block[found.end() :].lstrip("\n")
        if before:
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, "p").text = self.parser.md.htmlStash.store(_block_mark(found["name"]))
        if after:
            blocks.insert(0, after)


class _InlinePlaceholder(InlineProcessor):
    """A placeholder in a sentence becomes its HTML; code keeps it as it was typed."""

    def __init__(self, md: Markdown, html: dict[str, str]) -> None:
        super().__init__(rf"\{{\{{\s*({'|'.join(sorted(INLINE_PLACEHOLDERS))})\s*\}}\}}", md)
        self._html = html

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        return self.md.htmlStash.store(self._html[m[1]]), m.start(0), m.end(0)


class _NoBreakSpaces(Treeprocessor):
    """Binds what a line must not part, and notes which headings have an id of the editor's own."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.own_ids: set[str] = set()

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in _SECTIONS and (id := element.get("id")):
                self.own_ids.add(id)
            if element.text and element.tag not in ("code", "pre"):
                element.text = bind(element.text)
            if element.tail:
                # What stands before it is the end of another element: no space, as far as a dash is concerned.
                element.tail = bind("x" + element.tail)[1:]


class _PageTree(Treeprocessor):
    """Marks the finished tree: tooltips, notices, links for feedback, soft hyphens."""

    def __init__(self, md: Markdown, marks: PageMarks, own_ids: set[str]) -> None:
        super().__init__(md)
        self._marks, self._own_ids = marks, own_ids
        self._terms, self._notices = dict(marks.terms), dict(marks.notices)

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            self._explain(element)
        if self._notices:
            self._add_notices(root)
        self._add_feedback(root)
        for element in root.iter():
            if element.text and (element.tag in _NARROW or (element.tag == "li" and element.get("id"))):
                # Up to the first mark of a foreign word, whose letters part by the rules of its own language.
                own, mark, rest = element.text.partition(STX)
                element.text = hyphenate(own, self._marks.language) + mark + rest

    def _explain(self, link: Element) -> None:
        found = _TERM.search(link.get("href", ""))
        explanation = self._terms.get(found["id"]) if found else None
        if explanation is not None and link.keys() == ["href"]:
            link.attrib = {"class": "term", "href": link.get("href", ""), "title": explanation}

    def _add_notices(self, root: Element) -> None:
        for parent in root.iter():
            for place, child in reversed(list(enumerate(parent))):
                notice = self._notices.get(child.get("id", "")) if child.tag in _HEADINGS else None
                if notice:
                    parent.insert(place + 1, self._raw(notice))
        if START in self._notices:
            root.insert(0, self._raw(self._notices[START]))

    def _add_feedback(self, root: Element) -> None:
        children = list(root)
        starts = [
            n
            for n, child in enumerate(children)
            if child.tag in _SECTIONS and child.get("id") in self._own_ids
        ]
        ends = [*starts[1:], len(children)]
        for start, end in reversed(list(zip(starts, ends, strict=False))):
            if end > start + 1:
                heading = children[start]
                links = feedback_links(heading.get("id", ""), self._text(heading), self._marks.feedback)
                root.insert(end, self._raw(links))

    def _text(self, element: Element) -> str:
        """Return the text of an element; marks that Python-Markdown has put aside give what they stand for."""
        put_aside = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(
            lambda mark: unescape(_TAG.sub("", str(put_aside[int(mark[1])]))), "".join(element.itertext())
        )
        return " ".join(text.replace(SOFT_HYPHEN, "").split())

    def _raw(self, html: str) -> Element:
        """Return an element that Python-Markdown replaces by the HTML."""
        element = Element("p")
        element.text = self.md.htmlStash.store(html)
        element.tail = "\n"
        return element


def fill_blocks(html: str, names: Iterable[str], fill: Callable[[str], str]) -> str:
    """Return a page's HTML with its block placeholders filled: `fill` gives the HTML of one by its name."""
    for name in names:
        if (mark := _block_mark(name)) in html:
            html = html.replace(mark, fill(name))
    return html


def _block_mark(name: str) -> str:
    return f"<!--{name}-->"
