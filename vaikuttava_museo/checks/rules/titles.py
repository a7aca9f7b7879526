"""Titles and descriptions are unique in their language, so that tabs, results and bookmarks can be told apart."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import Content

Told = tuple[str, str, PurePosixPath, int]
"""A language's code, a text in it, the file that has it and its line."""


def unique_titles(content: Content) -> Iterator[Finding]:
    """Find pages and worksheets whose title or description another of them has as well."""
    for key in ("title", "description"):
        seen: dict[tuple[str, str], PurePosixPath] = {}
        for language, text, path, line in [*_of_pages(content, key), *_of_worksheets(content, key)]:
            other = seen.setdefault((language, text.strip().lower()), path)
            if text.strip() and other != path:
                yield finding(path, line, f"{key}-duplicate", other=other)


def _of_pages(content: Content, key: str) -> Iterator[Told]:
    for page in content.pages.values():
        yield page.language.code, page.text_of(key), page.path, page.meta.line_of((key,))


def _of_worksheets(content: Content, key: str) -> Iterator[Told]:
    for id, sheet in content.worksheets.items():
        path = PurePosixPath(WORKSHEET_FOLDER, f"{id}.yml")
        for language in LANGUAGES:
            text = getattr(sheet, key)[language.code]
            source = content.data.get(path)
            yield language.code, text, path, source.line_of((key, language.code)) if source else 1
