"""”Ehdota korjausta”: a mail or an issue that already says which page is meant, and which section of it.

The mail needs no account and no tracker. Every page ends with plain links that work without JavaScript. At a heading
`overrides/js/reading.js` shows the first of them once more, with that section filled into the same address.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.texts import catalogue

# A browser encodes letters of any language itself (URL Standard, query state). Other marks are those that may stand in
# a mailto address as they are (RFC 6068, qchar).
_ENCODED = {code: quote(chr(code), safe=":/,()") for code in range(128)}
_SECTION, _ID = "{section}", "{id}"
"""What a script replaces by the heading's text and its id."""


@dataclass(frozen=True, slots=True)
class FeedbackTarget:
    """The page that is written about, and where the words about it go."""

    title: str
    address: str
    """The page's full address."""
    contact: str
    """The mail address that receives corrections, or the address of a form."""
    repository: str
    """The address of the repository whose issues are used; "" where there is none."""
    language: Language


@dataclass(frozen=True, slots=True)
class Way:
    """A way to tell of a fault: the address for the whole page, and the same with places for one of its sections."""

    text: str
    href: str
    of_section: str


def ways_to_correct(target: FeedbackTarget) -> tuple[Way, ...]:
    """Return the ways to tell of a fault in a page, the one that needs no account first."""
    texts = catalogue("interface", target.language)
    if "@" in target.contact:
        ways = [Way(texts["feedback_by_mail"], _mail(target), _mail(target, _SECTION, _ID))]
    else:
        ways = [Way(texts["feedback_by_form"], target.contact, target.contact)]
    if target.repository:
        ways.append(Way(texts["feedback_by_issue"], _issue(target), _issue(target, _SECTION, _ID)))
    return tuple(ways)


def _mail(target: FeedbackTarget, section: str = "", id: str = "") -> str:
    texts = catalogue("interface", target.language)
    # RFC 6068: lines of a mail end in CRLF.
    fields = {
        "subject": _named(texts, "feedback_subject", target, section),
        "body": texts["feedback_body"].format(address=_place(target, id)).replace("\n", "\r\n"),
    }
    return f"mailto:{quote(target.contact, safe='@')}?{_query(fields)}"


def _issue(target: FeedbackTarget, section: str = "", id: str = "") -> str:
    texts = catalogue("interface", target.language)
    # GitHub fills a new issue's form in by field ids as query parameters.
    fields = {
        "template": texts["feedback_issue_form"],
        "title": _named(texts, "feedback_issue_title", target, section),
        "place": _place(target, id),
    }
    return f"{target.repository.rstrip('/')}/issues/new?{_query(fields)}"


def _named(texts: Mapping[str, str], key: str, target: FeedbackTarget, section: str) -> str:
    place = texts["feedback_place"].format(section=section) if section else ""
    return texts[key].format(page=target.title) + place


def _place(target: FeedbackTarget, id: str) -> str:
    return f"{target.address}#{id}" if id else target.address


def _query(fields: Mapping[str, str]) -> str:
    query = "&".join(f"{name}={text.translate(_ENCODED)}" for name, text in fields.items())
    for place in (_SECTION, _ID):
        query = query.replace(place.translate(_ENCODED), place)
    return query
