"""Icons, keys and formulas that show as they were typed."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from pymdownx.keymap_db import aliases, keymap

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.boxes_tabs_icons_footnotes import icon_folder
from vaikuttava_museo.page.rendered_page import rendered

# Without the colon at its end, an icon shows by its first word that it is one.
_ICON = re.compile(
    r"(?<![\w:/]):(?:(?P<name>[a-z][a-z0-9_+-]{1,80}):(?![\w:/])|(?P<open>material-[a-z0-9-]{2,80})(?![\w:-]))"
)
_KEYS = re.compile(r"(?<![\w+])\+\+ ?(?P<keys>[\w-]{1,40}(?: ?\+ ?[\w-]{1,40}){0,5}) ?\+{1,2}(?![\w+])")
# As in Pandoc: what is between the dollars touches them, and no letter or digit stands beside them; $5 is a price.
_FORMULA = re.compile(r"(?<![\w$\\])(?:\$\$[^$]{1,500}\$\$|\$(?=\S)[^$\n]{1,200}(?<=\S)\$)(?![\w$])")


def marks_understood(page: Page) -> Iterator[Finding]:
    """Find icons, keys and formulas that show as they were typed."""
    for match, line in _seen(page, ":", _ICON):
        typed = match["name"] or match["open"]
        name = typed.removeprefix("material-")
        alike = _icon_names().get(name[:2], ()) if name != typed else ()
        near = get_close_matches(name, alike, n=1, cutoff=0.8)
        rule, shown = "icon-misspelt" if near else "icon-unknown", typed if match["name"] else f":{typed}"
        yield finding(page.path, line, rule, name=shown, meant="".join(near))
    for match, line in _seen(page, "++", _KEYS):
        names = (key.strip() for key in match["keys"].split("+"))
        small = (key.lower() if aliases.get(key.lower(), key.lower()) in keymap else key for key in names)
        keys = (key if aliases.get(key, key) in keymap else f'"{key}"' for key in small)
        mended = f"++{'+'.join(keys)}++"
        yield finding(page.path, line, "keyboard-key", seen=match[0], mended=mended)
    for match, line in _seen(page, "$", _FORMULA):
        yield finding(page.path, line, "formula", seen=" ".join(match[0].split()))


def _seen(page: Page, mark: str, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what of a pattern, which has a mark in it, a reader sees, each with its line."""
    for block in rendered(page).texts(page.language.code) if mark in page.body else ():
        if mark in block.text:
            yield from ((match, block.line_at(match.start())) for match in pattern.finditer(block.text))


@cache
def _icon_names() -> dict[str, list[str]]:
    """Return the names of the icons by their first two letters: to compare a slip with all 7,000 takes a second."""
    names = dict[str, list[str]]()
    for path in sorted(icon_folder().glob("*.svg")):
        names.setdefault(path.stem[:2], []).append(path.stem)
    return names


PAGE_RULES = (marks_understood,)
