"""The booklet of everything: one HTML document out of the built pages, to be printed as one PDF.

Cover, contents with page numbers, then each page of `documents.booklet_keys`; a worksheet is its sheet alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from html.parser import HTMLParser

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.page.safe_html import day, inline
from vaikuttava_museo.pdf.fragments import (
    Attributes,
    Place,
    Wanted,
    cut,
    ids_of,
    named,
    placed,
    root_attributes,
    start_tag,
    with_class,
)
from vaikuttava_museo.pdf.sources import with_full_css_addresses
from vaikuttava_museo.pdf.texts import booklet_texts

_PAGE_NUMBER = re.compile(
    r'(?P<start><span class="booklet-contents__page" data-page-of="(?P<anchor>[^"]+)">)\d*'
)


@dataclass(frozen=True, slots=True)
class BookletPage:
    """A built page on its way into the booklet.

    `address` is its full address, `title` what the contents call it (a title in another language marked by a
    `span`), `numeral` that of a step; a worksheet stands below its step in the contents.
    """

    key: str
    address: str
    html: str
    title: str
    numeral: str = ""
    is_worksheet: bool = False

    @property
    def anchor(self) -> str:
        """Return the id of the page's beginning in the booklet."""
        return self.key.replace("/", "-")


@dataclass(frozen=True, slots=True)
class Booklet:
    """What the booklet is made of; `site_title` is what its PDF is called, `css` its own style sheet."""

    language: Language
    title: str
    home_address: str
    home: str
    pages: Sequence[BookletPage]
    reviewed: date
    css: str


def booklet_html(booklet: Booklet) -> str:
    """Return the booklet's document, the page numbers of its contents still empty.

    Its `html` element is the home page's: from its `data-print-…` the margins of the paper tell the site's name.
    """
    parts = {page.address: cut(page.html, _wanted(page)) for page in booklet.pages}
    places = {page.address: Place(page.anchor, ids_of(parts[page.address])) for page in booklet.pages}
    root = root_attributes(booklet.home, "html")
    sections = (_section(page, placed(parts[page.address], page.address, places)) for page in booklet.pages)
    return "\n".join(
        [
            "<!doctype html>",
            start_tag("html", root),
            "<head>",
            '<meta charset="utf-8">',
            f"<title>{escape(booklet.title)}</title>",
            *_styles(booklet),
            f"<style>{booklet.css}</style>",
            "</head>",
            '<body class="booklet">',
            _cover(booklet, places),
            _contents(booklet),
            *sections,
            "</body>",
            "</html>",
        ]
    )


def with_page_numbers(html: str, numbers: Mapping[str, int]) -> str:
    """Return the booklet's document with the numbers of its contents, by anchor."""
    return _PAGE_NUMBER.sub(lambda match: f"{match['start']}{numbers[match['anchor']]}", html)


def _wanted(page: BookletPage) -> Wanted:
    return with_class("sheet") if page.is_worksheet else named("article")


def _section(page: BookletPage, fragment: str) -> str:
    body = root_attributes(page.html, "body")
    attributes: Attributes = {**body, "id": page.anchor}
    attributes["class"] = f"booklet-section {body.get('class') or ''}".strip()
    return f"{start_tag('div', attributes)}\n{fragment}\n</div>"


def _cover(booklet: Booklet, places: Mapping[str, Place]) -> str:
    texts = booklet_texts(booklet.language)
    home, address = booklet.home, booklet.home_address
    parts = [placed(cut(home, wanted), address, places) for wanted in (named("h1"), with_class("lead"))]
    staircase = placed(cut(home, with_class("staircase")), address, places)
    short = address.removeprefix("https://").removeprefix("www.").rstrip("/")
    lines = [
        texts["language"],
        texts["address"].format(address=short),
        texts["licence"],
        texts["reviewed"].format(day=day(booklet.reviewed, booklet.language)),
    ]
    facts = "\n".join(f"<p>{inline(line)}</p>" for line in lines)
    return "\n".join(
        [
            '<header class="booklet-cover">',
            f'<p class="booklet-cover__name">{inline(texts["name"])}</p>',
            *parts,
            staircase,
            f'<div class="booklet-cover__facts">\n{facts}\n</div>',
            "</header>",
        ]
    )


def _contents(booklet: Booklet) -> str:
    heading = booklet_texts(booklet.language)["contents"]
    return "\n".join(
        [
            '<nav class="booklet-contents" aria-labelledby="booklet-contents">',
            f'<h1 id="booklet-contents">{escape(heading)}</h1>',
            "<ol>",
            *_entries(booklet.pages),
            "</ol>",
            "</nav>",
        ]
    )


def _entries(pages: Iterable[BookletPage]) -> Iterator[str]:
    """Yield the contents' items; the worksheets of a step are a list inside its item."""
    open_item = open_list = False
    for page in pages:
        if page.is_worksheet:
            yield "" if open_list else "<ol>"
            open_list = True
            yield f"<li>{_entry(page)}</li>"
            continue
        yield "</ol>" if open_list else ""
        yield "</li>" if open_item else ""
        yield f"<li>{_entry(page)}"
        open_item, open_list = True, False
    yield "</ol>" if open_list else ""
    yield "</li>" if open_item else ""


def _entry(page: BookletPage) -> str:
    numeral = f'<span class="numeral">{page.numeral}</span> ' if page.numeral else ""
    return (
        f'<a href="#{page.anchor}"><span class="booklet-contents__title">{numeral}{inline(page.title)}</span> '
        f'<span class="booklet-contents__page" data-page-of="{page.anchor}"></span></a>'
    )


def _styles(booklet: Booklet) -> list[str]:
    """Return the pages' style elements and links, each once; those for print alone come last, as on a page."""
    found: dict[str, bool] = {}
    for address, html in [
        (booklet.home_address, booklet.home),
        *((p.address, p.html) for p in booklet.pages),
    ]:
        reader = _StyleReader(address)
        reader.feed(html)
        found |= reader.found
    return sorted(found, key=found.__getitem__)


class _StyleReader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: dict[str, bool] = {}
        self.style: Attributes | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "style":
            self.style = attributes
        elif tag == "link" and "stylesheet" in (attributes.get("rel") or "").split():
            href = with_full_css_addresses(f'url("{attributes["href"]}")', self.address)[5:-2]
            self.found[start_tag("link", attributes | {"href": href})] = attributes.get("media") == "print"

    def handle_data(self, data: str) -> None:
        if self.style is not None:
            css = with_full_css_addresses(data, self.address)
            element = f"{start_tag('style', self.style)}{css}</style>"
            self.found[element] = self.style.get("media") == "print"

    def handle_endtag(self, tag: str) -> None:
        self.style = None
