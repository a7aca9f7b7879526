"""The text of a new page, and which of its sentences tell an editor what to write."""

import re
from importlib.resources import files

from vaikuttava_museo import texts
from vaikuttava_museo.content.languages import Language

_MARKS = re.compile(r"^(?:title|description): |^#{2,3} |\s\{ #[\w-]+ \}\s*$")
_TELLS = ("Kirjoittakaa tähän", "Skriv här")


def template_text(language: Language) -> str:
    """Return the text of a new page in one language, `{today}` still to be filled in."""
    return files(texts).joinpath(f"page_template.{language.code}.md").read_text(encoding="utf-8")


def unwritten_lines(language: Language) -> frozenset[str]:
    """Return the sentences of a new page that tell its editor what to write there, without what marks them."""
    lines = (told_line(line) for line in template_text(language).split("\n"))
    return frozenset(line for line in lines if line.startswith(_TELLS))


def told_line(line: str) -> str:
    """Return what a line of a page says: no key of front matter before it, no heading's marks around it."""
    return _MARKS.sub("", line).strip()
