"""The workshop agenda: what each step and worksheet takes, as plain values of one language.

Every figure has one home: a step's length, people and materials its front matter, its phases the timetable on
its page, a worksheet's length and people its data. A step's time contains that of its worksheets, so whoever
sums up counts an entry or what is `part_of` it, never both. The script of the page lays the day out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import StepView, WorksheetView, step_views
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.timetable import (
    Meeting,
    Phase,
    bound_text,
    read_timetable,
)
from vaikuttava_museo.texts import catalogue

_WORDS = ("agenda_", "hours", "minutes", "materials", "participants")
"""The beginnings of the names of the sentences that the agenda's script uses."""


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
    meetings: tuple[Meeting, ...]


def agenda_entries(content: Content, language: Language) -> tuple[Entry, ...]:
    """Return the steps in order, each followed by its worksheets."""
    return tuple(
        entry for view in step_views(content, language) for entry in _entries_of(content, view, language)
    )


def agenda_data(entries: Iterable[Entry], language: Language) -> dict[str, Any]:
    """Return what the agenda's script needs: the entries and the sentences.

    What is false or nothing is left out, and a worksheet's materials, which are those of its step.
    """
    words = {key: text for key, text in catalogue("interface", language).items() if key.startswith(_WORDS)}
    return {"entries": [_told(entry) for entry in entries], "words": words}


def _entries_of(content: Content, view: StepView, language: Language) -> Iterator[Entry]:
    key = f"askel-{view.number}"
    meta, page = content.meta[key, language], content.pages[key, language]
    assert isinstance(meta, StepMeta)  # step_views() shows no other
    words = catalogue("interface", language)
    step = Entry(
        id=f"step-{view.number}",
        part_of=None,
        step=view.number,
        numeral=view.numeral,
        title=view.title,
        url=view.url,
        minutes=meta.time,
        participants=bound_text(meta.participants),
        materials=tuple(bound_text(item) for item in meta.materials.split(", ")),
        sheets=tuple(sheet.id for sheet in view.worksheets),
        meetings=read_timetable(page, frozenset(words["agenda_break_names"].split(", "))).meetings
        or (Meeting("", (Phase(meta.time, view.title, "", is_break=False),)),),
    )
    yield step
    for sheet in view.worksheets:
        yield _worksheet_entry(sheet, step, language, words)


def _worksheet_entry(view: WorksheetView, step: Entry, language: Language, words: Mapping[str, str]) -> Entry:
    sheet = view.sheet
    phase = Phase(
        sheet.minutes, words["agenda_fill"], bound_text(sheet.purpose[language.code]), is_break=False
    )
    return Entry(
        id=view.id,
        part_of=step.id,
        step=sheet.step,
        numeral=view.numeral,
        title=bound_text(view.title),
        url=view.url,
        minutes=sheet.minutes,
        participants=bound_text(sheet.participants[language.code]),
        materials=step.materials,
        sheets=(view.id,),
        meetings=(Meeting("", (phase,)),),
    )


def _told(entry: Entry) -> dict[str, Any]:
    values = asdict(entry, dict_factory=_without_nothing)
    if entry.part_of:
        del values["materials"]
    return values


def _without_nothing(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in items if value is not False and value is not None}
