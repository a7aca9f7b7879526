"""”Ehdota korjausta”: a mail or an issue that already says which page is meant.

The mail needs no account and no tracker. Every page ends with plain links that work without JavaScript. At a heading
`overrides/js/reading.js` shows the first of them once more: its subject then ends with the heading, and the page's
address with the heading's id.
"""

from dataclasses import dataclass
from urllib.parse import quote

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.texts import catalogue

# A browser encodes letters of any language itself (URL Standard, query state). Other marks are those that may stand in
# a mailto address as they are (RFC 6068, qchar).
_ENCODED = {code: quote(chr(code), safe=":/,()") for code in range(128)}


@dataclass(frozen=True, slots=True)
class Way:
    """A way to tell of a fault."""

    text: str
    href: str


def ways_to_correct(
    title: str, address: str, contact: str, repository: str, language: Language
) -> tuple[Way, ...]:
    """Return the ways to tell of a fault in the page of a title and a full address, that without an account first.

    `contact` is a mail address or the address of a form; a `repository`, "" where there is none, has issues.
    """
    texts = catalogue("interface", language)
    if "@" in contact:
        # RFC 6068: lines of a mail end in CRLF.
        body = texts["feedback_body"].format(address=address).replace("\n", "\r\n")
        mail = _query(subject=texts["feedback_subject"].format(page=title), body=body)
        ways = [Way(texts["feedback_by_mail"], f"mailto:{quote(contact, safe='@')}?{mail}")]
    else:
        ways = [Way(texts["feedback_by_form"], contact)]
    if repository:
        # GitHub fills a new issue's form in by field ids as query parameters.
        named = texts["feedback_issue_title"].format(page=title)
        issue = _query(template=texts["feedback_issue_form"], title=named, place=address)
        ways.append(Way(texts["feedback_by_issue"], f"{repository.rstrip('/')}/issues/new?{issue}"))
    return tuple(ways)


def _query(**fields: str) -> str:
    return "&".join(f"{name}={text.translate(_ENCODED)}" for name, text in fields.items())
