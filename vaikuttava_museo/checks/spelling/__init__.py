"""Spelling: every word of the texts is known to Voikko (Finnish), Hunspell (Swedish) or the project's own lists.

The lists `words.fi.txt` and `words.sv.txt`, `names.txt` and `units_and_keys.txt` for both, the places with a name in
each language and the terms of the project stand here, one folder for whoever writes.
"""

import posixpath
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
from vaikuttava_museo.checks.rules.wording import pattern_of, places, terms
from vaikuttava_museo.checks.spelling.dictionaries import Speller
from vaikuttava_museo.checks.spelling.tokens import TOKEN, has_capital, words_in
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.letter_forms import as_meant
from vaikuttava_museo.content.passages import Passage

MAX_SUGGESTED_FOR = 40
"""Words that suggestions are looked for: more than these are a file in another language rather than slips."""


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
    texts = list(judged(heard, apart=True))
    for language, speller in spellers.items():
        spelt = [one for one in texts if one.passage.language == language]
        if language == FINNISH.code:
            yield from _parted(spelt)
        unknown = _unknown(spelt, language, spellers)
        others = [one for code, one in spellers.items() if code != language]
        of_names = _of_names(spelt, unknown, others)
        told = [replace(one, language="other") if _is_other(one, unknown) else one for one in spelt]
        by_rules = {one.passage for one in spelt if one.language}
        others_here = (run for run in runs(told) if by_rules.isdisjoint(one.passage for one in run))
        yield from map(foreign_finding, others_here)
        slips = dict.fromkeys(
            (one.passage, word)
            for one in told
            if not one.language
            for word in words_in(without_joints(one.text))
            if word in unknown and (one.text, word) not in of_names
            # The terms of the project have a better word for some: one finding is enough.
            if not any(pattern_of(avoided).fullmatch(word) for _, avoided, _ in terms(language))
            if _is_typed(one.passage, word)
        )
        words = sorted({word for _, word in slips})
        if not words:
            continue
        known = {word for one in spelt for word in words_in(one.text)} - unknown | _listed("names.txt")
        near = _nearest(words[:MAX_SUGGESTED_FOR], speller, known | {*places(), *places().values()})
        for _, seen, meant in _pairs(spelt):
            near |= {part: [meant, *near[part]] for part in seen.split(" ") if part in near}
        plain = {word for word in words if not has_capital(word)}
        strange = plain.intersection(*(one.unknown(plain) for one in others)) if others and plain else plain
        foreign = {word: _translated(word, terms_ or {}) for word in plain - strange}
        joined = _joined(words, speller) - foreign.keys() if language == "sv" else set()
        yield from _told(slips, near, language, joined, foreign)


# Not after the genitive, and not of a place: two words may be meant (museon johtaja, piirros ohjelmassa).
_PAIR = re.compile(
    r"(?<![\w-])(?=(?P<first>[A-ZÅÄÖ]?[a-zåäö]{2,40}(?<!n)) (?P<last>[a-zåäö]{3,40}"
    r"(?<!s[st][aä])(?<!l[lt][aä])(?<!lle)(?<!ksi))(?![\w-]))"
)


def _pairs(sentences: Sequence[Sentence]) -> Iterator[tuple[Passage, str, str]]:
    """Yield two words as they stand, and the word that they are elsewhere on the site."""
    whole = {word.lower() for one in sentences for word in words_in(one.text)}
    for one in sentences:
        for pair in _PAIR.finditer(one.text):
            if (meant := pair["first"] + pair["last"]).lower() in whole:
                yield one.passage, f"{pair['first']} {pair['last']}", meant


