"""”Korjaa tätä kohtaa” at the end of every section: a mail or an issue that already says which place is meant.

The mail needs no account and no tracker. Both are plain links within a closed `details`, so they work without
JavaScript and a screen reader meets one short button a section, named after its heading.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.texts import catalogue

SECTION_LEVELS = (2, 3)
# A browser encodes letters of any language itself (URL Standard, query state), and a page has many of these links.
# Other marks are those that may stand in a mailto address as they are (RFC 6068, qchar).
_ENCODED = {code: quote(chr(code), safe=":,()") for code in range(128)}


@dataclass(frozen=True, slots=True)
class FeedbackTarget:
    """The page that is written about, and where the words about it go."""

    title: str
    address: str
    """The page's full address."""
    contact: str
    """The mail address that receives corrections."""
    repository: str
    """The address of the repository whose issues are used; "" where there is none."""
    language: Language


def feedback_links(id: str, heading: str, target: FeedbackTarget) -> str:
    """Return the HTML of the links under one section."""
    texts, address = catalogue("interface", target.language), f"{target.address}#{id}"
    # RFC 6068: lines of a mail end in CRLF.
    mail = {
        "subject": texts["feedback_subject"].format(page=target.title, section=heading),
        "body": texts["feedback_body"].format(address=address).replace("\n", "\r\n"),
    }
    ways = [(f"mailto:{quote(target.contact, safe='@')}?{_query(mail)}", texts["feedback_by_mail"])]
    if target.repository:
        # GitHub fills a new issue's form in by field ids as query parameters.
        issue = {
            "template": texts["feedback_issue_form"],
            "title": texts["feedback_issue_title"].format(page=target.title, section=heading),
            "place": address,
        }
        form = f"{target.repository.rstrip('/')}/issues/new?{_query(issue)}"
        ways.append((form, texts["feedback_by_issue"]))
    links = "".join(f'<a href="{escape(href)}">{escape(text)}</a>' for href, text in ways)
    name = f'{escape(texts["feedback_section"])}<span class="unseen">: {escape(heading)}</span>'
    return f'<details class="feedback" data-search-exclude><summary>{name}</summary><p>{links}</p></details>'


def _query(fields: Mapping[str, str]) -> str:
    return "&".join(f"{name}={text.translate(_ENCODED)}" for name, text in fields.items())
