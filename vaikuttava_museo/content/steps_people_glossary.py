"""The schemas of what the two pages of a pair share: `askel-3.yml`, `ohjausryhma.yml`, `sanasto.yml`.

Such a file stands beside its pages and holds both languages, so that whoever changes one sees the other.
Ids are English and never change: saved answers and links hang on them.
"""

from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, HttpUrl
from pydantic_core import PydanticCustomError

from vaikuttava_museo.content.value_corrections import ADDRESS

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=40)]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]
Count = Annotated[int, Field(ge=1, le=50)]
MayBeEmpty = BeforeValidator(lambda value: () if value in ("", None) else value)
"""Makes a key of a list that has nothing after it mean an empty list."""


def _whole_address(value: object) -> object:
    if isinstance(value, str) and not ADDRESS.fullmatch(value):
        raise PydanticCustomError("url_parsing", "no address that leads anywhere")
    return value


class Shared(BaseModel):
    """What all shared data have in common: nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Pair(Shared):
    """The same in both languages; templates write `text[lang]`."""

    def __getitem__(self, language: str) -> Any:  # noqa: ANN401 – a subclass says what its two fields are
        return getattr(self, language)


class Text(Pair):
    """One text in both languages."""

    fi: Sentence
    sv: Sentence


Of = TypeVar("Of")


class EitherWay(Pair, Generic[Of]):
    """What may differ by language: typed once when it does not."""

    fi: Of
    sv: Of


ONCE = BeforeValidator(lambda value: value if isinstance(value, dict) else {"fi": value, "sv": value})
WebAddress = Annotated[HttpUrl, BeforeValidator(_whole_address)]


class CoreQuestion(Text):
    """A core question of a step. It stands here once and feeds the page, the worksheets and the search."""

    id: Id


class Resource(Text):
    """A work to read or watch, under *Inspiraatiota*; `fi` and `sv` tell what it gives."""

    id: Id
    kind: Literal["web", "pdf", "video", "book"]
    """What it is: a web page, a pdf, a video or a printed work."""
    language: Annotated[EitherWay[Literal["fi", "sv", "en"]], ONCE]
    """The language that it is read in, coming from a page in Finnish and from one in Swedish."""
    title: Annotated[EitherWay[Annotated[str, Field(min_length=1, max_length=160)]], ONCE]
    """Its own name; under the key of the other language its name in that, or what the name means."""
    publisher: Annotated[EitherWay[Annotated[str, Field(min_length=1, max_length=120)]], ONCE] | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    url: Annotated[EitherWay[WebAddress], ONCE] | None = None
    """The address, when the work still has one."""
    checked: date | None = None
    """The day when a person last opened the address and found the work there."""

    def name_for(self, language: str) -> tuple[str, str]:
        """Return its own name as readers of a language meet it, and what that means to them ("" when they know)."""
        own = self.language[language]
        meant = self.title[language]
        name = self.title[own] if own in {"fi", "sv"} else meant
        return name, "" if meant == name else meant


class PhaseNotes(Shared):
    """What whoever leads a workshop needs in a phase beside what the page tells everybody."""

    materials: Text | None = None
    """What lies on the tables and hangs on the walls."""
    record: Text | None = None
    """What is written down before the next phase begins."""


class Amount(Text):
    """How much of one of a step's materials is needed, as its guide says; the text is that of the page's list."""

    person: Count | None = None
    group: Count | None = None
    room: Count | None = None
    """Beside what each person and each group gets: on the walls, say."""
    again: bool = False
    """Whether the same serve in another step: pens do, notes do not."""
    wall: bool = False
    """Whether it is A1 paper for the wall; a worksheet that is drawn there instead of printed is one of them."""


class GuestPart(Text):
    """When some of the guests are there, by the name that their letter has for it: `[suunnittelu alkaa]`.

    In minutes from the beginning of the workshop.
    """

    begins: Annotated[int, Field(ge=0, le=600)]
    ends: Annotated[int, Field(ge=1, le=600)]


class StepData(Shared):
    """`askel-N.yml`: a step's core questions, notes on its phases, amounts, most groups, guests' hours, sources."""

    questions: Annotated[tuple[CoreQuestion, ...], Field(min_length=1)]
    phases: Annotated[dict[Id, PhaseNotes], Field(default_factory=dict)]
    """Notes by the id of the section that the timetable's phase leads to."""
    amounts: Annotated[tuple[Amount, ...], MayBeEmpty] = ()
    most_groups: Count | None = None
    """How many groups its timetable has time for; as many as there are, where nothing is told."""
    parts: Annotated[tuple[GuestPart, ...], MayBeEmpty] = ()
    resources: tuple[Resource, ...]

    @property
    def only_in_finnish(self) -> list[Resource]:
        """Return the sources that nobody can read in another language."""
        return [one for one in self.resources if {one.language.fi, one.language.sv} == {"fi"}]

    def question(self, id: str) -> CoreQuestion | None:
        """Return the core question with an id, None when there is none."""
        return next((question for question in self.questions if question.id == id), None)


class Person(Shared):
    """A member of the steering group with the title of the project years."""

    name: Annotated[str, Field(min_length=3, max_length=80)]
    title: Text
    organisations: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    """Ids from the file's own `organisations`, the nearest unit first."""


class PeopleGroup(Shared):
    """A part of the steering group under its own heading."""

    id: Id
    heading: Text
    people: Annotated[tuple[Person, ...], Field(min_length=1)]


class People(Shared):
    """`ohjausryhma.yml`: the steering group."""

    organisations: dict[Id, Text]
    groups: Annotated[tuple[PeopleGroup, ...], Field(min_length=1)]


class TermText(Shared):
    """A term in one language."""

    term: Annotated[str, Field(min_length=2, max_length=60)]
    also: Annotated[tuple[Annotated[str, Field(min_length=2, max_length=60)], ...], MayBeEmpty] = ()
    """Other words for the same thing, such as a visitor might search with."""
    explanation: Annotated[str, Field(min_length=20, max_length=240)]
    """One or two plain sentences."""

    @property
    def definition(self) -> str:
        """Return the first sentence: the tooltip of links to the term."""
        first, _, rest = self.explanation.partition(". ")
        return f"{first}." if rest else first


class Term(Pair):
    """A term of the glossary."""

    id: Id
    fi: TermText
    sv: TermText


class Glossary(Shared):
    """`sanasto.yml`: the terms of the field as this site uses them."""

    terms: Annotated[tuple[Term, ...], Field(min_length=1)]

    def in_order(self, language: str) -> list[Term]:
        """Return the terms in the alphabetical order of a language (å, ä, ö last in both)."""
        alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
        return sorted(self.terms, key=lambda term: [alphabet.find(it) for it in term[language].term.lower()])
