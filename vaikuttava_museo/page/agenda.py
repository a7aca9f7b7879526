"""The workshop agenda: what each step and worksheet takes, as plain values of one language.

Every figure has one home: a step's length, people and materials its front matter, its phases the timetable on
its page, a worksheet's length and people its data. A step's time contains that of its worksheets, so whoever
sums up counts an entry or what is `part_of` it, never both. The script of the page lays the day out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from vaikuttava_museo.content.addresses import papers_key, url_of
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import StepView, step_views
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.pdf_documents import (
    Document,
    Kind,
    Paper,
    step_document,
    wall_documents,
    worksheet_document,
)
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.script_data import words_of
from vaikuttava_museo.page.timetable import (
    Meeting,
    Phase,
    Preparation,
    bound_text,
    read_preparation,
    read_timetable,
)
from vaikuttava_museo.page.wall_sheets import wall_pages
from vaikuttava_museo.texts import catalogue

_WORDS = ("agenda_", "run_start", "hours", "minutes", "materials", "participants")
"""The beginnings of the names of the sentences that the agenda's script uses."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of a material each person, each group and the room needs; the same may serve `again` in another step."""

    item: str
    person: int | None
    group: int | None
    room: int | None
    again: bool
    wall: bool
    """Whether it is large paper that hangs on the wall."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A step or a worksheet that can be chosen; `url` is relative to the site's root."""

    id: str
    part_of: str | None
    step: int
    numeral: str
    title: str
    url: str
    minutes: int
    participants: str
    materials: tuple[str, ...]
    sheets: tuple[str, ...]
    """The ids of the worksheets to print."""
    amounts: tuple[Amount, ...]
    """Of those materials whose amount the step tells."""
    meetings: tuple[Meeting, ...]
    prepare: tuple[Preparation, ...] = ()
    copies: str | None = None
    """Which copies of a worksheet are printed, as its data says."""
    papers: tuple[tuple[str, str], ...] = ()
    """What is printed, each by its name and its address relative to the site's root."""
    letters: tuple[str, str] | None = None
    """The page of a step's invitations, likewise."""
    most_groups: int | None = None
    wall_pages: int | None = None
    """How many pages of a step hang on the wall, beside its worksheets."""
    guests: tuple[tuple[int, int], ...] | None = None
    """When some guests of a step come and leave, in minutes from the beginning of its first meeting."""


def agenda_entries(content: Content, language: Language) -> tuple[Entry, ...]:
    """Return the steps in order, each followed by its worksheets."""
    steps = step_views(content, language)
    return tuple(entry for view in steps for entry in _entries_of(content, view, language))


def agenda_data(entries: Iterable[Entry], language: Language) -> dict[str, Any]:
    """Return what the agenda's script needs: the entries and the sentences.

    What is false or nothing is left out, and a worksheet's materials, which are those of its step.
    """
    items = [asdict(entry, dict_factory=_without_nothing) for entry in entries]
    for item in items:
        if "part_of" in item:
            del item["materials"]
    return {
        "entries": items,
        "words": {**words_of(language, _WORDS), "step": catalogue("interface", language)["step"]},
    }


def _entries_of(content: Content, view: StepView, language: Language) -> Iterator[Entry]:
    key, code = f"askel-{view.number}", language.code
    meta, page = content.meta[key, language], content.pages[key, language]
    assert isinstance(meta, StepMeta)  # step_views() shows no other
    words = catalogue("interface", language)
    meetings = read_timetable(page).meetings
    materials = tuple(bound_text(item) for item in meta.materials.split(", "))
    told = content.steps.get(view.number)
    most_groups = told.most_groups if told else None
    letters = _letters(content, view.number, language)
    wall_count = wall_pages(content, view.number, language)
    yield Entry(
        id=f"step-{view.number}",
        part_of=None,
        step=view.number,
        numeral=view.numeral,
        title=view.title,
        url=view.url,
        minutes=meta.time,
        participants=bound_text(meta.participants),
        materials=materials,
        sheets=tuple(sheet.id for sheet in view.worksheets),
        amounts=tuple(
            Amount(bound_text(one[code]), one.person, one.group, one.room, one.again, one.wall)
            for one in (told.amounts if told else ())
        ),
        meetings=meetings or _one_phase(meta.time, view.title, ""),
        prepare=tuple(_prepared(content, page)),
        papers=(
            (words["step_day"], step_document(Kind.DAY, view.number, language).path),
            (words["step_sheets"], step_document(Kind.STEP_SHEETS, view.number, language).path),
            *(
                (
                    f"{words['step_wall']}, {paper.name}, {words['pages'].format(count=wall_count)}",
                    step_document(Kind.WALL_PACK, view.number, language, paper).path,
                )
                for paper in Paper
            ),
            # There it gets its hours.
            *(((catalogue("invitations_and_papers", language)["programme"], letters[1]),) if letters else ()),
        ),
        letters=letters,
        most_groups=most_groups,
        wall_pages=wall_count,
        guests=tuple((part.begins, part.ends) for part in told.parts) or None if told else None,
    )
    for shown in view.worksheets:
        sheet = shown.sheet
        yield Entry(
            id=shown.id,
            part_of=f"step-{view.number}",
            step=sheet.step,
            numeral=shown.numeral,
            title=bound_text(shown.title),
            url=shown.url,
            minutes=sheet.minutes,
            participants=bound_text(sheet.participants[code]),
            materials=materials,
            sheets=(shown.id,),
            amounts=(),
            meetings=_one_phase(sheet.minutes, words["agenda_fill"], bound_text(sheet.purpose[code])),
            copies=sheet.copies,
            papers=_papers(shown.id, language, for_wall="wall" in sheet.copies),
            most_groups=most_groups,
        )


def _prepared(content: Content, page: Page) -> Iterator[Preparation]:
    """Yield what is prepared for a step, its links within the site led to from the site's root."""
    for task in read_preparation(page)[0].values():
        inner = [(words, target) for words, target in task.links or () if ":" not in target]
        links = tuple((words, _url(content, page, target)) for words, target in inner)
        yield replace(task, links=links or None)


def _url(content: Content, page: Page, target: str) -> str:
    key, id = content.led_to(target, page.path)
    return url_of(key, page.language) + (f"#{id}" if id else "")


def _letters(content: Content, number: int, language: Language) -> tuple[str, str] | None:
    key = papers_key(number)
    name = catalogue("invitations_and_papers", language)["page"]
    return (name, url_of(key, language)) if content.page(key, language) else None


def _papers(id: str, language: Language, *, for_wall: bool) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, Document]] = [
        (paper.name, worksheet_document(id, language, paper)) for paper in Paper
    ]
    if for_wall:
        ui = catalogue("interface", language)
        names = ("A1", *(ui[f"paper_tiles_{paper.value}"] for paper in Paper))
        found += zip(names, wall_documents(id, language), strict=True)
    return tuple((name, document.path) for name, document in found)


def _one_phase(minutes: int, title: str, activity: str) -> tuple[Meeting, ...]:
    return (Meeting("", (Phase(minutes, title, activity, is_break=False),)),)


def _without_nothing(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in items if value is not False and value is not None}
