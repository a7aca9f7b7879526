"""Spelling: every word of the texts is known to Voikko (Finnish), Hunspell (Swedish) or the project's own list.

The lists `words.fi.txt` and `words.sv.txt` and the terms of the project stand here, one folder for whoever writes.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from importlib.resources import files

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage, spoken

Checker = Callable[[Collection[str]], Mapping[str, list[str]]]
"""Returns those of many words that are not of its language, each with the nearest right words."""
MAX_SUGGESTED = 3
MAX_SUGGESTED_FOR = 40
"""Words that suggestions are looked for: more than these are a file in another language rather than slips."""
_SUGGESTIONS = re.compile(r"^& (?P<word>\S+) \d+ \d+: (?P<suggested>.*)$", re.MULTILINE)


class CheckerMissing(Exception):
    """A spelling checker is not installed; the message says in Finnish and Swedish what to install."""

    def __init__(self, in_finnish: str, in_swedish: str, command: str) -> None:
        super().__init__(
            f"Oikeinkirjoitusta ei tarkistettu {in_finnish} osalta: asentakaa tarkistin ({command}). "
            f"Stavningen kontrollerades inte för {in_swedish}s del: installera kontrollen ({command})."
        )


def checkers() -> tuple[dict[str, Checker], list[str]]:
    """Return the checkers that are installed, by language, and a sentence for each that is not."""
    found: dict[str, Checker] = {}
    missing: list[str] = []
    for language, checker in (("fi", _finnish), ("sv", _swedish)):
        try:
            found[language] = checker()
        except CheckerMissing as error:
            missing.append(str(error))
    return found, missing


def _finnish() -> Checker:
    try:
        import libvoikko  # noqa: PLC0415 - its absence is told in a sentence
    except ImportError as error:
        raise CheckerMissing("suomen", "finskan", "make check") from error
    try:
        voikko = libvoikko.Voikko("fi")
    except (OSError, libvoikko.VoikkoException) as error:
        raise CheckerMissing("suomen", "finskan", "apt-get install libvoikko1 voikko-fi") from error

    def unknown(words: Collection[str]) -> dict[str, list[str]]:
        found = sorted(word for word in words if not (voikko.spell(word) or voikko.spell(word.rstrip("-"))))
        near = {word: list(voikko.suggest(word))[:MAX_SUGGESTED] for word in found[:MAX_SUGGESTED_FOR]}
        return {word: near.get(word, []) for word in found}

    return unknown


def _swedish() -> Checker:
    program = shutil.which("hunspell")
    if program is None:
        raise CheckerMissing("ruotsin", "svenskan", "apt-get install hunspell hunspell-sv")

    def ask(mode: str, words: Collection[str]) -> str:
        """Ask for many words at once: starting the program takes longer than answering."""
        call, text = [program, "-d", "sv_SE", "-i", "utf-8", mode], "".join(f"{word}\n" for word in words)
        result = subprocess.run(call, input=text, capture_output=True, encoding="utf-8", check=False)
        if result.returncode or "Can't open" in result.stderr:
            raise CheckerMissing("ruotsin", "svenskan", "apt-get install hunspell-sv")
        return result.stdout

    def unknown(words: Collection[str]) -> dict[str, list[str]]:
        bare = {word.rstrip("-"): word for word in words}
        found = sorted(bare[text] for text in set(ask("-l", bare).split()) if text in bare)
        asked = [f"^{word.rstrip('-')}" for word in found[:MAX_SUGGESTED_FOR]]
        lines = _SUGGESTIONS.finditer(ask("-a", asked)) if asked else ()
        near = {line["word"]: line["suggested"].split(", ")[:MAX_SUGGESTED] for line in lines}
        return {word: near.get(word.rstrip("-"), []) for word in found}

    ask("-l", ["museum"])
    return unknown


# Letters, with hyphens, apostrophes and case endings after a colon.
_WORD = re.compile(r"[^\W_]{1,100}(?:[-’':][^\W_]{1,100})*-?")


def words_in(text: str) -> list[str]:
    """Return the words of a text without a digit; of a compound with hyphens its parts (`PDCA-kehässä`)."""
    words = [word for word in _WORD.findall(text) if not re.search(r"\d", word)]
    return [part for word in words for part in re.findall(r"[^-]+(?:-$)?", word)]


def misspelt_words(passages: Sequence[Passage], checkers: Mapping[str, Checker]) -> Iterator[Finding]:
    """Find the words that neither their language's checker nor the project's list knows, each once a line."""
    heard = list(spoken(passages))
    for language, checker in checkers.items():
        own = (passage for passage in heard if passage.language == language)
        places = dict.fromkeys((one.path, one.line, word) for one in own for word in words_in(one.text))
        known = files(__package__).joinpath(f"words.{language}.txt").read_text(encoding="utf-8")
        words = {word for *_, word in places}.difference(known.split())
        unknown = checker(words)
        for path, line, word in places:
            if word in unknown:
                rule = "word-misspelt" if unknown[word] else "word-unknown"
                values = {"word": word, "language": language, "near": ", ".join(unknown[word])}
                yield finding(path, line, rule, **values)
