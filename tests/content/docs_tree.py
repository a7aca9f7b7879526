"""The real docs folder, read once, and small ways to look at a page's text."""

import re
from functools import cache
from pathlib import Path

from vaikuttava_museo.content.languages import FINNISH, SWEDISH
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


def step_pages() -> list[Page]:
    """Return the pages of the six steps, in both languages."""
    return [page for page in pages() if page.is_step]


def page_files() -> list[str]:
    """Return the path of every page file, readable or not."""
    return sorted(str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md"))


def pair_keys() -> list[str]:
    """Return the key of every pair of which both pages can be read."""
    return [page.key for page in pages() if page.language is SWEDISH and in_finnish(page.key)]


def in_finnish(key: str) -> Page | None:
    """Return the Finnish page of a pair."""
    return real_content().page(key, FINNISH)


def in_swedish(key: str) -> Page | None:
    """Return the Swedish page of a pair."""
    return real_content().page(key, SWEDISH)


def prose(body: str) -> str:
    """Return what a reader reads of a page's own text: no ids, placeholders, addresses, tags or table rules."""
    text = re.sub(r"\{\{.*?\}\}|\{ ?[#.:].*?\}", " ", body)
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"https?://\S+", " ", text)
    text = re.sub(r"</?\w+[^>]*>", "", text)
    return re.sub(r"^!!! \w+|^[|\s-]+$|[#*|\[\]>`]", " ", text, flags=re.MULTILINE)


def words(text: str) -> list[str]:
    """Return the words of a text; a compound with a hyphen and a number are one word each."""
    return re.findall(r"\w[\w’'-]*", text)


def list_items(page: Page) -> list[str]:
    """Return the items of a page's lists, numbered or not."""
    return re.findall(r"^\s*(?:[-*+]|\d+\.)\s+(.*)$", page.body, flags=re.MULTILINE)


def table_rows(page: Page) -> list[str]:
    """Return the rows of a page's tables, the line under the headings included."""
    return re.findall(r"^\s*\|.*\|\s*$", page.body, flags=re.MULTILINE)
