"""The faces of the checks: the same findings in the terminal, on GitHub and in the live preview, in the same words."""

from vaikuttava_museo.languages import LANGUAGES, Language
from vaikuttava_museo.texts import catalogue

CHECK = "make check"
"""The command that shows everything in the terminal."""


def say(language: Language, key: str, **values: object) -> str:
    """Return one of the faces' own sentences in one language."""
    return catalogue("faces", language)[key].format_map(values)


def say_both(key: str, between: str = " / ", **values: object) -> str:
    """Return one of the faces' own sentences in both languages."""
    return between.join(say(language, key, **values) for language in LANGUAGES)
