"""The two checkers that know right words: Voikko as a library, Hunspell as a program asked once for many words.

Both come from Debian (`libvoikko1 voikko-fi`, `hunspell hunspell-sv`).
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Collection, Mapping

Checker = Callable[[Collection[str]], Mapping[str, list[str]]]
"""Returns those of many words that are not of its language, each with the nearest right words.

A last hyphen stands for a left-out part, and may be needed or not.
"""
MAX_SUGGESTED = 3
MAX_SUGGESTED_FOR = 40
"""Words that suggestions are looked for: each takes some milliseconds, and more than these are a file in another
language rather than slips."""
_SUGGESTIONS = re.compile(r"^& (?P<word>\S+) \d+ \d+: (?P<suggested>.*)$", re.MULTILINE)


class CheckerMissing(Exception):
    """A spelling checker is not installed; the message says in Finnish and Swedish what to install."""

    def __init__(self, in_finnish: str, in_swedish: str, command: str) -> None:
        """Take the language's name as the two sentences need it, and the command that installs its checker."""
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
        found = sorted(
            word for word in words if not voikko.spell(word) and not voikko.spell(word.rstrip("-"))
        )
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
