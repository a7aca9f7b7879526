"""The site's two languages: which there are, how their files are named and where their pages stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site: its BCP 47 tag, and its own name for itself."""

    code: str
    name: str
    suffix: str
    """What a page's file name ends with."""
    prefix: str
    """The folder of the site in which its pages stand, "" for the default language."""


FINNISH = Language(code="fi", name="Suomi", suffix=".md", prefix="")
SWEDISH = Language(code="sv", name="Svenska", suffix=".sv.md", prefix="sv/")
LANGUAGES = (FINNISH, SWEDISH)
DEFAULT = FINNISH

MARKED = (
    "fi",
    "sv",
    "en",
    "se",
    "smn",
    "sms",
    "et",
    "de",
    "fr",
    "es",
    "no",
    "da",
    "is",
    "ru",
    "uk",
    "lv",
    "lt",
    "la",
)
"""Languages that a name or a passage may be marked with (`<span lang="…">`); `se`, `smn` and `sms` are Finland's Sámi."""


def by_code(code: str) -> Language:
    """Return the language with this code; raises KeyError for a language the site does not have."""
    return {language.code: language for language in LANGUAGES}[code]
