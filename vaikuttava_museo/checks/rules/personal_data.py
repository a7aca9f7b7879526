"""Personal data that never belongs on a public page: identity numbers and private mobile numbers; mistyped mail.

The identity number's form and check character: Digital and Population Data Services Agency, henkilötunnus.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.passages import Passage

PUBLISHED = frozenset({"0401286147"})
"""Mobile numbers that were made public as work numbers: the project's contact, as the project's own page gave it."""

DOMAINS = (
    "museovirasto.fi", "museoliitto.fi", "museot.fi", "sitra.fi", "traficom.fi", "kotka.fi", "hameenlinna.fi",
    "gmail.com", "outlook.com", "hotmail.com", "icloud.com",
)  # fmt: skip
"""Domains that addresses on the site are likely to have; one letter beside them is a slip."""

_DIGITS = re.compile(r"\d\d\d")
_IDENTITY = re.compile(
    r"(?<!\w)(?P<day>[0-3]\d[01]\d\d\d)[-+A-FU-Y](?P<number>\d{3})(?P<check>[0-9A-FHJ-NPR-Y])(?!\w)"
)
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_MOBILE = re.compile(r"(?<![\w+])(?:\+358[ -]?(?:\(0\))?|0)(?:4\d|50)\d?(?:[ -]?\d){5,8}(?!\w)")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\(at\))(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")


def personal_data(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find identity numbers with a right check character, mobile numbers and mistyped mail domains."""
    for passage in passages:
        if _DIGITS.search(passage.text):
            yield from _numbers(passage)
        if "@" in passage.text or "(at)" in passage.text:
            yield from _addresses(passage)


def _numbers(passage: Passage) -> Iterator[Finding]:
    for match in _IDENTITY.finditer(passage.text):
        if _CHECKS[int(match["day"] + match["number"]) % 31] == match["check"]:
            yield finding(passage.path, passage.line, "personal-id")
    for match in _MOBILE.finditer(passage.text):
        if re.sub(r"\D", "", match[0].replace("+358", "0").replace("(0)", "")) not in PUBLISHED:
            yield finding(passage.path, passage.line, "phone-private", number=match[0])


def _addresses(passage: Passage) -> Iterator[Finding]:
    for match in _MAIL.finditer(passage.text):
        meant = "".join(get_close_matches(match["domain"].lower(), DOMAINS, n=1, cutoff=0.85))
        if meant and meant != match["domain"].lower():
            mended = match[0].replace(match["domain"], meant)
            yield finding(passage.path, passage.line, "mail-domain", address=match[0], mended=mended)
