"""A page's tree as it is published: bound lines, soft hyphens, tooltips of terms, notices."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from html import escape
from types import SimpleNamespace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import STX, HtmlStash

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.no_break_spaces_and_marks import bind
from vaikuttava_museo.page.allowed_tags_and_attributes import is_allowed, refused_in
from vaikuttava_museo.page.boxes_tabs_icons_footnotes import OwnElements
from vaikuttava_museo.page.hyphenation import SHORTEST_WORD, SHORTEST_WORD_OF_WIDE_COLUMN, hyphenate
from vaikuttava_museo.page.placeholder_extension import fill, serialised
from vaikuttava_museo.page.rendered_page import RenderedPage, is_heading
from vaikuttava_museo.page.source_lines import LINES
from vaikuttava_museo.page.timetable import PHASE, TIMETABLE, under
from vaikuttava_museo.page.visible_texts import Aside

START = ""
"""The key of a notice that belongs to the beginning of its page."""

_NARROW = frozenset({"h2", "h3", "th", "td", "dt", "summary"})
_TERM = re.compile(r"sanasto/#(?P<id>[a-z0-9-]+)$")


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What a page's text is marked with; equal marks and an equal text give equal HTML."""

    language: Language
    terms: tuple[tuple[str, str], ...]
    """Id and explanation of each term of the glossary."""
    notices: tuple[tuple[str, str], ...]
    """A section's id and HTML that stands under its heading, such as that of a fresher twin; START for the beginning."""
    inline: tuple[tuple[str, str], ...]
    """Name and HTML of each placeholder that stands in a sentence."""
    led: tuple[str, ...] | None = None
    """Where what stands around the text leads: with it the text leads nowhere twice. With None every link stays."""


def published(page: RenderedPage, marks: PageMarks, resolved: Callable[[str], str]) -> str:
    """Return a page's text as HTML; `resolved` gives the address that a link or picture has in the built site."""
    inline = dict(marks.inline)
    md = page.converter(lambda aside: fill(_safe(aside), inline, inline.__getitem__))
    root = deepcopy(page.root)
    for element in root.iter():
        element.attrib.pop(LINES, None)
        _make_safe(page, element)
        for name in ("href", "src"):
            if name in element.attrib:
                element.set(name, resolved(element.attrib[name]))
    OwnElements(md.htmlStash.rawHtmlBlocks, marks.language).make(root)
    _bind(root)
    _name_tables(root)
    _PageTree(md.htmlStash, marks).mark(root)
    _head_phases(root)
    return serialised(md, root)


def _make_safe(page: RenderedPage, element: Element) -> None:
    """Take from an element what no page may have; a preview shows a faulty page, and no script may run there either."""
    for fault in page.refused(element):
        if fault.kind == "tag":
            element.tag, element.attrib = "div", {}
        else:
            element.attrib.pop({"address": "href", "picture": "src"}.get(fault.kind, fault.name))


def _safe(aside: Aside) -> str:
    """Return what was put aside as it may be published: HTML that may not stand there is seen as it was typed."""
    if aside.is_code and any(refused_in(aside.html)):
        return f"<pre><code>{escape(aside.typed)}</code></pre>"
    return escape(aside.html) if aside.is_typed and not is_allowed(aside.html) else aside.html


_ONE_PLAIN_LINE = re.compile(r"[^\W\d_][^`+\\\[\]{}<>&:*_^=~|\n]*\n?")
"""A paragraph in which Markdown has nothing to do, as half of our texts are."""


@cache
def prose(text: str) -> str:
    """Return the HTML of a text of our own in Markdown, for a page beside those that its links name (`sivu.md`)."""
    if _ONE_PLAIN_LINE.fullmatch(text):
        return f"<p>{bind(text.rstrip())}</p>"
    return str(_prose_converter().reset().convert(text))


@cache
def _prose_converter() -> Markdown:
    md = Markdown(extensions=["fenced_code"])
    md.treeprocessors.register(SimpleNamespace(run=_finish_prose), "prose", 6)
    return md


def _finish_prose(root: Element) -> None:
    _bind(root)
    for link in root.iter("a"):
        page, mark, section = link.get("href", "").partition("#")
        if page.endswith(".md"):
            link.set("href", f"../{page.removesuffix('.md')}/{mark}{section}")


