"""Texts cut into the words that are looked up: parts of compounds with hyphens, no acronyms, letters or numbers."""

import re
from functools import lru_cache

# Letters, with hyphens, apostrophes, the points of an abbreviation, and case endings after a colon.
TOKEN = re.compile(r"[^\W_]{1,100}(?:[-’':.][^\W_]{1,100})*(?:-|\.)?")
_WORD = re.compile(r"[^\W_]{1,100}(?:[-’':][^\W_]{1,100})*-?")
_PART = re.compile(r"[^-]+(?:-$)?")
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,6}(?::[a-zåäö]{1,10})?-?|[A-ZÅÄÖ]{3,8}[a-zåäö]{1,4}")


@lru_cache(maxsize=1 << 15)
def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text, of compounds with hyphens their parts; no acronyms, letters or words with digits (m²)."""
    words = [word for word in _WORD.findall(text) if word.isalpha() or not any(map(str.isnumeric, word))]
    parts = [part for word in words for part in _PART.findall(word)] if "-" in text else words
    return tuple(part for part in parts if len(part) > 1 and (part.islower() or not _ACRONYM.fullmatch(part)))


def has_capital(word: str) -> bool:
    """Tell of a word with a capital anywhere: a name, or the first of its sentence."""
    return any(map(str.isupper, word))
