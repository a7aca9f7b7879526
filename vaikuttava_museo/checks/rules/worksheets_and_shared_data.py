"""Worksheets and shared data fit together: ids are unique, what is referred to is there, questions fit their boxes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, worksheet_file
from vaikuttava_museo.content.answer_ids import answer_ids, question_of
from vaikuttava_museo.content.data_files import read_data
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.step_colours import mark_of
from vaikuttava_museo.content.steps_people_glossary import Glossary
from vaikuttava_museo.content.worksheets import (
    FIELD_GROUPS,
    AnyWorksheet,
    Worksheet,
    WorksheetField,
    fields_of,
)
from vaikuttava_museo.page.timetable import read_timetable

PEOPLE, GLOSSARY = map(PurePosixPath, ("ohjausryhma.yml", "sanasto.yml"))


def line_in(content: Content, path: PurePosixPath, *at: str | int) -> int:
    """Return the line of a value in a data file that was read."""
    return content.data[path].line_of(at)


def id_meant(content: Content, path: PurePosixPath, given: str, known: Iterable[str], *at: str | int) -> str:
    """Return the line of an id, or of a key that is one, with the one that was meant; "" where none is near.

    `known` are the ids, or the ids by what they may be called.
    """
    ids = known if isinstance(known, Mapping) else {id: id for id in known}
    source, near = content.data[path], get_close_matches(given, ids, n=1, cutoff=0.75)
    typed = (source.keys if at[-1] == given else source.values).get(at)
    return source.line_with(typed, ids[near[0]]) if near else ""


def ids_twice(content: Content, path: PurePosixPath, key: str) -> Iterator[Finding]:
    """Find the ids that stand twice in a list of a data file that was read."""
    seen = set[str]()
    for number, item in enumerate(content.data[path].data.get(key) or ()):
        if (id := item["id"]) in seen:
            yield finding(path, line_in(content, path, key, number, "id"), "id-twice", id=id)
        seen.add(id)


def step_references(content: Content) -> Iterator[Finding]:
    """Find ids used twice within a step or in the glossary, and steps without a worksheet."""
    unread = any(str(item.path.parent) == WORKSHEET_FOLDER for item in content.findings)
    for number in content.steps:
        path = PurePosixPath(f"askel-{number}.yml")
        yield from ids_twice(content, path, "questions")
        yield from ids_twice(content, path, "resources")
        if not content.worksheets_of(number) and not unread:
            yield finding(path, 1, "step-without-worksheet", step=number)
    if content.glossary:
        yield from ids_twice(content, GLOSSARY, "terms")
        yield from _terms_twice(content, content.glossary)


def _terms_twice(content: Content, glossary: Glossary) -> Iterator[Finding]:
    for language in LANGUAGES:
        code, seen = language.code, dict[str, str]()
        also = {word.casefold(): term for term in glossary.terms for word in term[code].also}
        for number, term in enumerate(glossary.terms):
            text = term[code].term
            line = line_in(content, GLOSSARY, "terms", number, code, "term")
            other = also.get(text.casefold(), term)
            if (first := seen.setdefault(text.casefold(), term.id)) != term.id:
                yield finding(GLOSSARY, line, "term-twice", text=text, id=first)
            elif other is not term:
                yield finding(GLOSSARY, line, "term-also-of-another", text=text, other=other[code].term)


def phase_references(content: Content) -> Iterator[Finding]:
    """Find notes on phases that no timetable of their step has."""
    for number, step in content.steps.items():
        path, key = PurePosixPath(f"askel-{number}.yml"), f"askel-{number}"
        pages = [page for (name, _), page in content.pages.items() if name == key]
        known = {phase.section for page in pages for phase in read_timetable(page).rows.values()} - {""}
        for id in step.phases if len(pages) == len(LANGUAGES) else ():
            if id not in known:
                mended = id_meant(content, path, id, known, "phases", id)
                values = {"id": id, "step": number, "known": ", ".join(sorted(known)), "mended": mended}
                yield finding(path, line_in(content, path, "phases", id), "phase-unknown", **values)


def step_numbers(content: Content) -> Iterator[Finding]:
    """Find steps whose number is not that of their file: two steps would have one number."""
    for (key, language), meta in content.meta.items():
        page, number = content.pages[key, language], key.removeprefix("askel-")
        if isinstance(meta, StepMeta) and str(meta.step) != number:
            is_step = number in map(str, STEP_NUMBERS)
            mended = page.meta.line_with(page.meta.values.get(("step",)), number) if is_step else ""
            values = {"step": meta.step, "name": page.path.name, "mended": mended}
            yield finding(page.path, page.meta.line_of(("step",)), "step-number", **values)


def worksheet_references(content: Content) -> Iterator[Finding]:
    """Find ids used twice, unknown core questions, examples without a place and parts out of place."""
    for id, sheet in content.worksheets.items():
        path = worksheet_file(id)
        step = content.steps.get(sheet.step)
        for group in FIELD_GROUPS:
            yield from ids_twice(content, path, group)
        for at_field, field in fields_of(sheet):
            asked = field.core_question
            if step and asked and step.question(asked) is None:
                known, at = [question.id for question in step.questions], (*at_field, "core-question")
                values = {"id": asked, "step": str(sheet.step), "known": ", ".join(known)}
                mended = id_meant(content, path, asked, known, *at)
                yield finding(
                    path, line_in(content, path, *at), "core-question-unknown", mended=mended, **values
                )
        places = answer_ids(sheet)
        for place in sheet.example:
            if place not in places:
                mended = id_meant(content, path, place, places, "example", place)
                line = line_in(content, path, "example", place)
                yield finding(path, line, "example-place-unknown", id=place, mended=mended)
        if (sheet.part is not None) != (sheet.step == 2):
            rule = "worksheet-part" if sheet.part else "worksheet-part-missing"
            line = line_in(content, path, "part" if sheet.part else "step")
            yield finding(path, line, rule, step=mark_of(sheet.step).numeral)


def field_ids_kept(content: Content, before: Mapping[PurePosixPath, bytes]) -> Iterator[Finding]:
    """Find fields that have another id than before the change: readers' saved answers follow the ids."""
    for id, sheet in content.worksheets.items():
        path = worksheet_file(id)
        former = _sheet_in(before, path)
        for group in FIELD_GROUPS if former else ():
            now = getattr(sheet, group, ())
            for number, old in _renamed(getattr(former, group, ()), now):
                source, at = content.data[path], (group, number, "id")
                mended = source.line_with(source.values.get(at), old)
                values = {"id": now[number].id, "old": old, "mended": mended}
                yield finding(path, source.line_of(at), "field-id-changed", **values)


