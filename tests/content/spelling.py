"""Every text of the project as passages: pages and shared data, and the sentences of the catalogues."""

import re
from functools import cache
from pathlib import Path, PurePosixPath

from tests.content.docs_tree import DOCS, real_content
from vaikuttava_museo.checks.rules import passages_of
from vaikuttava_museo.checks.spelling import checkers, misspelt_words
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.passages import Passage, leaves, site_name_marked
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml

ROOT = DOCS.parent
TEXTS = ROOT / "vaikuttava_museo" / "texts"
# Commands, files and folders that the sentences name.
_NOT_PROSE = re.compile(r"`[^`]*`|\bdata/\w+/|\b(?:[\w-]+/)*[\w-]+\.(?:html|py|txt|xml|cdx\.json)\b")
SPELLING = ROOT / "vaikuttava_museo" / "spelling"


def files_with_text() -> list[str]:
    """Return every file whose text people read: pages, shared data and the catalogues."""
    found = (path for folder in (DOCS, TEXTS) for path in folder.rglob("*"))
    return sorted(str(path.relative_to(ROOT)) for path in found if path.suffix in {".md", ".yml"})


@cache
def passages() -> tuple[Passage, ...]:
    """Return what is written in all of them, each in its language; paths are relative to the docs folder."""
    catalogues = [passage for path in sorted(TEXTS.glob("*.yml")) for passage in _catalogue(path)]
    return (*passages_of(real_content()), *catalogues)


@cache
def misspelt() -> tuple[Finding, ...]:
    """Return the misspelt words of all files: the checkers are asked once."""
    return tuple(misspelt_words(passages(), checkers()[0]))


def file_of(item: Finding | Passage) -> str:
    """Return a finding's or passage's file as seen from the project's folder."""
    return str(item.path) if "vaikuttava_museo" in item.path.parts else f"docs/{item.path}"


def _catalogue(path: Path) -> list[Passage]:
    source = read_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(source, YamlSource), path
    language = "sv" if ".sv." in path.name else "fi"
    name = PurePosixPath(path.relative_to(ROOT))
    return [
        Passage(name, source.line_of(location), language, site_name_marked(_NOT_PROSE.sub(" ", text)))
        for location, text in leaves(source.data)
    ]
