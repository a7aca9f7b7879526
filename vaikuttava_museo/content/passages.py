"""All that people read, piece by piece: which file and line it stands on, and which language it is in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import TEXT_KEYS
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.letter_forms import as_meant
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.prose import STAND_IN, masked
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource, leaves, quoted

_SPAN = re.compile(r'<span lang="(?P<language>[a-z-]{2,10})">(?P<text>[^<>]{0,1000})</span>')
SEARCH_WORDS = frozenset({"keywords", "also"})
"""The keys under which search words stand."""
NO_TEXT = frozenset({"url", "language"})
"""The keys of what differs by language without being a text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as it was typed; `language` is None for what is no running text (code, ids, kinds, addresses).

    A search word is one that other people use for the thing: right to have there, even when the site avoids it.
    `lines` are the number and the typed text of each line of a page that the text stands on, `of` the data and the place
    in it of a text that is no page's.
    """

    path: PurePosixPath
    line: int
    language: str | None
    text: str
    is_search_word: bool = False
    lines: tuple[tuple[int, str], ...] = ()
    of: tuple[YamlSource, Location] | None = field(default=None, compare=False)

    @property
    def numbers(self) -> frozenset[int]:
        """Return the numbers of the lines that the text stands on."""
        return frozenset({self.line, *(number for number, _ in self.lines)})

    def line_with(self, words: str) -> tuple[int, str]:
        """Return the number of the line on which words of the text begin, and that line; "" where it is no page's."""
        if not self.lines:
            return self.line, ""
        place = self.text.count("\n", 0, max(self.text.find(words), 0))
        return self.lines[min(place, len(self.lines) - 1)]

    def mended_line(self, words: str, new: str) -> str:
        """Return the line on which words of the text stand with others in their place; "" where there is none to tell."""
        typed = self.line_with(words)[1]
        if not self.of:
            return typed.replace(words, new, 1).rstrip() if words in typed else ""
        (source, at), value = self.of, dict(leaves(self.of[0].data))[self.of[1]]
        return source.line_with(at, quoted(value.replace(words, new, 1))) if words in value else ""

    def finding(self, rule: str, words: str = "", /, **values: object) -> Finding:
        """Return a finding of the text, on the line on which words of it begin where they are given."""
        return finding(self.path, self.line_with(words)[0] if words else self.line, rule, **values)


_STRAY = re.compile(r'^([^"]*)"$')
"""The last quotation mark of a value that lost its first: told of as such."""


@lru_cache(maxsize=CACHED_FILES)
def page_facts(page: Page) -> tuple[Passage, ...]:
    """Return a page's own facts: title, description and the like."""
    path, facts = page.path, []
    for at, value in leaves(page.meta.data):
        key, line, text = str(at[0]), page.meta.line_of(at[:1]), site_name_marked(_STRAY.sub(r"\1", value))
        facts.append(
            Passage(path, line, fact_language(page.meta, page.language, key), text, key in SEARCH_WORDS)
        )
    return tuple(facts)


def fact_language(meta: YamlSource, own: Language, key: str) -> str | None:
    """Return the language of one of a page's facts; None for what is no text."""
    if key == "title":
        return str(meta.data.get("title_lang") or own.code)
    return own.code if key in TEXT_KEYS else None


@lru_cache(maxsize=CACHED_FILES)
def data_passages(path: PurePosixPath, source: YamlSource) -> tuple[Passage, ...]:
    """Return the texts of a data file, each in the language of its key."""
    return tuple(
        Passage(
            path,
            source.line_of(at),
            language_at(source, at),
            _STRAY.sub(r"\1", value),
            not SEARCH_WORDS.isdisjoint(at),
            of=(source, at),
        )
        for at, value in leaves(source.data)
    )


def language_at(source: YamlSource, at: Location) -> str | None:
    """Return the language of a text of a data file: of its key, or of the work it names; None for what is no text."""
    if not NO_TEXT.isdisjoint(at):
        return None
    if keys := [str(part) for part in at if part in ("fi", "sv")]:
        return keys[-1]
    if at[-1] in {"title", "publisher"} and at[0] == "resources":
        work = source.data["resources"][at[1]]
        return str(work.get("language", "")) or None if isinstance(work, dict) else None
    return "fi" if at[-1] == "name" else None


def site_name_marked(text: str) -> str:
    """Return a text that takes no markup with the site's Finnish name marked all the same."""
    return re.sub("Vaikuttava museo", r'<span lang="fi">\g<0></span>', text)


def spoken(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield what a reader reads, each language apart: no marks, addresses or tags, every letter as it is meant."""
    for passage in passages:
        if passage.language and passage.text.strip():
            for match in _SPAN.finditer(passage.text) if "<span" in passage.text else ():
                heard = as_meant(masked(match["text"])).replace(STAND_IN, " ")
                yield replace(passage, language=match["language"], text=heard)
            text = as_meant(masked(passage.text).replace(STAND_IN, " "))
            yield passage if text == passage.text else replace(passage, text=text)
