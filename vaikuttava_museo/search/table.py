"""The table of word forms that the browser analyses text and query with: stems, classes of endings, kinship."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from vaikuttava_museo.search.lemmas import Forms, Lexicon


@dataclass(frozen=True, slots=True)
class _Row:
    lemma: str
    forms: Forms


def form_table(lexicon: Lexicon, words: Iterable[str]) -> dict[str, Any]:
    """Return the table of all lemmas that these words (in lower case) lead to; unknown words lead to none.

    `stems` are sorted, as the browser's correction of slips relies on; `classes[i]` tells which list of `endings`
    belongs to the stem `i`. Both are front-coded. `parts` and `roots` list for a lemma the numbers of
    its parts and roots, each number as the distance from the lemma's own, which packs better.
    """
    readings = [reading for word in words for reading in lexicon.words.get(word, ())]
    parts: dict[str, set[str]] = {}
    roots: dict[str, set[str]] = {}
    for reading in readings:
        parts.setdefault(reading.lemma, set()).update(reading.parts)
        roots.setdefault(reading.lemma, set()).update(reading.roots)
    needed = set(parts).union(*parts.values(), *roots.values())
    rows = sorted(
        (_Row(lemma, lexicon.lemmas[lemma]) for lemma in needed if lemma in lexicon.lemmas),
        key=lambda row: (row.forms.stem, row.forms.endings, row.lemma),
    )
    number = {row.lemma: index for index, row in enumerate(rows)}
    classes = _by_frequency(row.forms.endings for row in rows)
    return {
        "stems": front_coded(row.forms.stem for row in rows),
        "endings": [_coded_endings(endings) for endings in classes],
        "classes": [classes[row.forms.endings] for row in rows],
        "parts": _kinship(rows, parts, number),
        "roots": _kinship(rows, roots, number),
    }


def front_coded(words: Iterable[str]) -> str:
    """Return sorted words as one string: how many letters each shares with the one before (at most 9), and the rest."""
    coded, before = [], ""
    for word in words:
        shared = min(len(before), 9)
        while not word.startswith(before[:shared]):  # half the time of going through the letters
            shared -= 1
        coded.append(f"{shared}{word[shared:]}")
        before = word
    return "".join(coded)


@cache
def _coded_endings(endings: tuple[str, ...]) -> str:
    """Return a class of endings front-coded; the same few hundred come back at every change of a live preview."""
    return front_coded(endings)


def _by_frequency(endings: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Return the number of each class: the most usual ones first, so that their numbers are short."""
    counts: dict[tuple[str, ...], int] = {}
    for item in endings:
        counts[item] = counts.get(item, 0) + 1
    ordered = sorted(counts, key=lambda item: (-counts[item], item))
    return {item: index for index, item in enumerate(ordered)}


def _kinship(rows: list[_Row], kin: dict[str, set[str]], number: dict[str, int]) -> str:
    """Return one entry a lemma, parted by spaces: the distances to its kin parted by commas."""
    return " ".join(
        ",".join(str(number[other] - index) for other in sorted(kin.get(row.lemma, ())) if other in number)
        for index, row in enumerate(rows)
    )
