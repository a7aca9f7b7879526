"""The rules of sound content: each a pure function from the parsed content to findings."""

from collections.abc import Callable, Iterator

from vaikuttava_museo.content import Content
from vaikuttava_museo.findings import Finding
from vaikuttava_museo.rules.headings import heading_outline, shared_headings
from vaikuttava_museo.rules.known_issues import known_issue_references
from vaikuttava_museo.rules.links import internal_links
from vaikuttava_museo.rules.pairs import pairs_complete
from vaikuttava_museo.rules.placeholders import known_placeholders
from vaikuttava_museo.rules.references import shared_data_references
from vaikuttava_museo.rules.timetable import timetable_sums
from vaikuttava_museo.rules.titles import unique_titles

Rule = Callable[[Content], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    pairs_complete,
    unique_titles,
    heading_outline,
    shared_headings,
    known_placeholders,
    internal_links,
    shared_data_references,
    known_issue_references,
    timetable_sums,
)


def check(content: Content) -> list[Finding]:
    """Return everything that is wrong in the content, in reading order."""
    found = list(content.findings)
    for rule in RULES:
        found.extend(rule(content))
    return sorted(found, key=Finding.sort_key)
