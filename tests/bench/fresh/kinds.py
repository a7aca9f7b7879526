"""The kinds of query in each language, and how many of each."""

import re
from collections.abc import Iterator
from typing import Final

from bench.fresh import left_out
from bench.fresh.categories import Kind, Language, shuffled
from bench.fresh.finnish import is_common, is_verb, with_ending
from bench.fresh.lexicon import letters_shared
from bench.fresh.slips import folded, slips

_TYPO_LETTERS: Final = 6
_VOWELS: Final = frozenset("aeiouyäöå")
_GENITIVE: Final = re.compile(r"(?:[aeo]ns|ets|nas)$")
"""Swedish genitives in the definite form, the ones people write: `museets`, `kundernas`."""
_GRADES: Final = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"),
    ("lt", "ll"), ("nt", "nn"), ("rt", "rr"), ("p", "v"), ("t", "d"), ("k", ""),
)  # fmt: skip
"""Finnish consonants in the strong and the weak grade (Iso suomen kielioppi, § 41)."""


def in_another_grade(lemma: str, form: str) -> bool:
    """Tell whether a consonant of the Finnish lemma has another grade in the form: `kartta`, `kartassa`."""
    prefix = letters_shared(lemma, form)
    for start in range(max(prefix - 2, 1), prefix + 1):
        for strong, weak in _GRADES:
            if _turns(lemma, form, start, strong, weak) or _turns(lemma, form, start, weak, strong):
                return True
    return False


def _turns(lemma: str, form: str, start: int, one: str, other: str) -> bool:
    ends = lemma[start + len(one) :], form[start + len(other) :]
    return (
        lemma[:start] == form[:start]
        and lemma.startswith(one, start)
        and form.startswith(other, start)
        and all(end[:1] in _VOWELS and end for end in ends)
        and lemma[start - 1] in _VOWELS | set("lrnmh")
    )


def in_another_stem(lemma: str, form: str) -> bool:
    """Tell whether more than the last letter of the Swedish lemma differs: `nyckel`, `nycklar`."""
    return letters_shared(lemma, form) < len(lemma) - 1


def _base(lemma: str, _: list[str]) -> list[str]:
    return [lemma]


def _inflected(_: str, forms: list[str]) -> list[str]:
    return forms


def _gradation(lemma: str, forms: list[str]) -> list[str]:
    return [form for form in forms if in_another_grade(lemma, form)]


def _folded(lemma: str, forms: list[str]) -> list[str]:
    return [folded(word) for word in shuffled([lemma, *forms[:3]], "folded") if folded(word) != word]


def _typo(lemma: str, forms: list[str]) -> Iterator[str]:
    for word in shuffled([lemma, *forms[:1]], "typo"):
        if len(word) >= _TYPO_LETTERS:
            yield from shuffled(slips(word), "typo")


def _possessive_clitic(_: str, forms: list[str]) -> list[str]:
    if is_verb(frozenset(forms)):
        return []
    made = (with_ending(form, turn) for turn, form in enumerate(forms, start=len(forms)))
    return [word for word in made if word]


def _swedish_inflected(_: str, forms: list[str]) -> list[str]:
    return [form for form in forms if not _GENITIVE.search(form)]


def _stem_change(lemma: str, forms: list[str]) -> list[str]:
    return [form for form in _swedish_inflected(lemma, forms) if in_another_stem(lemma, form)]


def _genitive(_: str, forms: list[str]) -> list[str]:
    return [form for form in forms if _GENITIVE.search(form)]


def _finnish_typed(form: str, lemma: str, forms: frozenset[str]) -> bool:
    return is_common(form, lemma, forms)


def _swedish_typed(form: str, lemma: str, forms: frozenset[str]) -> bool:
    """Tell whether people type such a form: no passive, bare genitive, imperative or inflected participle."""
    participle = re.search(r"nde(?:t|ts|s|na|nas)?$", form) and not lemma.endswith("nde")
    passive_or_bare = form.endswith("s") and form[:-1] in forms and not _GENITIVE.search(form)
    return len(form) >= len(lemma) and not participle and not passive_or_bare


FINNISH: Final = Language(
    "fi",
    (
        Kind("base", 40, _base),
        Kind("inflected", 60, _swedish_inflected),
        Kind("gradation", 45, _gradation),
        Kind("compound_part", 40, _base, of_parts=True),
        Kind("folded", 40, _folded),
        Kind("typo", 40, _typo, of_no_word=True),
        Kind("possessive_clitic", 40, _possessive_clitic),
    ),
    _finnish_typed,
    left_out.FINNISH,
)
SWEDISH: Final = Language(
    "sv",
    (
        Kind("base", 40, _base),
        Kind("inflected", 60, _swedish_inflected),
        Kind("stem_change", 30, _stem_change),
        Kind("compound_part", 40, _base, of_parts=True),
        Kind("folded", 40, _folded),
        Kind("typo", 40, _typo, of_no_word=True),
        Kind("genitive", 40, _genitive),
    ),
    _swedish_typed,
    left_out.SWEDISH,
)
