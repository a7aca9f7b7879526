"""Spelling: every word of the texts is known to Voikko (Finnish), Hunspell (Swedish) or the project's own list.

The lists `words.fi.txt` and `words.sv.txt` and the terms of the project stand here, one folder for whoever writes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from vaikuttava_museo.checks.spelling.checkers import Checker, checkers
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage, spoken

__all__ = ["Checker", "checkers", "misspelt_words", "words_in"]

# Letters, with hyphens, apostrophes and case endings after a colon.
_WORD = re.compile(r"[^\W_]{1,100}(?:[-’':][^\W_]{1,100})*-?")


def words_in(text: str) -> list[str]:
    """Return the words of a text; those with a digit are left out.

    The parts of a compound with hyphens are a word each: it is right when they are (`PDCA-kehässä`). A last hyphen
    stands for a left-out part and stays.
    """
    words = [word for word in _WORD.findall(text) if not re.search(r"\d", word)]
    return [part for word in words for part in re.findall(r"[^-]+(?:-$)?", word)]


def misspelt_words(passages: Sequence[Passage], checkers: Mapping[str, Checker]) -> Iterator[Finding]:
    """Find the words that neither their language's checker nor the project's list knows, each once a line."""
    heard = list(spoken(passages))
    for language, checker in checkers.items():
        own = (passage for passage in heard if passage.language == language)
        places = dict.fromkeys((one.path, one.line, word) for one in own for word in words_in(one.text))
        words = {word for *_, word in places} - _known_words(language)
        unknown = checker(words)
        for path, line, word in places:
            if word in unknown:
                rule = "word-misspelt" if unknown[word] else "word-unknown"
                values = {"word": word, "language": language, "near": ", ".join(unknown[word])}
                yield finding(path, line, rule, **values)


@cache
def _known_words(language: str) -> frozenset[str]:
    """Return the project's own right words in a language."""
    return frozenset(files(__package__).joinpath(f"words.{language}.txt").read_text(encoding="utf-8").split())
