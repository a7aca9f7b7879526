"""The content security policy: the one place that says what a page may load, for every host and for the tests.

Strict: no `unsafe-inline`. The pages' own style elements, and inline scripts if a page ever has any, are
allowed by their hashes, which are computed from the built pages (CSP Level 3; the site has no inline script).
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Self

_INLINE_SCRIPT = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(?P<code>.*?)</script>", re.DOTALL
)
_INLINE_STYLE = re.compile(r"<style[^>]*>(?P<code>.*?)</style>", re.DOTALL)

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


@dataclass(frozen=True, slots=True)
class InlineHashes:
    """The CSP sources of what stands inside pages: `'sha256-…'`."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Self) -> "InlineHashes":
        """Return the hashes of both."""
        return InlineHashes(self.scripts | other.scripts, self.styles | other.styles)


def inline_hashes(html: str) -> InlineHashes:
    """Return the CSP sources of a page's inline scripts and style elements."""
    return InlineHashes(_hashes(_INLINE_SCRIPT, html), _hashes(_INLINE_STYLE, html))


def content_security_policy(hashes: InlineHashes = InlineHashes()) -> str:
    """Return the policy as a header value, the given inline parts allowed."""
    policy = _POLICY | {
        "script-src": " ".join([_POLICY["script-src"], *sorted(hashes.scripts)]),
        "style-src": " ".join([_POLICY["style-src"], *sorted(hashes.styles)]),
    }
    return "; ".join(f"{name} {sources}" for name, sources in policy.items())


def policy_of(pages: Iterable[str]) -> str:
    """Return the policy of a built site, given the HTML of all its pages: what stands in them is allowed by hash."""
    return content_security_policy(reduce(or_, map(inline_hashes, pages), InlineHashes()))


def _hashes(pattern: re.Pattern[str], html: str) -> frozenset[str]:
    digests = (sha256(match["code"].encode()).digest() for match in pattern.finditer(html))
    return frozenset(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)
