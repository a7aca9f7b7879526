"""The dictionaries of both languages, asked for many words at once: Voikko for Finnish, Hunspell for Swedish."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

MAX_SUGGESTED = 3
_SUGGESTIONS = re.compile(r"^& (?P<word>\S+) \d+ \d+: (?P<suggested>.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Speller:
    """What a language's dictionary tells of many words at once."""

    unknown: Callable[[Collection[str]], set[str]]
    """Returns those that are not of the language."""
    near: Callable[[Collection[str]], Mapping[str, list[str]]]
    """Returns the nearest right words of wrong ones."""
    names: Callable[[Collection[str]], set[str]]
    """Returns those that are names, and no other words, in their dictionary form."""


class SpellerMissing(Exception):
    """A spelling checker is not installed; the message says in Finnish and Swedish what to install."""

    def __init__(self, in_finnish: str, in_swedish: str, command: str) -> None:
        super().__init__(
            f"Oikeinkirjoitusta ei tarkistettu {in_finnish} osalta: asentakaa tarkistin ({command}). "
            f"Stavningen kontrollerades inte för {in_swedish}s del: installera kontrollen ({command})."
        )


def checkers() -> tuple[dict[str, Speller], list[str]]:
    """Return the spelling checkers that are installed, by language, and a sentence for each that is not."""
    found: dict[str, Speller] = {}
    missing: list[str] = []
    for language, speller in (("fi", _finnish), ("sv", _swedish)):
        try:
            found[language] = speller()
        except SpellerMissing as error:
            missing.append(str(error))
    return found, missing


_NAMES = frozenset({"paikannimi", "etunimi", "sukunimi", "nimi"})
"""What Voikko calls the kinds of names."""


def _finnish() -> Speller:
    try:
        from vaikuttava_museo.search.voikko import INSTALL, MISSING, open_voikko  # noqa: PLC0415 - its absence is told
    except ImportError as error:
        raise SpellerMissing("suomen", "finskan", "make check") from error
    try:
        voikko = open_voikko()
    except MISSING as error:
        raise SpellerMissing("suomen", "finskan", INSTALL) from error

    def is_name(word: str) -> bool:
        found = voikko.analyze(word)
        return any(one.get("CLASS") in _NAMES and one.get("SIJAMUOTO") == "nimento" for one in found)

    return Speller(
        unknown=lambda words: {
            word for word in words if not (voikko.spell(word) or voikko.spell(word.rstrip("-")))
        },
        near=lambda words: {word: list(voikko.suggest(word))[:MAX_SUGGESTED] for word in words},
        names=lambda words: set(filter(is_name, words)),
    )


def _swedish() -> Speller:
    program = shutil.which("hunspell")
    if program is None:
        raise SpellerMissing("ruotsin", "svenskan", "apt-get install hunspell hunspell-sv")

    # The dictionary of Finland's Swedish: Ekenäs, Folktinget, arbetarinstitut.
    call = [program, "-d", "sv_FI", "-i", "utf-8"]
    ask = _kept_open([*call, "-l"])

    def unknown(words: Collection[str]) -> set[str]:
        bare = {word.rstrip("-"): word for word in words}
        return {bare[text] for text in set(ask(list(bare))) if text in bare}

    def near(words: Collection[str]) -> dict[str, list[str]]:
        asked = "".join(f"^{word.rstrip('-')}\n" for word in words)
        said = subprocess.run([*call, "-a"], input=asked, capture_output=True, encoding="utf-8", check=True)
        lines = _SUGGESTIONS.finditer(said.stdout)
        found = {line["word"]: line["suggested"].split(", ")[:MAX_SUGGESTED] for line in lines}
        return {word: found.get(word.rstrip("-"), []) for word in words}

    def names(words: Collection[str]) -> set[str]:
        wrong = unknown({*words, *map(str.lower, words)})
        return {word for word in words if word not in wrong and word.lower() in wrong}

    try:
        ask(["museum"])
    except OSError as error:
        raise SpellerMissing("ruotsin", "svenskan", "apt-get install hunspell-sv") from error
    return Speller(unknown, near, names)


_LAST = "qqqqqq"
"""What no dictionary knows: once it is told, all are."""
_AT_ONCE, _LONGEST = 200, 80
"""So many words of so many letters neither side waits to be rid of: pipe and terminal hold 64 kB."""


def _kept_open(call: Sequence[str]) -> Callable[[Sequence[str]], list[str]]:
    """Return what asks a program which words are wrong; raises OSError when it ends.

    It starts once: reading its dictionary takes longer than answering. To a terminal it answers line by line.
    """
    reader, writer = os.openpty()
    process = subprocess.Popen(
        call, stdin=subprocess.PIPE, stdout=writer, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    os.close(writer)
    answers = os.fdopen(reader, encoding="utf-8")

    def ask(asked: Sequence[str]) -> list[str]:
        words = [word for word in asked if len(word) <= _LONGEST and _LAST not in word]
        wrong = [word for word in asked if len(word) > _LONGEST or _LAST in word]
        for at in range(0, len(words), _AT_ONCE):
            assert process.stdin
            process.stdin.write("\n".join([*words[at : at + _AT_ONCE], _LAST, ""]))
            process.stdin.flush()
            for line in answers:
                if line.strip() == _LAST:
                    break
                wrong.append(line.strip())
            else:
                raise OSError(f"{call[0]} has ended")
        return wrong

    return ask
