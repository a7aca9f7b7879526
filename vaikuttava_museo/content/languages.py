"""The site's two languages: which there are, how their files are named and where their pages stand."""

from dataclasses import dataclass


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
