"""The status never rises by itself, and a review grows old on the right day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.known_issue_examples import content, write
from vaikuttava_museo.__main__ import main
from vaikuttava_museo.checks.rules.data_references import review_findings
from vaikuttava_museo.content.known_issues import KnownIssues, status

REVIEWED = date(2026, 11, 21)

ISSUE = {
    "id": "wide-table",
    "criterion": "1.4.10",
    "pages": "all",
    "since": "2026-11-20",
    "plan": "2027-03-01",
    "reason": "noncompliance",
    "text": {"fi": "Taulukko ei mahdu.", "sv": "Tabellen ryms inte."},
}


def known(conclusion="fully", reviewed_by="Aino Esimerkki", issues=(), **issue) -> KnownIssues:
    return KnownIssues.model_validate(
        {
            "review": {
                "statement_written_on": "2026-11-01",
                "reviewed_on": str(REVIEWED),
                "method": "self",
                "conclusion": conclusion,
                "reviewed_by": reviewed_by,
            },
            "issues": [ISSUE | issue for issue in ([issue] if issue else issues)],
            "last_test_run": {"date": "2026-11-21", "engines": {"axe-core": "4.14.1"}, "pages": 56},
        }
    )


def after(days: int) -> date:
    return REVIEWED + timedelta(days=days)


def test_fully_needs_an_empty_list_and_a_named_reviewer_who_says_so():
    assert status(known()) == "fully"


@pytest.mark.parametrize("reason", ["noncompliance", "burden", "outside-scope"])
def test_any_open_issue_lowers_the_status_whatever_its_reason(reason):
    assert status(known(reason=reason)) == "largely"


def test_nobody_named_lowers_the_status():
    assert status(known(reviewed_by=None)) == "largely"


def test_mending_the_last_issue_does_not_raise_what_the_reviewer_concluded():
    assert status(known(conclusion="largely", issues=[])) == "largely"


@pytest.mark.parametrize("reviewer", [None, "Aino Esimerkki"])
def test_mostly_not_stands_as_written_until_someone_writes_otherwise(reviewer):
    assert status(known(conclusion="mostly-not", reviewed_by=reviewer)) == "mostly-not"


@pytest.mark.parametrize(
    ("days", "rules"),
    [(0, []), (329, []), (330, ["review-due"]), (364, ["review-due"]), (365, ["review-overdue"])],
)
def test_a_review_reminds_after_330_days_and_fails_after_365(days, rules):
    found = review_findings(replace(content(), known_issues=known()), after(days))
    assert [item.rule for item in found] == rules


def test_check_is_silent_about_a_fresh_review(tmp_path, capsys):
    assert main(["check", str(write(tmp_path))], after(1)) == 0
    assert "known-issues.yml" not in capsys.readouterr().out


def test_check_reminds_of_an_ageing_review_without_refusing_the_content(tmp_path, capsys):
    assert main(["check", str(write(tmp_path))], after(340)) == 0
    printed = capsys.readouterr().out
    assert "known-issues.yml:1\n" in printed
    assert "Muistutus: saavutettavuusseloste" in printed
    assert "25 päivää" in printed


def test_check_refuses_a_review_of_last_year_and_tells_the_line_to_write(tmp_path, capsys):
    assert main(["check", str(write(tmp_path))], after(365)) == 1
    assert f"reviewed_on: {after(365)}" in capsys.readouterr().out
