"""Titles and descriptions are unique in their language, so that tabs, results and bookmarks can be told apart."""

from collections.abc import Iterator

from vaikuttava_museo.content import Content
from vaikuttava_museo.findings import Finding, finding
from vaikuttava_museo.pages import Page


def unique_titles(content: Content) -> Iterator[Finding]:
    """Find pages whose title or description is another page's as well."""
    for key in ("title", "description"):
        seen: dict[tuple[str, str], Page] = {}
        for page in content.pages.values():
            text = page.text_of(key).strip().lower()
            if not text:
                continue
            first = seen.setdefault((page.language.code, text), page)
            if first is not page:
                yield finding(page.path, page.meta.line_of((key,)), f"{key}-duplicate", other=first.path)
