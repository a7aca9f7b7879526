"""Spelling: every word of the texts is known to Voikko (Finnish), Hunspell (Swedish) or the project's own lists.

The lists `words.fi.txt` and `words.sv.txt`, `names.txt` and `units_and_keys.txt` for both, the places with a name in
each language and the terms of the project stand here, one folder for whoever writes.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from vaikuttava_museo.checks.rules.foreign_passages import (
    Sentence,
    foreign_finding,
    judged,
    runs,
    without_joints,
)
from vaikuttava_museo.checks.rules.wording import places, terms
from vaikuttava_museo.checks.spelling.dictionaries import Speller
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.letter_forms import as_meant
from vaikuttava_museo.content.passages import Passage

MAX_SUGGESTED_FOR = 40
"""Words that suggestions are looked for: more than these are a file in another language rather than slips."""

# Letters, with hyphens, apostrophes, the points of an abbreviation, and case endings after a colon.
_TOKEN = re.compile(r"[^\W_]{1,100}(?:[-’':.][^\W_]{1,100})*(?:-|\.)?")
_WORD = re.compile(r"[^\W_]{1,100}(?:[-’':][^\W_]{1,100})*-?")
_PART = re.compile(r"[^-]+(?:-$)?")
_ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,6}(?::[a-zåäö]{1,10})?-?|[A-ZÅÄÖ]{3,8}[a-zåäö]{1,4}")


def words_in(text: str) -> list[str]:
    """Return the words of a text, of compounds with hyphens their parts; no acronyms, letters or words with digits (m²)."""
    words = [word for word in _WORD.findall(text) if word.isalpha() or not any(map(str.isnumeric, word))]
    parts = [part for word in words for part in (_PART.findall(word) if "-" in word else (word,))]
    return [part for part in parts if len(part) > 1 and (part.islower() or not _ACRONYM.fullmatch(part))]


@cache
def _listed(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def misspelt_words(
    heard: Iterable[Passage], spellers: Mapping[str, Speller], terms_: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """Find words that no dictionary or list knows, each once a line, and names once a file: those may well be right.

    A sentence most of whose words are unknown is one in another language, and told of as such. `terms_` are those of the
    site's glossary, each by its word in the other language.
    """
    texts = list(judged(heard))
    for language, speller in spellers.items():
        spelt = [one for one in texts if one.passage.language == language]
        unknown = _unknown(spelt, language, spellers)
        others = [one for code, one in spellers.items() if code != language]
        of_names = _of_names(spelt, unknown, others)
        told = [replace(one, language=one.language or _other(one, unknown)) for one in spelt]
        found_by_rules = {one.passage for one in spelt if one.language}
        yield from (
            foreign_finding(run)
            for run in runs(told)
            if found_by_rules.isdisjoint(one.passage for one in run)
        )
        slips = dict.fromkeys(
            (one.passage, word)
            for one in told
            if not one.language
            for word in words_in(without_joints(one.text))
            if word in unknown and (one.text, word) not in of_names and not _is_avoided(word, language)
        )
        words = sorted({word for _, word in slips})
        if not words:
            continue
        known = {word for one in spelt for word in words_in(one.text)} - unknown | _listed("names.txt")
        near = _nearest(words[:MAX_SUGGESTED_FOR], speller, known | {*places(), *places().values()})
        joined = _joined(words, speller) if language == "sv" else set()
        plain = {word for word in words if not has_capital(word)}
        foreign = plain.difference(*(one.unknown(plain) for one in others)) if others and plain else set()
        yield from _told(
            slips, near, language, joined - foreign, {word: _translated(word, terms_) for word in foreign}
        )


def _unknown(sentences: Sequence[Sentence], language: str, spellers: Mapping[str, Speller]) -> set[str]:
    """Return the words of sentences that are neither of the language, nor abbreviations, nor names."""
    tokens = {
        token for one in sentences if not one.language for token in _TOKEN.findall(without_joints(one.text))
    }
    listed = _listed(f"words.{language}.txt") | _listed("units_and_keys.txt")
    words = {
        word
        for token in tokens
        for word in words_in(token)
        if listed.isdisjoint((word, word.lower().rstrip("-")))
    }
    unknown = spellers[language].unknown(words)
    # The whole may be known when its parts are not: `esim.`, `Pohjois-Savon`.
    wholes = {token: words_in(token) for token in tokens if "." in token or "-" in token}
    doubtful = {token for token, parts in wholes.items() if not unknown.isdisjoint(parts)}
    known = doubtful - spellers[language].unknown(doubtful - listed)
    unknown -= {word for token in known for word in wholes[token]}
    return unknown - _names({word for word in unknown if has_capital(word)}, language, spellers)


_ENDINGS = {
    "fi": re.compile(
        r":?(?:i?(?:n|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä)|[aiä]?[aä]n|i?[aä]|in|iin|een|hin)$"
    ),
    "sv": re.compile(r":?s$"),
}
"""The endings that a name of the other language may have here."""


def _names(words: set[str], language: str, spellers: Mapping[str, Speller]) -> set[str]:
    """Return the words that are names in the list or in the other language, with whatever ending this one gives them."""
    if not words:
        return set()
    stems = {word: {word} for word in words}
    for word in words:
        for at in range(1, len(word)):
            if _ENDINGS[language].fullmatch(word, at):
                stems[word].add(word[:at])
    asked = {stem for each in stems.values() for stem in each}
    names = asked & _listed("names.txt")
    for other, speller in spellers.items():
        if other != language:
            names |= speller.names(asked - names)
    return {word for word, each in stems.items() if not names.isdisjoint(each)}


def _is_avoided(word: str, language: str) -> bool:
    """Tell of a word that the terms of the project have a better one for: one finding is enough."""
    return any(pattern.fullmatch(word) for _, pattern, _ in terms(language))


_NAME_AND_WORD = re.compile(r"(?<!\w)[A-ZÅÄÖÉ][\w’-]{1,60} (?P<word>[^\W\d_]{3,60})(?!\w)")


def _of_names(
    sentences: Sequence[Sentence], unknown: set[str], others: Sequence[Speller]
) -> set[tuple[str, str]]:
    """Return the sentences' words that belong to a name in the other language: *Svenska kulturfonden*."""
    found = {(one.text, match["word"]) for one in sentences for match in _NAME_AND_WORD.finditer(one.text)}
    asked = {word for _, word in found} & unknown
    strange = set(asked).intersection(*(other.unknown(asked) for other in others)) if others else asked
    return {(text, word) for text, word in found if word in asked - strange}


