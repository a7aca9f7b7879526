"""Words as the search cuts and folds them, what a lemmatiser tells about them, and the committed cache of it.

A cache is one JSON file per language. `words` holds every word of the site in lower case with its readings, `lemmas`
every lemma they lead to with its folded forms as a stem, a bar and the endings: `"kortti": "kort|ti,tia,…"`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple, Protocol, Self

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Return the runs of letters and digits; an apostrophe between letters stays, a hyphen parts two words."""
    return _WORD.findall(text.replace("\u00ad", ""))


def fold(word: str) -> str:
    """Return a word in lower case without marks and apostrophes: ä is a, ö is o, é is e."""
    bare = unicodedata.normalize("NFD", word.lower())
    return "".join(one for one in bare if one not in "'’" and unicodedata.category(one)[0] != "M")


CACHE = Path(__file__).with_name("cache")


class Reading(NamedTuple):
    """One way to understand a word: its lemma, those inside a compound, and what it is derived from, in lower case."""

    lemma: str
    parts: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the reading that `str()` has written."""
        if "+" not in text and "<" not in text:
            return cls(text)
        rest, *roots = text.split("<")
        lemma, *parts = rest.split("+")
        return cls(lemma, tuple(parts), tuple(roots))

    def __str__(self) -> str:
        parts = "".join(f"+{part}" for part in sorted(self.parts))
        return self.lemma + parts + "".join(f"<{root}" for root in sorted(self.roots))


class Lemmatiser(Protocol):
    """A source of readings and forms for one language."""

    def readings(self, word: str) -> list[Reading]:
        """Return all readings of a word in lower case; at least one, of the word itself when it is unknown."""

    def forms(self, lemma: str) -> set[str]:
        """Return the inflected forms of a lemma, itself included; possessives and clitics are left out."""


class Forms(NamedTuple):
    """The folded forms of a lemma as what they begin with and how they end, endings parted by commas."""

    stem: str
    endings: str

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        """Return the forms of a lemma in stem and endings."""
        folded = sorted({fold(word) for word in words})
        stem = commonprefix(folded)  # noqa: RUF071 - letters, not folders
        return cls(stem, ",".join(word[len(stem) :] for word in folded))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the forms that `str()` has written."""
        stem, _, endings = text.partition("|")
        return cls(stem, endings)

    def __str__(self) -> str:
        return f"{self.stem}|{self.endings}"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of a language that have been looked up, and the forms of their lemmas."""

    words: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)
    lemmas: Mapping[str, Forms] = field(default_factory=dict)

    def filled(self, words: Iterable[str], lemmatiser: Lemmatiser) -> "Lexicon":
        """Return the lexicon of exactly these words: known ones kept, new ones looked up, old ones dropped."""
        known, now = self.words, sorted(set(words))
        readings = {word: known.get(word) or tuple(lemmatiser.readings(word)) for word in now}
        found = (reading for several in readings.values() for reading in several)
        needed = {lemma for reading in found for lemma in (reading.lemma, *reading.parts, *reading.roots)}
        lemmas = {
            lemma: self.lemmas.get(lemma) or Forms.of({lemma, *lemmatiser.forms(lemma)})
            for lemma in sorted(needed)
        }
        return Lexicon(readings, lemmas)

    def __str__(self) -> str:
        """Return the text of a cache."""
        data = {
            "lemmas": {lemma: str(forms) for lemma, forms in sorted(self.lemmas.items())},
            "words": {word: ";".join(map(str, several)) for word, several in sorted(self.words.items())},
        }
        return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


def cache_file(language: str, folder: Path = CACHE) -> Path:
    """Return where the cache of a language stands."""
    return folder / f"lemmas.{language}.json"


def read_lexicon(language: str, folder: Path = CACHE) -> Lexicon:
    """Read the cache of a language; a lexicon without words when there is none."""
    path = cache_file(language, folder)
    return _parse(path.read_text(encoding="utf-8")) if path.is_file() else Lexicon()


@lru_cache(maxsize=4)
def _parse(text: str) -> Lexicon:
    data = json.loads(text)
    words = {word: tuple(map(Reading.parse, entry.split(";"))) for word, entry in data["words"].items()}
    return Lexicon(words, {lemma: Forms.parse(forms) for lemma, forms in data["lemmas"].items()})
