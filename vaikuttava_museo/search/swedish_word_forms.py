"""Swedish readings and forms from simplemma's dictionary, which lists for every form one lemma.

Added by rule are a second lemma (`stegen` is of `stege` and of `steg`), genitives, the past tense of verbs in -ar,
compounds that the list lacks, and the verb behind a noun in -ing.
"""

from collections.abc import Iterator
from functools import cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from vaikuttava_museo.search.lemma_cache import Reading

_VOWELS = "aeiouyåäö"
_SHORTEST_HEAD = 3
_SHORTEST_TAIL = 4
_FEWEST_FORMS = 3
"""A tail with fewer forms is more likely an oddity of the list than a part of a compound."""
_DERIVATIONS = ("ning", "ing", "ande", "are", "else", "bar", "an")
"""Endings of what is derived from a verb in -a."""
_LONGEST_ENDING = 6
_PLURALS = ("ar", "er", "or")
_PARTICLES = (
    "an", "av", "be", "bi", "bort", "efter", "er", "fram", "för", "före", "genom", "in", "med", "ned", "om",
    "på", "sam", "till", "under", "upp", "ut", "ute", "van", "åter", "över",
)  # fmt: skip
"""What verbs begin with: `avstår` inflects as `står`."""
_VOICELESS = "kpstx"


class SwedishLemmatiser:
    """The dictionary of simplemma, both ways."""

    def __init__(self) -> None:
        listed = DefaultDictionaryFactory().get_dictionary("sv").items()
        self._lemma_of = {form.lower(): lemma.lower() for form, lemma in listed}
        self._forms_of: dict[str, set[str]] = {}
        for form, lemma in self._lemma_of.items():
            self._forms_of.setdefault(lemma, set()).add(form)
        self._split = cache(self._best_split)

    def readings(self, word: str) -> list[Reading]:
        """Return the readings of a word."""
        lemmas = sorted(set(self._lemmas(word))) or [word]
        return [Reading(lemma, self._parts(lemma), self._roots(lemma)) for lemma in lemmas]

    def _lemmas(self, word: str) -> Iterator[str]:
        if word in self._lemma_of:
            yield self._lemma_of[word]
        if self._is_inflected(word):
            yield word
        for length in range(1, min(_LONGEST_ENDING, len(word) - 2)):
            beginning = word[:-length]
            for lemma in (beginning, beginning + "a"):
                if len(lemma) >= _SHORTEST_HEAD and lemma in self._forms_of and word in self._listed(lemma):
                    yield lemma
        if word not in self._lemma_of and (parts := self._split(word)):
            yield from (parts[0] + lemma for lemma in set(self._lemmas(parts[1])))

    def _listed(self, lemma: str) -> set[str]:
        """Return the forms of the list and what its patterns leave out."""
        forms = {lemma, *self._forms_of.get(lemma, ())}
        if lemma[-1] in "aå":
            for particle in _PARTICLES:
                verb = lemma.removeprefix(particle)
                if verb != lemma and len(verb) > _SHORTEST_HEAD and self._is_inflected(verb):
                    forms |= {particle + form for form in self._forms_of[verb]}
        if lemma.endswith("a"):
            forms |= set(_verb_forms(lemma, forms))
        if lemma + "et" in forms and lemma[-1] not in _VOWELS:
            forms |= {lemma + "en"}
        if lemma + "t" in forms and lemma.endswith("e"):
            forms |= {lemma + "n", lemma + "na"}
        forms |= {form + "na" for form in forms if form.endswith(_PLURALS) and form != lemma}
        return forms | {form + "s" for form in forms if not form.endswith("s")}

    def forms(self, lemma: str) -> set[str]:
        """Return the forms of a lemma; those of a compound that the list lacks by its last part."""
        parts = None if lemma in self._forms_of else self._best_split(lemma, _SHORTEST_HEAD)
        return {parts[0] + form for form in self.forms(parts[1])} if parts else self._listed(lemma)

    def _best_split(self, word: str, shortest_tail: int = _SHORTEST_TAIL) -> tuple[str, str] | None:
        """Return head and tail of a compound, the most even pair that the list knows."""
        found = [
            (word[:at], word[at:])
            for at in range(_SHORTEST_HEAD, len(word) - shortest_tail + 1)
            if self._is_inflected(self._lemma_of.get(word[at:], "")) and self._head(word[:at])
        ]
        return max(found, key=lambda pair: min(map(len, pair)), default=None)

    def _is_inflected(self, lemma: str) -> bool:
        return len(self._forms_of.get(lemma, ())) >= _FEWEST_FORMS

    def _head(self, word: str) -> str:
        """Return the lemma of a compound's head: as it stands, without the joining -s-, or with a dropped vowel."""
        bare = word.removesuffix("s")
        for candidate in (word, bare, word + "a", word + "e"):
            lemma = self._lemma_of.get(candidate, "")
            if len(candidate) >= _SHORTEST_HEAD and self._is_inflected(lemma):
                return lemma
        return ""

    def _parts(self, lemma: str) -> tuple[str, ...]:
        parts = self._split(lemma)
        return tuple(sorted({self._head(parts[0]), *self._lemmas(parts[1])} - {lemma})) if parts else ()

    def _roots(self, lemma: str) -> tuple[str, ...]:
        verbs = (lemma.removesuffix(end) + "a" for end in _DERIVATIONS if lemma.endswith(end))
        return tuple(sorted({verb for verb in verbs if self._is_inflected(verb)}))


def _verb_forms(lemma: str, forms: set[str]) -> Iterator[str]:
    """Yield the forms of a regular verb in -a, once some of the listed ones tell its conjugation."""
    stem = lemma[:-1]
    if not forms.isdisjoint({lemma + "r", lemma + "de", lemma + "d"}):
        yield from (lemma + ending for ending in ("r", "de", "des", "d", "t", "ts", "s", "nde"))
    elif stem + "er" in forms and stem[-1] not in _VOWELS:
        tense = "t" if stem[-1] in _VOICELESS else "d"
        endings = ("", "er", tense, tense + "a", tense + "e", tense + "es", "t", "ts", "as", "ande")
        yield from (stem + ending for ending in endings)
