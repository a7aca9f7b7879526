"""The rules of sound content: each a pure function to findings, from what it needs to see.

`RULES` see the whole content, `PAGE_RULES` one page's lines at a time, `PASSAGE_RULES` everything that is
written, in pages and data alike, and `SPOKEN_RULES` the same as a reader meets it: without marks, each language
apart. Hints have rules of the same kinds and never stop anybody.
"""

from collections.abc import Callable, Iterator, Sequence

from vaikuttava_museo.content import Content
from vaikuttava_museo.findings import Finding
from vaikuttava_museo.page_text import PageText, read_page_text
from vaikuttava_museo.passages import Passage, data_passages, page_passages, spoken
from vaikuttava_museo.rules.boxes import boxes_sound
from vaikuttava_museo.rules.file_names import file_names
from vaikuttava_museo.rules.headings import heading_outline, shared_headings
from vaikuttava_museo.rules.images import images_sound
from vaikuttava_museo.rules.known_issues import known_issue_references
from vaikuttava_museo.rules.letters import letters_whole
from vaikuttava_museo.rules.link_texts import links_secure, links_told
from vaikuttava_museo.rules.links import internal_links
from vaikuttava_museo.rules.markdown_slips import (
    emphasis_closed,
    fence_closed,
    heading_marks,
    indented_text,
    lists_apart,
)
from vaikuttava_museo.rules.navigation import navigation_complete
from vaikuttava_museo.rules.pairs import pairs_complete
from vaikuttava_museo.rules.personal_data import personal_data
from vaikuttava_museo.rules.placeholders import known_placeholders
from vaikuttava_museo.rules.raw_html import no_raw_html
from vaikuttava_museo.rules.references import shared_data_references
from vaikuttava_museo.rules.sections import sections_filled
from vaikuttava_museo.rules.sentences import long_sentences
from vaikuttava_museo.rules.tables import tables_sound
from vaikuttava_museo.rules.terms import project_terms
from vaikuttava_museo.rules.text_language import text_languages
from vaikuttava_museo.rules.timetable import timetable_sums
from vaikuttava_museo.rules.titles import unique_titles
from vaikuttava_museo.rules.typography import spaces_sound, typography_sound
from vaikuttava_museo.rules.undefined import references_defined
from vaikuttava_museo.rules.unwritten import pages_written

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


def check(content: Content) -> list[Finding]:
    """Return everything that is wrong in the content, in reading order."""
    found = list(content.findings)
    for rule in RULES:
        found.extend(rule(content))
    for text, passages in _written(content):
        found.extend(_read(text, PAGE_RULES, passages, PASSAGE_RULES, SPOKEN_RULES))
    return sorted(found, key=Finding.sort_key)


def hints(content: Content) -> list[Finding]:
    """Return what might be better and stops nobody, in reading order."""
    found = list(content.remarks)
    for text, passages in _written(content):
        found.extend(_read(text, PAGE_HINTS, passages, (), SPOKEN_HINTS))
    return sorted(found, key=Finding.sort_key)


def passages_of(content: Content) -> list[Passage]:
    """Return everything that is written, in pages and data."""
    return [passage for _, passages in _written(content) for passage in passages]


def _written(content: Content) -> Iterator[tuple[PageText | None, list[Passage]]]:
    """Yield every page with its passages, and at the end those of the shared data."""
    for page in content.pages.values():
        text = read_page_text(page)
        yield text, list(page_passages(text))
    yield None, list(data_passages(content.data))


def _read(
    text: PageText | None,
    page_rules: Sequence[PageRule],
    passages: Sequence[Passage],
    passage_rules: Sequence[PassageRule],
    spoken_rules: Sequence[PassageRule],
) -> Iterator[Finding]:
    if text:
        for page_rule in page_rules:
            yield from page_rule(text)
    for rule in passage_rules:
        yield from rule(passages)
    heard = list(spoken(passages))
    for rule in spoken_rules:
        yield from rule(heard)