def _renamed(was: Sequence[WorksheetField], now: Sequence[WorksheetField]) -> Iterator[tuple[int, str]]:
    """Yield the place of each field that has a new id, and the id that it had."""
    known, kept = {field.id for field in was}, {field.id for field in now}
    new = {number: _said(field) for number, field in enumerate(now) if field.id not in known}
    for old in (field for field in was if field.id not in kept):
        alike = {number: len(_said(old) & said) for number, said in new.items()}
        number = max(alike, key=alike.__getitem__, default=-1)
        if alike.get(number):
            del new[number]
            yield number, old.id


def _sheet_in(files: Mapping[PurePosixPath, bytes], path: PurePosixPath) -> AnyWorksheet | None:
    text = decode(path, files[path]) if path in files else None
    sheet = read_data(Worksheet, path, text)[1] if isinstance(text, str) else None
    return sheet.root if sheet else None


def _said(field: WorksheetField) -> set[str]:
    """Return what a field says: one that says nothing of what another did has taken its place, under an id of its own."""
    pairs = [pair for pair in (field.heading, field.question) if pair]
    texts = {pair[language.code] for pair in pairs for language in LANGUAGES}
    return texts | {field.core_question or ""} - {""}


_MOST_LETTERS: Mapping[str, int] = {"small": 120, "wide": 240}
_USUAL_MOST = 160
"""How long a question may be by the size of its box, so that there is room to answer: the site's longest by half."""


def questions_fit(content: Content) -> Iterator[Finding]:
    """Find questions so long that they would fill the box that is meant for the answer."""
    for id, sheet in content.worksheets.items():
        path, step = worksheet_file(id), content.steps.get(sheet.step)
        for at_field, field in fields_of(sheet):
            limit = _MOST_LETTERS.get(getattr(field, "size", ""), _USUAL_MOST)
            question, key = question_of(step, field), "question" if field.question else "core-question"
            for language in LANGUAGES:
                if (length := len(question[language.code])) > limit:
                    line = line_in(content, path, *at_field, key, language.code)
                    values = {"length": length, "limit": limit, "heading": field.heading[language.code]}
                    yield finding(path, line, "worksheet-question-long", **values)


def people_references(content: Content) -> Iterator[Finding]:
    """Find people of organisations that are not listed."""
    if not content.people:
        return
    for group, members in enumerate(content.people.groups):
        for place, person in enumerate(members.people):
            for number, id in enumerate(person.organisations):
                if id not in content.people.organisations:
                    at = ("groups", group, "people", place, "organisations", number)
                    named = {
                        text[it.code]: key
                        for key, text in content.people.organisations.items()
                        for it in LANGUAGES
                    }
                    known = {**named, **{key: key for key in content.people.organisations}}
                    mended = id_meant(content, PEOPLE, id, known, *at)
                    listed = ", ".join(content.people.organisations)
                    values = {"id": id, "name": person.name, "mended": mended, "known": listed}
                    yield finding(PEOPLE, line_in(content, PEOPLE, *at), "organisation-unknown", **values)


CONTENT_RULES = (
    step_references,
    phase_references,
    step_numbers,
    worksheet_references,
    questions_fit,
    people_references,
)
BEFORE_RULES = (field_ids_kept,)
