"""The content security policy: the one place that says what a page may load, for every host and for the tests.

Strict: no `unsafe-inline`. Inline scripts, if a page ever has any, are allowed by their hashes, which are
computed from the built pages (CSP Level 3; the site has none today).
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(?P<code>.*?)</script>", re.DOTALL
)

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def script_hashes(html: str) -> set[str]:
    """Return the CSP source of every inline script of a page."""
    codes = (match["code"] for match in _INLINE_SCRIPT.finditer(html))
    return {f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'" for code in codes}


def content_security_policy(hashes: Iterable[str] = ()) -> str:
    """Return the policy as a header value, the given script hashes allowed."""
    policy = _POLICY | {"script-src": " ".join([_POLICY["script-src"], *sorted(hashes)])}
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())
