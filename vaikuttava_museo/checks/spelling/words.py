"""The words of passages, with where they stand; and the words that the project knows beside the dictionaries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath

from vaikuttava_museo.content.passages import Passage, spoken

# Letters, with hyphens, apostrophes and case endings after a colon.
_WORD = re.compile(r"[^\W_]{1,100}(?:[-’':][^\W_]{1,100})*-?")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, in which file and on which line it stands, and its language."""

    text: str
    path: PurePosixPath
    line: int
    language: str

    @property
    def parts(self) -> list[str]:
        """Return the parts between hyphens, each a word; a last hyphen stands for a left-out part and stays."""
        *first, last = re.findall(r"[^-]+", self.text)
        return [*first, last + "-" if self.text.endswith("-") else last]


def words_in(passages: Iterable[Passage]) -> Iterator[Word]:
    """Yield the words of passages, each in the language it is written in; words with a digit are left out."""
    for passage in spoken(passages):
        for text in _WORD.findall(passage.text):
            if not _DIGIT.search(text):
                yield Word(text, passage.path, passage.line, passage.language or "")


@cache
def known_words(language: str) -> frozenset[str]:
    """Return the project's own right words in a language."""
    text = files(__package__).joinpath(f"words.{language}.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
