"""Worksheets and shared data fit together: ids are unique, what is referred to is there, questions fit their boxes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from textwrap import shorten

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
from vaikuttava_museo.content.yaml_with_lines import Location
from vaikuttava_museo.page.timetable import read_timetable

_LONGEST_LIST = 160
"""Characters of a list of ids in a message."""
PEOPLE, GLOSSARY = map(PurePosixPath, ("ohjausryhma.yml", "sanasto.yml"))


def told_at(content: Content, path: PurePosixPath, at: Location, rule: str, **values: object) -> Finding:
    """Return a finding of a value in a data file that was read."""
    return finding(path, content.data[path].line_of(at), rule, **values)


def id_meant(content: Content, path: PurePosixPath, at: Location, id: str, ids: Iterable[str]) -> str:
    """Return the line of an id, or of a key that is one, with the one that was meant; "" where none is near.

    `ids` are those that are there, or they by what they may be called.
    """
    called = ids if isinstance(ids, Mapping) else {known: known for known in ids}
    near = get_close_matches(id, called, n=1, cutoff=0.75)
    return content.data[path].line_with(at, called[near[0]], is_key=at[-1] == id) if near else ""


def ids_twice(content: Content, path: PurePosixPath, key: str) -> Iterator[Finding]:
    """Find the ids that stand twice in a list of a data file that was read."""
    seen = set[str]()
    for number, item in enumerate(content.data[path].data.get(key) or ()):
        if (id := item["id"]) in seen:
            yield told_at(content, path, (key, number, "id"), "id-twice", id=id)
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
            at, other = ("terms", number, code, "term"), also.get(text.casefold(), term)
            if (first := seen.setdefault(text.casefold(), term.id)) != term.id:
                yield told_at(content, GLOSSARY, at, "term-twice", text=text, id=first)
            elif other is not term:
                values = {"text": text, "other": other[code].term}
                yield told_at(content, GLOSSARY, at, "term-also-of-another", **values)


def phase_references(content: Content) -> Iterator[Finding]:
    """Find notes on phases that no timetable of their step has."""
    for number, step in content.steps.items():
        path, key = PurePosixPath(f"askel-{number}.yml"), f"askel-{number}"
        pages = [page for (name, _), page in content.pages.items() if name == key]
        known = {phase.section for page in pages for phase in read_timetable(page).rows.values()} - {""}
        for id in step.phases if len(pages) == len(LANGUAGES) else ():
            if id not in known:
                at, listed = ("phases", id), ", ".join(sorted(known))
                mended = id_meant(content, path, at, id, known)
                values = {"id": id, "step": number, "known": listed, "mended": mended}
                yield told_at(content, path, at, "phase-unknown", **values)


def material_amounts(content: Content) -> Iterator[Finding]:
    """Find amounts of what the page of their step does not list among its materials: nobody would be told them."""
    for number, step in content.steps.items():
        path = PurePosixPath(f"askel-{number}.yml")
        for language in LANGUAGES:
            meta = content.meta.get((f"askel-{number}", language))
            listed = meta.materials.split(", ") if isinstance(meta, StepMeta) else []
            for place, amount in enumerate(step.amounts):
                if listed and (text := amount[language.code]) not in listed:
                    at = ("amounts", place, language.code)
                    mended = id_meant(content, path, at, text, listed)
                    values = {"text": text, "step": number, "known": ", ".join(listed), "mended": mended}
                    yield told_at(content, path, at, "amount-unknown", **values)


def step_numbers(content: Content) -> Iterator[Finding]:
    """Find steps whose number is not that of their file: two steps would have one number."""
    for (key, language), meta in content.meta.items():
        page, number = content.pages[key, language], key.removeprefix("askel-")
        if isinstance(meta, StepMeta) and str(meta.step) != number:
            is_step = number in map(str, STEP_NUMBERS)
            mended = page.meta.line_with(("step",), number) if is_step else ""
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
                mended = id_meant(content, path, at, asked, known)
                values = {"id": asked, "step": sheet.step, "known": ", ".join(known), "mended": mended}
                yield told_at(content, path, at, "core-question-unknown", **values)
        places = answer_ids(sheet)
        for place in sheet.example:
            if place not in places:
                at, turned = ("example", place), ".".join(reversed(place.split(".")))
                listed = shorten(", ".join(places), _LONGEST_LIST, placeholder=" …")
                # The column before the row is the one slip that likeness does not tell.
                meant: Iterable[str] = {place: turned} if turned in places else places
                values = {"id": place, "known": listed, "mended": id_meant(content, path, at, place, meant)}
                yield told_at(content, path, at, "example-place-unknown", **values)
        if (sheet.part is not None) != (sheet.step == 2):
            rule, key = ("worksheet-part", "part") if sheet.part else ("worksheet-part-missing", "step")
            yield told_at(content, path, (key,), rule, step=mark_of(sheet.step).numeral)


def field_ids_kept(content: Content, before: Mapping[PurePosixPath, bytes]) -> Iterator[Finding]:
    """Find fields that have another id than before the change: readers' saved answers follow the ids."""
    for id, sheet in content.worksheets.items():
        path = worksheet_file(id)
        former = _sheet_in(before, path)
        for group in FIELD_GROUPS if former else ():
            now = getattr(sheet, group, ())
            for number, old in _renamed(getattr(former, group, ()), now):
                at = (group, number, "id")
                values = {"id": now[number].id, "old": old, "mended": content.data[path].line_with(at, old)}
                yield told_at(content, path, at, "field-id-changed", **values)


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
                    at = (*at_field, key, language.code)
                    values = {"length": length, "limit": limit, "heading": field.heading[language.code]}
                    yield told_at(content, path, at, "worksheet-question-long", **values)


def people_references(content: Content) -> Iterator[Finding]:
    """Find people of organisations that are not listed."""
    if not content.people:
        return
    listed = content.people.organisations
    called = {text[language.code]: id for id, text in listed.items() for language in LANGUAGES}
    called |= {id: id for id in listed}
    for group, members in enumerate(content.people.groups):
        for place, person in enumerate(members.people):
            for number, id in enumerate(person.organisations):
                if id not in listed:
                    at = ("groups", group, "people", place, "organisations", number)
                    mended = id_meant(content, PEOPLE, at, id, called)
                    values = {"id": id, "name": person.name, "mended": mended, "known": ", ".join(listed)}
                    yield told_at(content, PEOPLE, at, "organisation-unknown", **values)


CONTENT_RULES = (
    step_references,
    phase_references,
    material_amounts,
    step_numbers,
    worksheet_references,
    questions_fit,
    people_references,
)
BEFORE_RULES = (field_ids_kept,)
