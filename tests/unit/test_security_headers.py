"""The policy allows what the site has and nothing inline but what is hashed."""

from vaikuttava_museo.security_headers import content_security_policy, script_hashes


def test_nothing_inline_is_allowed():
    policy = content_security_policy()
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_an_inline_script_is_allowed_by_its_hash_alone():
    hashes = script_hashes("<p>x</p><script>alert(1)</script>")
    assert hashes == {"'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"}
    assert "script-src 'self' 'sha256-" in content_security_policy(hashes)


def test_scripts_of_the_site_and_data_need_no_hash():
    assert (
        script_hashes('<script type="module" src="a.js"></script><script type="application/json">{}</script>')
        == set()
    )
