"""`new-page`: a correct pair of page files, and the page's place in the navigation.

What the editor has yet to write stands in the files as sentences; the rule `page-unwritten` tells until each is
replaced, so that an unfinished page is never published.
"""

import re
from argparse import Namespace
from pathlib import Path

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts.page_template import template_text
from vaikuttava_museo.texts.refusal import Refusal

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NAV_ITEM = re.compile(r"^  - [\w/.-]+\.md$")
LONGEST_NAME = 60
WRONG_CALL = 2

USAGE = "Käyttö / Användning: make new-page name=uusi-sivu"
_BAD_NAME = (
    "Nimi ”{name}” ei kelpaa: käyttäkää pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä, esimerkiksi museon-ystavat.\n"
    "Namnet ”{name}” duger inte: använd små bokstäver a–z, siffror och bindestreck, till exempel museon-ystavat."
)
_EXISTS = "Tiedosto {path} on jo olemassa, joten mitään ei muutettu.\nFilen {path} finns redan, så ingenting ändrades."
_NO_NAV = (
    "Tiedostosta mkdocs.yml ei löydy luetteloa nav, joten mitään ei muutettu.\n"
    "Listan nav finns inte i filen mkdocs.yml, så ingenting ändrades."
)
_MADE = (
    "Luotiin {files}, ja sivu lisättiin tiedoston mkdocs.yml luetteloon nav. Kirjoittakaa tekstit ja ajakaa make check.\n"
    "{files} skapades, och sidan lades till i listan nav i filen mkdocs.yml. Skriv texterna och kör make check."
)


def new_page(options: Namespace, root: Path = Path()) -> int:
    """Make the pair in a project's folder. Raises Refusal, and then nothing has changed."""
    name: str = options.name
    if not name:
        raise Refusal(USAGE, WRONG_CALL)
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise Refusal(_BAD_NAME.format(name=name), WRONG_CALL)
    paths = {language: root / "docs" / file_of(name, language) for language in LANGUAGES}
    if taken := next((path for path in paths.values() if path.exists()), None):
        raise Refusal(_EXISTS.format(path=f"docs/{taken.name}"), WRONG_CALL)
    config = root / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").split("\n")
    if "nav:" not in lines:
        raise Refusal(_NO_NAV, WRONG_CALL)
    at = lines.index("nav:") + 1
    while at < len(lines) and _NAV_ITEM.match(lines[at]):
        at += 1
    for language, path in paths.items():
        text = template_text(language).replace("{today}", options.today.isoformat())
        path.write_text(text, encoding="utf-8")
    config.write_text("\n".join([*lines[:at], f"  - {name}.md", *lines[at:]]), encoding="utf-8")
    print(_MADE.format(files=" + ".join(f"docs/{path.name}" for path in paths.values())))
    return 0
