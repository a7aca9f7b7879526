"""The rules of sound content, each a pure function: a finding is a fault, which stops publishing, or one of the `HINTS`.

`CONTENT_RULES` see the whole content, `PAGE_RULES` a page's lines, `PASSAGE_RULES` all that is written, in pages and
data alike, and `SPOKEN_RULES` the same as a reader meets it: without marks, each language apart.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules import (
    data_references,
    headings_lists_tables,
    language_pairs_menu_titles,
    links_and_images,
    raw_html,
    timetables,
    wording,
)
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage, data_passages, page_passages, spoken
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import YamlSource

PassageRule = Callable[[Sequence[Passage]], Iterator[Finding]]

CONTENT_RULES: tuple[Callable[[Content], Iterator[Finding]], ...] = (
    language_pairs_menu_titles.file_names, language_pairs_menu_titles.pairs_complete,
    language_pairs_menu_titles.navigation_complete, language_pairs_menu_titles.unique_titles,
    language_pairs_menu_titles.pages_written, headings_lists_tables.shared_headings,
    links_and_images.internal_links, links_and_images.images_sound, data_references.step_references,
    data_references.worksheet_references, data_references.people_references,
    data_references.known_issue_references, timetables.timetables_sound,
)  # fmt: skip
PAGE_RULES: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    headings_lists_tables.levels_and_ids, headings_lists_tables.sections_filled,
    headings_lists_tables.fence_closed, headings_lists_tables.heading_marks, headings_lists_tables.lists_apart,
    headings_lists_tables.emphasis_closed, headings_lists_tables.indented_text, headings_lists_tables.boxes_sound,
    headings_lists_tables.references_defined, headings_lists_tables.placeholders_known, raw_html.no_raw_html,
    headings_lists_tables.tables_sound, links_and_images.link_texts, wording.spaces_sound,
)  # fmt: skip
PASSAGE_RULES: tuple[PassageRule, ...] = (
    wording.letters_whole, wording.typography_sound, links_and_images.links_secure, wording.personal_data,
)  # fmt: skip
SPOKEN_RULES: tuple[PassageRule, ...] = (
    wording.text_languages, wording.project_terms, wording.long_sentences,
)  # fmt: skip

HINTS: frozenset[str] = frozenset({
    # No reader sees them: the build reads the file all the same. They only disturb the next comparison.
    "file-format", "space-trailing", "space-twice",
    # A long sentence may be the right one; only its writer knows. The review is not late yet.
    "sentence-long", "review-due",
    # One language may lead: the reader sees which text is fresher, and the other follows when it can.
    "pair-behind", "pair-both-changed", "pair-new",
    "text-behind-fi", "text-behind-sv", "text-both-changed", "text-new",
    # Both sides of the conflict are read; the marks go when the ledger is next written.
    "ledger-conflict",
})  # fmt: skip
"""The ids of the rules whose findings stop nobody."""


def divided(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return the faults and the hints, each in reading order."""
    ordered = sorted(findings, key=Finding.sort_key)
    return [one for one in ordered if one.rule not in HINTS], [one for one in ordered if one.rule in HINTS]


def check(content: Content) -> list[Finding]:
    """Return everything found in the content, hints among it, in reading order."""
    found = [*content.findings, *content.remarks]
    found += [finding for rule in CONTENT_RULES for finding in rule(content)]
    found += [finding for page in content.pages.values() for finding in _in_page(page)]
    found += [finding for item in content.data.items() for finding in _in_data(*item)]
    return sorted(found, key=Finding.sort_key)


def passages_of(content: Content) -> list[Passage]:
    """Return everything that is written, in pages and data."""
    pages = [passage for page in content.pages.values() for passage in page_passages(page)]
    return pages + [passage for item in content.data.items() for passage in data_passages(*item)]


@lru_cache(maxsize=CACHED_FILES)
def _in_page(page: Page) -> tuple[Finding, ...]:
    found = (finding for rule in PAGE_RULES for finding in rule(page))
    return (*found, *_in_passages(page_passages(page)))


@lru_cache(maxsize=CACHED_FILES)
def _in_data(path: PurePosixPath, source: YamlSource) -> tuple[Finding, ...]:
    return _in_passages(data_passages(path, source))


def _in_passages(passages: Sequence[Passage]) -> tuple[Finding, ...]:
    heard = tuple(spoken(passages))
    found = (finding for rule in PASSAGE_RULES for finding in rule(passages))
    return (*found, *(finding for rule in SPOKEN_RULES for finding in rule(heard)))
