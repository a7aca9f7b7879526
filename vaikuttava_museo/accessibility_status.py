"""How accessible the site may say it is, and whether that was looked at lately enough: pure functions of data and a day.

Tests cover only part of the criteria, so no test ever raises the status. It is what a person concluded, or
less: with an open issue, or without a named person who went through every criterion, the site does not say
that it meets the requirements fully.
"""

from dataclasses import dataclass
from datetime import date

from vaikuttava_museo.content import WORKSHEET_FOLDER, Content
from vaikuttava_museo.known_issues import ALL_PAGES, ENGINE_NAMES, KnownIssue, KnownIssues, Status
from vaikuttava_museo.languages import Language, url_of

FROM_LOW_TO_HIGH: tuple[Status, ...] = ("mostly-not", "largely", "fully")

WARN_AFTER_DAYS = 330
"""Days since the review: from here on the project reminds, five weeks before the year is full."""

FAIL_AFTER_DAYS = 365
"""Days since the review: a statement is reviewed at least once a year (how decision (EU) 2018/1523 is applied)."""


def status(known: KnownIssues) -> Status:
    """Return what the statement says: the reviewer's conclusion, or the most that the list allows if that is less."""
    allowed: Status = "fully" if known.review.reviewed_by and not known.issues else "largely"
    return min(known.review.conclusion, allowed, key=FROM_LOW_TO_HIGH.index)


def days_since_review(known: KnownIssues, today: date) -> int:
    """Return the age of the review in days; below zero when its date has not come yet."""
    return (today - known.review.reviewed_on).days


def is_review_due(known: KnownIssues, today: date) -> bool:
    """Tell whether someone should read the statement again soon: 330–364 days have passed."""
    return WARN_AFTER_DAYS <= days_since_review(known, today) < FAIL_AFTER_DAYS


def is_review_overdue(known: KnownIssues, today: date) -> bool:
    """Tell whether the statement is too old to stand: 365 days or more have passed."""
    return days_since_review(known, today) >= FAIL_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page an issue is met on, in one language; `lang` is the title's own language."""

    title: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue as the statement shows it. No pages means every page; one of `plan_day` and `plan` is set."""

    id: str
    criterion: str
    reason: str
    text: str
    alternative: str | None
    pages: tuple[PageLink, ...]
    since: date
    plan_day: date | None
    plan: str | None


@dataclass(frozen=True, slots=True)
class StatementView:
    """What the accessibility statement shows, in one language and without markup."""

    status: Status
    issues: tuple[IssueView, ...]
    method: str
    reviewed_by: str | None
    written_on: date
    reviewed_on: date
    tested_on: date
    tested_pages: int
    engines: tuple[tuple[str, str], ...]
    """Name and version of each test engine."""


def statement_view(content: Content, language: Language) -> StatementView | None:
    """Return what the statement shows; None when its data could not be read."""
    known = content.known_issues
    if known is None:
        return None
    review, run = known.review, known.last_test_run
    return StatementView(
        status=status(known),
        issues=tuple(_issue_view(issue, content, language) for issue in known.issues),
        method=review.method,
        reviewed_by=review.reviewed_by,
        written_on=review.statement_written_on,
        reviewed_on=review.reviewed_on,
        tested_on=run.date,
        tested_pages=run.pages,
        engines=tuple((ENGINE_NAMES[engine], version) for engine, version in run.engines.items()),
    )


def _issue_view(issue: KnownIssue, content: Content, language: Language) -> IssueView:
    code = language.code
    links = (_page_link(key, content, language) for key in issue.pages if key != ALL_PAGES)
    return IssueView(
        id=issue.id,
        criterion=issue.criterion,
        reason=issue.reason,
        text=issue.text[code],
        alternative=issue.alternative[code] if issue.alternative else None,
        pages=() if issue.is_everywhere else tuple(links),
        since=issue.since,
        plan_day=issue.plan if isinstance(issue.plan, date) else None,
        plan=None if isinstance(issue.plan, date) else issue.plan[code],
    )


def _page_link(key: str, content: Content, language: Language) -> PageLink:
    meta = content.meta.get((key, language))
    sheet = content.worksheets.get(key.removeprefix(f"{WORKSHEET_FOLDER}/"))
    title = meta.title if meta else sheet.title[language.code] if sheet else key
    return PageLink(title, url_of(key, language), (meta.title_lang if meta else None) or language.code)
