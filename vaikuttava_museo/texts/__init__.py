"""Sentences in two languages, by key: `interface.fi.yml` is what visitors see, `messages.fi.yml` what editors are told."""

from functools import cache
from importlib.resources import files

import yaml

from vaikuttava_museo.languages import Language


@cache
def catalogue(name: str, language: Language) -> dict[str, str]:
    """Return the sentences of one catalogue in one language."""
    text = files(__name__).joinpath(f"{name}.{language.code}.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))
