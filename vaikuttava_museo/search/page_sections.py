"""Pages as the search lists them: one section per heading with an address, read from the built page."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.page.finished_html import KEPT_TOGETHER

_LEFT_OUT = (
    "nav, footer, script, style, template, noscript, svg, button, input, textarea, select, h1, "
    "[hidden], [aria-hidden=true], [data-search-exclude]"
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset(
    ("a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "strong", "sub", "sup", "wbr")
)  # fmt: skip
_TEXT = "-text"


class Section(NamedTuple):
    """A part of a page: the id to link to ("" for the page's beginning), its heading and its text."""

    id: str
    heading: str
    text: str = ""


def read_sections(html: str) -> tuple[Section, ...]:
    """Return the sections of a built page's `main` element; a term of the glossary is a section of its own."""
    begins, ends = html.find("<main"), html.rfind("</main>")
    return _sections_of(html[begins:ends]) if 0 <= begins < ends else ()


@lru_cache(maxsize=CACHED_FILES)
def _sections_of(html: str) -> tuple[Section, ...]:
    """Return the sections of a `main` element, each only once: a sheet asks the same on all its cards."""
    main = LexborHTMLParser(html).css_first("main")
    if main is None:
        return ()
    for node in main.css(_LEFT_OUT):
        node.decompose()
    read: list[tuple[Section, list[str]]] = [(Section("", ""), [""])]
    for piece in _pieces(main, []):
        if isinstance(piece, Section):
            read.append((piece, []))
        else:
            read[-1][1].append(piece)
    said: dict[tuple[str, str], Section] = {}
    for (id_, heading, _), texts in read:
        text = _tidy("".join(texts))
        if id_ or text:
            said.setdefault((heading, text), Section(id_, heading, text))
    return tuple(said.values())


def merged(sections: tuple[Section, ...], title: str) -> tuple[Section, ...]:
    """Return the sections with one that only repeats the page's title taken into the page's beginning."""
    own = [section for section in sections if not section.id or section.heading == title]
    rest = (section for section in sections if section.id and section.heading != title)
    return (Section("", "", _tidy(" ".join(section.text for section in own))), *rest) if own else sections


def _pieces(node: LexborNode, pieces: list[str | Section]) -> list[str | Section]:
    """Add the texts of an element to others in their order, and where a section begins, its id and heading."""
    for child in node.iter(include_text=True):
        if child.tag == _TEXT:
            pieces.append(child.text_content or "")
        elif id_ := _address_of(child):
            pieces += _heading_pieces(child, id_)
        else:
            edge = "" if child.tag in _INLINE or child.attributes.get("class") == KEPT_TOGETHER else " "
            pieces.append(edge)
            _pieces(child, pieces)
            pieces.append(edge)
    return pieces


def _heading_pieces(node: LexborNode, id_: str) -> Iterator[str | Section]:
    """Yield a heading, and as text the term in the other language that stands beside a term of the glossary."""
    aside = list(node.css("[lang]")) if node.tag == "dt" else []
    other = " ".join(_text(child) for child in aside)
    for child in aside:
        child.decompose()
    yield Section(id_, _tidy(_text(node)))
    yield f" {other} "


def _text(node: LexborNode) -> str:
    return "".join(piece for piece in _pieces(node, []) if isinstance(piece, str))


def _address_of(node: LexborNode) -> str:
    """Return the id of a heading, or of the entry that a term of the glossary begins; "" for anything else."""
    if node.tag in _HEADINGS:
        return node.attributes.get("id") or ""
    parent = node.parent
    return (parent.attributes.get("id") or "") if node.tag == "dt" and parent is not None else ""


def _tidy(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())
