"""How pages are named: their files, their pair keys and their addresses, and the keys of pages with a part of their own."""

from pathlib import PurePosixPath

from vaikuttava_museo.content.languages import FINNISH, SWEDISH, Language

HOME = "index"
WORKSHEET_FOLDER = "tyopohjat"
AGENDA = "tyopajan-aikataulu"
PLAN = "suunnitelma"
"""The pair key of the plan, which gathers the answers of all worksheets."""
NOT_FOUND = "404"
"""The key of the page for addresses that lead nowhere; it has no twin of its own to switch to."""


def language_of(path: PurePosixPath) -> Language | None:
    """Tell a page file's language from its name; None when the name is not that of a page.

    Another middle part (`x.se.md`, `x.fi.md`, `x.SV.md`) is none: mkdocs-static-i18n would show the wrong text.
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


def url_of(key: str, language: Language) -> str:
    """Return a page's address relative to the site's root: `sv/askel-3/`, "" for the Finnish home page."""
    return language.prefix + "".join(f"{part}/" for part in key.split("/") if part != "index")


def worksheet_key(id: str) -> str:
    """Return the pair key of a worksheet's pages."""
    return f"{WORKSHEET_FOLDER}/{id}"
