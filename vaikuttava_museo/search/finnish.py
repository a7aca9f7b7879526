"""Finnish readings and forms by Voikko: libvoikko analyses, its dictionary run backwards inflects.

Both come from Debian (`libvoikko1`, `voikko-fi`) and PyPI (`libvoikko`). Tags of an analysis are Voikko's own
(`[Xp]` base form, `[Xj]` derived from it, `[Bc]` border of a compound, `[F` clitic, `[O` possessive).
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import libvoikko

from vaikuttava_museo.search.comparison import basic_form, made_of_adjective
from vaikuttava_museo.search.guessed import guessed_forms
from vaikuttava_museo.search.lemmas import Reading
from vaikuttava_museo.search.transducer import ANY, Transducer

TRANSDUCERS = (
    Path("/usr/lib/voikko/5/mor-standard/mor.vfst"),
    Path("/usr/share/voikko/5/mor-standard/mor.vfst"),
)
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
_OF_VERBS = "teonsana"
"""The class of verbs. They are no parts of compounds, though a noun may look like a form of one (`koe` in `koeluku`)."""
_PARTICIPLES = ("[Rv]", "[Ru]", "[Ra]", "[Rt]")
_SHORTEST_PART = 3


class FinnishLemmatiser:
    """Voikko; raises OSError or VoikkoException when the library or the dictionary is missing."""

    def __init__(self) -> None:
        self._voikko = libvoikko.Voikko("fi")
        path = next((path for path in TRANSDUCERS if path.is_file()), TRANSDUCERS[0])
        self._transducer = Transducer.read(path)
        self._analyses = cache(self._analyse)
        self._made = cache(self._made_of)

    def _analyse(self, word: str) -> tuple[dict[str, Any], ...]:
        """Return the analyses of a word; as a name or an abbreviation only when it is nothing else."""
        for spelling in (word, word.capitalize(), word.upper()):
            found = [item for item in self._voikko.analyze(spelling) if "FSTOUTPUT" in item]
            if found:
                return tuple(found)
        return ()

    def readings(self, word: str) -> list[Reading]:
        """Return the readings of a word with the parts of a compound and what the word is derived from."""
        parts: dict[str, set[str]] = {}
        roots: dict[str, set[str]] = {}
        for analysis in _likely(self._analyses(word)):
            lemma = self._lemma(word, analysis)
            parts.setdefault(lemma, set()).update(self._parts(word, analysis), _verbs(analysis))
            if made_of_adjective(analysis):
                parts[lemma].add(_bare(analysis["BASEFORM"]))
            roots.setdefault(lemma, set()).update(_roots(analysis))
        found = [
            Reading(
                lemma,
                tuple(sorted(parts[lemma] - {lemma})),
                tuple(sorted(roots[lemma] - parts[lemma] - {lemma})),
            )
            for lemma in sorted(parts)
        ]
        return found or [Reading(word)]

    def _parts(self, word: str, analysis: dict[str, Any]) -> Iterator[str]:
        """Yield the base forms of every run of a compound's parts: `työ`, `kalu`, `pakki`, `työkalu`, `kalupakki`.

        A head like `ihmis-` is looked up as `ihminen`.
        """
        borders = _borders(analysis["STRUCTURE"])
        for start, end in combinations(borders, 2):
            piece = word[start:end].strip("-")
            if len(piece) < _SHORTEST_PART or (start, end) == (borders[0], borders[-1]):
                continue
            whole = piece if self._voikko.analyze(piece) else f"{piece.removesuffix('s')}nen"
            found = [item for item in self._voikko.analyze(whole) if "FSTOUTPUT" in item]
            nouns = [item for item in found if item["CLASS"] != _OF_VERBS]
            yield from (_lemma(whole, item) for item in nouns or found)

    def forms(self, lemma: str) -> set[str]:
        """Return the inflected forms of a lemma; guessed endings for a name that Voikko does not know."""
        own = [item for item in self._analyses(lemma) if self._lemma(lemma, item) == lemma]
        if not own:
            return guessed_forms(lemma)
        found = {word for item in own for word in self._forms_of(item, lemma)}
        return {word for word in found if word.isalpha() and _CLITIC.sub("", word) not in found - {word}}

    def _lemma(self, word: str, analysis: dict[str, Any]) -> str:
        """Return the lemma of an analysis; the comparative, the superlative or the adverb of an adjective is its own."""
        made = self._made(analysis["FSTOUTPUT"], _bare(analysis["BASEFORM"]), made_of_adjective(analysis))
        return made[0] or _lemma(word, analysis)

    def _forms_of(self, analysis: dict[str, Any], lemma: str) -> set[str]:
        made = self._made(analysis["FSTOUTPUT"], _bare(analysis["BASEFORM"]), made_of_adjective(analysis))
        return set(made[1]) or self._inflected(analysis["FSTOUTPUT"], lemma)

    def _made_of(self, output: str, adjective: str, made: str) -> tuple[str, frozenset[str]]:
        """Return the basic form and all forms of what is made of an adjective; nothing for an adjective's own forms."""
        if not made:
            return "", frozenset()
        found = [
            (word, item)
            for word in self._inflected(output, adjective)
            for item in self._analyses(word)
            if made_of_adjective(item) == made and _bare(item["BASEFORM"]) == adjective
        ]
        return basic_form(found), frozenset(word for word, _ in found)

    def _inflected(self, output: str, lemma: str) -> set[str]:
        """Return the words whose analysis begins like this one up to its inflection."""
        derived = _DERIVED_VERB.search(output)
        if derived is None:
            beginning = tuple(_SYMBOLS.findall(_up_to_inflection(output)))
            words = set(self._transducer.words(beginning, (*_FORBIDDEN, "[X")))
            return words | self._participles(beginning) if _is_verb(output) else words
        beginning = tuple(_SYMBOLS.findall(output[: derived.end(1)]))
        words = set(self._transducer.words(beginning, _FORBIDDEN))
        return {
            word for word in words if any(_bare(item["BASEFORM"]) == lemma for item in self._analyses(word))
        }

    def _participles(self, verb: tuple[str, ...]) -> set[str]:
        """Return the forms of a verb's four participles; `verb` is the beginning of its analyses."""
        return {
            word
            for tag in _PARTICIPLES
            for word in self._transducer.words((*verb, ANY, "[Ll]", tag), (*_FORBIDDEN, "[C", "[Ssti"))
        }


