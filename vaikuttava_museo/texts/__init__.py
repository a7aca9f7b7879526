"""Sentences in two languages, by key: `interface.fi.yml` is what visitors see, `rules/` what editors are told."""

from functools import cache

from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.languages import LANGUAGES, Language


@cache
def catalogue(name: str, language: Language) -> dict[str, str]:
    """Return the sentences of one catalogue in one language."""
    return dict(yaml_loaders.own(__name__, f"{name}.{language.code}.yml"))


CHECK = "make check"
"""The command that shows everything in the terminal."""


def say(language: Language, key: str, /, of: str = "reporters", **values: object) -> str:
    """Return a sentence of a catalogue, as a rule the reporters', in one language."""
    return catalogue(of, language)[key].format_map(values)


def say_both(key: str, /, between: str = " / ", of: str = "reporters", **values: object) -> str:
    """Return a sentence of a catalogue, as a rule the reporters', in both languages."""
    return between.join(say(language, key, of, **values) for language in LANGUAGES)
