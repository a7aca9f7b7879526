"""The list of known issues: what it names exists, its days make sense, and its review is not too old."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, file_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.known_issues import (
    ALL_PAGES,
    FAIL_AFTER_DAYS,
    KnownIssues,
    days_since_review,
    is_review_due,
    is_review_overdue,
)
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import Content

PATH = PurePosixPath("known-issues.yml")
NOT_FOUND = "404"
REVIEWED = "reviewed_on"


def known_issue_references(content: Content) -> Iterator[Finding]:
    """Find issues with the same id, issues on pages that do not exist, and a review older than the statement."""
    known = content.known_issues
    if known is None:
        return
    ids = [issue.id for issue in known.issues]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield finding(PATH, 1, "id-twice", id=id)
    for issue in known.issues:
        for key in issue.pages:
            if not _is_page(content, key):
                yield finding(
                    PATH,
                    1,
                    "known-issue-page",
                    id=issue.id,
                    page=key,
                    example="askel-3",
                    everywhere=ALL_PAGES,
                )
    if known.review.reviewed_on < known.review.statement_written_on:
        written = known.review.statement_written_on
        names = {"reviewed_on": REVIEWED, "written_on": "statement_written_on"}
        yield finding(PATH, 1, "review-before-writing", written=written, **names)


def _is_page(content: Content, key: str) -> bool:
    """Tell whether a key names a page; one whose file cannot be read has a finding of its own already."""
    sheets = {f"{WORKSHEET_FOLDER}/{id}" for id in content.worksheets}
    files = (PurePosixPath(f"{key}.yml"), *(file_of(key, language) for language in LANGUAGES))
    known = {ALL_PAGES, NOT_FOUND} | sheets | {page_key for page_key, _ in content.pages}
    return key in known or content.is_unread(*files)


def review_reminders(content: Content, today: date) -> Iterator[Finding]:
    """Remind of a review that is nearly a year old. A reminder stops nobody from publishing."""
    known = content.known_issues
    if known and is_review_due(known, today):
        left = FAIL_AFTER_DAYS - days_since_review(known, today)
        yield finding(PATH, 1, "review-due", reviewed=known.review.reviewed_on, left=left, key=REVIEWED)


def review_age(content: Content, today: date) -> Iterator[Finding]:
    """Find a review a year old, and days of the file that have not come yet.

    Not among `RULES`: a build must not begin to fail by itself on a quiet day; `check` and the tests do.
    """
    known = content.known_issues
    if known is None:
        return
    if is_review_overdue(known, today):
        yield finding(PATH, 1, "review-overdue", reviewed=known.review.reviewed_on, today=today, key=REVIEWED)
    for key, day in _days(known):
        if day > today:
            yield finding(PATH, 1, "day-in-future", key=key, day=day, today=today)


def _days(known: KnownIssues) -> Iterator[tuple[str, date]]:
    yield REVIEWED, known.review.reviewed_on
    yield "last_test_run: date", known.last_test_run.date
    for issue in known.issues:
        yield f"since ({issue.id})", issue.since
