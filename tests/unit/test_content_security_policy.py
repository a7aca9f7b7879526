"""The policy allows what the site has and nothing inline but the styles of its pages' heads."""

import pytest

from vaikuttava_museo.page.content_security_policy import policy_of, style_hashes, with_policy


def page(head: str, body: str = "") -> str:
    return f'<html><head>\n<meta charset="utf-8">\n{head}</head><body>{body}</body></html>'


RED = "'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='"
"""Of `a{color:red}`, as `openssl dgst -sha256 -binary | base64` gives it."""


@pytest.mark.parametrize("policy", [policy_of([page("")]), with_policy(page(""))])
def test_nothing_inline_is_allowed(policy: str):
    assert "unsafe" not in policy
    assert "default-src 'none'; script-src 'self'; style-src 'self'; " in policy


def test_a_style_element_is_allowed_by_its_hash_alone():
    styled = page("<style>a{color:red}</style>")
    assert style_hashes(styled) == {RED}
    for policy in (policy_of([styled]), with_policy(styled)):
        assert f"style-src 'self' {RED};" in policy


def test_what_somebody_has_got_into_the_text_is_not_allowed():
    planted = page("", "<script>alert(1)</script><style>a{color:red}</style>")
    assert "sha256" not in policy_of([planted])
    assert "sha256" not in with_policy(planted)


def test_the_hashes_of_many_pages_are_allowed_together():
    one, other = page("<style>a{}</style>"), page("<style>b{}</style>")
    for source in style_hashes(one) | style_hashes(other):
        assert source in policy_of([one, other])


def test_a_page_s_policy_stands_before_all_it_loads_and_has_nothing_that_browsers_heed_in_a_header_only():
    _, _, rest = with_policy(page("<style>a{}</style>")).partition('<meta charset="utf-8">\n')
    assert rest.startswith('<meta http-equiv="Content-Security-Policy" content="default-src ')
    assert "frame-ancestors" in policy_of([rest])
    assert "frame-ancestors" not in rest
