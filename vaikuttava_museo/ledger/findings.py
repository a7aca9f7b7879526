"""What an editor is told of the ledger: which sections are behind, by which words, and how to answer."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.ledger.compare import Comparison, Standing, State
from vaikuttava_museo.ledger.following import body_of
from vaikuttava_museo.ledger.sections import FACTS, START, Section
from vaikuttava_museo.ledger.word_diff import shortened, word_diff
from vaikuttava_museo.page.safe_html import day
from vaikuttava_museo.texts import catalogue

LONGEST_DIFF = 400
"""Characters of a word diff in a finding; `make pairs` shows it whole."""
MOST_NAMED = 8
"""How many sections one finding names."""

_GROUPED = {State.BOTH_CHANGED: "both-changed", State.DIVIDED: "divided", State.NEW: "new"}


def ledger_findings(comparison: Comparison, longest_diff: int = LONGEST_DIFF) -> list[Finding]:
    """Return what a person has to say something about, in reading order.

    A section that is behind is told of in the file that is behind; what concerns both files of a pair alike is
    told of once in each, in its language.
    """
    found = [_behind(item, item.behind, longest_diff) for item in comparison.standings if item.behind]
    rest = [item for item in comparison.open() if not item.behind]
    for (_, state), items in groupby(sorted(rest, key=_group), key=_group):
        found.extend(_grouped(_GROUPED[State(state)], list(items)))
    return sorted(found, key=Finding.sort_key)


def _group(standing: Standing) -> tuple[str, str]:
    return standing.section.address.page, standing.state.value


def _behind(standing: Standing, behind: Language, longest_diff: int) -> Finding:
    section, newer = standing.section, standing.newer or DEFAULT
    address, place = section.address, section.places[behind]
    return finding(
        place.path,
        place.line,
        f"text-behind-{behind.code}" if address.is_data else "pair-behind",
        name=name_of(section, behind),
        twin=section.places[newer].path,
        matched=_matched(standing, behind),
        diff=shortened(diff_of(standing, newer), longest_diff),
        page=address.page,
        section=address.section,
    )


def _matched(standing: Standing, language: Language) -> str:
    """Return the day of the match as the file's language writes it; a data file is told of in both."""
    if standing.record is None:
        return ""
    matched = standing.record.matched
    return matched.isoformat() if standing.section.address.is_data else day(matched, language)


def _grouped(rule: str, standings: Sequence[Standing]) -> Iterator[Finding]:
    """Tell of sections of one page in the same state: in its one data file, or in the files of both languages."""
    first = standings[0].section
    prefix, languages = ("text", (DEFAULT,)) if first.address.is_data else ("pair", LANGUAGES)
    for language in languages:
        place = min((item.section.places[language] for item in standings), key=lambda place: place.line)
        sections = _list(name_of(item.section, language) for item in standings)
        other = next(item for item in LANGUAGES if item is not language)
        twin = first.places[other].path
        yield finding(
            place.path, place.line, f"{prefix}-{rule}", sections=sections, page=first.address.page, twin=twin
        )


def diff_of(standing: Standing, language: Language) -> str:
    """Return how one side has changed since both matched; of a divided section only what concerns this piece."""
    if standing.record is None:
        return ""
    before, after = standing.record.texts[language], standing.section.texts[language]
    if standing.is_piece:
        return word_diff(body_of(before), body_of(after), is_piece=True)
    return word_diff(before, after)


def name_of(section: Section, language: Language) -> str:
    """Return what an editor knows a section by, with the id to answer with."""
    texts = catalogue("ledger", language)
    id = section.address.section
    special = {START: texts["section_start"], FACTS: texts["section_facts"]}.get(id)
    heading = special or section.places[language].heading
    return f"”{heading}” ({id})" if heading else f"”{id}”"


def _list(names: Iterable[str]) -> str:
    all_names = list(names)
    rest = len(all_names) - MOST_NAMED
    return ", ".join(all_names[:MOST_NAMED]) + (f" … (+{rest})" if rest > 0 else "")
