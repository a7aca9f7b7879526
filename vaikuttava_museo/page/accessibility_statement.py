"""DOCSTRING page.accessibility_statement."""

from dataclasses import dataclass
from datetime import date

from vaikuttava_museo.content.accessibility_status import (
    status,
)
from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, url_of
from vaikuttava_museo.content.known_issues import ALL_PAGES, ENGINE_NAMES, KnownIssue, Status
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.site_content import Content


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
