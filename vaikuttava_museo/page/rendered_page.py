"""A page's text as the site publishes it: made once by Python-Markdown, for the build and for the checks.

The tree is that of the published page before links get their addresses; each of its elements knows its source line.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.allowed_tags_and_attributes import Refused, refused
from vaikuttava_museo.page.placeholder_extension import converter
from vaikuttava_museo.page.source_lines import LINES, first_line_of, last_line_of
from vaikuttava_museo.page.visible_texts import INLINE, Aside, TextBlock, clean, runs, shown, texts_in


@dataclass(frozen=True, slots=True)
class Link:
    """A link: what a reader sees of it, and where it leads, as typed but with its entities read.

    Its definition's line is 0 where it has none (`[id]: address`).
    """

    line: int
    text: str
    target: str
    element: Element
    defined_on: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture in a page's text; its definition's line is 0 where it has none."""

    line: int
    alt: str
    target: str
    defined_on: int


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading; `is_own_id` tells an id that an editor gave from one made of the text."""

    line: int
    level: int
    text: str
    id: str
    is_own_id: bool


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list with the text of its first block, lists within it left out."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class PageList:
    """A list, bulleted or numbered from `start`."""

    line: int
    is_numbered: bool
    start: int
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code: the line of its opening mark, what was typed in it, and its HTML."""

    line: int
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A piece of HTML typed as such: a tag, a comment, an entity, or a block of it; `block` is the text it stands in."""

    line: int
    html: str
    block: int


@dataclass(frozen=True, eq=False)
class RenderedPage:
    """A page's text as a tree in which every element names its source lines.

    `aside` are the pieces of HTML for which marks stand in the tree's texts, `own_ids` the ids of headings that an
    editor gave, `defined_on` the lines that define links by reference,
    `defined_twice` the lines and ids of definitions that take the place of others.
    """

    root: Element
    aside: tuple[Aside, ...]
    own_ids: frozenset[str]
    defined_on: Mapping[Element, int]
    defined_twice: tuple[tuple[int, str], ...]
    raw_html: tuple[RawHtml, ...]
    fences: tuple[CodeBlock, ...]
    toc: Sequence[Any]

    line_of, last_line_of = staticmethod(first_line_of), staticmethod(last_line_of)

    def text_of(self, element: Element) -> str:
        """Return what a reader sees of an element on one line, code and the words for pictures among it."""
        pictures = "".join(picture.get("alt") or "" for picture in element.iter("img"))
        return " ".join(self._seen("".join(element.itertext()) + pictures).split())

    def converter(self, safe: Callable[[Aside], str] = lambda aside: aside.html) -> Markdown:
        """Return a converter that puts what was put aside back into its place, made `safe`; it serves one page at a time."""
        md, _ = converter()
        md.htmlStash.reset()
        for aside in self.aside:
            md.htmlStash.store(safe(aside))
        return md

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return the links that an editor typed."""
        links = (link for link in self.root.iter("a") if "footnote" not in link.get("class", ""))
        return tuple(
            Link(self.line_of(it), self.text_of(it), self.address(it, "href"), it, self.defined_on.get(it, 0))
            for it in links
        )

    @property
    def pictures(self) -> Iterator[PagePicture]:
        """Yield the pictures."""
        for element in self.root.iter("img"):
            values = self._seen(element.get("alt")), self.address(element, "src")
            yield PagePicture(self.line_of(element), *values, self.defined_on.get(element, 0))

    @cached_property
    def headings(self) -> tuple[PageHeading, ...]:
        """Return the headings, wherever they stand."""
        headings = ((it, it.get("id") or "") for it in self.root.iter() if is_heading(it))
        return tuple(
            PageHeading(self.line_of(it), int(it.tag[1]), self.text_of(it), id, id in self.own_ids)
            for it, id in headings
        )

    @property
    def ids(self) -> Iterator[tuple[int, str]]:
        """Yield every id, of whatever element, after its line."""
        for element in self.root.iter():
            if id := element.get("id"):
                yield self.line_of(element), id

    @cached_property
    def lists(self) -> tuple[PageList, ...]:
        """Return the lists, the outer before the inner; not that of the footnotes."""
        found, notes = list[PageList](), self.root.findall(".//div[@class='footnote']/ol")
        for element in self.root.iter():
            if element.tag in ("ul", "ol") and element not in notes:
                items = tuple(ListItem(self.line_of(item), self.first_text(item)) for item in element)
                start = element.get("start") or "1"
                number = int(start[:9]) if start.isdecimal() else 1
                found.append(PageList(self.line_of(element), element.tag == "ol", number, items))
        return tuple(found)

    @property
    def within_text(self) -> Iterator[tuple[Element, str, str]]:
        """Yield every element with the text right before it and right after it."""
        for parent in self.root.iter():
            before = parent.text or ""
            for element in parent:
                yield element, before, element.tail or ""
                before = element.tail or ""

    def texts(self, language: str, *, with_links: bool = True) -> tuple[TextBlock, ...]:
        """Return the visible words of a page in a language, each passage in another one apart."""
        return _texts(self, language, with_links)

    def address(self, element: Element, attribute: str) -> str:
        """Return an address as a browser reads it."""
        return unescape((element.get(attribute) or "").replace(AMP_SUBSTITUTE, "&"))

    def refused(self, element: Element) -> list[Refused]:
        """Return what no page may have of an element."""
        attributes = {name: self.address(element, name) for name in element.attrib if name != LINES}
        return list(refused(element.tag, attributes))

    def _seen(self, text: str | None) -> str:
        """Return a text with what was put aside as a reader sees it: entities read, no tags."""
        return clean(HTML_PLACEHOLDER_RE.sub(lambda mark: shown(self.aside[int(mark[1])].html), text or ""))

    def first_text(self, item: Element) -> str:
        """Return what a reader sees of an item's first block, lists within it left out."""
        holder = item if (item.text or "").strip() or not len(item) or item[0].tag in INLINE else item[0]
        run = next(runs(holder), [])
        return " ".join(self._seen("".join(text for _, text, _ in run)).split())


