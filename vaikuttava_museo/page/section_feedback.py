"""”Ehdota korjausta”: a mail or an issue that already says which page is meant.

The mail needs no account and no tracker. Every page ends with plain links that work without JavaScript. At a heading
`overrides/js/reading.js` shows the first of them once more: its subject then ends with the heading, and the page's
address with the heading's id.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.texts import catalogue

# A browser encodes letters of any language itself (URL Standard, query state). Other marks are those that may stand in
# a mailto address as they are (RFC 6068, qchar).
_ENCODED = {code: quote(chr(code), safe=":/,()") for code in range(128)}


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
    """A way to tell of a fault."""

    text: str
    href: str


def ways_to_correct(target: FeedbackTarget) -> tuple[Way, ...]:
    """Return the ways to tell of a fault in a page, the one that needs no account first."""
    texts = catalogue("interface", target.language)
    if "@" in target.contact:
        ways = [Way(texts["feedback_by_mail"], _mail(target, texts))]
    else:
        ways = [Way(texts["feedback_by_form"], target.contact)]
    if target.repository:
        ways.append(Way(texts["feedback_by_issue"], _issue(target, texts)))
    return tuple(ways)


def _mail(target: FeedbackTarget, texts: Mapping[str, str]) -> str:
    # RFC 6068: lines of a mail end in CRLF.
    fields = {
        "subject": texts["feedback_subject"].format(page=target.title),
        "body": texts["feedback_body"].format(address=target.address).replace("\n", "\r\n"),
    }
    return f"mailto:{quote(target.contact, safe='@')}?{_query(fields)}"


def _issue(target: FeedbackTarget, texts: Mapping[str, str]) -> str:
    # GitHub fills a new issue's form in by field ids as query parameters.
    fields = {
        "template": texts["feedback_issue_form"],
        "title": texts["feedback_issue_title"].format(page=target.title),
        "place": target.address,
    }
    return f"{target.repository.rstrip('/')}/issues/new?{_query(fields)}"


def _query(fields: Mapping[str, str]) -> str:
    return "&".join(f"{name}={text.translate(_ENCODED)}" for name, text in fields.items())
