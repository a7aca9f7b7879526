"""Documents of many pages: the booklets of cover, contents and pages, and all worksheets of a step, each one HTML page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from jinja2 import Template
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from vaikuttava_museo.content.addresses import HOME, url_of
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.pdf_documents import Document, Kind, booklet_keys, sheet_keys
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.page.titles import heading_of, page_title
from vaikuttava_museo.pdf.chromium import BuiltSite, Source, with_full_css_addresses
from vaikuttava_museo.texts import catalogue

_NOT_ON_PAPER = "nav, script, noscript, template, dialog, button, [data-online-only]"
_ID_REFERENCES = frozenset(
    {"id", "for", "form", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"}
)  # fmt: skip
_URL_REFERENCE = re.compile(r"url\(#(?P<id>[^)]+)\)")
_BLANK_PAGE = re.compile(
    r'(?P<start><div class="booklet-blank[^"]*" data-before="(?P<anchor>[^"]+)") hidden>'
)
_PAGE_NUMBER = re.compile(r'(?P<start><span [^>]*data-page-of="(?P<anchor>[^"]+)">)')


@dataclass(frozen=True, slots=True)
class _Part:
    """A built page in the booklet: `anchor` is the id of its beginning, `node` the element of it that is printed."""

    key: str
    title: str
    meta: PageMeta | None
    address: str
    page: LexborHTMLParser
    node: LexborNode
    ids: frozenset[str]
    is_worksheet: bool
    is_right_hand: bool
    """Whether it begins on a right-hand page: steps do, and sheets, whose backs stay free for who takes them out."""

    @property
    def anchor(self) -> str:
        return self.key.replace("/", "-")

    @property
    def frame(self) -> Mapping[str, str]:
        """Return the attributes of what stands for the page's `body`."""
        own = _attributes(self.page, "body")
        return {**own, "id": self.anchor, "class": f"booklet-section {own.get('class', '')}".strip()}


def composed_source(site: BuiltSite, content: Content, document: Document, overrides: Path) -> Source:
    """Return a document of many pages as the browser gets it, the numbers of its contents empty; raises PageIncomplete."""
    language, title = document.language, page_title(content, document.key, document.language)
    # The `html` element is the home page's: from its `data-print-…` the margins take the site's name.
    home, address = LexborHTMLParser(site.html(url_of(HOME, language))), site.base + url_of(HOME, language)
    parts = {part.address: part for part in _parts(site, content, document)}
    entries, cover = list[list[_Part]](), []
    if document.kind is Kind.STEP_SHEETS:
        title = catalogue("interface", language)["step_sheets_title"].format(step=title)
    else:
        # The worksheets of a step are a list inside its item.
        for part in parts.values():
            if not (part.is_worksheet and entries):
                entries.append([])
            entries[-1].append(part)
        cover = [_placed(_element(home, name), address, parts) for name in ("h1", ".lead", ".staircase")]
    metas = [part.meta for part in parts.values() if part.meta]
    return paper(
        site,
        environment((overrides,)).get_template("papers/booklet.html"),
        document.path.replace(".pdf", ".html"),
        [(address, home), *((part.address, part.page) for part in parts.values())],
        language=language,
        title=title,
        kind=document.kind.value,
        texts=catalogue("booklet", language),
        address=address,
        reviewed=max((meta.reviewed for meta in metas), default=None),
        cover=cover,
        entries=entries,
        parts=list(parts.values()),
        placed=lambda part: _placed(part.node, part.address, parts),
    )


def paper(
    site: BuiltSite,
    template: Template,
    path: str,
    pages: Sequence[tuple[str, LexborHTMLParser]],
    **values: object,
) -> Source:
    """Return what a template of `papers/` makes of pages with their addresses; the first lends its `html` element.

    `path` is where the paper stands in the site.
    """
    styles = [Markup(style) for style in style_tags(pages)]
    html = template.render(frame=_attributes(pages[0][1], "html"), styles=styles, **values)
    return site.source(path, html)


def _attributes(page: LexborHTMLParser, tag: str) -> dict[str, str]:
    return {name: value or "" for name, value in page.css(tag)[0].attributes.items()}


