"""The pairs of texts that the ledger watches: the sections of two pages, and the texts of the data files.

A section is a heading with the text under it, up to the next heading of any level. What stands before the first
heading and what the front matter says are sections of their own, under ids that no heading can have. In a data file
every text that stands in both languages is a section.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.front_matter import TEXT_KEYS
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource

START, FACTS = ".start", ".facts"
"""The ids of the part before a page's first heading, and of what the front matter says in words."""
FACT_KEYS = tuple(key for key in TEXT_KEYS if key not in ("owner", "keywords"))

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_QUOTES = tuple(zip("\"“„«»'‘‚", "”””””’’’", strict=True))
_BULLET = re.compile(r"[*+](?=[ \t])")
_CELL_EDGE = re.compile(r" ?\| ?")


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a pair of texts stands: a page's key or a data file's name, and the id of a place within it."""

    page: str
    section: str

    def __str__(self) -> str:
        """Return the address as editors write it: `askel-3#opening`, `askel-3` for the whole page."""
        return f"{self.page}#{self.section}".removesuffix("#")


@dataclass(frozen=True, slots=True)
class Side:
    """A section in one language: its text on one line (its heading on a line before it) and where it stands."""

    text: str
    path: PurePosixPath
    rows: tuple[tuple[int, str], ...] = ()
    """Its lines in the file, by their numbers: the same words in the same order as in the text."""
    heading: str = ""

    @property
    def line(self) -> int:
        """Return the line it begins at."""
        return self.rows[0][0] if self.rows else 1

    def line_of(self, word: int) -> int:
        """Return the line of a word, counted from 0; that of the last one, when there are not so many."""
        for line, row in self.rows:
            word -= len(on_one_line(row).split())
            if word < 0:
                return line
        return self.rows[-1][0] if self.rows else 1


@dataclass(frozen=True)
class Section:
    """A pair of texts as it is now."""

    address: Address
    sides: Mapping[Language, Side]

    @property
    def is_data(self) -> bool:
        """Tell whether the pair stands in a data file."""
        return self.address.page.endswith(".yml")

    @property
    def texts(self) -> list[str]:
        """Return the Finnish and the Swedish text."""
        return [self.sides[language].text for language in LANGUAGES]

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """Return the fingerprints of the Finnish and the Swedish text."""
        return tuple(map(fingerprint, self.texts))


def on_one_line(text: str) -> str:
    """Return a Markdown text as the ledger stores it: readable, its paragraphs and wrapped lines run together."""
    lines = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split("\n")
    return _CELL_EDGE.sub(" | ", " ".join(" ".join(map(_line, lines)).split())).strip()


def _line(line: str) -> str:
    """Return a line with a hyphen for its item's mark; nothing for the rule under a table's head."""
    line = line.strip()
    if "--" in line and not line.strip("|-: \t"):
        return ""
    return "-" + line[1:] if _BULLET.match(line) else line


def folded(stored: str) -> str:
    """Return a stored text with its spaces and quotation marks made alike, for comparing.

    Nothing else is ignored: any punctuation mark, even a dash (8–14, −5), may change the meaning. A person decides.
    """
    text = " ".join(stored.split())
    for mark, usual in _QUOTES:  # a hundredth of what str.translate takes
        text = text.replace(mark, usual)
    return text


@lru_cache(maxsize=8 * CACHED_FILES)
def fingerprint(stored: str) -> str:
    """Return the fingerprint of a stored text: 16 hexadecimal digits."""
    return hashlib.sha256(folded(stored).encode("utf-8", "replace")).hexdigest()[:16]


def sections_of(content: Content) -> list[Section]:
    """Return the sections of all pairs and data files by address; one that only one page has is a fault of its own."""
    found: list[Section] = []
    for (key, language), finnish in content.pages.items():
        swedish = content.page(key, SWEDISH)
        if language is FINNISH and swedish is not None:
            found.extend(_page_sections(key, finnish, swedish))
    for path, source in content.data.items():
        if not content.is_unread(path):
            found.extend(_sections_of(path, source))
    return sorted(found, key=lambda section: section.address)


@lru_cache(maxsize=CACHED_FILES)
def _page_sections(key: str, *pair: Page) -> tuple[Section, ...]:
    finnish, swedish = map(_sides, pair)
    ids = finnish.keys() & swedish.keys()
    found = [Section(Address(key, id), {FINNISH: finnish[id], SWEDISH: swedish[id]}) for id in ids]
    return tuple(section for section in found if any(section.texts))


def _sides(page: Page) -> dict[str, Side]:
    """Return each section of a page by its id."""
    lines = page.body.split("\n")
    headings = [heading for heading in page.headings if heading.id]
    edges = [heading.line - page.body_line for heading in headings] + [len(lines)]
    facts = [
        (page.meta.line_of((key,)), f"{key}: {on_one_line(page.text_of(key))}")
        for key in FACT_KEYS
        if page.text_of(key)
    ]
    start = enumerate(lines[: edges[0]], start=page.body_line)
    sides = {
        FACTS: Side("\n".join(text for _, text in facts), page.path, tuple(facts)),
        START: Side(on_one_line("\n".join(lines[: edges[0]])), page.path, tuple(start)),
    }
    for heading, begin, end in zip(headings, edges, edges[1:], strict=False):
        text = "\n".join([on_one_line(heading.text), on_one_line("\n".join(lines[begin + 1 : end]))]).strip()
        rows = enumerate([heading.text, *lines[begin + 1 : end]], start=heading.line)
        sides.setdefault(heading.id or "", Side(text, page.path, tuple(rows), heading.text))
    return sides


@lru_cache(maxsize=CACHED_FILES)
def _sections_of(path: PurePosixPath, source: YamlSource) -> tuple[Section, ...]:
    return tuple(_data_sections(path, source, source.data))


def _data_sections(
    path: PurePosixPath, source: YamlSource, value: object, at: tuple[str, ...] = (), location: Location = ()
) -> Iterator[Section]:
    """Yield the texts in both languages under a value of a data file; keys, ids and numbers lead to them."""
    if isinstance(value, dict) and value.keys() >= {"fi", "sv"}:
        sides = {}
        for language in LANGUAGES:
            text, place = value[language.code], (*location, language.code)
            # Of a term of the glossary, the term and its explanation.
            texts = (
                {(): text}
                if isinstance(text, str)
                else {(key,): text[key] for key in ("term", "explanation")}
            )
            rows = tuple((source.line_of((*place, *key)), words) for key, words in texts.items())
            sides[language] = Side("\n".join(map(on_one_line, texts.values())), path, rows)
        yield Section(Address(str(path), ".".join(at)), sides)
    elif isinstance(value, dict):
        for key, item in value.items():
            # People search with other words in another language.
            if key != "keywords":
                yield from _data_sections(path, source, item, (*at, key), (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            id = item.get("id") if isinstance(item, dict) else None
            yield from _data_sections(path, source, item, (*at, id or str(index + 1)), (*location, index))
