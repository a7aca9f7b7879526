"""Personal data that an editor may have copied along: identity numbers, private telephones, mistyped addresses."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.passages import Passage

PUBLISHED = frozenset({"0401286147", "janne.tielinen(at)nba.fi"})
"""Numbers and addresses that were made public as those of work: the project's contact, as its own page gave them."""
DOMAINS = (
    "museovirasto.fi", "museoliitto.fi", "sitra.fi", "traficom.fi", "kotka.fi", "hameenlinna.fi",
    "gmail.com", "outlook.com", "hotmail.com", "icloud.com",
)  # fmt: skip
"""Domains that addresses on the site are likely to have; one letter beside them is a slip."""
_DIGITS, _NUMBER = re.compile(r"\d\d\d"), re.compile(r" \d")
# The form and check character: Digital and Population Data Services Agency, henkilötunnus.
_IDENTITY = re.compile(
    r"(?<!\w)(?P<day>[0-3]\d[01]\d\d\d)[-+A-FU-Y](?P<number>\d{3})(?P<check>[0-9A-FHJ-NPR-Y])(?!\w)"
)
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_MOBILE = re.compile(r"(?<![\w+])(?:\+358[ -]?(?:\(0\))?|0)(?:4\d|50)\d?(?:[ -]?\d){5,8}(?!\w)")
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?: ?(?P<at>@|[(\[](?:at|ät)[)\]]) ?)(?P<domain>[\w-]{1,63}(?:[.,][\w-]{1,63}){1,5})"
)
_OF_PERSON = re.compile(
    r"(?<![\w.+-])(?:[a-zåäöé-]{2,30}\.[a-zåäöé-]{2,30} ?(?:@|[(\[](?:at|ät)[)\]]) ?[\w-]{1,63}(?:[.,][\w-]{1,63}){1,5}"
    # With a service that gives addresses to persons, whatever the name.
    r"|[\w.+-]{1,64}@(?:gmail|hotmail|outlook|icloud|yahoo|live)\.[a-z]{2,3}(?![\w.]*\w))",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"[A-ZÅÄÖ][a-zåäö-]{2,30}(?:katu|tie|kuja|polku|gatan|vägen|gränden|stigen|väg) \d{1,3} ?"
    r"(?:[A-Z] ?\d{1,3}|(?:as|bst)\.? ?\d{1,3})"
)


def personal_data(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find identity numbers with a right check character, private mobile numbers and mistyped mail domains."""
    for passage in passages:
        text = passage.text
        has_digits, has_mail = _DIGITS.search(text), "@" in text or "at)" in text or "at]" in text
        for match in _IDENTITY.finditer(text) if has_digits else ():
            if _CHECKS[int(match["day"] + match["number"]) % 31] == match["check"]:
                yield passage.finding("personal-id")
        for match in _MOBILE.finditer(text) if has_digits else ():
            if re.sub(r"\D", "", match[0].replace("+358", "0").replace("(0)", "")) not in PUBLISHED:
                yield passage.finding("phone-private", number=match[0])
        for match in _OF_PERSON.finditer(text) if has_mail else ():
            if match[0] not in PUBLISHED:
                yield passage.finding("mail-of-person", seen=match[0])
        for match in _HOME.finditer(text) if _NUMBER.search(text) else ():
            yield passage.finding("address-of-home", address=match[0])
        for match in _MAIL.finditer(text) if has_mail else ():
            domain, meant = match["domain"], ""
            if "," not in domain:
                meant = "".join(get_close_matches(domain.lower(), DOMAINS, n=1, cutoff=0.85))
            elif domain.rpartition(",")[2] in ("fi", "com", "org", "net", "se", "eu", "ax"):
                meant = domain.replace(",", ".")
            if meant and meant != domain.lower():
                mended = match[0].replace(domain, meant)
                yield passage.finding("mail-domain", address=match[0], mended=mended)


PASSAGE_RULES = (personal_data,)
