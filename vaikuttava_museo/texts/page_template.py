"""The text of a new page and of the guide's models, and which of their sentences tell an editor what to write."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from vaikuttava_museo import texts
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource, leaves, read_yaml

_MARKS = re.compile(r"^(?:title|description): |^#{2,3} |\s\{ #[\w-]+ \}\s*$")
TELLS = ("Kirjoittakaa tähän", "Skriv här")
"""How the sentences begin that tell what to write."""


def template_text(language: Language) -> str:
    """Return the text of a new page in one language, `{today}` still to be filled in."""
    return files(texts).joinpath(f"page_template.{language.code}.md").read_text(encoding="utf-8")


@cache
def unwritten_lines(language: Language) -> frozenset[str]:
    """Return the sentences of a new page that tell its editor what to write there, without what marks them."""
    lines = (told_line(line) for line in template_text(language).split("\n"))
    return frozenset(line for line in lines if line.startswith(TELLS))


_GUIDE = Path(__file__).parents[2] / "guide"
_MODEL = re.compile(r"^```(?P<kind>yaml|markdown)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_NEW_FILE = re.compile(r"\?filename=(?P<name>[\w.-]+)")
_OF_SOURCE = 1
"""How deep the texts of a source stand in its item: the language, or `title`."""
_OWN = frozenset({"description", "purpose", "explanation"})
_SHARED = frozenset(
    {"kind", "language", "step", "order", "layout", "minutes", "entries", "reviewed", "owner", "page"}
)
"""The keys of what may be right as the model has it: choices, numbers, days, who answers for a page."""
_FEWEST = 3
"""Words: a shorter text of an example (”pareittain”) may be right elsewhere."""

Place = tuple[bool, Location, str]
"""Whether a model is an item of a list, where in it something stands, and what."""


@cache
def _models() -> tuple[tuple[bool, YamlSource, str], ...]:
    """Return what the guide gives to copy: whether it is an item of a list, its data, and the text of a page."""
    found = []
    for guide in sorted(_GUIDE.glob("*.md")):
        for model in _MODEL.finditer(guide.read_text(encoding="utf-8")):
            is_page, text = model["kind"] == "markdown", model["text"]
            data, body = text.split("---\n", 2)[1:] if is_page else (text, "")
            is_item = data.startswith(" ")
            source = read_yaml(f"items:\n{data}" if is_item else data)
            if isinstance(source, YamlSource):
                found.append((is_item, source, body))
    return tuple(found)


@cache
def model_places() -> frozenset[Place]:
    """Return what stands where in the models and is not right as it is wherever they are used."""
    return frozenset(
        (is_item, at[2:] if is_item else at, text)
        for is_item, source, _ in _models()
        for at, text in leaves(source.data)
        if at[-1] not in _SHARED and "who.museum" not in at
    )


@cache
def model_texts() -> Mapping[str, bool]:
    """Return the texts of the models that are known anywhere, and whether each tells what to write in its place."""
    # The name of a work is right wherever the work is. What a source gives, and what a page, a term or a worksheet is,
    # is for its editor to tell.
    found = {
        text: (len(at) == _OF_SOURCE and is_item) or not _OWN.isdisjoint(at)
        for is_item, at, text in model_places()
        if len(text.split()) >= _FEWEST and at[-1] != "title"
    }
    bodies = (body for _, _, body in _models())
    return found | {line: True for body in bodies for line in map(told_line, body.split("\n")) if line}


@cache
def model_ids() -> frozenset[str]:
    """Return the ids of headings that the models have."""
    return frozenset(
        id for _, _, body in _models() for id in re.findall(r"\{ #([\w-]+) \}$", body, re.MULTILINE)
    )


@cache
def model_files() -> frozenset[str]:
    """Return the names that the guide's links give to new files."""
    return frozenset(
        match["name"]
        for guide in _GUIDE.glob("*.md")
        for match in _NEW_FILE.finditer(guide.read_text("utf-8"))
    )


def told_line(line: str) -> str:
    """Return what a line of a page says: no key of front matter before it, no heading's marks around it."""
    return _MARKS.sub("", line).strip()
