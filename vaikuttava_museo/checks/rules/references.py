"""Ids in the shared data are unique, and what refers to another part of the data finds it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.answer_places import answer_ids
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.worksheets import FIELD_GROUPS, AnyWorksheet


def shared_data_references(content: Content) -> Iterator[Finding]:
    """Find ids used twice, unknown core questions and organisations, steps without a worksheet."""
    yield from _steps(content)
    yield from _worksheets(content)
    yield from _people(content)
    if content.glossary:
        yield from _twice(PurePosixPath("sanasto.yml"), (term.id for term in content.glossary.terms))


def _twice(path: PurePosixPath, ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield finding(path, 1, "id-twice", id=id)
        seen.add(id)


def _steps(content: Content) -> Iterator[Finding]:
    for number, step in content.steps.items():
        path = PurePosixPath(f"askel-{number}.yml")
        yield from _twice(path, (question.id for question in step.questions))
        yield from _twice(path, (resource.id for resource in step.resources))
    unread = any(str(item.path.parent) == WORKSHEET_FOLDER for item in content.findings)
    for number in STEP_NUMBERS:
        if number in content.steps and not content.worksheets_of(number) and not unread:
            yield finding(PurePosixPath(f"askel-{number}.yml"), 1, "step-without-worksheet", step=number)


def _worksheets(content: Content) -> Iterator[Finding]:
    for id, sheet in content.worksheets.items():
        path = PurePosixPath(WORKSHEET_FOLDER, f"{id}.yml")
        for group in FIELD_GROUPS:
            yield from _twice(path, (field.id for field in getattr(sheet, group, ())))
        yield from _core_questions(content, path, sheet)
        yield from _example(path, sheet)
        if (sheet.part is not None) != (sheet.step == 2):
            yield finding(path, 1, "worksheet-part", step=sheet.step)


def _example(path: PurePosixPath, sheet: AnyWorksheet) -> Iterator[Finding]:
    known = answer_ids(sheet)
    for id in sheet.example:
        if id not in known:
            likely = get_close_matches(id, known, n=1) or known[-1:]
            yield finding(path, 1, "example-place-unknown", id=id, likely=likely[0])


def _core_questions(content: Content, path: PurePosixPath, sheet: AnyWorksheet) -> Iterator[Finding]:
    step = content.steps.get(sheet.step)
    for group in FIELD_GROUPS:
        for field in getattr(sheet, group, ()):
            if field.core_question and step and step.question(field.core_question) is None:
                known = ", ".join(question.id for question in step.questions)
                yield finding(
                    path, 1, "core-question-unknown", id=field.core_question, step=sheet.step, known=known
                )


def _people(content: Content) -> Iterator[Finding]:
    if content.people is None:
        return
    known = content.people.organisations
    for group in content.people.groups:
        for person in group.people:
            for id in person.organisations:
                if id not in known:
                    yield finding(
                        PurePosixPath("ohjausryhma.yml"), 1, "organisation-unknown", id=id, name=person.name
                    )
