"""Finnish readings and forms by Voikko: libvoikko analyses, its dictionary run backwards inflects.

Tags of an analysis are Voikko's own (`[Xp]` base form, `[Xj]` derived from it, `[Bc]` border of a compound, `[F`
clitic, `[O` possessive, `[Sn][Ny]` nominative singular).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from vaikuttava_museo.search.lemma_cache import Reading
from vaikuttava_museo.search.voikko import ANY, Transducer, open_voikko

TRANSDUCERS = [Path(f"/usr/{place}/voikko/5/mor-standard/mor.vfst") for place in ("lib", "share")]
_FORBIDDEN = ("[F", "[O", "[Bc", "[Bh", "[L")
"""Clitics and possessives are rules of the browser; a new compound part or part of speech is another lemma."""
_DERIVED_VERB = re.compile(r"(\[X\])[^\[]*\[Xj\][^\[]*\[X\][^\[]*\[T")
"""A verb derived from a verb, with its inflection: its stem alternates before the derivation (`esittelee`)."""
_SYMBOLS = re.compile(r"\[[^\]]+\]|.")
_CLITIC = re.compile(r"(?:han|hän|pa|pä|pas|päs|pahan|pähän|pi)$")
"""Clitics that Voikko writes without a tag of their own."""
_ACTION = "[Tn4]mi"
"""The beginning of a verb's noun in -minen."""
_VERB = re.compile(r"\[Xp\]([^\[]+)\[X\]")
_ROOT = re.compile(r"\[Xp\]([^\[]+)\[X\].*\[Xj\]")
_OF_VERB = re.compile(r"\[Xp\]([^\[]+)\[X\][^\[]*(?:\[Ll\]\[R[artuv]\]|\[Tn4\]mi)")
"""A participle or a noun in -minen, with its verb: words of their own, and forms of the verb (`kokeiltava`)."""
_VERBS = "teonsana"
"""The class of verbs. They are no parts of compounds, though a noun may look like a form of one (`koe` in `koeluku`)."""
_PARTICIPLES = ("[Rv]", "[Ru]", "[Ra]", "[Rt]")
_SHORTEST = 3
"""Letters of a compound's part, and of a name that has forms."""
_ADVERB = "[Ssti]"
_NOT_OF_ADJECTIVE = ("[Bc]", "[Xj]", "[Lt]")
"""Of compounds, of derived words and of verbs' participles the adjective stands for all."""
_AFTER_VOWEL = (
    "n", "a", "ta", "t", "ksi", "na", "ssa", "sta", "lla", "lle", "lta", "tta",
    "en", "ja", "jen", "ihin", "illa", "ille", "ilta", "issa", "ista",
)  # fmt: skip
_AFTER_CONSONANT = (
    "in", "ia", "it", "iksi", "ina", "issa", "ista", "illa", "ille", "ilta", "itta", "iin", "ien", "eja",
)  # fmt: skip
_OF_NEN = (
    "sen", "sta", "seksi", "sena", "sessa", "sesta", "sella", "selle", "selta", "seen", "set", "sten", "sia",
)  # fmt: skip

Analysis = Mapping[str, Any]
"""One of Voikko's analyses of a word."""


