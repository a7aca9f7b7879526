"""The pages that `mkdocs.yml` names under `nav`: only they can be reached from the site's menus."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves, read_yaml

SETTINGS = PurePosixPath("../mkdocs.yml")
"""Where the site's settings stand, seen from the docs folder."""


def read_navigation(texts: Mapping[PurePosixPath, str]) -> tuple[str, ...] | None:
    """Return the files named under `nav`, in order; None when there are no settings that can be read."""
    source = read_yaml(texts[SETTINGS]) if SETTINGS in texts else None
    if isinstance(source, YamlSource) and "nav" in source.data:
        return tuple(name for _, name in leaves(source.data["nav"]))
    return None
