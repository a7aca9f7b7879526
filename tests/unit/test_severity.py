from pathlib import PurePosixPath

from vaikuttava_museo.checks.severity import HINTS, divided, is_hint
from vaikuttava_museo.content.findings import finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts import catalogue


def at(path: str, line: int, rule: str):
    return finding(PurePosixPath(path), line, rule)


def test_a_review_that_is_due_is_only_a_hint_and_an_overdue_one_is_a_fault():
    assert is_hint(at("known-issues.yml", 1, "review-due"))
    assert not is_hint(at("known-issues.yml", 1, "review-overdue"))


def test_every_hint_is_a_rule_of_the_catalogue():
    for language in LANGUAGES:
        assert set(catalogue("messages", language)) >= HINTS


def test_faults_and_hints_are_told_apart_each_in_reading_order():
    late, early, hint = at("b.md", 1, "x"), at("a.md", 2, "x"), at("a.md", 1, "review-due")
    assert divided([late, hint, early]) == ([early, late], [hint])