@lru_cache(maxsize=2 * CACHED_FILES)
def _texts(page: RenderedPage, language: str, with_links: bool) -> tuple[TextBlock, ...]:
    return tuple(texts_in(page.root, page.aside, language, with_links=with_links))


def is_heading(element: Element) -> bool:
    """Tell whether an element is a heading, h1 to h6."""
    return len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdecimal()


def rendered(page: Page) -> RenderedPage:
    """Return a page's text as the site publishes it."""
    return render(page.body, page.body_line)


@lru_cache(maxsize=CACHED_FILES)
def render(body: str, first_line: int) -> RenderedPage:
    """Return a Markdown text as the site publishes it; `first_line` is that of the text in its file."""
    md, lines = converter()
    md.reset()
    md.parser.state.clear()
    lines.begin(first_line)
    text = body.split("\n")
    for preprocessor in md.preprocessors:
        text = preprocessor.run(text)
    root = md.parser.parseDocument(text).getroot()
    for processor in md.treeprocessors:
        new = processor.run(root)
        root = root if new is None else new
    typed = lines.text
    aside = tuple(
        Aside(html, typed.typed(key), typed.is_code(key), typed.is_typed(key))
        for key, html in enumerate(md.htmlStash.rawHtmlBlocks)
    )
    for element in root.iter():
        # In an attribute HTML would end the attribute.
        for name, value in element.items():
            if value and STX in value:
                element.set(
                    name, HTML_PLACEHOLDER_RE.sub(lambda mark: unescape(aside[int(mark[1])].typed), value)
                )
    return RenderedPage(
        root=root,
        aside=aside,
        own_ids=frozenset(lines.own_ids),
        defined_on=lines.defined_on,
        defined_twice=tuple(lines.defined_twice),
        raw_html=tuple(RawHtml(*raw) for raw in typed.raw),
        fences=tuple(CodeBlock(line, code, aside[key].html) for line, code, key in lines.fences),
        toc=getattr(md, "toc_tokens", []),
    )
