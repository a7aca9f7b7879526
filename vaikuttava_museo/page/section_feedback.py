"""”Korjaa tätä kohtaa” at the end of every section: a mail or an issue that already says which place is meant.

The mail needs no account and no tracker (issue E). Both are plain links within a closed `details`, so they work
without JavaScript and a screen reader meets one short button a section, named after its heading.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import quote

from vaikuttava_museo.content.pages import Heading

SECTION_LEVELS = (2, 3)
_TAG = re.compile(r"<[^>]+>")
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
    texts: Mapping[str, str]
    """The interface catalogue of the page's language."""


def sections_of(headings: Iterable[Heading]) -> list[str]:
    """Return the ids of the headings whose sections a reader may want to correct."""
    return [heading.id for heading in headings if heading.id and heading.level in SECTION_LEVELS]


def add_section_feedback(html: str, ids: Iterable[str], target: FeedbackTarget) -> str:
    """Return a page's HTML with the links at the end of each section; one without a text of its own has none."""
    known = "|".join(re.escape(id) for id in ids)
    if not known:
        return html
    heading = re.compile(
        rf'<h(?P<level>[23]) id="(?P<id>{known})"[^>]*>(?P<text>.*?)</h(?P=level)>', re.DOTALL
    )
    matches = list(heading.finditer(html))
    if not matches:
        return html
    ends = [match.start() for match in matches[1:]] + [len(html)]
    parts = [html[: matches[0].start()]]
    for match, end in zip(matches, ends, strict=True):
        text = html[match.end() : end]
        links = _links(match["id"], _plain(match["text"]), target) if text.strip() else ""
        parts.append(f"{match[0]}{text.rstrip()}\n{links}\n")
    return "".join(parts)


def mail_address(id: str, heading: str, target: FeedbackTarget) -> str:
    """Return a mailto address with subject and body filled in (RFC 6068: lines end in CRLF)."""
    subject = target.texts["mend_subject"].format(page=target.title, section=heading)
    body = target.texts["mend_body"].format(address=f"{target.address}#{id}").replace("\n", "\r\n")
    return f"mailto:{quote(target.contact, safe='@')}?{_query({'subject': subject, 'body': body})}"


def issue_address(id: str, heading: str, target: FeedbackTarget) -> str:
    """Return the address of a new issue with its form filled in (GitHub: field ids as query parameters)."""
    fields = {
        "template": target.texts["mend_issue_form"],
        "title": target.texts["mend_issue_title"].format(page=target.title, section=heading),
        "place": f"{target.address}#{id}",
    }
    return f"{target.repository.rstrip('/')}/issues/new?{_query(fields)}"


def _query(fields: Mapping[str, str]) -> str:
    return "&".join(f"{name}={text.translate(_ENCODED)}" for name, text in fields.items())


def _links(id: str, heading: str, target: FeedbackTarget) -> str:
    texts = target.texts
    ways = [(mail_address(id, heading, target), texts["mend_by_mail"])]
    if target.repository:
        ways.append((issue_address(id, heading, target), texts["mend_by_issue"]))
    links = "".join(f'<a href="{escape(href)}">{escape(text)}</a>' for href, text in ways)
    name = f'{escape(texts["mend_section"])}<span class="unseen">: {escape(heading)}</span>'
    return f'<details class="mend" data-search-exclude><summary>{name}</summary><p>{links}</p></details>'


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).replace("\u00ad", "").split())
