"""Misspelt words as findings: each unknown word once a line, with the nearest right ones."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from vaikuttava_museo.checks.spelling.checkers import Checker
from vaikuttava_museo.checks.spelling.words import Word, known_words, words_in
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage

MAX_SUGGESTED_FOR = 40
"""Words of a language that suggestions are looked for: each takes some milliseconds, and more than these are
a file in another language rather than slips."""


def misspelt_words(passages: Sequence[Passage], checkers: Mapping[str, Checker]) -> Iterator[Finding]:
    """Find the words that neither their language's checker nor the project's list knows.

    A word with hyphens is right when all its parts are: `PDCA-kehässä`.
    """
    words = list(words_in(passages))
    for language, checker in checkers.items():
        own = [word for word in words if word.language == language]
        parts = {part for word in own for part in word.parts} - known_words(language)
        unknown = checker.unknown(parts) if parts else set()
        near = checker.suggestions(sorted(unknown)[:MAX_SUGGESTED_FOR]) if unknown else {}
        yield from _findings(own, unknown, near)


def _findings(words: Collection[Word], unknown: set[str], near: Mapping[str, list[str]]) -> Iterator[Finding]:
    seen: set[tuple[str, int, str]] = set()
    for word in words:
        for part in word.parts:
            place = (str(word.path), word.line, part)
            if part in unknown and place not in seen:
                seen.add(place)
                rule = "word-misspelt" if near.get(part) else "word-unknown"
                values = {"word": part, "language": word.language, "near": ", ".join(near.get(part, []))}
                yield finding(word.path, word.line, rule, **values)
