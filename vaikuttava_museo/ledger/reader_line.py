"""The quiet line a reader sees under the heading of a section whose twin is fresher."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.ledger.compare import Comparison
from vaikuttava_museo.ledger.sections import FACTS, START

_HEADING_END = re.compile(
    r'<h(?P<level>[2-6])(?=[^>]* id="(?P<id>[^"]+)")[^>]*>.*?</h(?P=level)>', flags=re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the line says: in which language the fresher text is, where, and when both last matched."""

    newer: Language
    url: str
    """The fresher text's address, relative to the site's root."""
    matched: date


Notices = Mapping[tuple[str, Language], Mapping[str, Notice]]
"""The notices of each page in the language that is behind, by section."""


def notices_of(comparison: Comparison) -> Notices:
    """Return the lines that stale sections of pages get. What the front matter says belongs to the page's beginning.

    A section whose texts have both changed gets none: nobody knows yet whether either is fresher.
    """
    found: dict[tuple[str, Language], dict[str, Notice]] = {}
    for standing in comparison.standings:
        address, record = standing.section.address, standing.record
        if standing.behind is None or standing.newer is None or record is None or address.is_data:
            continue
        is_top = address.section in {START, FACTS}
        # The Finnish home page's address is empty: an anchor alone would lead to the reader's own page.
        url = (url_of(address.page, standing.newer) or "./") + ("" if is_top else f"#{address.section}")
        notice = Notice(standing.newer, url, record.matched)
        section = START if is_top else address.section
        found.setdefault((address.page, standing.behind), {})[section] = notice
    return found


def add_notices(html: str, notices: Mapping[str, Notice], render: Callable[[Notice], str]) -> str:
    """Return a page's HTML with the lines under their headings, the page's own before all else."""

    def under(match: re.Match[str]) -> str:
        notice = notices.get(match["id"])
        return f"{match[0]}\n{render(notice)}" if notice else match[0]

    top = notices.get(START)
    return (f"{render(top)}\n" if top else "") + _HEADING_END.sub(under, html)
