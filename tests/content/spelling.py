"""Every text of the project as passages: pages and shared data, and the sentences of the catalogues."""

import re
from functools import cache
from pathlib import PurePosixPath

from tests.content.docs_tree import DOCS, real_content
from vaikuttava_museo.checks.rules import passages_of
from vaikuttava_museo.content.passages import Passage, site_name_marked
from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves, read_yaml

ROOT = DOCS.parent
SPELLING = ROOT / "vaikuttava_museo" / "checks" / "spelling"
# Commands, files and folders that the sentences name.
_NOT_PROSE = re.compile(
    r"`[^`]*`|\buv sync --group\b|\bdata/\w+/|\b(?:[\w-]+/)*[\w-]+\.(?:html|py|txt|xml|cdx\.json)\b"
)


@cache
def passages() -> tuple[Passage, ...]:
    """Return what is written in all of them, each in its language; paths are relative to the docs folder."""
    found = passages_of(real_content())
    for path in sorted((ROOT / "vaikuttava_museo" / "texts").glob("*.yml")):
        source = read_yaml(path.read_text(encoding="utf-8"))
        assert isinstance(source, YamlSource), path
        language, name = "sv" if ".sv." in path.name else "fi", PurePosixPath(path.relative_to(ROOT))
        for location, text in leaves(source.data):
            marked = site_name_marked(_NOT_PROSE.sub(" ", text))
            found.append(Passage(name, source.line_of(location), language, marked))
    return tuple(found)