def has_capital(word: str) -> bool:
    """Tell of a word with a capital anywhere: a name, or the first of its sentence."""
    return any(map(str.isupper, word))


FEWEST = 3
SHARE = 0.7
"""How many words of a sentence, and which share of them, are unknown when it is in another language."""


def _other(sentence: Sentence, unknown: set[str]) -> str:
    words = words_in(without_joints(sentence.text)) if unknown else []
    strange = [word for word in words if word in unknown]
    plain = [word for word in strange if not has_capital(word)]
    is_other = len(plain) > 1 and len(strange) >= FEWEST and len(strange) >= SHARE * len(words)
    return "other" if is_other else ""


def _nearest(words: Sequence[str], speller: Speller, known: Collection[str]) -> dict[str, list[str]]:
    """Return what each word may have been meant to be: of a name, only another that the site or its lists know."""
    near, found = speller.near(words), dict[str, list[str]]()
    for word in words:
        alike = [
            one for one in known if one[:1] == word[:1] and abs(len(one) - len(word)) <= 2 and one != word
        ]
        own = get_close_matches(word, alike, n=2, cutoff=0.82) if has_capital(word) and len(word) > 4 else []
        found[word] = own or near.get(word, [])
    strange = speller.unknown({one.lower() for each in found.values() for one in each})
    return {
        word: [one for one in each if one in known or one.lower() not in strange]
        for word, each in found.items()
    }


