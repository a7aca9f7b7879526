"""Which words of the site belong to a lemma: what makes a section relevant for a query."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bench.fresh.lexicon import Lexicon, Split, splits
from bench.fresh.site_words import SiteWords


@dataclass(frozen=True)
class Family:
    """The words of the site that a lemma accounts for."""

    alone: frozenset[str]
    """Its own forms."""
    certain: frozenset[str]
    """Those of its own forms that no other lemma could be."""
    compounds: frozenset[str]
    """The compounds it is part of, at either end."""

    @property
    def words(self) -> frozenset[str]:
        """All of them."""
        return self.alone | self.compounds


@dataclass(frozen=True)
class Families:
    """The words of a site by lemma, according to one dictionary."""

    site: SiteWords
    lexicon: Lexicon

    @cached_property
    def _alone(self) -> dict[str, frozenset[str]]:
        return _grouped((lemma, word) for word in self.site.words for lemma in self.lexicon.lemmas(word))

    @cached_property
    def _compounds(self) -> dict[str, frozenset[str]]:
        return _grouped(
            (lemma, word)
            for word in self.site.words
            for split in splits(word, self.lexicon)
            for lemma in split.first | split.last
        )

    def lemmas(self) -> frozenset[str]:
        """Return the lemmas that occur on the site as words of their own."""
        return frozenset(self._alone)

    def parts(self) -> frozenset[str]:
        """Return the lemmas that occur only in compounds whose other part is a word of the site's own."""
        found = (
            lemma
            for word in self.site.written_small
            for split in splits(word, self.lexicon)
            for lemma in self._sure_parts(split)
        )
        return frozenset(found) - self.lemmas()

    def _sure_parts(self, split: Split) -> Iterator[str]:
        for part, other in ((split.first, split.last), (split.last, split.first)):
            if len(part) == 1 and not other.isdisjoint(self._alone):
                yield from part

    def family(self, lemma: str) -> Family:
        """Return a lemma's words; all empty for a lemma the site does not have."""
        alone = self._alone.get(lemma, frozenset())
        certain = frozenset(word for word in alone if self.lexicon.lemmas(word) == {lemma})
        return Family(alone, certain, self._compounds.get(lemma, frozenset()))

    def signs(self, lemma: str) -> tuple[str, ...]:
        """Return the strings by which a relevant section is known: it holds one of them anywhere in its text.

        The forms of the lemma and its words on the site, without those that words of other lemmas contain
        too (`asia` in `asiakas`). Empty when too little is left to find every word of the family.
        """
        words = self.family(lemma).words
        others = self.site.words - words
        strings = self.lexicon.forms(lemma) | words
        kept = sorted(string for string in strings if not any(string in other for other in others))
        found = all(any(string in word for string in kept) for word in words)
        return tuple(kept) if found else ()


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return {key: frozenset(values) for key, values in found.items()}
