"""Soft hyphens for long words in headings and table cells, so that a 24-letter compound breaks well on a 320 px screen.

Browsers hyphenate Finnish only here and there (measured: Chromium never on Debian, print notes 2), so the
build does it, there alone: in running text soft hyphens would break copying and the text of PDFs. A column as wide as
a phone allows holds running text: only the words that fill more than half of its line break there. A page's title
has lines of few words, and a browser that makes them equally long breaks any word that may be broken: there only what
a phone's line cannot hold may, and a compound at its seam.
"""

import re
from functools import cache

import pyphen

from vaikuttava_museo.content.languages import FINNISH, Language

SOFT_HYPHEN = "\u00ad"
SHORTEST_WORD = 11
SHORTEST_WORD_OF_WIDE_COLUMN = 16
SHORTEST_WORD_OF_TITLE = 14
LONGEST_PART_OF_TITLE = 15
SHORTEST_PART = 4

_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = "aeiouyåäö"
_ONE_SYLLABLE = "ai|ei|oi|ui|yi|äi|öi|au|ou|eu|iu|ey|iy|äy|öy|ie|uo|yö|aa|ee|ii|oo|uu|yy|ää|öö"
# A Finnish syllable begins with the last consonant before a vowel, and between two vowels that make neither a
# diphthong nor a long vowel: there a compound often has its seam (toiminta-ympäristö, vaihto-ehto).
_FINNISH_BREAK = re.compile(
    rf"(?<=[^\W\d_])(?=[^{_VOWELS}\W\d_][{_VOWELS}])"
    rf"|(?<=[{_VOWELS}])(?=[{_VOWELS}])(?<!(?=({_ONE_SYLLABLE})).)",
    re.IGNORECASE,
)
# Where the latter part begins with a vowel or several consonants, the seam is told by the former.
_SEAM = re.compile(
    rf"(?:päätös|talous|perehdytys|perus|yhteyden|kesken|kokonais(?=arv))(?=[{_VOWELS}])"
    rf"|(?:kunta|vero)(?=(?P<onset>[^{_VOWELS}\W\d_]{{2,}}))"
    r"|museo(?=(?!ks|ll|lt|tt)[aehjklmprtvy][^\W\d_]{5})",  # no ending of `museo`
    re.IGNORECASE,
)
# What the former parts of long words in titles end with; a word with another seam breaks between syllables.
_TITLE_SEAMS = {
    "fi": re.compile(
        r"(?:asiakas|hyvinvointi|kokeilu|kumppani|menestys|mittaus|palvelu|päätös|saavutettavuus|toiminta"
        r"|vaikuttavuus|vaikutus)(?=\w{5})",
        re.IGNORECASE,
    ),
    "sv": re.compile(r"(?:gångs|hets|ings|ions|slags|\bslut(?!s))(?=\w{4})", re.IGNORECASE),
}


def hyphenate_title(text: str, language: Language) -> str:
    """Return the title of a page with soft hyphens in the words that a phone's line cannot hold."""
    return _WORD.sub(
        lambda match: (
            _break_title(match[0], language) if len(match[0]) >= SHORTEST_WORD_OF_TITLE else match[0]
        ),
        text,
    )


def hyphenate(text: str, language: Language, shortest: int = SHORTEST_WORD) -> str:
    """Return a heading's or cell's text with soft hyphens in its long words."""
    return _WORD.sub(
        lambda match: _break(match[0], language) if len(match[0]) >= shortest else match[0], text
    )


def _break(word: str, language: Language) -> str:
    points = _finnish(word) if language is FINNISH else _swedish().positions(word)
    for point in sorted(points, reverse=True):
        if SHORTEST_PART <= point <= len(word) - SHORTEST_PART:
            word = word[:point] + SOFT_HYPHEN + word[point:]
    return word


def _break_title(word: str, language: Language) -> str:
    at_seams = _TITLE_SEAMS[language.code].sub(lambda match: match[0] + SOFT_HYPHEN, word)
    parts = at_seams.split(SOFT_HYPHEN)
    is_enough = len(parts) > 1 and max(map(len, parts)) <= LONGEST_PART_OF_TITLE
    return at_seams if is_enough else _break(word, language)


def _finnish(word: str) -> set[int]:
    points = {match.start() for match in _FINNISH_BREAK.finditer(word)}
    for match in _SEAM.finditer(word):
        seam = match.end()
        points -= {seam - 1, *range(seam + 1, seam + len(match["onset"] or ""))}
        points.add(seam)
    # A syllable of one letter stays with what follows it: hyvinvointi-alueen, not hyvinvointia-lueen.
    return {point for point in points if point - 1 not in points}


@cache
def _swedish() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="sv_SE")