_SHORTEST_PART = 4
_BOUND = "musei"
"""What begins the words of museum work, any of which may stand after it (*museivän*), and no word of its own."""


def _joined(words: Collection[str], speller: Speller) -> set[str]:
    """Return the words that are made of two known ones (*farmorsgruppen*): Swedish makes them anew every day."""
    parts = {
        (word, word[:at], word[at:])
        for word in words
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
        if word.islower()
    }
    asked = {part for _, first, last in parts for part in (first, first.removesuffix("s"), last)}
    bound = {word: word.removeprefix(_BOUND) for word in words if word.startswith(_BOUND)}
    strange = speller.unknown(asked | set(bound.values()))
    return {word for word, last in bound.items() if len(last) > 2 and last not in strange} | {
        word
        for word, first, last in parts
        if last not in strange and not (first in strange and first.removesuffix("s") in strange)
    }


def _translated(word: str, terms_: Mapping[str, str] | None) -> str:
    """Return the site's own word for one of the other language; "" where its glossary has none."""
    stems = {term[:-1] if len(term) > LONG_STEM else term: right for term, right in (terms_ or {}).items()}
    return next((right for stem, right in stems.items() if word.startswith(stem.lower())), "")


LONG_STEM = 5
LONG = 7
"""Letters: of a shorter word nobody can tell which one was meant."""


def _told(
    slips: Iterable[tuple[Passage, str]],
    near: Mapping[str, list[str]],
    language: str,
    joined: Collection[str],
    foreign: Mapping[str, str],
) -> Iterator[Finding]:
    named = set[tuple[str, str]]()
    for passage, word in slips:
        meant = near.get(word, [])
        rule = "name-unknown" if has_capital(word) else "word-misspelt" if meant else "word-unknown"
        if rule == "name-unknown" and (str(passage.path), word) in named:
            continue
        named.add((str(passage.path), word))
        is_slip = any(_is_one_slip(word, one) for one in meant)
        if word in foreign and len(word) >= _SHORTEST_PART and not is_slip:
            rule = f"word-in-{_OTHER[language]}"
        elif word in joined and word.startswith(_BOUND):
            continue
        elif word in joined and not is_slip:
            rule = "name-unknown"
        sure = [one for one in meant if _is_one_slip(word, one)] if len(word) >= LONG else []
        line, typed = passage.line_with(word)
        if typed and word not in as_meant(typed):
            continue  # no word of the editor's: the name of a key, the title that a box has by itself
        mended = _respelt(typed, word, sure[0]) if len(sure) == 1 else ""
        values = {"word": word, "language": language, "near": ", ".join(meant), "mended": mended}
        if rule.startswith("word-in-"):
            values |= {"write": foreign[word] if foreign[word] != word else "", "mended": ""}
        elif rule == "name-unknown":
            values["near"] = f" {_PERHAPS[language]} {values['near']}?" if meant and is_slip else ""
        yield finding(passage.path, line, rule, **values)


_OTHER = {FINNISH.code: SWEDISH.code, SWEDISH.code: FINNISH.code}
_PERHAPS = {"fi": "Tarkoititteko näin:", "sv": "Menade ni så här:"}


def _respelt(line: str, word: str, meant: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", lambda _: meant, line).rstrip() if word in line else ""


def _is_one_slip(word: str, meant: str) -> bool:
    """Tell whether one letter is missing, too many, another one, or has changed places with its neighbour."""
    start = next(
        (at for at, (one, other) in enumerate(zip(word, meant, strict=False)) if one != other),
        min(len(word), len(meant)),
    )
    rest, right = word[start:], meant[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return right in (rest[1:], swapped) or rest == right[1:] or (rest[1:] == right[1:] and word != meant)
