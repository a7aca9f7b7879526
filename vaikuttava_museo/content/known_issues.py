"""The schema of `docs/known-issues.yml`: what is known to hinder someone on the site, and when it was looked at.

The accessibility statement is drawn from it, and it is the only way to except anything from the tests. What a
statement has to tell comes from 9 § of the act on digital services (306/2019) and decision (EU) 2018/1523.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from vaikuttava_museo.content.steps_people_glossary import Id, MayBeEmpty, Shared, Text

ALL_PAGES = "all"
"""Stands in an issue's `pages` for every page of the site."""

Engine = Literal["axe-core", "accessibility-checker-engine", "vnu-jar", "lighthouse", "playwright"]
"""What tests the pages, by package; `playwright` are the project's own checks in a browser."""

ENGINE_NAMES: dict[Engine, str] = {
    "axe-core": "axe-core",
    "accessibility-checker-engine": "IBM Equal Access Checker",
    "vnu-jar": "Nu Html Checker",
    "lighthouse": "Lighthouse",
    "playwright": "Playwright",
}
"""What the statement calls the engines."""

Status = Literal["fully", "largely", "mostly-not"]
"""How well the site meets the requirements, in the three degrees of the Commission's decision."""

Criterion = Literal[
    "1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.3.1", "1.3.2", "1.3.3", "1.3.4", "1.3.5",
    "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13",
    "2.1.1", "2.1.2", "2.1.4", "2.2.1", "2.2.2", "2.3.1",
    "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6", "2.4.7", "2.4.11",
    "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.7", "2.5.8",
    "3.1.1", "3.1.2", "3.2.1", "3.2.2", "3.2.3", "3.2.4", "3.2.6",
    "3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.7", "3.3.8", "4.1.2", "4.1.3",
]  # fmt: skip
"""The criteria of WCAG 2.2 at levels A and AA, by number."""


PageKey = Annotated[str, Field(min_length=1, max_length=80)]
OneOrMany = BeforeValidator(lambda value: [value] if isinstance(value, str) and value else value)
Plan = Annotated[
    Annotated[date, Tag("date")] | Annotated[Text, Tag("text")],
    Discriminator(lambda value: "date" if isinstance(value, (str, date)) else "text"),
]


class ExceptedTest(Shared):
    """One complaint of a test engine that an issue explains."""

    engine: Engine
    rule: Annotated[str, Field(min_length=2, max_length=80)]
    """The rule's id as the engine writes it, such as `color-contrast`."""
    selector: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    """The element as the engine names it, when only one element of the page is excepted."""


class KnownIssue(Shared):
    """One thing on the site that does not meet a WCAG criterion."""

    id: Id
    criterion: Criterion
    pages: Annotated[tuple[PageKey, ...], OneOrMany, Field(min_length=1)]
    """Keys of the pages (`askel-3`, `tyopohjat/change-map`), or `all`."""
    since: date
    """The day when it became known."""
    plan: Plan
    """When it will be mended: a date, or what will happen as `{fi: …, sv: …}`."""
    reason: Literal["noncompliance", "burden", "outside-scope"]
    """Why it is not accessible: not yet mended, a disproportionate burden (306/2019, 8 §) or outside the act (3 §)."""
    text: Text
    """What hinders whom, in plain words."""
    alternative: Text | None = None
    """How to get the same content or do the same thing meanwhile."""
    tests: Annotated[tuple[ExceptedTest, ...], MayBeEmpty] = ()

    @property
    def is_everywhere(self) -> bool:
        """Tell whether the issue is met on every page."""
        return ALL_PAGES in self.pages


class Review(Shared):
    """When and how people judged the site."""

    statement_written_on: date
    reviewed_on: date
    """The day when someone last read the whole statement against the site and found it true."""
    method: Literal["self", "outside"]
    conclusion: Status
    """How well the site meets the requirements in the reviewer's judgement. The site may say less, never more."""
    reviewed_by: Annotated[str, Field(min_length=3, max_length=120)] | None = None
    """Who went through every criterion on the site by hand: a person's name. Left out until someone has."""


class TestRun(Shared):
    """The last time the test engines went through the site."""

    __test__ = False  # not a test itself, whatever its name makes pytest think

    date: date
    engines: Annotated[dict[Engine, Annotated[str, Field(min_length=1, max_length=20)]], Field(min_length=1)]
    """Engine to version."""
    pages: Annotated[int, Field(ge=1)]


class KnownIssues(Shared):
    """`known-issues.yml` as a whole."""

    review: Review
    issues: Annotated[tuple[KnownIssue, ...], MayBeEmpty]
    last_test_run: TestRun


WARN_AFTER_DAYS = 330
"""Days since the review: from here on the project reminds, five weeks before the year is full."""

LATE_AFTER_DAYS = 365
"""Days since the review: a statement is reviewed at least once a year (how decision (EU) 2018/1523 is applied)."""


def status(known: KnownIssues) -> Status:
    """Return what the statement says: the reviewer's conclusion, or the most that the list allows if that is less."""
    allowed: Status = "fully" if known.review.reviewed_by and not known.issues else "largely"
    return min(known.review.conclusion, allowed, key=("mostly-not", "largely", "fully").index)