class FinnishLemmatiser:
    """Voikko; raises one of `voikko.MISSING` when the library or the dictionary is not there."""

    def __init__(self) -> None:
        self._voikko = open_voikko()
        self._transducer = Transducer(next((path for path in TRANSDUCERS if path.is_file()), TRANSDUCERS[0]))
        self._analyses = cache(self._analyse)
        self._made_of = cache(self._make_of)

    def _spelt(self, word: str) -> list[Analysis]:
        return [item for item in self._voikko.analyze(word) if "FSTOUTPUT" in item]

    def _analyse(self, word: str) -> list[Analysis]:
        """Return the analyses of a word; as a name or an abbreviation only when it is nothing else."""
        return self._spelt(word) or self._spelt(word.capitalize()) or self._spelt(word.upper())

    def readings(self, word: str) -> list[Reading]:
        """Return the readings of a word with the parts of a compound and what the word is derived from."""
        parts: dict[str, set[str]] = {}
        roots: dict[str, set[str]] = {}
        # What can be one word is hardly two (`suurilta` is no evening, `ilta`).
        fewest = min((len(_borders(item)) for item in self._analyses(word)), default=0)
        for analysis in (item for item in self._analyses(word) if len(_borders(item)) == fewest):
            lemma = self._lemma(word, analysis)
            parts.setdefault(lemma, set()).update(self._parts(word, analysis), _verbs(analysis))
            if _made_of_adjective(analysis):
                parts[lemma].add(_base_form(analysis))
            roots.setdefault(lemma, set()).update(_roots(analysis))
        found = []
        for lemma in sorted(parts):
            own_roots = roots[lemma] - parts[lemma] - {lemma}
            found.append(Reading(lemma, tuple(sorted(parts[lemma] - {lemma})), tuple(sorted(own_roots))))
        return found or [Reading(word)]

    def _parts(self, word: str, analysis: Analysis) -> Iterator[str]:
        """Yield the base forms of every run of a compound's parts: `työ`, `kalu`, `työkalu`; of `ihmis-` `ihminen`."""
        borders = _borders(analysis)
        for start, end in combinations(borders, 2):
            piece = word[start:end].strip("-")
            if len(piece) < _SHORTEST or (start, end) == (borders[0], borders[-1]):
                continue
            whole = piece if self._voikko.analyze(piece) else f"{piece.removesuffix('s')}nen"
            found = self._spelt(whole)
            nouns = [item for item in found if item["CLASS"] != _VERBS]
            yield from (_lemma(whole, item) for item in nouns or found)

    def forms(self, lemma: str) -> set[str]:
        """Return the inflected forms of a lemma; guessed endings for a name that Voikko does not know."""
        own = [item for item in self._analyses(lemma) if self._lemma(lemma, item) == lemma]
        if not own:
            return guessed_forms(lemma)
        found: set[str] = set()
        for item in own:
            found |= self._of_adjective(item)[1] or self._inflected(item["FSTOUTPUT"], lemma)
        return {word for word in found if word.isalpha() and _CLITIC.sub("", word) not in found - {word}}

    def _lemma(self, word: str, analysis: Analysis) -> str:
        """Return the lemma of an analysis; the comparative, the superlative or the adverb of an adjective is its own."""
        return self._of_adjective(analysis)[0] or _lemma(word, analysis)

    def _of_adjective(self, analysis: Analysis) -> tuple[str, frozenset[str]]:
        """Return the basic form and all forms of what is made of an adjective; nothing for an adjective's own forms."""
        made = _made_of_adjective(analysis)
        return self._made_of(analysis["FSTOUTPUT"], _base_form(analysis), made) if made else ("", frozenset())

    def _make_of(self, output: str, adjective: str, made: str) -> tuple[str, frozenset[str]]:
        found = [
            (word, item)
            for word in self._inflected(output, adjective)
            for item in self._analyses(word)
            if _made_of_adjective(item) == made and _base_form(item) == adjective
        ]
        tags = ("[Sn][Ny]", _ADVERB)
        basic = [word for word, item in found if any(tag in item["FSTOUTPUT"] for tag in tags)]
        # `paras` of `parhaat`, `parhain`, `paras`
        return min(sorted(basic), key=len, default=""), frozenset(word for word, _ in found)

    def _inflected(self, output: str, lemma: str) -> set[str]:
        """Return the words whose analysis begins like this one up to its inflection."""
        derived = _DERIVED_VERB.search(output)
        if derived is None:
            if _is_action(output):
                end = output.rindex(_ACTION) + len(_ACTION)
            else:
                end = output.rfind("[X]") + 3 if "[X]" in output else len(output)
            beginning = tuple(_SYMBOLS.findall(output[:end]))
            words = set(self._transducer.words(beginning, (*_FORBIDDEN, "[X")))
            if output.startswith("[Lt]") and "[Bc]" not in output and "[Ll]" not in output:
                for tag in _PARTICIPLES:
                    participle = (*beginning, ANY, "[Ll]", tag)
                    words.update(self._transducer.words(participle, (*_FORBIDDEN, "[C", "[Ssti")))
            return words
        beginning = tuple(_SYMBOLS.findall(output[: derived.end(1)]))
        words = set(self._transducer.words(beginning, _FORBIDDEN))
        return {word for word in words if any(_base_form(item) == lemma for item in self._analyses(word))}


def guessed_forms(word: str) -> set[str]:
    """Return the cases of a word without gradation, by its last letter (`Hamari`: `hamarin`, `hamarille`)."""
    if len(word) < _SHORTEST or not word.isalpha():
        return {word}
    last = word[-1]
    if last in "aeiouyäöå":
        return {word} | {word + ending for ending in (*_AFTER_VOWEL, f"{last}n", f"h{last}n")}
    if word.endswith("nen"):
        return {word} | {word.removesuffix("nen") + ending for ending in _OF_NEN}
    return {word} | {word + ending for ending in _AFTER_CONSONANT}


def _made_of_adjective(analysis: Analysis) -> str:
    """Return what an adjective has been made into ("positive": the adverb in -sti), a word of its own; else ""."""
    output, degree = analysis["FSTOUTPUT"], analysis.get("COMPARISON", "")
    is_made = degree in ("comparative", "superlative") or (degree == "positive" and _ADVERB in output)
    return degree if is_made and not any(tag in output for tag in _NOT_OF_ADJECTIVE) else ""


def _base_form(analysis: Analysis) -> str:
    base: str = analysis["BASEFORM"]
    return base.lower().replace("=", "")


def _lemma(word: str, analysis: Analysis) -> str:
    """Return the lemma of an analysis; of a noun in -minen, which Voikko takes for the verb, the noun itself."""
    if _is_action(analysis["FSTOUTPUT"]):
        return f"{word[: word.rindex('mi')]}minen"
    return _base_form(analysis)


def _is_action(output: str) -> bool:
    return _ACTION in output.rpartition("[Bc]")[2]


def _verbs(analysis: Analysis) -> set[str]:
    """Return the verb of a participle or of a noun in -minen that is no compound."""
    match = _OF_VERB.search(analysis["FSTOUTPUT"])
    return {match[1].lower().replace("=", "")} if match and "[Bc]" not in analysis["FSTOUTPUT"] else set()


def _roots(analysis: Analysis) -> set[str]:
    last = analysis["FSTOUTPUT"].rpartition("[Bc]")[2]
    match = (_VERB if _is_action(last) else _ROOT).search(last)
    return {match[1].lower()} if match else set()


def _borders(analysis: Analysis) -> list[int]:
    """Return where the parts of a word begin and its last one ends, from Voikko's `=ppp=pppp`."""
    structure = analysis["STRUCTURE"]
    marks = [match.start() for match in re.finditer("=", structure)]
    return [*(at - number for number, at in enumerate(marks)), len(structure) - len(marks)]
