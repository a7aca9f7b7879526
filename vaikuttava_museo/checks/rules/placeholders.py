"""Placeholders are known, and those that draw a list stand on a line of their own."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.placeholders import BLOCK_PLACEHOLDERS, INLINE_PLACEHOLDERS, find_placeholders
from vaikuttava_museo.content.site_content import Content

# One brace too few at either end: `{{ plan }`, `{ plan }}`, `{ plan }`.
_BROKEN = re.compile(r"(?<!\{)(?P<open>\{{1,2}) {0,3}(?P<name>[a-z-]{4,40}) {0,3}(?P<close>\}{1,2})(?!\})")
_ALL = BLOCK_PLACEHOLDERS | INLINE_PLACEHOLDERS


def known_placeholders(content: Content) -> Iterator[Finding]:
    """Find misspelt placeholders and lists in the middle of a line."""
    for page in content.pages.values():
        for name, line, alone in find_placeholders(page.body, page.body_line):
            if name not in _ALL:
                meant = get_close_matches(name, _ALL, n=1)
                rule = "placeholder-misspelt" if meant else "placeholder-unknown"
                known = ", ".join(sorted(_ALL))
                yield finding(page.path, line, rule, name=name, meant="".join(meant), known=known)
            elif name in BLOCK_PLACEHOLDERS and not alone:
                yield finding(page.path, line, "placeholder-not-alone", name=name)
        yield from _braces(page)


def _braces(page: Page) -> Iterator[Finding]:
    """Find placeholders that lack a brace: they would show as they were typed."""
    for number, line in enumerate(page.body.split("\n"), start=page.body_line):
        for match in _BROKEN.finditer(line) if "{" in line else ():
            if match["name"] in _ALL and len(match["open"] + match["close"]) < 4:
                yield finding(page.path, number, "placeholder-braces", name=match["name"], seen=match[0])
