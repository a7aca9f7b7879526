"""Exceptions come only from the list of known issues, and only as long as they are needed."""

import pytest
from exceptions import Complaint, assert_only_known, page_key

from tests.unit.known_issue_examples import content

KNOWN = content().known_issues
"""A contrast fault on two pages, and one small element everywhere."""
CONTRAST = "color-contrast"
TRUE_TODAY = [
    Complaint("target-size", "index", ".menu > a"),
    Complaint(CONTRAST, "askel-1", "td"),
    Complaint(CONTRAST, "askel-1", "th"),
    Complaint(CONTRAST, "tyopohjat/groups", "td"),
]
VISITED = ["index", "askel-1", "tyopohjat/groups"]


def test_what_the_list_names_passes_and_a_page_that_was_not_visited_is_not_judged():
    assert_only_known("axe-core", TRUE_TODAY, VISITED, KNOWN)
    assert_only_known("axe-core", TRUE_TODAY[:3], VISITED[:2], KNOWN)


@pytest.mark.parametrize(
    ("engine", "complaint"),
    [
        ("axe-core", Complaint(CONTRAST, "askel-2", "td")),
        ("axe-core", Complaint("image-alt", "askel-1", "img")),
        ("axe-core", Complaint("target-size", "index", ".menu > button")),
        ("lighthouse", Complaint(CONTRAST, "askel-1", "td")),
    ],
    ids=["another page", "another rule", "another element", "another engine"],
)
def test_what_the_list_does_not_name_fails(engine, complaint):
    with pytest.raises(AssertionError, match="does not name"):
        assert_only_known(engine, [complaint], known=KNOWN)


@pytest.mark.parametrize("page", VISITED)
def test_an_exception_that_no_longer_fails_on_a_page_must_go(page):
    mended = [complaint for complaint in TRUE_TODAY if complaint.page != page]
    with pytest.raises(AssertionError, match="no longer complains"):
        assert_only_known("axe-core", mended, VISITED, KNOWN)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", "index"),
        ("sv/askel-3/index.html", "askel-3"),
        ("/sv/tyopohjat/", "tyopohjat/index"),
        ("tyopohjat/change-map/", "tyopohjat/change-map"),
        ("sv/404.html", "404"),
        ("svar/", "svar"),
    ],
)
def test_both_languages_of_a_page_share_its_key(url, key):
    assert page_key(url) == key
