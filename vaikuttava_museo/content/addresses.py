"""How pages are named: their files, their pair keys and their addresses, and the keys of pages with a part of their own."""

import posixpath
import re
import unicodedata
from pathlib import PurePosixPath

from vaikuttava_museo.content.languages import FINNISH, SWEDISH, Language

HOME = "index"
WORKSHEET_FOLDER = "tyopohjat"
AGENDA = "tyopajan-aikataulu"
RUN = "tyopaja-kaynnissa"
"""The pair key of the page that leads a workshop through its hours."""
GROUND_RULES = "pelisaannot"
"""The key of the page with the ground rules of talk, which hang on the wall too."""
PAPERS_FOLDER = "kutsut"
"""The folder of what whoever leads a step's workshop sends and prints: `kutsut/askel-3`."""
PLAN = "suunnitelma"
"""The pair key of the plan, which gathers the answers of all worksheets."""
PURPOSE = "sivuston-tarkoitus"
"""The key of the page that tells what the toolkit is for and how its texts may be used."""
MARKINGS = "merkinnat"
"""The pair key of the page for editors that shows every mark of a text."""
RULES = "tarkistuksen-saannot"
"""The pair key of the page for editors that explains the checks' rules."""
NOT_FOUND = "404"
"""The key of the page for addresses that lead nowhere; it has no twin of its own to switch to."""
OWN_FOLDERS = frozenset({"assets", "pdf", "search", "sv", "word"})
"""The folders of the published site that the build fills itself; a file of the docs folder there would replace its own."""
OFFLINE_COPY = "vaikuttava-museo.zip"
"""The whole site for a disk; the release writes it, pages lead to it."""


def language_of(path: PurePosixPath) -> Language | None:
    """Tell a page file's language from its name; None when the name is not that of a page.

    Another middle part (`x.se.md`, `x.fi.md`, `x.SV.md`) is none: the site has no such language.
    """
    if path.suffix != ".md":
        return None
    stem = path.name.removesuffix(".md")
    if "." not in stem:
        return FINNISH
    return SWEDISH if path.name.endswith(SWEDISH.suffix) and stem.count(".") == 1 else None


def pair_key(path: PurePosixPath) -> str:
    """Return what both files of a pair share: `tyopohjat/index` for `tyopohjat/index.sv.md`."""
    language = language_of(path)
    if language is None:
        raise ValueError(path)
    return str(path).removesuffix(language.suffix)


def file_of(key: str, language: Language) -> PurePosixPath:
    """Return the page file of a pair in one language."""
    return PurePosixPath(key + language.suffix)


def key_of_target(target: str, page: PurePosixPath) -> str:
    """Return the pair key of the page that a link on a page names: `askel-3` for `../askel-3.md#goal`."""
    file = target.partition("#")[0]
    path = posixpath.normpath(posixpath.join(page.parent, file)) if file else str(page)
    return path.removesuffix(SWEDISH.suffix).removesuffix(FINNISH.suffix)


def url_of(key: str, language: Language) -> str:
    """Return a page's address relative to the site's root: `sv/askel-3/`, "" for the Finnish home page."""
    return language.prefix + "".join(f"{part}/" for part in key.split("/") if part != "index")


def papers_key(step: int) -> str:
    """Return the pair key of the page with a step's invitations and the facilitator's papers."""
    return f"{PAPERS_FOLDER}/askel-{step}"


def step_of_papers(key: str) -> int | None:
    """Return the step that such a page belongs to, None for any other page."""
    folder, _, name = key.partition("/askel-")
    return int(name) if folder == PAPERS_FOLDER and name.isdecimal() else None


def worksheet_key(id: str) -> str:
    """Return the pair key of a worksheet's pages."""
    return f"{WORKSHEET_FOLDER}/{id}"


def worksheet_file(id: str) -> PurePosixPath:
    """Return the data file of a worksheet."""
    return PurePosixPath(WORKSHEET_FOLDER, f"{id}.yml")


def as_id(text: str) -> str:
    """Return a text as an id or a file's name has it: Näyttelyn palaute → nayttelyn-palaute."""
    bare = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", bare))
