"""Documents of many pages: the booklets of cover, contents and pages, and all worksheets of a step, each one HTML page."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vaikuttava_museo.content.addresses import HOME, url_of
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pdf_documents import Document, Kind, booklet_keys, sheet_keys
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import mark_of
from vaikuttava_museo.page.dates import day
from vaikuttava_museo.page.safe_html import inline
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


def composed_source(site: BuiltSite, content: Content, document: Document, css: str) -> Source:
    """Return a document of many pages as the browser gets it, the numbers of its contents empty; raises PageIncomplete."""
    language = document.language
    # The `html` element is the home page's: from its `data-print-…` the margins take the site's name.
    home = LexborHTMLParser(site.html(url_of(HOME, language)))
    home_address = site.base + url_of(HOME, language)
    parts = {part.address: part for part in _parts(site, content, document)}
    styles = style_tags([(home_address, home), *((part.address, part.page) for part in parts.values())])
    title = page_title(content, document.key, language)
    front = []
    if document.kind is Kind.STEP_SHEETS:
        title = catalogue("interface", language)["step_sheets_title"].format(step=title)
    else:
        front = [
            _cover(home, home_address, content, language, parts),
            _contents(content, language, list(parts.values())),
        ]
    html = [
        f"<!doctype html>\n{start_tag('html', home.css('html')[0].attributes)}\n<head>",
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>',
        *styles,
        f'<style>{css}</style>\n</head>\n<body class="booklet booklet--{document.kind.value}">',
        *front,
        *_sections(list(parts.values()), parts),
        "</body>\n</html>",
    ]
    return site.source(document.path.replace(".pdf", ".html"), "\n".join(html))


def style_tags(pages: Iterable[tuple[str, LexborHTMLParser]]) -> list[str]:
    """Return what pages of these addresses look like, each style once, as tags that may stand anywhere."""
    styles: dict[str, bool] = {}
    for address, page in pages:
        for node in page.css('style, link[rel~="stylesheet"]'):
            if href := node.attributes.get("href"):
                node.attrs["href"] = urljoin(address, href)
            # What is for print alone comes last, as on a page.
            is_for_print = node.attributes.get("media") == "print"
            styles[with_full_css_addresses(node.html or "", address)] = is_for_print
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


def _parts(site: BuiltSite, content: Content, document: Document) -> list[_Part]:
    parts, language = [], document.language
    for key in _keys(content, document):
        url = url_of(key, language)
        page = LexborHTMLParser(site.html(url))
        is_worksheet = content.sheet_of(key) is not None
        is_step = isinstance(content.meta.get((key, language)), StepMeta)
        node = _element(page, ".sheet" if is_worksheet else "article")
        ids = frozenset(found.id for found in node.css("[id]") if found.id)
        parts.append(_Part(key, site.base + url, page, node, ids, is_worksheet, is_worksheet or is_step))
    return parts


def _element(page: LexborHTMLParser, selector: str) -> LexborNode:
    """Return the first such element of a page, without what has no use on paper."""
    node = page.css(selector)[0]
    # Backwards, so that nothing is removed after what it stood in.
    for unwanted in reversed(node.css(_NOT_ON_PAPER)):
        if unwanted.mem_id != node.mem_id:
            unwanted.decompose()
    return node


def start_tag(tag: str, attributes: Mapping[str, str | None]) -> str:
    """Return the tag that begins an element."""
    written = "".join(f' {name}="{escape(value or "")}"' for name, value in attributes.items())
    return f"<{tag}{written}>"


def _placed(node: LexborNode, address: str, parts: Mapping[str, _Part]) -> str:
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
    return node.html or ""


def _sections(ordered: Sequence[_Part], parts: Mapping[str, _Part]) -> Iterator[str]:
    """Yield the parts, and before those of right-hand pages a place for a blank page, of the paper of the one before."""
    for before, part in pairwise([None, *ordered]):
        follows_sheet = before is not None and before.is_worksheet
        if part and (part.is_right_hand or follows_sheet):
            name = "booklet-blank booklet-blank--sheet" if follows_sheet else "booklet-blank"
            yield f'<div class="{name}" data-before="{part.anchor}" hidden></div>'
        if part:
            yield _section(part, parts)


def _section(part: _Part, parts: Mapping[str, _Part]) -> str:
    body = part.page.css("body")[0].attributes
    classes = f"booklet-section {body.get('class') or ''}".strip()
    start = start_tag("div", {**body, "id": part.anchor, "class": classes})
    return f"{start}\n{_placed(part.node, part.address, parts)}\n</div>"


def _cover(
    home: LexborHTMLParser, address: str, content: Content, language: Language, parts: Mapping[str, _Part]
) -> str:
    texts = catalogue("booklet", language)
    keys = [part.key for part in parts.values()]
    reviewed = max(meta.reviewed for key in keys if (meta := content.meta.get((key, language))))
    short = address.removeprefix("https://").removeprefix("www.").rstrip("/")
    link = f'<a href="{escape(address)}">{escape(short)}</a>'
    facts = [
        inline(texts["language"]),
        inline(texts["address"]).format(address=link),
        inline(texts["licence"]),
        inline(texts["reviewed"].format(day=day(reviewed, language))),
    ]
    html = [
        f'<header class="booklet-cover">\n<p class="booklet-cover__name">{inline(texts["name"])}</p>',
        *(_placed(_element(home, name), address, parts) for name in ("h1", ".lead", ".staircase")),
        '<div class="booklet-cover__facts">',
        *(f"<p>{fact}</p>" for fact in facts),
        "</div>\n</header>",
    ]
    return "\n".join(html)


def _contents(content: Content, language: Language, parts: Sequence[_Part]) -> str:
    """Return the table of contents; the worksheets of a step are a list inside its item."""
    items: list[list[str]] = []
    for part in parts:
        entry = _entry(content, part, language)
        if part.is_worksheet and items:
            items[-1].append(f"<li>{entry}</li>")
        else:
            items.append([entry])
    html = [
        '<nav class="booklet-contents" aria-labelledby="booklet-contents">',
        f'<h1 id="booklet-contents">{escape(catalogue("booklet", language)["contents"])}</h1>\n<ol>',
        *(
            f"<li>{entry}<ol>{''.join(sheets)}</ol></li>" if sheets else f"<li>{entry}</li>"
            for entry, *sheets in items
        ),
        "</ol>\n</nav>",
    ]
    return "\n".join(html)


def _entry(content: Content, part: _Part, language: Language) -> str:
    """Return a line of the contents; a title in another language is marked."""
    meta = content.meta.get((part.key, language))
    title = heading_of(content, part.key, language)
    if meta and meta.title_lang:
        title = f'<span lang="{meta.title_lang}">{title}</span>'
    mark = mark_of(meta.step) if isinstance(meta, StepMeta) else None
    numeral = f'<span class="numeral">{mark.numeral}</span> ' if mark else ""
    return (
        f'<a href="#{part.anchor}"><span class="booklet-contents__title">{numeral}{inline(title)}</span> '
        f'<span class="booklet-contents__page" data-page-of="{part.anchor}"></span></a>'
    )
