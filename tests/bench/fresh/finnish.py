"""Finnish words from simplemma's dictionary (form → lemma), without Voikko.

simplemma is imported only when a dictionary is loaded: the tests of the rules need no dictionary.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from bench.fresh.lexicon import Lexicon, letters_shared

_BACK: Final = frozenset("aou")
_FRONT: Final = frozenset("äöy")
_CLITIC: Final = re.compile(r"(?:mme|nne|ns[aä]|ni|si)?(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])?$")
# Forms that people write seldom and type into a search box hardly ever.
_BOOKISH: Final = re.compile(
    r"(?:ineen|ine|isill[aä]{2}n|[aä]kseen|k[oö]{2}[nt]|k[aä]{2}mme|neen|ne(?:e|mme|n|t|tte|vat)"
    r"|[aä]in|[^aeiouyäö]ein|m[aä]t[oö]n)$"
)
_BOOKISH_VERB: Final = re.compile(r"(?:m[aä]n?|tt[aä]ess[aä]|t[aä]isiin)$")
_LOCAL_CASE: Final = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle)$")
_POSSESSIVES: Final = {"a": ("mme", "nne", "nsa", "ni", "si"), "ä": ("mme", "nne", "nsä", "ni", "si")}
_CLITICS: Final = {"a": ("kin", "kaan", "ko", "han"), "ä": ("kin", "kään", "kö", "hän")}


def in_harmony(form: str, lemma: str) -> bool:
    """Tell whether the ending suits the lemma's last vowels; the dictionary also has slips: `päätöksella`."""
    ending = form[letters_shared(form, lemma) :]
    last = next((letter for letter in reversed(lemma) if letter in _BACK | _FRONT), "ä")
    return set(ending).isdisjoint(_FRONT if last in _BACK else _BACK)


def is_verb(forms: frozenset[str]) -> bool:
    """Tell whether forms are a verb's: only verbs have a conditional (`-isimme`)."""
    return any(form.endswith("isimme") for form in forms)


def _with(stem: str, *endings: str) -> set[str]:
    return {stem + ending for ending in endings}


def is_common(form: str, lemma: str, forms: frozenset[str]) -> bool:
    """Tell whether people type such a form: no potential, abessive, agent participle and the like."""
    abessive = form.endswith(("tta", "ttä")) and not _with(form[:-3], "n", "ssa", "ssä").isdisjoint(forms)
    instructive = form.endswith("in") and not _with(form[:-1], "ssa", "ssä").isdisjoint(forms)
    bookish = _BOOKISH.search(form) or (is_verb(forms) and _BOOKISH_VERB.search(form))
    return form == lemma or not (abessive or instructive or bookish)


def with_ending(form: str, turn: int) -> str | None:
    """Add a possessive suffix, a clitic or both to a form, `turn` choosing which.

    Only to a form of a local case, which takes either without any change, and a clitic to a form that has
    a possessive suffix already (`työpajamme`, `työpajammekin`); None for other forms.
    """
    vowel = next((letter for letter in reversed(form) if letter in _BACK | _FRONT), "ä")
    key = "a" if vowel in _BACK else "ä"
    possessives, clitics = _POSSESSIVES[key], _CLITICS[key]
    possessive, clitic = possessives[turn % len(possessives)], clitics[turn % len(clitics)]
    if form.endswith(("mme", "nne")):
        return form + ("", clitic)[turn % 2]
    if _LOCAL_CASE.search(form):
        return form + (possessive, clitic, possessive + clitic)[turn % 3]
    return None


class FinnishLexicon(Lexicon):
    """Finnish by a mapping of forms to lemmas."""

    def __init__(self, lemma_of: Mapping[str, str]) -> None:
        self._lemma_of = lemma_of
        grouped: defaultdict[str, set[str]] = defaultdict(set)
        for form, lemma in lemma_of.items():
            if in_harmony(form, lemma):
                grouped[lemma].add(form)
        self._forms = {lemma: frozenset(forms | {lemma}) for lemma, forms in grouped.items()}

    def lemmas(self, word: str) -> frozenset[str]:
        """Return the lemma of a form, also under a possessive suffix and a clitic (`museossammekin`)."""
        ends = {match.start() for match in _CLITIC.finditer(word)} | {len(word)}
        bare = [word, *(word[:end] for end in sorted(ends, reverse=True))]
        return frozenset({next((self._lemma_of[form] for form in bare if form in self._lemma_of), "")} - {""})

    def forms(self, lemma: str) -> frozenset[str]:
        """Return the forms that agree with vowel harmony."""
        return self._forms.get(lemma, frozenset())

    def heads(self, part: str) -> frozenset[str]:
        """Return the lemma of a nominative, a genitive or a `-nen` word's stem (`kehittämis`)."""
        lemma = self._lemma_of.get(part)
        found = {lemma} if lemma and (part == lemma or part.endswith("n")) else set[str]()
        stem = part[:-1] + "nen"
        return frozenset(found | ({stem} if part.endswith("s") and stem in self._forms else set()))


def load() -> FinnishLexicon:
    """Load simplemma's Finnish dictionary; some 3.5 million forms, so it takes a while and 1 GB."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415
        DefaultDictionaryFactory,
    )

    dictionary = DefaultDictionaryFactory().get_dictionary("fi")
    return FinnishLexicon(dict(dictionary.items()))
