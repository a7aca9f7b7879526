"""Exceptions come only from the list of known issues, and only as long as they are needed."""

import pytest
from exceptions import Complaint, KnownComplaint, assert_only_known, exceptions, page_key

from tests.unit.known_issue_examples import content
from vaikuttava_museo.content.known_issues import KnownIssues

CONTRAST = "color-contrast"


@pytest.fixture
def known() -> KnownIssues:
    """A contrast fault on two pages, and one small element everywhere."""
    listed = content().known_issues
    assert listed is not None
    return listed


TRUE_TODAY = [
    Complaint("target-size", "index", ".menu > a"),
    Complaint(CONTRAST, "askel-1", "td"),
    Complaint(CONTRAST, "askel-1", "th"),
    Complaint(CONTRAST, "tyopohjat/groups", "td"),
]
VISITED = ["index", "askel-1", "tyopohjat/groups"]


def test_the_list_gives_each_engine_its_own_triples(known):
    assert exceptions("vnu-jar", known) == []
    assert KnownComplaint("wide-table", "axe-core", CONTRAST, "askel-1", None) in exceptions(
        "axe-core", known
    )


def test_what_the_list_names_passes(known):
    assert_only_known("axe-core", TRUE_TODAY, VISITED, known)


@pytest.mark.parametrize(
    "complaint",
    [
        Complaint(CONTRAST, "askel-2", "td"),
        Complaint("image-alt", "askel-1", "img"),
        Complaint("target-size", "index", ".menu > button"),
    ],
    ids=["another page", "another rule", "another element"],
)
def test_what_the_list_does_not_name_fails(known, complaint):
    with pytest.raises(AssertionError, match="does not name"):
        assert_only_known("axe-core", [*TRUE_TODAY, complaint], VISITED, known)


def test_another_engine_is_not_excepted(known):
    with pytest.raises(AssertionError, match="does not name"):
        assert_only_known("lighthouse", TRUE_TODAY, VISITED, known)


@pytest.mark.parametrize("page", ["askel-1", "tyopohjat/groups", "index"])
def test_an_exception_that_no_longer_fails_on_a_page_must_go(known, page):
    mended = [complaint for complaint in TRUE_TODAY if complaint.page != page]
    with pytest.raises(AssertionError, match="no longer complains"):
        assert_only_known("axe-core", mended, VISITED, known)


def test_an_exception_on_a_page_that_was_not_visited_is_left_alone(known):
    assert_only_known("axe-core", TRUE_TODAY[:3], ["index", "askel-1"], known)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", "index"),
        ("sv/", "index"),
        ("askel-3/", "askel-3"),
        ("sv/askel-3/index.html", "askel-3"),
        ("/sv/tyopohjat/", "tyopohjat/index"),
        ("tyopohjat/change-map/", "tyopohjat/change-map"),
        ("sv/404.html", "404"),
        ("svar/", "svar"),
    ],
)
def test_both_languages_of_a_page_share_its_key(url, key):
    assert page_key(url) == key
