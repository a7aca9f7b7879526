"""The content security policy: the one place that says what a page may load, for every host, every page and the tests.

Strict: no `unsafe-inline`. The style elements of the pages' heads are allowed by their hashes, which are computed
from the built pages; no inline script is, for the site has none (CSP Level 3).
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

_STYLE = re.compile(r"<style[^>]*>(?P<code>[^<]*(?:<(?!/style>)[^<]*)*)</style>")
_FIRST_IN_PAGE = '<meta charset="utf-8">'
"""What no other element of a page's head may come before."""

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}


def style_hashes(html: str) -> frozenset[str]:
    """Return the CSP sources of the style elements in a page's head: `'sha256-…'`."""
    head = html.partition("</head>")[0]
    return frozenset(_source_of(match["code"]) for match in _STYLE.finditer(head))


@lru_cache(maxsize=64)
def _source_of(style: str) -> str:
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def policy_of(pages: Iterable[str]) -> str:
    """Return the header value for a built site, given the HTML of all its pages.

    Only it has `frame-ancestors`, which browsers do not heed in a page.
    """
    return f"{_policy(frozenset().union(*map(style_hashes, pages)))}; frame-ancestors 'none'"


def with_policy(html: str) -> str:
    """Return a page that carries its policy itself: many hosts send none, and a disk cannot."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy(style_hashes(html))}">'
    return html.replace(_FIRST_IN_PAGE, f"{_FIRST_IN_PAGE}\n{policy}", 1)


def _policy(styles: frozenset[str]) -> str:
    sources = _POLICY | {"style-src": " ".join([_POLICY["style-src"], *sorted(styles)])}
    return "; ".join(f"{name} {value}" for name, value in sources.items())
