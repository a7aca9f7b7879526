"""The list of known issues: its faults are found, its status never rises by itself, a review grows old on the right day."""

import shutil
from datetime import date, timedelta

import pytest
from known_issues import Complaint, assert_only_known
from project import MARKDOWN

from tests.content.broken_inputs import HERE
from tests.unit.examples import KNOWN_ISSUES, with_known_issues
from vaikuttava_museo.checks.messages import messages_of
from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.content.known_issues import KnownIssues, status

KNOWN = with_known_issues().known_issues
"""A contrast fault on two pages, and one small element everywhere."""
ISSUE = KNOWN.issues[0]


def known(conclusion: str = "fully", reviewed_by: str | None = "Aino Esimerkki", issues=()) -> KnownIssues:
    review = KNOWN.review.model_copy(update={"conclusion": conclusion, "reviewed_by": reviewed_by})
    return KNOWN.model_copy(update={"review": review, "issues": issues})


def after(days: int) -> date:
    return KNOWN.review.reviewed_on + timedelta(days=days)


@pytest.mark.parametrize(
    ("list_of_issues", "expected"),
    [
        (known(), "fully"),
        *((known(issues=[ISSUE.model_copy(update={"reason": reason})]), "largely")
          for reason in ("noncompliance", "burden", "outside-scope")),
        (known(reviewed_by=None), "largely"),
        (known("largely"), "largely"),
        *((known("mostly-not", reviewer), "mostly-not") for reviewer in (None, "Aino Esimerkki")),
    ],
)  # fmt: skip
def test_fully_needs_an_empty_list_and_a_named_reviewer_who_says_so(list_of_issues, expected):
    assert status(list_of_issues) == expected


@pytest.mark.parametrize(
    ("days", "code", "said"),
    [
        (329, 0, []),
        (330, 0, ["known-issues.yml:3\n", "Muistutus: saavutettavuusseloste", "35 päivää"]),
        (364, 0, ["known-issues.yml:3\n", "Muistutus: saavutettavuusseloste"]),
        (365, 0, ["known-issues.yml:3\n", f"reviewed_on: {after(365)}"]),
    ],
)
def test_check_reminds_of_a_review_after_330_days_and_of_one_that_is_late_and_no_day_stops_a_build(
    days, code, said, tmp_path, capsys
):
    docs = shutil.copytree(HERE / "sound", tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(MARKDOWN, encoding="utf-8")
    (docs / "known-issues.yml").write_text(KNOWN_ISSUES, encoding="utf-8")
    assert main(["check", str(docs)], after(days)) == code
    printed = capsys.readouterr().out
    assert [words for words in said if words not in printed] == []
    assert bool(said) == ("known-issues.yml" in printed)


@pytest.mark.parametrize(
    ("written", "instead", "line", "says"),
    [
        ("engine: axe-core, rule: t", "engine: axe, rule: t", 15, ["”axe”", "axe-core", "vnu-jar"]),
        ("axe-core: 4.14.1", "axe: 4.14.1", 28, ["”axe”", "axe-core", "vnu-jar"]),
        ("reason: burden", "reason: hankala", 21, ["hankala", "noncompliance, burden, outside-scope"]),
        ("pages: all", "pages: []", 9, ["”pages”"]),
        ("conclusion: largely", "conclusion: täysin", 5, ["täysin", "fully, largely, mostly-not"]),
        ("  method: self\n", "", 1, ["method: …"]),
    ],
)
def test_a_slip_in_the_list_is_found_at_its_line(written, instead, line, says):
    assert KNOWN_ISSUES.count(written) == 1
    [found] = with_known_issues(KNOWN_ISSUES.replace(written, instead)).findings
    assert (str(found.path), found.line) == ("known-issues.yml", line)
    assert [word for word in says if word not in messages_of(found)[0].whole] == []


def test_no_issues_may_be_an_empty_list_or_nothing_and_one_page_needs_no_list():
    head, rest = KNOWN_ISSUES.split("issues:\n")
    for empty in ("issues: []\n", "issues:\n"):
        text = f"{head}{empty}{rest[rest.index('last_test_run') :]}"
        assert with_known_issues(text).known_issues.issues == ()
    single = with_known_issues(KNOWN_ISSUES.replace("[askel-1, tyopohjat/change-map]", "askel-1"))
    assert single.known_issues.issues[1].pages == ("askel-1",)


# --- what the engines may complain about

TRUE_TODAY = [
    Complaint("target-size", "index", ".menu > a"),
    *(Complaint("color-contrast", page, "td") for page in ("askel-1", "tyopohjat/change-map")),
]
VISITED = [complaint.page for complaint in TRUE_TODAY]


def test_the_engines_may_complain_of_what_the_list_names_and_only_as_long_as_they_do():
    assert_only_known("axe-core", TRUE_TODAY, VISITED, KNOWN)
    assert_only_known("axe-core", TRUE_TODAY[:2], VISITED[:2], KNOWN)  # what was not visited is not judged
    for engine, *complaint in (
        ("axe-core", "color-contrast", "askel-2", "td"),
        ("axe-core", "image-alt", "askel-1", "img"),
        ("axe-core", "target-size", "index", ".menu > button"),
        ("lighthouse", "color-contrast", "askel-1", "td"),
    ):
        with pytest.raises(AssertionError, match="does not name"):
            assert_only_known(engine, [Complaint(*complaint)], known=KNOWN)
    for number in range(len(TRUE_TODAY)):
        with pytest.raises(AssertionError, match="no longer complains"):
            assert_only_known("axe-core", TRUE_TODAY[:number] + TRUE_TODAY[number + 1 :], VISITED, KNOWN)
