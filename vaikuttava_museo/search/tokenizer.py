"""Words of a text as the search sees them. `overrides/js/search/words.js` must cut and fold exactly alike."""

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_SOFT_HYPHEN = "\u00ad"


def words(text: str) -> Iterator[str]:
    """Yield the runs of letters and digits; an apostrophe between letters stays, a hyphen parts two words."""
    return (match.group() for match in _WORD.finditer(text.replace(_SOFT_HYPHEN, "")))


def fold(word: str) -> str:
    """Return a word in lower case without marks and apostrophes: ä is a, ö is o, é is e."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(
        letter for letter in bare if letter not in "'’" and not unicodedata.category(letter).startswith("M")
    )


def is_lemmatisable(word: str) -> bool:
    """Tell whether a word is made of letters, at least two; numbers and initials have no other forms."""
    return len(word) > 1 and (word.isalpha() or not any(letter.isdigit() for letter in word))
