"""The shared data fit together: ids are unique, what is referred to is there, days and minutes make sense."""

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import NOT_FOUND, WORKSHEET_FOLDER, file_of, worksheet_key
from vaikuttava_museo.content.answer_ids import answer_ids
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.known_issues import ALL_PAGES, FAIL_AFTER_DAYS, WARN_AFTER_DAYS
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import FIELD_GROUPS

ISSUES, PEOPLE, GLOSSARY = map(PurePosixPath, ("known-issues.yml", "ohjausryhma.yml", "sanasto.yml"))
REVIEWED = "reviewed_on"


def _twice(path: PurePosixPath, ids: Iterable[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for id in ids:
        if id in seen:
            yield finding(path, 1, "id-twice", id=id)
        seen.add(id)


def step_references(content: Content) -> Iterator[Finding]:
    """Find ids used twice within a step or in the glossary, and steps without a worksheet."""
    unread = any(str(item.path.parent) == WORKSHEET_FOLDER for item in content.findings)
    for number, step in content.steps.items():
        path = PurePosixPath(f"askel-{number}.yml")
        yield from _twice(path, (question.id for question in step.questions))
        yield from _twice(path, (resource.id for resource in step.resources))
        if not content.worksheets_of(number) and not unread:
            yield finding(path, 1, "step-without-worksheet", step=number)
    if content.glossary:
        yield from _twice(GLOSSARY, (term.id for term in content.glossary.terms))


def worksheet_references(content: Content) -> Iterator[Finding]:
    """Find ids used twice, unknown core questions, examples without a place and parts out of place."""
    for id, sheet in content.worksheets.items():
        path = PurePosixPath(WORKSHEET_FOLDER, f"{id}.yml")
        step = content.steps.get(sheet.step)
        groups = [getattr(sheet, group, ()) for group in FIELD_GROUPS]
        for fields in groups:
            yield from _twice(path, (field.id for field in fields))
        for asked in (field.core_question for fields in groups for field in fields if field.core_question):
            if step and step.question(asked) is None:
                known = ", ".join(question.id for question in step.questions)
                yield finding(path, 1, "core-question-unknown", id=asked, step=sheet.step, known=known)
        places = answer_ids(sheet)
        for place in sheet.example:
            if place not in places:
                likely = get_close_matches(place, places, n=1) or places[-1:]
                yield finding(path, 1, "example-place-unknown", id=place, likely=likely[0])
        if (sheet.part is not None) != (sheet.step == 2):
            yield finding(path, 1, "worksheet-part", step=sheet.step)


def people_references(content: Content) -> Iterator[Finding]:
    """Find people of organisations that are not listed."""
    if content.people:
        people = [person for group in content.people.groups for person in group.people]
        for id, name in ((id, person.name) for person in people for id in person.organisations):
            if id not in content.people.organisations:
                yield finding(PEOPLE, 1, "organisation-unknown", id=id, name=name)


def known_issue_references(content: Content) -> Iterator[Finding]:
    """Find issues with the same id, issues on pages that do not exist, and a review older than the statement."""
    known = content.known_issues
    if known is None:
        return
    yield from _twice(ISSUES, (issue.id for issue in known.issues))
    sheets = map(worksheet_key, content.worksheets)
    pages = {ALL_PAGES, NOT_FOUND, *sheets, *(key for key, _ in content.pages)}
    for issue in known.issues:
        for key in issue.pages:
            # A page whose file cannot be read has a finding of its own already.
            files = (PurePosixPath(f"{key}.yml"), *(file_of(key, language) for language in LANGUAGES))
            if key not in pages and not content.is_unread(*files):
                values = {"id": issue.id, "page": key, "example": "askel-3", "everywhere": ALL_PAGES}
                yield finding(ISSUES, 1, "known-issue-page", **values)
    written = known.review.statement_written_on
    if known.review.reviewed_on < written:
        values = {"reviewed_on": REVIEWED, "written_on": "statement_written_on"}
        yield finding(ISSUES, 1, "review-before-writing", written=written, **values)


def review_findings(content: Content, today: date) -> Iterator[Finding]:
    """Find a review a year old or nearly so and days to come: only `check`, for no build may begin to fail by itself."""
    known = content.known_issues
    if known is None:
        return
    review = known.review
    left = FAIL_AFTER_DAYS - (today - review.reviewed_on).days
    if left <= 0:
        yield finding(ISSUES, 1, "review-overdue", reviewed=review.reviewed_on, today=today, key=REVIEWED)
    elif left <= FAIL_AFTER_DAYS - WARN_AFTER_DAYS:
        yield finding(ISSUES, 1, "review-due", reviewed=review.reviewed_on, left=left, key=REVIEWED)
    days = [(REVIEWED, review.reviewed_on), ("last_test_run: date", known.last_test_run.date)]
    for key, day in (*days, *((f"since ({issue.id})", issue.since) for issue in known.issues)):
        if day > today:
            yield finding(ISSUES, 1, "day-in-future", key=key, day=day, today=today)
