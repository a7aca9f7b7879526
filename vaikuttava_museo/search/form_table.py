"""The table of word forms that the browser analyses text and query with: stems, classes of endings, kinship."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from vaikuttava_museo.search.lemmas import Lexicon


@lru_cache(maxsize=4)
def form_table(lexicon: Lexicon, words: tuple[str, ...]) -> dict[str, Any]:
    """Return the table of all lemmas that these words (in lower case) lead to; unknown words lead to none.

    `stems` are sorted, as the browser's correction of slips relies on; `classes[i]` tells which list of `endings`
    belongs to the stem `i`. Both are front-coded. `parts` and `roots` list for a lemma the numbers of
    its parts and roots, each number as the distance from the lemma's own, which packs better.
    """
    parts: dict[str, set[str]] = {}
    roots: dict[str, set[str]] = {}
    for reading in (reading for word in words for reading in lexicon.words.get(word, ())):
        parts.setdefault(reading.lemma, set()).update(reading.parts)
        roots.setdefault(reading.lemma, set()).update(reading.roots)
    needed = set(parts).union(*parts.values(), *roots.values()) & lexicon.lemmas.keys()
    rows = sorted((lexicon.lemmas[lemma], lemma) for lemma in needed)
    counts = Counter(forms.endings for forms, _ in rows)
    # The most usual classes come first, so that their numbers are short.
    classes = sorted(counts, key=lambda endings: (-counts[endings], endings))
    number = {endings: index for index, endings in enumerate(classes)}
    lemmas = [lemma for _, lemma in rows]
    return {
        "stems": front_coded(forms.stem for forms, _ in rows),
        "endings": [front_coded(endings) for endings in classes],
        "classes": [number[forms.endings] for forms, _ in rows],
        "parts": _kinship(lemmas, parts),
        "roots": _kinship(lemmas, roots),
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


def _kinship(lemmas: Sequence[str], kin: Mapping[str, set[str]]) -> str:
    """Return one entry a lemma, parted by spaces: the distances to its kin parted by commas."""
    number = {lemma: index for index, lemma in enumerate(lemmas)}
    return " ".join(
        ",".join(str(number[other] - index) for other in sorted(kin.get(lemma, ())) if other in number)
        for index, lemma in enumerate(lemmas)
    )
