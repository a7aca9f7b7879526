"""What a dictionary must tell, whichever language and source it comes from."""

from dataclasses import dataclass
from typing import Final, Protocol


class Lexicon(Protocol):
    """A dictionary of full forms."""

    def lemmas(self, word: str) -> frozenset[str]:
        """Return the lemmas a word may be a form of; none for an unknown word."""

    def forms(self, lemma: str) -> frozenset[str]:
        """Return every form of a lemma that the dictionary gives."""

    def heads(self, part: str) -> frozenset[str]:
        """Return the lemmas that may begin a compound in this shape: `museo`, `museon`; `musei`, `kund`."""


@dataclass(frozen=True)
class Split:
    """A compound in two parts, by the lemma of each: `kumppanikartta` as `kumppani` and `kartta`."""

    first: frozenset[str]
    last: frozenset[str]


_FIRST_LETTERS: Final = 3
_LAST_LETTERS: Final = 4


def letters_shared(one: str, other: str) -> int:
    """Return how many letters two words have in common from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def splits(word: str, lexicon: Lexicon) -> tuple[Split, ...]:
    """Return the ways to read a word as a compound of two parts that the dictionary knows.

    A word of the dictionary is split by its lemma, so that `jätetään`, from `jättää`, does not become
    `jäte` and `tään`; only an unknown word is split as it stands.
    """
    lemmas = lexicon.lemmas(word)
    found = []
    for whole in sorted(lemmas) or [word]:
        for cut in range(_FIRST_LETTERS, len(whole) - _LAST_LETTERS + 1):
            first, tail = lexicon.heads(whole[:cut].removesuffix("-")), whole[cut:]
            last = lexicon.lemmas(tail) if first else frozenset()
            if last and (tail in last or not lemmas):
                found.append(Split(first, last))
    return tuple(found)
