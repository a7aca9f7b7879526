"""The two checkers that know right words: Voikko as a library, Hunspell as a program asked once for many words.

Both come from Debian (`libvoikko1 voikko-fi`, `hunspell hunspell-sv`); without them a CheckerMissing says so.
"""

import re
import shutil
import subprocess
from collections.abc import Collection, Mapping
from typing import Any, Protocol

MAX_SUGGESTED = 3
_SUGGESTIONS = re.compile(r"^& (?P<word>\S+) \d+ \d+: (?P<suggested>.*)$")


class CheckerMissing(Exception):
    """A spelling checker is not installed; the message says in Finnish and Swedish what to install."""


class Checker(Protocol):
    """Knows the words of one language."""

    def unknown(self, words: Collection[str]) -> set[str]:
        """Return the words that are not of the language."""

    def suggestions(self, words: Collection[str]) -> Mapping[str, list[str]]:
        """Return the nearest right words for each unknown one."""


class Voikko:
    """Finnish; raises CheckerMissing when the library or its dictionary is not there."""

    def __init__(self) -> None:
        try:
            import libvoikko  # noqa: PLC0415 - its absence is told in a sentence
        except ImportError as error:
            raise CheckerMissing(_missing("suomen", "finskan", "make check")) from error
        try:
            self._voikko: Any = libvoikko.Voikko("fi")
        except (OSError, libvoikko.VoikkoException) as error:
            raise CheckerMissing(
                _missing("suomen", "finskan", "apt-get install libvoikko1 voikko-fi")
            ) from error

    def unknown(self, words: Collection[str]) -> set[str]:
        """Return the words that are not Finnish; a left-out part after a hyphen may be needed or not."""
        spell = self._voikko.spell
        return {word for word in words if not spell(word) and not spell(word.rstrip("-"))}

    def suggestions(self, words: Collection[str]) -> dict[str, list[str]]:
        """Return the nearest Finnish words."""
        return {word: list(self._voikko.suggest(word))[:MAX_SUGGESTED] for word in words}


class Hunspell:
    """Swedish; raises CheckerMissing when the program or its dictionary is not there."""

    def __init__(self) -> None:
        program = shutil.which("hunspell")
        if program is None:
            raise CheckerMissing(_missing("ruotsin", "svenskan", "apt-get install hunspell hunspell-sv"))
        self._call = [program, "-d", "sv_SE", "-i", "utf-8"]

    def unknown(self, words: Collection[str]) -> set[str]:
        """Return the words that are not Swedish."""
        bare = {word.rstrip("-"): word for word in words}
        answered = set(self._ask("-l", "\n".join(bare)).split())
        return {word for text, word in bare.items() if text in answered}

    def suggestions(self, words: Collection[str]) -> dict[str, list[str]]:
        """Return the nearest Swedish words."""
        answer = self._ask("-a", "\n".join(f"^{word.rstrip('-')}" for word in words)) if words else ""
        lines = filter(None, map(_SUGGESTIONS.match, answer.splitlines()))
        found = {line["word"]: line["suggested"].split(", ")[:MAX_SUGGESTED] for line in lines}
        return {word: found.get(word.rstrip("-"), []) for word in words}

    def _ask(self, mode: str, text: str) -> str:
        """Ask for many words at once: starting the program takes longer than answering."""
        result = subprocess.run(
            [*self._call, mode], input=text + "\n", capture_output=True, encoding="utf-8", check=False
        )
        if result.returncode or "Can't open" in result.stderr:
            raise CheckerMissing(_missing("ruotsin", "svenskan", "apt-get install hunspell-sv"))
        return result.stdout


def checkers() -> tuple[dict[str, Checker], list[str]]:
    """Return the checkers that are installed, by language, and a sentence for each that is not."""
    found: dict[str, Checker] = {}
    missing: list[str] = []
    for language, kind in (("fi", Voikko), ("sv", Hunspell)):
        try:
            found[language] = kind()
        except CheckerMissing as error:
            missing.append(str(error))
    return found, missing


def _missing(in_finnish: str, in_swedish: str, command: str) -> str:
    return (
        f"Oikeinkirjoitusta ei tarkistettu {in_finnish} osalta: asentakaa tarkistin ({command}). "
        f"Stavningen kontrollerades inte för {in_swedish}s del: installera kontrollen ({command})."
    )
