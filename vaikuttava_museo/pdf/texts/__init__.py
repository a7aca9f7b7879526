"""The sentences of the booklet, by key: `booklet.fi.yml` and `booklet.sv.yml`."""

from importlib.resources import files

import yaml

from vaikuttava_museo.content.languages import Language


def booklet_texts(language: Language) -> dict[str, str]:
    """Return the sentences in one language."""
    text = files(__name__).joinpath(f"booklet.{language.code}.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
