"""The real docs folder, read once."""

from functools import cache
from pathlib import Path

from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content, parse_content, read_tree

DOCS = Path(__file__).parents[2] / "docs"


@cache
def real_content() -> Content:
    """Return the site's content as it stands."""
    return parse_content(read_tree(DOCS))


def pages() -> list[Page]:
    """Return every page that can be read, in both languages."""
    return list(real_content().pages.values())
