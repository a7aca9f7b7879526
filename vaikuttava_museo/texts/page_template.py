"""The text of a new page and of the guide's models, and which of their sentences tell an editor what to write."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from vaikuttava_museo import texts
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves, read_yaml

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
_OF_SOURCE = 3
"""How deep the texts of a source stand: a key, the place in its list, the language or `title`."""
_OWN = frozenset({"description", "purpose", "explanation"})
_FEWEST = 3
"""Words: a shorter text of an example (”pareittain”) may be right elsewhere."""


@cache
def model_texts() -> Mapping[str, bool]:
    """Return the texts of the models that the guide gives to copy, and whether each tells what to write in its place."""
    found = dict[str, bool]()
    for guide in sorted(_GUIDE.glob("*.md")):
        for model in _MODEL.finditer(guide.read_text(encoding="utf-8")):
            if model["kind"] == "yaml":
                is_item = model["text"].startswith(" ")
                source = read_yaml(f"items:\n{model['text']}" if is_item else model["text"])
                read = leaves(source.data) if isinstance(source, YamlSource) else ()
                # The name of a work is right wherever the work is, and so is that of the museum of the examples.
                values = [(at, text) for at, text in read if at[-1] != "title" and "who.museum" not in at]
                # What a source gives, and what a term or a worksheet is, is for its editor to tell.
                found |= {
                    text: (len(at) == _OF_SOURCE and is_item) or not _OWN.isdisjoint(at)
                    for at, text in values
                    if len(text.split()) >= _FEWEST
                }
            else:
                body = model["text"].split("---\n", 2)[2]
                found |= {line: True for line in map(told_line, body.split("\n")) if line}
    return found


def told_line(line: str) -> str:
    """Return what a line of a page says: no key of front matter before it, no heading's marks around it."""
    return _MARKS.sub("", line).strip()
