"""The words of the built site, section by section, as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Controls and what templates repeat on every page: a search of the content need not find them.
_ASIDE: Final = "script, style, template, noscript, button, select, nav, svg, header > :not(h1)"
_HEADINGS: Final = frozenset({"h1", "h2", "h3"})


@dataclass(frozen=True)
class SiteWords:
    """What one language of the site says."""

    sections: tuple[frozenset[str], ...]
    """The lower-case words of each section; a hyphenated word counts whole and in parts."""
    written_small: frozenset[str]
    """The words that stand somewhere without a capital, so they are hardly names."""

    @property
    def words(self) -> frozenset[str]:
        """Every word of the site."""
        return frozenset().union(*self.sections)

    def share(self, words: frozenset[str]) -> float:
        """Return the share of sections that hold any of the words, 0–1."""
        return sum(not words.isdisjoint(section) for section in self.sections) / len(self.sections)


def words_of(text: str) -> list[str]:
    """Return the words of a text in its own letter case; `Sitra-hanke` also gives `Sitra` and `hanke`."""
    found = []
    for word in _WORD.findall(text.replace(_SOFT_HYPHEN, "")):
        found.append(word)
        if "-" in word:
            found += word.split("-")
    return found


def read_site(folder: Path, language: str) -> SiteWords:
    """Read the pages of one language (`fi` or `sv`) from a folder that MkDocs built."""
    found = [section for page in _pages(folder, language) for section in _sections(page, language)]
    return SiteWords(
        sections=tuple(frozenset(word.lower() for word in section) for section in found),
        written_small=frozenset(word for section in found for word in section if word.islower()),
    )


def _pages(folder: Path, language: str) -> list[Path]:
    swedish = folder / "sv"
    pages = sorted((swedish if language == "sv" else folder).rglob("index.html"))
    return [page for page in pages if language == "sv" or swedish not in page.parents]


def _sections(page: Path, language: str) -> Iterator[list[str]]:
    main = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first("main")
    if main is None:
        return
    for node in main.css(_ASIDE):
        node.decompose()
    section: list[str] = []
    for text, starts in _texts(main, language):
        if starts and section:
            yield section
            section = []
        section += words_of(text)
    if section:
        yield section


def _texts(node: LexborNode, language: str) -> Iterator[tuple[str, bool]]:
    """Give each block's own text, and whether a heading starts there; other languages are left out."""
    inline = ""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            inline += child.text(deep=False)
        elif child.attributes.get("lang", language) != language:
            inline += " "
        elif child.tag in {"a", "em", "strong", "span", "cite", "abbr", "b", "i", "time"}:
            inline += "".join(text for text, _ in _texts(child, language))
        else:
            yield inline, False
            inline = ""
            starts = child.tag in _HEADINGS
            for text, inner in _texts(child, language):
                yield text, starts or inner
                starts = False
    yield inline, False
