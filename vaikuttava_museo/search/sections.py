"""Pages as the search lists them: one section per heading with an address, read from the built page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vaikuttava_museo.page.finished_html import KEPT_TOGETHER

_LEFT_OUT = (
    "nav, footer, script, style, template, noscript, svg, button, input, textarea, select, h1, "
    "[hidden], [aria-hidden=true], [data-search-exclude]"
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "em",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "wbr",
    }
)
_TEXT = "-text"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: the id to link to ("" for the page's beginning), its heading and its text."""

    id: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A built page; `url` is relative to the site's root, `step` the number of the step it belongs to, if any."""

    url: str
    title: str
    step: int | None
    is_step: bool
    """Whether it is the page of the step itself, not a worksheet of the step."""
    sections: tuple[Section, ...]
    keywords: str = ""
    """What the page is also searched by, though it uses other words (`keywords` of its front matter)."""


@dataclass(frozen=True, slots=True)
class _Heading:
    id: str
    text: str


def read_sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a built page's `main` element, without what a reader does not look for.

    Left out are navigation, foot, buttons, fields, drawings, what is hidden or marked `data-search-exclude`, and
    the main heading, which the page's title already says. A term of the glossary is a section of its own.
    """
    begins, ends = html.find("<main"), html.rfind("</main>")
    return _sections_of(html[begins:ends]) if 0 <= begins < ends else ()


@lru_cache(maxsize=128)
def _sections_of(html: str) -> tuple[Section, ...]:
    """Return the sections of a `main` element; a live preview meets nearly all of them again at every change."""
    main = LexborHTMLParser(html).css_first("main")
    if main is None:
        return ()
    for node in main.css(_LEFT_OUT):
        node.decompose()
    current, texts = _Heading("", ""), [""]
    sections = []
    for piece in _pieces(main):
        if isinstance(piece, _Heading):
            sections.append(_section(current, texts))
            current, texts = piece, []
        else:
            texts.append(piece)
    sections.append(_section(current, texts))
    return _once(section for section in sections if section.id or section.text)


def _once(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return sections without those that say the same as one before them: a sheet asks the same on all its cards."""
    said: dict[tuple[str, str], Section] = {}
    for section in sections:
        said.setdefault((section.heading, section.text), section)
    return tuple(said.values())


def merged(sections: tuple[Section, ...], title: str) -> tuple[Section, ...]:
    """Return the sections with one that only repeats the page's title taken into the page's beginning."""
    own = [section for section in sections if not section.id or section.heading == title]
    rest = (section for section in sections if section.id and section.heading != title)
    return (Section("", "", _tidy(" ".join(section.text for section in own))), *rest) if own else sections


def _section(heading: _Heading, texts: list[str]) -> Section:
    return Section(heading.id, heading.text, _tidy("".join(texts)))


def _pieces(node: LexborNode) -> Iterator[str | _Heading]:
    for child in node.iter(include_text=True):
        if child.tag == _TEXT:
            yield child.text_content or ""
            continue
        id_ = _address_of(child)
        if id_:
            yield from _heading_pieces(child, id_)
            continue
        edge = "" if child.tag in _INLINE or child.attributes.get("class") == KEPT_TOGETHER else " "
        yield edge
        yield from _pieces(child)
        yield edge


def _heading_pieces(node: LexborNode, id_: str) -> Iterator[str | _Heading]:
    """Yield a heading, and as text the term in the other language that stands beside a term of the glossary."""
    aside = list(node.css("[lang]")) if node.tag == "dt" else []
    other = " ".join(_text(child) for child in aside)
    for child in aside:
        child.decompose()
    yield _Heading(id_, _tidy(_text(node)))
    yield f" {other} "


def _text(node: LexborNode) -> str:
    return "".join(piece for piece in _pieces(node) if isinstance(piece, str))


def _address_of(node: LexborNode) -> str:
    """Return the id of a heading, or of the entry that a term of the glossary begins; "" for anything else."""
    if node.tag in _HEADINGS:
        return node.attributes.get("id") or ""
    parent = node.parent
    return (parent.attributes.get("id") or "") if node.tag == "dt" and parent is not None else ""


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())