def _bind(root: Element) -> None:
    """Bind what a line must not part."""
    for element in root.iter():
        if element.text and element.tag not in ("code", "pre"):
            element.text = bind(element.text)
        if element.tail:
            # What stands before it is the end of another element: no space, as far as a dash is concerned.
            element.tail = bind("x" + element.tail)[1:]


def _head_phases(root: Element) -> None:
    """Make the phase that a row of a timetable tells of its head; in a column of heads `th` says so without a `scope`."""
    for table in under(root, TIMETABLE):
        for row in table.iterfind("tbody/tr"):
            for phase in row[PHASE : PHASE + 1]:
                phase.tag = "th"


def _name_tables(root: Element) -> None:
    """Name each table by the heading that it stands under: a screen reader lists tables by name (WCAG 1.3.1)."""
    heading = ""
    for element in root.iter():
        if is_heading(element):
            heading = element.get("id", heading)
        elif element.tag == "table" and heading:
            element.set("aria-labelledby", heading)


_WIDE_TABLES = {2: 60, 4: 0}
"""By the number of columns, how long a text has most of a phone's line in the last: of four it stands below the others."""


def _wide_cells(root: Element) -> frozenset[Element]:
    """Return the cells of wide columns."""
    last = ((row[-1], _WIDE_TABLES[len(row)]) for row in root.iter("tr") if len(row) in _WIDE_TABLES)
    return frozenset(cell for cell, least in last if len("".join(cell.itertext())) >= least)


class _PageTree:
    """Marks the finished tree: tooltips, notices, soft hyphens."""

    def __init__(self, aside: HtmlStash, marks: PageMarks) -> None:
        self._aside, self._marks, self._led = aside, marks, set(marks.led or ())
        self._terms, self._notices = dict(marks.terms), dict[str, str]()
        for id, html in marks.notices:
            self._notices[id] = self._notices.get(id, "") + html

    def mark(self, root: Element) -> None:
        """Mark a page's tree."""
        for element in root.iter("a"):
            self._explain(element)
        if self._notices:
            self._add_notices(root)
        wide = _wide_cells(root)
        for element in root.iter():
            is_title = element.get("class") == "admonition-title"
            if element.tag in _NARROW or is_title or (element.tag == "li" and element.get("id")):
                shortest = SHORTEST_WORD_OF_WIDE_COLUMN if element in wide else SHORTEST_WORD
                for narrow in (element, *element.findall("a")) if element.tag == "td" else (element,):
                    narrow.text = self._hyphenated(narrow.text, shortest)
            elif element.get("class") == "admonition-kind":
                element.tail = self._hyphenated(element.tail)
        if self._marks.led is not None:
            for link in list(root.iter("a")):
                self._lead_once(link)

    def _hyphenated(self, text: str | None, shortest: int = SHORTEST_WORD) -> str:
        # Up to the first mark of a foreign word, whose letters part by the rules of its own language.
        own, mark, rest = (text or "").partition(STX)
        return hyphenate(own, self._marks.language, shortest) + mark + rest

    def _explain(self, link: Element) -> None:
        found = _TERM.search(link.get("href", ""))
        explanation = self._terms.get(found["id"]) if found else None
        if explanation is not None and link.keys() == ["href"]:
            link.attrib = {"class": "term", "href": link.get("href", ""), "title": explanation}

    def _lead_once(self, link: Element) -> None:
        """Leave a link's words alone where the page has led there already: a keyboard stops at every link."""
        address = link.get("href", "")
        if address in self._led:
            link.tag, link.attrib = None, {}  # type: ignore[assignment] # Markdown writes only what is in it
        self._led.add(address)

    def _add_notices(self, root: Element) -> None:
        for parent in root.iter():
            for place, child in reversed(list(enumerate(parent))):
                notice = self._notices.get(child.get("id", "")) if is_heading(child) else None
                if notice:
                    parent.insert(place + 1, self._raw(notice))
        if START in self._notices:
            root.insert(0, self._raw(self._notices[START]))

    def _raw(self, html: str) -> Element:
        """Return an element that Python-Markdown replaces by the HTML."""
        element = Element("p")
        element.text = self._aside.store(html)
        element.tail = "\n"
        return element
