"""Links mended that lead to where a page was before: a page's text, with what the whole site says of where it is now."""

import re
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.page_links import led_anew
from vaikuttava_museo.content.addresses import language_of, pair_key
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.rendered_page import rendered

_MOST_LINES = 4
"""Lines on which a link may go on."""


def led_on(path: PurePosixPath, text: str, content: Content) -> str:
    """Return a page's text in which the links to pages that were renamed lead where those are now."""
    language, lines = language_of(path), text.split("\n")
    page = content.page(pair_key(path), language) if language else None
    if page is None:
        return text
    for link in rendered(page).links:
        right, at = led_anew(content, page, link.target), (link.defined_on or link.line) - 1
        typed = re.compile(rf"(\]\(|\]: ?){re.escape(link.target)}(?=[)\s]|$)")
        for number in range(at, min(at + _MOST_LINES, len(lines))) if right else ():
            # What is put in holds no backslash: an address of the site's own.
            lines[number], done = typed.subn(rf"\g<1>{right}", lines[number], count=1)
            if done:
                break
    return "\n".join(lines)