def _parted(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Hint at two words that are one elsewhere: a program that corrects as one types parts compounds."""
    for passage, seen, meant in _pairs(sentences):
        line, typed = passage.line_with(seen)
        mended = typed.replace(seen, meant).rstrip()
        yield finding(passage.path, line, "word-parted", seen=seen, meant=meant, mended=mended)


def _unknown(sentences: Sequence[Sentence], language: str, spellers: Mapping[str, Speller]) -> set[str]:
    """Return the words of sentences that are neither of the language, nor abbreviations, nor names."""
    own = (without_joints(one.text) for one in sentences if not one.language)
    tokens = {token for text in own for token in TOKEN.findall(text)}
    listed = _listed(f"words.{language}.txt") | _listed("units_and_keys.txt")
    words = {word for token in tokens for word in words_in(token)}
    strange = {word for word in words if listed.isdisjoint((word, word.lower().rstrip("-")))}
    unknown = spellers[language].unknown(strange)
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
    is_ending = _ENDINGS[language].fullmatch
    stems = {
        word: {word, *(word[:at] for at in range(1, len(word)) if is_ending(word, at))} for word in words
    }
    asked = {stem for each in stems.values() for stem in each}
    names = asked & _listed("names.txt")
    for other, speller in spellers.items():
        if other != language:
            names |= speller.names(asked - names)
    return {word for word, each in stems.items() if not names.isdisjoint(each)}


def _is_typed(passage: Passage, word: str) -> bool:
    """Tell a word of the editor's from the name of a key, or the title that a box has by itself."""
    _, typed = passage.line_with(word)
    return not typed or word in as_meant(typed)


_NAME_AND_WORD = re.compile(r"(?<!\w)[A-ZÅÄÖÉ][\w’-]{1,60} (?P<word>[^\W\d_]{3,60})(?!\w)")


def _of_names(
    sentences: Sequence[Sentence], unknown: set[str], others: Sequence[Speller]
) -> set[tuple[str, str]]:
    """Return the sentences' words that belong to a name in the other language: *Svenska kulturfonden*."""
    found = {(one.text, match["word"]) for one in sentences for match in _NAME_AND_WORD.finditer(one.text)}
    asked = {word for _, word in found} & unknown
    strange = set(asked).intersection(*(other.unknown(asked) for other in others)) if others else asked
    return {(text, word) for text, word in found if word in asked - strange}


FEWEST = 3
SHARE = 0.7
"""How many words of a sentence, and which share of them, are unknown when it is in another language."""


def _is_other(sentence: Sentence, unknown: set[str]) -> bool:
    """Tell of a sentence that only its words show to be in another language."""
    words = words_in(without_joints(sentence.text)) if unknown and not sentence.language else ()
    strange = [word for word in words if word in unknown]
    plain = [word for word in strange if not has_capital(word)]
    return len(plain) > 1 and len(strange) >= FEWEST and len(strange) >= SHARE * len(words)


def _nearest(words: Sequence[str], speller: Speller, known: Collection[str]) -> dict[str, list[str]]:
    """Return what each word may have been meant to be: of a name, only another that the site or its lists know."""
    near, found = dict(speller.near(words)), dict[str, list[str]]()
    # Danish and Norwegian letters in a Swedish word.
    ours = {word: word.translate(_NEIGHBOURS) for word in words if not word.isascii()}
    strange = speller.unknown(set(ours.values()))
    near |= {word: [meant] for word, meant in ours.items() if meant != word and meant not in strange}
    for word in words:
        alike = (one for one in known if one[:1] == word[:1] and abs(len(one) - len(word)) <= 2)
        is_name = has_capital(word) and len(word) > 4
        own = get_close_matches(word, {*alike} - {word}, n=2, cutoff=0.82) if is_name else []
        found[word] = own or near.get(word, [])
    strange = speller.unknown({one.lower() for each in found.values() for one in each})
    is_right = {one for each in found.values() for one in each if one in known or one.lower() not in strange}
    return {word: [one for one in each if one in is_right] for word, each in found.items()}


_NEIGHBOURS = str.maketrans("øæØÆ", "öäÖÄ")
_SHORTEST_PART = 4
_BOUND = "musei"
"""What begins the words of museum work, any of which may stand after it (*museivän*), and no word of its own."""


def _joined(words: Collection[str], speller: Speller) -> set[str]:
    """Return the words that are made of two known ones (*farmorsgruppen*): Swedish makes them anew every day."""
    parts = {
        (word, word[:at], word[at:])
        for word in filter(str.islower, words)
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    }
    asked = {part for _, first, last in parts for part in (first, first.removesuffix("s"), last)}
    bound = {word: word.removeprefix(_BOUND) for word in words if word.startswith(_BOUND)}
    strange = speller.unknown(asked | set(bound.values()))
    known = asked - strange
    made = {word for word, first, last in parts if last in known and {first, first.removesuffix("s")} & known}
    return made | {word for word, last in bound.items() if len(last) > 2 and last not in strange}


def _translated(word: str, terms_: Mapping[str, str]) -> str:
    """Return the site's own word for one of the other language; "" where its glossary has none."""
    stems = {term[:-1] if len(term) > LONG_STEM else term: right for term, right in terms_.items()}
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
        sure = [one for one in meant if _is_one_slip(word, one)]
        is_slip = bool(sure)
        if word in foreign and len(word) >= _SHORTEST_PART and not is_slip:
            rule = f"word-in-{_OTHER[language]}"
        elif word in joined and word.startswith(_BOUND):
            continue
        elif (word in joined or passage.is_search_word) and not is_slip:
            rule = "name-unknown"
        line, typed = passage.line_with(word)
        is_long = len(word) >= LONG or meant == [word.translate(_NEIGHBOURS)]
        is_sure = len(sure) == 1 and is_long and word in typed
        mended = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", sure[0], typed).rstrip() if is_sure else ""
        values = {"word": word, "language": language, "near": ", ".join(meant), "mended": mended}
        if rule.startswith("word-in-"):
            values |= {"write": foreign[word] if foreign[word] != word else "", "mended": ""}
        elif rule == "name-unknown":
            values["near"] = f" {_PERHAPS[language]} {values['near']}?" if meant and is_slip else ""
        yield finding(passage.path, line, rule, **values)


_OTHER = {FINNISH.code: SWEDISH.code, SWEDISH.code: FINNISH.code}
_PERHAPS = {"fi": "Tarkoititteko näin:", "sv": "Menade ni så här:"}


def _is_one_slip(word: str, meant: str) -> bool:
    """Tell whether one letter is missing, too many, another one, or has changed places with its neighbour."""
    start = len(posixpath.commonprefix((word, meant)))
    rest, right = word[start:], meant[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return right in (rest[1:], swapped) or rest == right[1:] or (rest[1:] == right[1:] and word != meant)
