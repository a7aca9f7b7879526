"""The site's two languages: which there are, how their files are named and where their pages stand."""

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site.

    `code` is the BCP 47 tag, `name` the language's own name for itself, `suffix` what a page's file name
    ends with and `prefix` the folder of the site in which its pages stand ("" for the default language).
    """

    code: str
    name: str
    suffix: str
    prefix: str


FINNISH = Language(code="fi", name="Suomi", suffix=".md", prefix="")
SWEDISH = Language(code="sv", name="Svenska", suffix=".sv.md", prefix="sv/")
LANGUAGES = (FINNISH, SWEDISH)
DEFAULT = FINNISH


def by_code(code: str) -> Language:
    """Return the language with this code; raises KeyError for a language the site does not have."""
    for language in LANGUAGES:
        if language.code == code:
            return language
    raise KeyError(code)


def language_of(path: PurePosixPath) -> Language | None:
    """Tell a page file's language from its name; None when the name is not that of a page.

    `x.md` is Finnish and `x.sv.md` Swedish. Any other middle part (`x.se.md`, `x.fi.md`, `x.SV.md`) is
    no language: mkdocs-static-i18n would show the wrong text without a word (measured, stack notes 6).
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
    parts = [part for part in key.split("/") if part != "index"]
    return language.prefix + "".join(f"{part}/" for part in parts)
