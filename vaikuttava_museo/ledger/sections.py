"""The sections of the pages' pairs, each with its text in both languages.

A section is a heading with the text under it, up to the next heading of any level. What stands before the first
heading and what the front matter says are sections of their own, under ids that no heading can have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import language_of, pair_key
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.fingerprint import fingerprint, on_one_line

START = ".start"
"""The part before a page's first heading."""
FACTS = ".facts"
"""What the front matter says in words."""

FACT_KEYS = ("title", "subtitle", "description", "participants", "outcome", "materials")
"""The keys whose texts are a pair. `keywords` are not: people search with other words in another language."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a pair of texts stands: a page's key or a data file's name, and the id of a place within it."""

    page: str
    section: str

    def __str__(self) -> str:
        """Return the address as editors write it: `askel-3#opening`."""
        return f"{self.page}#{self.section}"

    @property
    def is_data(self) -> bool:
        """Tell whether the texts stand side by side in one data file."""
        return self.page.endswith(".yml")


@dataclass(frozen=True)
class TextPair:
    """One text in both languages, each on one line, its heading on a line before it."""

    fi: str
    sv: str

    def __getitem__(self, language: Language) -> str:
        """Return the text in a language."""
        return {FINNISH: self.fi, SWEDISH: self.sv}[language]

    @cached_property
    def fingerprints(self) -> tuple[str, str]:
        """Return the fingerprints of the Finnish and the Swedish text."""
        return fingerprint(self.fi), fingerprint(self.sv)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one side of a section stands: its file, its line, and what a reader calls it ("" without a heading)."""

    path: PurePosixPath
    line: int
    heading: str


@dataclass(frozen=True, slots=True)
class Section:
    """A pair of texts as it is now."""

    address: Address
    texts: TextPair
    places: Mapping[Language, Place]


@dataclass(frozen=True, slots=True)
class _Part:
    place: Place
    text: str


def page_sections(content: Content) -> Iterator[Section]:
    """Yield the sections that both pages of a pair have; what only one has is a fault of its own (`headings-differ`)."""
    for (key, language), finnish in content.pages.items():
        swedish = content.page(key, SWEDISH)
        if language is FINNISH and swedish is not None:
            yield from _sections_of(key, finnish, swedish)


@lru_cache(maxsize=CACHED_FILES)
def _sections_of(key: str, finnish: Page, swedish: Page) -> tuple[Section, ...]:
    sides = {FINNISH: _parts(finnish), SWEDISH: _parts(swedish)}
    found = []
    for id in sides[FINNISH].keys() & sides[SWEDISH].keys():
        parts = {side: sides[side][id] for side in LANGUAGES}
        texts = TextPair(parts[FINNISH].text, parts[SWEDISH].text)
        if texts.fi or texts.sv:
            found.append(Section(Address(key, id), texts, {side: part.place for side, part in parts.items()}))
    return tuple(found)


def incomplete_pages(content: Content) -> frozenset[str]:
    """Return the pages and data files whose sections cannot all be seen now, because a file of theirs is at fault."""
    unread = {item.path for item in content.findings}
    keys = {pair_key(path) if language_of(path) else str(path) for path in unread}
    for key, _ in content.pages:
        sides = [content.page(key, language) for language in LANGUAGES]
        ids = [{heading.id for heading in page.headings} if page else None for page in sides]
        if ids[0] != ids[1]:
            keys.add(key)
    return frozenset(keys)


def _parts(page: Page) -> dict[str, _Part]:
    lines = page.body.split("\n")
    starts = [heading for heading in page.headings if heading.id]
    parts = {FACTS: _facts(page)}
    edges = [heading.line - page.body_line for heading in starts] + [len(lines)]
    parts[START] = _Part(Place(page.path, page.body_line, ""), on_one_line("\n".join(lines[: edges[0]])))
    for heading, begin, end in zip(starts, edges, edges[1:], strict=False):
        text = f"{on_one_line(heading.text)}\n{on_one_line(chr(10).join(lines[begin + 1 : end]))}"
        parts.setdefault(heading.id or "", _Part(Place(page.path, heading.line, heading.text), text.strip()))
    return parts


def _facts(page: Page) -> _Part:
    said = [(key, page.text_of(key)) for key in FACT_KEYS]
    text = "\n".join(f"{key}: {on_one_line(value)}" for key, value in said if value)
    return _Part(Place(page.path, page.meta.line_of(("title",)), ""), text)
