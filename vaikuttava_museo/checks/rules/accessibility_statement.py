"""The accessibility statement (`docs/known-issues.yml`): its issues are of pages there are, its days make sense."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.values import is_to_come
from vaikuttava_museo.checks.rules.worksheets_and_shared_data import id_meant, ids_twice, told_at
from vaikuttava_museo.content.addresses import NOT_FOUND, file_of, worksheet_key
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.known_issues import ALL_PAGES, LATE_AFTER_DAYS, WARN_AFTER_DAYS
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import Location

ISSUES = PurePosixPath("known-issues.yml")
REVIEWED = "reviewed_on"
AT_REVIEW: Location = ("review", REVIEWED)


def known_issue_references(content: Content) -> Iterator[Finding]:
    """Find issues with the same id, issues on pages that do not exist, and a review older than the statement."""
    known = content.known_issues
    if known is None:
        return
    yield from ids_twice(content, ISSUES, "issues")
    sheets = map(worksheet_key, content.worksheets)
    pages = {ALL_PAGES, NOT_FOUND, *sheets, *(key for key, _ in content.pages)}
    for number, issue in enumerate(known.issues):
        for place, key in enumerate(issue.pages):
            # A page whose file cannot be read has a finding of its own already.
            files = (PurePosixPath(f"{key}.yml"), *(file_of(key, language) for language in LANGUAGES))
            if key not in pages and not content.is_unread(*files):
                at = ("issues", number, "pages", place)
                values = {"id": issue.id, "page": key, "example": "askel-3", "everywhere": ALL_PAGES}
                mended = id_meant(content, ISSUES, at, key, pages)
                yield told_at(content, ISSUES, at, "known-issue-page", mended=mended, **values)
    written = known.review.statement_written_on
    if known.review.reviewed_on < written:
        values = {"reviewed_on": REVIEWED, "written_on": "statement_written_on"}
        yield told_at(content, ISSUES, AT_REVIEW, "review-before-writing", written=written, **values)


def review_findings(content: Content, today: date) -> Iterator[Finding]:
    """Find a review a year old or nearly so, and days to come."""
    known = content.known_issues
    if known is None:
        return
    review = known.review
    left = LATE_AFTER_DAYS - (today - review.reviewed_on).days
    if left <= 0:
        mended = content.data[ISSUES].line_with(AT_REVIEW, today.isoformat())
        values = {"reviewed": review.reviewed_on, "mended": mended}
        yield told_at(content, ISSUES, AT_REVIEW, "review-overdue", **values)
    elif left <= LATE_AFTER_DAYS - WARN_AFTER_DAYS:
        values = {"reviewed": review.reviewed_on, "left": left, "key": REVIEWED}
        yield told_at(content, ISSUES, AT_REVIEW, "review-due", **values)
    days: list[tuple[Location, date]] = [
        (AT_REVIEW, review.reviewed_on),
        (("last_test_run", "date"), known.last_test_run.date),
        *((("issues", number, "since"), issue.since) for number, issue in enumerate(known.issues)),
    ]
    for at, day in days:
        if is_to_come(day, today):
            yield told_at(content, ISSUES, at, "day-in-future", key=at[-1], day=day, today=today)


CONTENT_RULES = (known_issue_references,)
DAY_RULES = (review_findings,)
