"""How accessible the site may say it is, and whether that was looked at lately enough: pure functions of data and a day.

Tests cover only part of the criteria, so no test ever raises the status. It is what a person concluded, or
less: with an open issue, or without a named person who went through every criterion, the site does not say
that it meets the requirements fully.
"""

from datetime import date

from vaikuttava_museo.content.known_issues import KnownIssues, Status

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
