"""Turns lemmas of the site into queries of seven kinds, each with forms that the site does not hold."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bench.fresh.families import Families, Family
from bench.fresh.slips import edits

_MOST_SECTIONS: Final = 0.2
"""A word in more sections than this share finds a relevant one by chance."""
_FEWEST_LETTERS: Final = 4
_FEWEST_FORMS: Final = 4
_MOST_USES: Final = 2
"""How many queries one lemma may stand behind."""


@dataclass(frozen=True)
class Query:
    """One query, the lemma behind it and what makes a section relevant."""

    lang: str
    query: str
    category: str
    lemma: str
    must_match_any: tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """One category of queries and how many are wanted of it."""

    name: str
    wanted: int
    make: Callable[[str, list[str]], Iterable[str]]
    """Gives queries, the best first, by a lemma and those of its forms that the site does not hold."""
    of_parts: bool = False
    """Whether the lemma occurs only inside compounds."""
    of_no_word: bool = False
    """Whether the query must be no word of the language."""


@dataclass(frozen=True)
class Language:
    """What one language adds: the forms people type, the words to leave out, its kinds of query."""

    code: str
    kinds: tuple[Kind, ...]
    typed: Callable[[str, str, frozenset[str]], bool]
    """Whether people type a form, by the form, its lemma and all forms of the lemma."""
    left_out: frozenset[str]
    """Lemmas that make no fair query; `left_out.py` tells why."""


def shuffled(words: Iterable[str], salt: str) -> list[str]:
    """Return words in an order that looks random but is the same every time, whatever words join them."""
    return sorted(words, key=lambda word: hashlib.sha256(f"{salt}:{word}".encode()).digest())


def queries(
    families: Families, language: Language, taken: frozenset[str] = frozenset(), seed: str = ""
) -> Iterator[Query]:
    """Give the queries of one language, kind by kind; lemmas in `taken` are passed over, `seed` orders the rest."""
    uses: Counter[str] = Counter()
    asked: set[str] = set()
    for kind in language.kinds:
        spent = {lemma for lemma, count in uses.items() if count >= _MOST_USES}
        made = _of_kind(kind, families, language, taken | spent, seed)
        fresh = (query for query in made if query.query not in asked)
        for query in islice(fresh, kind.wanted):
            uses[query.lemma] += 1
            asked.add(query.query)
            yield query


def _of_kind(
    kind: Kind, families: Families, language: Language, taken: frozenset[str], seed: str
) -> Iterator[Query]:
    pool = families.parts() if kind.of_parts else families.lemmas()
    for lemma in shuffled(pool - taken - language.left_out, seed + kind.name):
        family = families.family(lemma)
        if _fits(lemma, family, families, kind):
            text = _text(lemma, family, families, language, kind)
            signs = families.signs(lemma) if text else ()
            if signs:
                yield Query(language.code, text, kind.name, lemma, signs)


def _fits(lemma: str, family: Family, families: Families, kind: Kind) -> bool:
    sure = family.compounds if kind.of_parts else family.certain
    return (
        len(lemma) >= _FEWEST_LETTERS
        and len(families.lexicon.forms(lemma)) >= _FEWEST_FORMS
        and not sure.isdisjoint(families.site.written_small)
        and families.site.share(family.words) <= _MOST_SECTIONS
    )


def _text(lemma: str, family: Family, families: Families, language: Language, kind: Kind) -> str:
    """Return the first query of a kind that means this lemma and nothing else on the site; "" for none."""
    words, lexicon = families.site.words, families.lexicon
    forms = lexicon.forms(lemma)
    unseen = [form for form in forms - words - {lemma} if language.typed(form, lemma, forms)]
    sure = [form for form in unseen if lexicon.lemmas(form) == {lemma}]
    for text in kind.make(lemma, shuffled(sure, kind.name)):
        read_as = lexicon.lemmas(text)
        near = frozenset() if read_as else edits(text) & words
        fits = not read_as if kind.of_no_word else read_as <= {lemma}
        if fits and text not in words and near <= family.words:
            return text
    return ""
