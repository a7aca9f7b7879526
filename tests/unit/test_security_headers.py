"""The policy allows what the site has and nothing inline but what is hashed."""

from vaikuttava_museo.release.hosting.security_headers import content_security_policy, inline_hashes


def test_nothing_inline_is_allowed():
    policy = content_security_policy()
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_an_inline_script_is_allowed_by_its_hash_alone():
    hashes = inline_hashes("<p>x</p><script>alert(1)</script>")
    assert hashes.scripts == {"'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"}
    assert "script-src 'self' 'sha256-" in content_security_policy(hashes)
    assert "style-src 'self';" in content_security_policy(hashes)


def test_a_style_element_is_allowed_by_its_hash_alone():
    hashes = inline_hashes("<style>a{color:red}</style><p>x</p>")
    assert len(hashes.styles) == 1
    assert f"style-src 'self' {next(iter(hashes.styles))};" in content_security_policy(hashes)
    assert hashes.scripts == frozenset()


def test_scripts_of_the_site_and_data_need_no_hash():
    html = '<script type="module" src="a.js"></script><script type="application/json">{}</script>'
    assert inline_hashes(html).scripts == frozenset()


def test_the_hashes_of_many_pages_are_allowed_together():
    one, other = inline_hashes("<style>a{}</style>"), inline_hashes("<style>b{}</style>")
    assert (one | other).styles == one.styles | other.styles
