"""Which PDFs and Word files there are and where they stand, for build and links; both languages have the same names."""

from dataclasses import dataclass
from enum import Enum

from vaikuttava_museo.content.addresses import HOME, PURPOSE, papers_key, url_of, worksheet_key
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content

CLOSING_PAGES = (
    "mittaaminen",
    "esimerkkeja-museoista",
    "sanasto",
    "museot-hyvinvoinnin-edistajina",
    "altistutaan-asiakkaille",
    "ohjausryhma",
)
"""What follows the steps in the booklet: measuring, museums' examples, the glossary, the project, the steering group."""

FACTS = "data"
"""The section of a step's page that asks for facts."""


class Paper(Enum):
    """The paper a worksheet is drawn for; everything else is A4."""

    A4 = "a4"
    A3 = "a3"


class Kind(Enum):
    """What a document holds."""

    STEP = "step"
    LARGE_PRINT = "large-print"
    """A step in letters of 14 points and more."""
    STEP_SHEETS = "step-sheets"
    """All empty worksheets of a step, to be printed at once."""
    WALL_PACK = "wall-pack"
    """What hangs on the wall in a step's workshop."""
    DAY = "day"
    """All that a step's workshop needs on paper."""
    WORKSHEET = "worksheet"
    WALL = "wall"
    """A worksheet as large as A1."""
    TILES = "tiles"
    """The same on sheets of its paper, to be put together."""
    BOOKLET = "booklet"
    FOLDED = "folded"
    """The booklet's text on A5, its pages placed for folding."""


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


_OF_A_STEP = (
    (Kind.STEP, Paper.A4), (Kind.LARGE_PRINT, Paper.A4), (Kind.WALL_PACK, Paper.A4), (Kind.WALL_PACK, Paper.A3),
    (Kind.DAY, Paper.A4),
)  # fmt: skip
"""What every step has, whatever its worksheets."""
_ENDINGS = {
    Kind.LARGE_PRINT: "-large-print",
    Kind.STEP_SHEETS: "-worksheets",
    Kind.WALL_PACK: "-wall",
    Kind.DAY: "-day",
}
"""What the names of a step's documents end with."""


def step_document(kind: Kind, number: int, language: Language, paper: Paper = Paper.A4) -> Document:
    """Return a document of a step, 1–6."""
    key, on_paper = f"askel-{number}", "" if paper is Paper.A4 else f"-{paper.value}"
    return Document(kind, key, f"{key}{_ENDINGS.get(kind, '')}{on_paper}", language, paper)


def worksheet_document(id: str, language: Language, paper: Paper) -> Document:
    """Return the document of an empty worksheet on one paper."""
    return Document(Kind.WORKSHEET, worksheet_key(id), f"{id}-{paper.value}", language, paper)


def parts_of_day(day: Document) -> tuple[Document, ...]:
    """Return what all papers of a workshop are, in the order in which they are needed: read, hung up, filled in."""
    number = int(day.key.removeprefix("askel-"))
    kinds = (Kind.STEP, Kind.WALL_PACK, Kind.STEP_SHEETS)
    return tuple(step_document(kind, number, day.language) for kind in kinds)


def wall_documents(id: str, language: Language) -> tuple[Document, ...]:
    """Return the documents of a worksheet for the wall: whole, and in parts for an office's printer."""
    key = worksheet_key(id)
    tiles = (Document(Kind.TILES, key, f"{id}-a1-{paper.value}", language, paper) for paper in Paper)
    return (Document(Kind.WALL, key, f"{id}-a1", language, Paper.A3), *tiles)


def folded_document(language: Language) -> Document:
    """Return the booklet's text to be folded."""
    return Document(Kind.FOLDED, HOME, "vaikuttava-museo-a5", language)


def booklet_document(language: Language) -> Document:
    """Return the booklet of everything."""
    return Document(Kind.BOOKLET, HOME, "vaikuttava-museo", language)