def _likely(analyses: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    """Return the analyses with the fewest parts: what can be one word is hardly two (`suurilta` is no evening, `ilta`)."""
    fewest = min((len(_borders(item["STRUCTURE"])) for item in analyses), default=0)
    return tuple(item for item in analyses if len(_borders(item["STRUCTURE"])) == fewest)


def _bare(baseform: str) -> str:
    return baseform.lower().replace("=", "")


def _lemma(word: str, analysis: dict[str, Any]) -> str:
    """Return the lemma of an analysis; of a noun in -minen, which Voikko takes for the verb, the noun itself."""
    if _is_action(analysis["FSTOUTPUT"]):
        return f"{word[: word.rindex('mi')]}minen"
    return _bare(analysis["BASEFORM"])


def _is_action(output: str) -> bool:
    return _ACTION in output.rpartition("[Bc]")[2]


def _verbs(analysis: dict[str, Any]) -> set[str]:
    """Return the verb of a participle or of a noun in -minen that is no compound."""
    match = _OF_VERB.search(analysis["FSTOUTPUT"])
    return {_bare(match.group(1))} if match and "[Bc]" not in analysis["FSTOUTPUT"] else set()


def _is_verb(output: str) -> bool:
    return output.startswith("[Lt]") and "[Bc]" not in output and "[Ll]" not in output


def _up_to_inflection(output: str) -> str:
    """Return an analysis up to where the last part's inflection begins."""
    if _is_action(output):
        return output[: output.rindex(_ACTION) + len(_ACTION)]
    end = output.rfind("[X]")
    return output[: end + 3] if end >= 0 else output


def _roots(analysis: dict[str, Any]) -> set[str]:
    last = analysis["FSTOUTPUT"].rpartition("[Bc]")[2]
    match = (_VERB if _is_action(last) else _ROOT).search(last)
    return {match.group(1).lower()} if match else set()


def _borders(structure: str) -> list[int]:
    """Return where the parts of a word begin and its last one ends, from Voikko's `=ppp=pppp`."""
    borders, at = [], 0
    for mark in structure:
        if mark == "=":
            borders.append(at)
        else:
            at += 1
    return [*borders, at]
