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
from vaikuttava_museo.page.visible_texts import TextBlock

# Without the colon at its end, an icon shows by its first word that it is one.
_ICON = re.compile(
    r"(?<![\w:/]):(?:(?P<name>[a-z][a-z0-9_+-]{1,80}):(?![\w:/])|(?P<open>material-[a-z0-9-]{2,80})(?![\w:-]))"
)
_KEYS = re.compile(r"(?<![\w+])\+\+ ?(?P<keys>[\w-]{1,40}(?: ?\+ ?[\w-]{1,40}){0,5}) ?\+{1,2}(?![\w+])")
# As in Pandoc: what is between the dollars touches them, and no letter or digit stands beside them; $5 is a price.
_FORMULA = re.compile(r"(?<![\w$\\])(?:\$\$[^$]{1,500}\$\$|\$(?=\S)[^$\n]{1,200}(?<=\S)\$)(?![\w$])")


def marks_understood(page: Page) -> Iterator[Finding]:
    """Find icons, keys and formulas that show as they were typed."""
    for block in rendered(page).texts(page.language.code):
        yield from _in_block(page, block)


def _in_block(page: Page, block: TextBlock) -> Iterator[Finding]:
    for match in _ICON.finditer(block.text) if ":" in block.text else ():
        typed = match["name"] or match["open"]
        name = typed.removeprefix("material-")
        alike = _icon_names().get(name[:2], ()) if name != typed else ()
        near = get_close_matches(name, alike, n=1, cutoff=0.8)
        rule, shown = "icon-misspelt" if near else "icon-unknown", typed if match["name"] else f":{typed}"
        yield finding(page.path, block.line_at(match.start()), rule, name=shown, meant="".join(near))
    for match in _KEYS.finditer(block.text) if "++" in block.text else ():
        names = (key.strip() for key in match["keys"].split("+"))
        small = (key.lower() if aliases.get(key.lower(), key.lower()) in keymap else key for key in names)
        keys = (key if aliases.get(key, key) in keymap else f'"{key}"' for key in small)
        mended = f"++{'+'.join(keys)}++"
        yield finding(page.path, block.line_at(match.start()), "keyboard-key", seen=match[0], mended=mended)
    for match in _FORMULA.finditer(block.text) if "$" in block.text else ():
        text = " ".join(match[0].split())
        yield finding(page.path, block.line_at(match.start()), "formula", seen=text)


@cache
def _icon_names() -> dict[str, list[str]]:
    """Return the names of the icons by their first two letters: to compare a slip with all 7,000 takes a second."""
    names = dict[str, list[str]]()
    for path in sorted(icon_folder().glob("*.svg")):
        names.setdefault(path.stem[:2], []).append(path.stem)
    return names


PAGE_RULES = (marks_understood,)
