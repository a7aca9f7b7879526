"""Which PDFs there are and where they stand, for the build and for links; both languages have the same names."""

from dataclasses import dataclass
from enum import Enum

from vaikuttava_museo.content.addresses import HOME, url_of, worksheet_key
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content

OPENING_PAGE = "sivuston-tarkoitus"
"""The page that tells what the toolkit is for: the booklet's first."""
CLOSING_PAGES = ("sanasto", "museot-hyvinvoinnin-edistajina", "altistutaan-asiakkaille", "ohjausryhma")
"""What follows the steps in the booklet: the glossary, the project's pages, the steering group."""


class Paper(Enum):
    """The paper a worksheet is drawn for; everything else is A4."""

    A4 = "a4"
    A3 = "a3"


class Kind(Enum):
    """What a document holds."""

    STEP = "step"
    WORKSHEET = "worksheet"
    BOOKLET = "booklet"


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF. `key` is the pair key of the page it is printed from, the home page's for the booklet."""

    kind: Kind
    key: str
    name: str
    language: Language
    paper: Paper = Paper.A4

    @property
    def path(self) -> str:
        """Return where the document stands, relative to the site's root: `sv/pdf/askel-1.pdf`."""
        return f"{self.language.prefix}pdf/{self.name}.pdf"

    @property
    def page_url(self) -> str:
        """Return the address of its page, relative to the site's root."""
        return url_of(self.key, self.language)


def step_document(number: int, language: Language) -> Document:
    """Return the document of a step, 1–6."""
    key = f"askel-{number}"
    return Document(Kind.STEP, key, key, language)


def worksheet_document(id: str, language: Language, paper: Paper) -> Document:
    """Return the document of an empty worksheet on one paper."""
    return Document(Kind.WORKSHEET, worksheet_key(id), f"{id}-{paper.value}", language, paper)


def booklet_document(language: Language) -> Document:
    """Return the booklet of everything."""
    return Document(Kind.BOOKLET, HOME, "vaikuttava-museo", language)


def documents(content: Content) -> tuple[Document, ...]:
    """Return every document of the site, language by language: steps, worksheets, booklet."""
    found = list[Document]()
    ids = [id for number in STEP_NUMBERS for id, _ in content.worksheets_of(number)]
    for language in LANGUAGES:
        steps = (step_document(number, language) for number in STEP_NUMBERS)
        found += (step for step in steps if (step.key, language) in content.meta)
        found += (worksheet_document(id, language, paper) for id in ids for paper in Paper)
        if (HOME, language) in content.meta:
            found.append(booklet_document(language))
    return tuple(found)


def booklet_keys(content: Content, language: Language) -> tuple[str, ...]:
    """Return the pair keys of the booklet's pages in its order: each step is followed by its worksheets."""
    ordered = [OPENING_PAGE]
    for number in STEP_NUMBERS:
        ordered += (f"askel-{number}", *(worksheet_key(id) for id, _ in content.worksheets_of(number)))
    ordered += CLOSING_PAGES
    return tuple(key for key in ordered if content.sheet_of(key) or (key, language) in content.meta)
