"""The rules of sound content: each a pure function to findings, from what it needs to see.

`RULES` see the whole content, `PAGE_RULES` one page's lines at a time, `PASSAGE_RULES` everything that is
written, in pages and data alike, and `SPOKEN_RULES` the same as a reader meets it: without marks, each language
apart. Hints have rules of the same kinds and never stop anybody.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.boxes import boxes_sound
from vaikuttava_museo.checks.rules.file_names import file_names
from vaikuttava_museo.checks.rules.headings import heading_outline, shared_headings
from vaikuttava_museo.checks.rules.images import images_sound
from vaikuttava_museo.checks.rules.known_issues import known_issue_references
from vaikuttava_museo.checks.rules.letters import letters_whole
from vaikuttava_museo.checks.rules.link_texts import links_secure, links_told
from vaikuttava_museo.checks.rules.links import internal_links
from vaikuttava_museo.checks.rules.markdown_slips import (
    emphasis_closed,
    fence_closed,
    heading_marks,
    indented_text,
    lists_apart,
)
from vaikuttava_museo.checks.rules.navigation import navigation_complete
from vaikuttava_museo.checks.rules.pairs import pairs_complete
from vaikuttava_museo.checks.rules.personal_data import personal_data
from vaikuttava_museo.checks.rules.placeholders import known_placeholders
from vaikuttava_museo.checks.rules.raw_html import no_raw_html
from vaikuttava_museo.checks.rules.references import shared_data_references
from vaikuttava_museo.checks.rules.sections import sections_filled
from vaikuttava_museo.checks.rules.sentences import long_sentences
from vaikuttava_museo.checks.rules.tables import tables_sound
from vaikuttava_museo.checks.rules.terms import project_terms
from vaikuttava_museo.checks.rules.text_language import text_languages
from vaikuttava_museo.checks.rules.timetable import timetable_sums
from vaikuttava_museo.checks.rules.titles import unique_titles
from vaikuttava_museo.checks.rules.typography import spaces_sound, typography_sound
from vaikuttava_museo.checks.rules.undefined import references_defined
from vaikuttava_museo.checks.rules.unwritten import pages_written
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.page_text import PageText, read_page_text
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage, data_passages, page_passages, spoken
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import YamlSource

Rule = Callable[[Content], Iterator[Finding]]
PageRule = Callable[[PageText], Iterator[Finding]]
PassageRule = Callable[[Sequence[Passage]], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    file_names,
    pairs_complete,
    navigation_complete,
    unique_titles,
    heading_outline,
    shared_headings,
    known_placeholders,
    internal_links,
    images_sound,
    shared_data_references,
    known_issue_references,
    timetable_sums,
    pages_written,
)
PAGE_RULES: tuple[PageRule, ...] = (
    fence_closed,
    heading_marks,
    lists_apart,
    emphasis_closed,
    indented_text,
    boxes_sound,
    no_raw_html,
    tables_sound,
    sections_filled,
    references_defined,
    links_told,
)
PASSAGE_RULES: tuple[PassageRule, ...] = (
    letters_whole,
    links_secure,
    typography_sound,
    personal_data,
)
SPOKEN_RULES: tuple[PassageRule, ...] = (text_languages, project_terms)
PAGE_HINTS: tuple[PageRule, ...] = (spaces_sound,)
SPOKEN_HINTS: tuple[PassageRule, ...] = (long_sentences,)


@dataclass(frozen=True, slots=True, eq=False)
class _Written:
    """All that one file says: a page's lines (None for data), its passages, and what a reader hears of them."""

    path: PurePosixPath
    text: PageText | None
    passages: tuple[Passage, ...]
    heard: tuple[Passage, ...]


def check(content: Content) -> list[Finding]:
    """Return everything that is wrong in the content, in reading order."""
    found = list(content.findings)
    for rule in RULES:
        found.extend(rule(content))
    for written in _written(content):
        found.extend(_faults(written))
    return sorted(found, key=Finding.sort_key)


def hints(content: Content) -> list[Finding]:
    """Return what might be better and stops nobody, in reading order."""
    found = list(content.remarks)
    for written in _written(content):
        found.extend(_advice(written))
    return sorted(found, key=Finding.sort_key)


def passages_of(content: Content) -> list[Passage]:
    """Return everything that is written, in pages and data."""
    return [passage for written in _written(content) for passage in written.passages]


def _written(content: Content) -> Iterator[_Written]:
    """Yield every page and every file of shared data."""
    yield from map(_of_page, content.pages.values())
    for path, source in content.data.items():
        yield _of_data(path, source)


@lru_cache(maxsize=CACHED_FILES)
def _of_page(page: Page) -> _Written:
    text = read_page_text(page)
    passages = tuple(page_passages(text))
    return _Written(page.path, text, passages, tuple(spoken(passages)))


@lru_cache(maxsize=CACHED_FILES)
def _of_data(path: PurePosixPath, source: YamlSource) -> _Written:
    passages = tuple(data_passages(path, source))
    return _Written(path, None, passages, tuple(spoken(passages)))


@lru_cache(maxsize=CACHED_FILES)
def _faults(written: _Written) -> tuple[Finding, ...]:
    return tuple(_found(written, PAGE_RULES, PASSAGE_RULES, SPOKEN_RULES))


@lru_cache(maxsize=CACHED_FILES)
def _advice(written: _Written) -> tuple[Finding, ...]:
    return tuple(_found(written, PAGE_HINTS, (), SPOKEN_HINTS))


def _found(
    written: _Written,
    page_rules: Sequence[PageRule],
    passage_rules: Sequence[PassageRule],
    spoken_rules: Sequence[PassageRule],
) -> Iterator[Finding]:
    if written.text:
        for page_rule in page_rules:
            yield from page_rule(written.text)
    for rule in passage_rules:
        yield from rule(written.passages)
    for rule in spoken_rules:
        yield from rule(written.heard)
