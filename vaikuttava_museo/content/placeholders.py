"""Placeholders: `{{ core-questions }}` in a page's text, filled at build from the data both languages share.

One in a sentence is filled before the Markdown is read. One on a line of its own stays a paragraph until then and
is filled in the HTML: three HTML parsers would otherwise read every worksheet, a fifth of a build's time.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from vaikuttava_museo.content.code_blocks import find_fences

BLOCK_PLACEHOLDERS = frozenset(
    {
        "core-questions",
        "resources",
        "worksheets",
        "worksheet",
        "plan",
        "agenda",
        "steps",
        "people",
        "terms",
        "project-drawing",
        "accessibility-status",
        "known-issues",
        "accessibility-review",
        "offline-copy",
    }
)
"""Placeholders that stand on a line of their own."""

INLINE_PLACEHOLDERS = frozenset({"provider", "contact"})
"""Placeholders that stand anywhere in a sentence."""

_PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[\w-]+)\s*\}\}")
_BLOCK = "|".join(map(re.escape, sorted(BLOCK_PLACEHOLDERS)))
# Space of any kind around it: a no-break space comes along from a word processor.
_ALONE = re.compile(rf"^(?P<indent>[ \t]*)\{{\{{\s*(?P<name>{_BLOCK})\s*\}}\}}\s*$")
# What else Markdown may have put there: an explanation of the name as an abbreviation, the way back from a footnote.
_PARAGRAPH = re.compile(
    rf"<p>\s*\{{\{{\s*(?:<abbr[^<>]*>)?(?P<name>{_BLOCK})(?:</abbr>)?\s*\}}\}}\s*(?P<rest>(?:(?!</p>).)*)</p>",
    re.DOTALL,
)


def find_placeholders(body: str, first_line: int = 1) -> Iterator[tuple[str, int, bool]]:
    """Yield the name, line and whether it stands alone on its line, of every placeholder in a text."""
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in _PLACEHOLDER.finditer(line):
            yield match["name"], number, line.strip() == match[0]


def fill_placeholders(body: str, fill: Mapping[str, Callable[[], str]]) -> str:
    """Replace every placeholder by what its function returns; one without a function stays as it is."""
    return _PLACEHOLDER.sub(lambda match: _filled(match, fill), body)


def set_apart(body: str) -> str:
    """Return a text in which every list that stands on a line of its own is a paragraph of its own; code stays."""
    lines = body.split("\n")
    code = find_fences(lines).code

    def apart(index: int, line: str) -> str:
        match = None if index in code else _ALONE.match(line)
        return f"\n{match['indent']}{{{{ {match['name']} }}}}\n" if match else line

    return "\n".join(apart(index, line) for index, line in enumerate(lines))


def fill_blocks(html: str, fill: Mapping[str, Callable[[], str]]) -> str:
    """Replace every paragraph that is a placeholder; one in a sentence or in code stays to be seen."""

    def filled(match: re.Match[str]) -> str:
        return _filled(match, fill) + (f"<p>{match['rest']}</p>" if match["rest"] else "")

    return _PARAGRAPH.sub(filled, html)


def _filled(match: re.Match[str], fill: Mapping[str, Callable[[], str]]) -> str:
    maker = fill.get(match["name"])
    return match[0] if maker is None else maker()