def style_tags(pages: Iterable[tuple[str, LexborHTMLParser]]) -> list[str]:
    """Return what pages of these addresses look like, each style once, as tags that may stand anywhere."""
    styles: dict[str, bool] = {}
    for address, page in pages:
        for node in page.css('style, link[rel~="stylesheet"]'):
            # What is for print alone comes last, as on a page.
            if href := node.attributes.get("href"):
                node.attrs["href"] = urljoin(address, href)
                styles[node.html or ""] = node.attributes.get("media") == "print"
                continue
            for sheet in node.text().split("\n"):
                style = f"<style>{with_full_css_addresses(sheet, address)}</style>"
                styles[style] = sheet.startswith("@media print{")
    return sorted(styles, key=styles.__getitem__)


def _keys(content: Content, document: Document) -> tuple[str, ...]:
    """Return the pair keys of the pages in a document; to fold there are texts alone, for sheets need their size."""
    if document.kind is Kind.STEP_SHEETS:
        return sheet_keys(content, int(document.key.removeprefix("askel-")))
    keys = booklet_keys(content, document.language)
    return tuple(key for key in keys if document.kind is Kind.BOOKLET or not content.sheet_of(key))


def with_page_numbers(html: str, numbers: Mapping[str, int]) -> str:
    """Return the booklet's document with the numbers of its contents, by anchor."""
    return _PAGE_NUMBER.sub(lambda match: f"{match['start']}{numbers[match['anchor']]}", html)


def with_blank_pages(html: str, numbers: Mapping[str, int]) -> tuple[str, dict[str, int]]:
    """Return the document with a blank page before each part that would begin on a left-hand page, and the new numbers.

    Chromium 156 begins a page where `break-before: right` asks for it, but leaves none blank.
    """
    before = list[str]()
    for anchor in (match["anchor"] for match in _BLANK_PAGE.finditer(html)):
        if (numbers[anchor] + len(before)) % 2 == 0:
            before.append(anchor)
    shown = _BLANK_PAGE.sub(lambda m: f"{m['start']}>" if m["anchor"] in before else m[0], html)
    firsts = [numbers[anchor] for anchor in before]
    return shown, {name: page + sum(first <= page for first in firsts) for name, page in numbers.items()}


def _parts(site: BuiltSite, content: Content, document: Document) -> Iterator[_Part]:
    language = document.language
    for key in _keys(content, document):
        url, meta = url_of(key, language), content.meta.get((key, language))
        page = LexborHTMLParser(site.html(url))
        is_worksheet = content.sheet_of(key) is not None
        node = _element(page, ".sheet" if is_worksheet else "article")
        ids = frozenset(found.id for found in node.css("[id]") if found.id)
        yield _Part(
            key=key,
            title=heading_of(content, key, language),
            meta=meta,
            address=site.base + url,
            page=page,
            node=node,
            ids=ids,
            is_worksheet=is_worksheet,
            is_right_hand=is_worksheet or isinstance(meta, StepMeta),
        )


def _element(page: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the first such element of a page, without what has no use on paper."""
    node = page.css(selector)[0]
    # Backwards, so that nothing is removed after what it stood in.
    for unwanted in reversed(node.css(_NOT_ON_PAPER)):
        if unwanted.mem_id != node.mem_id:
            unwanted.decompose()
    return node


def _placed(node: LexborNode, address: str, parts: Mapping[str, _Part]) -> Markup:
    """Return an element of a page for the booklet: ids unlike any other's, links led to its parts or full."""
    prefix = f"{parts[address].anchor}--" if address in parts else ""
    for element in node.css("*"):
        for name, value in element.attributes.items():
            if not value:
                continue
            if name in _ID_REFERENCES:
                element.attrs[name] = " ".join(prefix + id for id in value.split())
            elif name in {"href", "xlink:href"}:
                target = urljoin(address, value)
                page, id = urldefrag(target)
                if part := parts.get(page):
                    # A page's beginning when its part has no such id.
                    target = f"#{part.anchor}--{id}" if id in part.ids else f"#{part.anchor}"
                element.attrs[name] = target
            elif name == "src":
                element.attrs[name] = urljoin(address, value)
            elif "url(#" in value:
                element.attrs[name] = _URL_REFERENCE.sub(rf"url(#{prefix}\g<id>)", value)
    return Markup(node.html or "")
