"""The pages that `mkdocs.yml` names under `nav`: only they can be reached from the site's menus."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from vaikuttava_museo.content.yaml_with_lines import YamlFault, read_yaml

SETTINGS = PurePosixPath("../mkdocs.yml")
"""Where the site's settings stand, seen from the docs folder."""


def read_navigation(texts: Mapping[PurePosixPath, str]) -> tuple[str, ...] | None:
    """Return the files named under `nav`, in order; None when there are no settings that can be read."""
    source = read_yaml(texts[SETTINGS]) if SETTINGS in texts else None
    if source is None or isinstance(source, YamlFault) or "nav" not in source.data:
        return None
    return tuple(_files(source.data["nav"]))


def _files(value: object) -> list[str]:
    """Return the file names of a `nav`, which may have titles and sections within it."""
    if isinstance(value, str):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [name for item in items for name in _files(item)]
