"""Letters that look right and are not: made of two characters, unseen, or of another alphabet."""

import re
import unicodedata
from collections.abc import Iterator

DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter and its dots, ring or accent after it."""
# Joiners are part of an emoji; between letters they only hide in a word.
INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001]"
    r"|(?<=\w)[\u200c\u200d](?=\w)"
)
"""What nobody sees in a text, and what a search stumbles on."""
_FOREIGN = "авеіјкмнорстухѕһԁԛԝүӓӧёӏАВЕІЈКМНОРСТУХЅҺӒӦЁαοικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡı"
_LATIN = "abeijkmhopctyxshdqwyäöëlABEIJKMHOPCTYXSHÄÖËaoikvptuxABEZHIKMNOPTYXagi"
_LIKE = str.maketrans(_FOREIGN, _LATIN)
LOOKS_LATIN = re.compile(f"[{_FOREIGN}\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7cb]")
"""A letter that only looks Latin."""
_WORD = re.compile(r"[^\W\d_]+")


def look_alikes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words with letters that only look Latin (Cyrillic а, ﬁ in one): from, to, and the word they look like.

    A word of another alphabet all through is one of its language, unless nothing else on its line is.
    """
    if text.isascii() or not LOOKS_LATIN.search(text):
        return
    words = [(match, _latin(match[0])) for match in _WORD.finditer(text)]
    is_latin = all(_is_latin(meant) for _, meant in words) and any(_is_latin(word[0]) for word, _ in words)
    for word, meant in words:
        is_mixed = any(map(_is_latin, word[0])) or meant == unicodedata.normalize("NFKC", word[0])
        if meant != word[0] and _is_latin(meant) and (is_mixed or (is_latin and len(word[0]) > 1)):
            yield word.start(), word.end(), meant


def _latin(word: str) -> str:
    return unicodedata.normalize("NFKC", word).translate(_LIKE) if LOOKS_LATIN.search(word) else word


def _is_latin(letters: str) -> bool:
    return all(letter.isascii() or unicodedata.name(letter, "").startswith("LATIN ") for letter in letters)


_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[´`′](?=[^\W\d_])")
ODD = re.compile("[^\x00-_a-\xac\xae-\xb3\xb5-\xff–—’”…€→]")
"""What may be other than it looks: most texts have none of these."""


def as_meant(text: str) -> str:
    """Return the text in the letters that its reader sees."""
    if not ODD.search(text):
        return text
    text = _APOSTROPHE.sub("’", text).replace("‑", "-")
    text = INVISIBLE.sub("", DECOMPOSED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), text))
    for start, end, meant in reversed(list(look_alikes(text))):
        text = text[:start] + meant + text[end:]
    return text