def documents(content: Content) -> tuple[Document, ...]:
    """Return every document of the site, language by language: steps, worksheets, booklet."""
    found = list[Document]()
    ids = [id for id, _ in content.worksheets_of(*STEP_NUMBERS)]
    for language in LANGUAGES:
        steps = (number for number in STEP_NUMBERS if (f"askel-{number}", language) in content.meta)
        found += (step_document(kind, it, language, paper) for it in steps for kind, paper in _OF_A_STEP)
        with_sheets = (number for number in STEP_NUMBERS if content.worksheets_of(number))
        found += (step_document(Kind.STEP_SHEETS, number, language) for number in with_sheets)
        for id in ids:
            found += (worksheet_document(id, language, paper) for paper in Paper)
            found += wall_documents(id, language)
        if (HOME, language) in content.meta:
            found += (folded_document(language), booklet_document(language))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """An empty worksheet as a Word file."""

    id: str
    language: Language

    @property
    def path(self) -> str:
        """Return where the file stands, relative to the site's root: `sv/word/partner-map.docx`."""
        return f"{self.language.prefix}word/{self.id}.docx"


def word_templates(content: Content) -> tuple[WordTemplate, ...]:
    """Return every Word file of the site."""
    ids = [id for id, _ in content.worksheets_of(*STEP_NUMBERS)]
    return tuple(WordTemplate(id, language) for language in LANGUAGES for id in ids)


class Role(Enum):
    """What a Word file of a step is for."""

    INVITATION = "invitation"
    FACTS = "facts"
    """Empty rows for what is found out before the workshop."""
    PROGRAMME = "programme"
    """For the participants, on one page."""
    SCRIPT = "script"
    """For whoever leads the workshop: who says what, when and with which materials."""
    MEMO = "memo"


@dataclass(frozen=True, slots=True)
class FacilitatorFile:
    """A Word file that whoever leads a step's workshop sends or prints; `section` is an invitation's id, else ""."""

    role: Role
    step: int
    language: Language
    section: str = ""

    @property
    def path(self) -> str:
        """Return where the file stands, relative to the site's root: `sv/word/askel-1-invitation-staff.docx`."""
        parts = (f"askel-{self.step}", self.role.value, *filter(None, (self.section,)))
        return f"{self.language.prefix}word/{'-'.join(parts)}.docx"


def step_files(content: Content, step: int, language: Language) -> tuple[FacilitatorFile, ...]:
    """Return what a step has, in the order in which it is needed; not every step asks for facts."""
    page = content.page(f"askel-{step}", language)
    facts = [Role.FACTS] if page and any(heading.id == FACTS for heading in page.headings) else []
    roles = (*facts, Role.PROGRAMME, Role.SCRIPT, Role.MEMO)
    return tuple(FacilitatorFile(role, step, language) for role in roles)


def facilitator_files(content: Content) -> tuple[FacilitatorFile, ...]:
    """Return every Word file of the facilitators."""
    found = list[FacilitatorFile]()
    for language in LANGUAGES:
        for step in (step for step in STEP_NUMBERS if (f"askel-{step}", language) in content.meta):
            found += step_files(content, step, language)
            found += (
                FacilitatorFile(Role.INVITATION, step, language, id)
                for id in _invitations(content, step, language)
            )
    return tuple(found)


def _invitations(content: Content, step: int, language: Language) -> list[str]:
    """Return the ids of the sections of their page, each an invitation."""
    page = content.page(papers_key(step), language)
    return [heading.id for heading in page.headings if heading.level == 2 and heading.id] if page else []


def booklet_keys(content: Content, language: Language) -> tuple[str, ...]:
    """Return the pair keys of the booklet's pages in its order: each step is followed by its worksheets."""
    ordered = [PURPOSE]
    for number in STEP_NUMBERS:
        ordered += (f"askel-{number}", *sheet_keys(content, number))
    ordered += CLOSING_PAGES
    now = map(content.key_now, ordered)
    return tuple(key for key in now if content.sheet_of(key) or (key, language) in content.meta)


def sheet_keys(content: Content, number: int) -> tuple[str, ...]:
    """Return the pair keys of a step's worksheets in their order."""
    return tuple(worksheet_key(id) for id, _ in content.worksheets_of(number))
