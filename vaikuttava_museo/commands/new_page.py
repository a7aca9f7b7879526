"""`new-page`: a correct pair of page files, the page's place in the navigation, and what leads readers to it.

What the editor has yet to write stands in the files as sentences; the rule `page-unwritten` tells until each is
replaced, so that an unfinished page is never published.
"""

import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.data_files import read_data
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.menu_and_footer import MENU_FILE, Menu, MenuLink
from vaikuttava_museo.content.yaml_with_lines import Location
from vaikuttava_museo.texts import CHECK, say_both
from vaikuttava_museo.texts.page_template import template_text
from vaikuttava_museo.texts.refusal import WRONG_CALL, Refusal

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAV_ITEM = re.compile(r"^  - [\w/.-]+\.md$")
LONGEST_NAME = 60
_CALL = "make new-page name=uusi-sivu in=footer (menu, footer, text)"

_ANSWERS = {"1": "footer", "2": "menu", "3": "text"}
_said = partial(say_both, between="\n", of="commands")
"""A sentence of the commands' in both languages, one under the other."""


def new_page(options: Namespace) -> int:
    """Make the pair. Raises Refusal, and then nothing has changed."""
    name: str = options.name
    if not name:
        raise Refusal(f"{say_both('new-page-usage', of='commands')}: {_CALL}", WRONG_CALL)
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise Refusal(_said("new-page-name", name=name, example="museon-ystavat"), WRONG_CALL)
    paths = {language: Path("docs", file_of(name, language)) for language in LANGUAGES}
    if taken := next((path for path in paths.values() if path.exists()), None):
        raise Refusal(_said("new-page-exists", path=taken), WRONG_CALL)
    config = Path("mkdocs.yml")
    lines = config.read_text(encoding="utf-8").split("\n")
    if "nav:" not in lines:
        raise Refusal(_said("new-page-no-nav"), WRONG_CALL)
    at = lines.index("nav:") + 1
    while at < len(lines) and _NAV_ITEM.match(lines[at]):
        at += 1
    for language, path in paths.items():
        text = template_text(language).replace("{today}", options.today.isoformat())
        path.write_text(text, encoding="utf-8")
    config.write_text("\n".join([*lines[:at], f"  - {name}.md", *lines[at:]]), encoding="utf-8")
    print(_said("new-page-made", files=" + ".join(map(str, paths.values())), command=CHECK))
    menu = Path("docs", MENU_FILE)
    is_listed = _list(menu, name, options.place or _asked())
    print(_said("new-page-listed" if is_listed else "new-page-not-linked", name=name, file=menu))
    return 0


def _asked() -> str:
    """Return where a person says that the page is linked; nobody is asked without a terminal."""
    answer = "" if sys.stdin.isatty() and sys.stdout.isatty() else "3"
    while answer not in _ANSWERS:
        answer = input(_said("new-page-question") + "\n> ").strip()
    return _ANSWERS[answer]


def _list(path: Path, name: str, place: str) -> bool:
    """Write a page at the end of the menu or of the footer; tell whether it stands there now."""
    text = path.read_text(encoding="utf-8") if place != "text" and path.is_file() else ""
    source, menu, _ = read_data(Menu, MENU_FILE, text)
    if source is None or menu is None:
        return False
    groups = len(menu.footer)
    at: Location = ("menu",) if place == "menu" else ("footer", groups - 1, "pages")
    last = source.line_of((*at, len(_links(menu, place)) - 1))
    lines = text.split("\n")
    indent = lines[last - 1].partition("-")[0]
    # What belongs to the last link stands further in.
    end = next((n for n, line in enumerate(lines) if n >= last and not line.startswith(f"{indent} ")), last)
    new = "\n".join([*lines[:end], f"{indent}- {name}", *lines[end:]])
    _, after, _ = read_data(Menu, MENU_FILE, new)
    if after is None or _links(after, place)[-1].page != name:
        return False
    path.write_text(new, encoding="utf-8")
    return True


def _links(menu: Menu, place: str) -> Sequence[MenuLink]:
    return menu.menu if place == "menu" else menu.footer[-1].pages
