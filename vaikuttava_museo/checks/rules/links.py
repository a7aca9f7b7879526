"""Links between pages: by source file, without the language, to a page and heading that exist."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, file_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content

# Bounded, and no opening bracket inside: a line of nothing but brackets must not take seconds.
_LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]]{0,500})\]\((?P<target>[^)\s]{1,500})(?:\s{1,9}\"[^\"]{0,500}\")?\)"
)
_OUTSIDE = re.compile(r"^(https?:|mailto:|tel:)")


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link: its text, target and line."""

    text: str
    target: str
    line: int


def find_links(body: str, first_line: int = 1) -> Iterator[Link]:
    """Yield the inline links of a Markdown text."""
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in _LINK.finditer(line):
            yield Link(match["text"], match["target"], number)


def anchors(content: Content, key: str, language: Language) -> set[str]:
    """Return every id a link may lead to on a page: of its headings and of the data shown on it."""
    page = content.page(key, language)
    ids = {heading.id for heading in page.headings if heading.id} if page else set()
    if key == "sanasto" and content.glossary:
        ids |= {term.id for term in content.glossary.terms}
    if key == "ohjausryhma" and content.people:
        ids |= {group.id for group in content.people.groups}
    return ids


def internal_links(content: Content) -> Iterator[Finding]:
    """Find links that lead nowhere, name a language or an address of the built site."""
    for page in content.pages.values():
        for link in find_links(page.body, page.body_line):
            if not _OUTSIDE.match(link.target):
                yield from _check(content, page, link)


def _check(content: Content, page: Page, link: Link) -> Iterator[Finding]:
    file, _, anchor = link.target.partition("#")
    forgotten = _forgotten(file)
    if forgotten:
        mended = f"[{link.text}]({forgotten}{link.target})"
        yield finding(
            page.path, link.line, f"link-{forgotten.split(':')[0]}", target=link.target, mended=mended
        )
        return
    if file and not file.endswith(".md"):
        yield finding(page.path, link.line, "link-form", target=link.target, text=link.text)
        return
    if file.endswith(".sv.md"):
        mended = f"[{link.text}]({link.target.replace('.sv.md', '.md')})"
        yield finding(page.path, link.line, "link-language", target=link.target, mended=mended)
        return
    path = posixpath.normpath(posixpath.join(str(page.path.parent), file)) if file else f"{page.key}.md"
    key = path.removesuffix(".md")
    if content.is_unread(file_of(key, page.language), PurePosixPath(f"{key}.yml")):
        return
    if not _exists(content, key, page.language):
        pages = [page_key for page_key, language in content.pages if language is page.language]
        known = [*pages, *(f"{WORKSHEET_FOLDER}/{id}" for id in content.worksheets)]
        likely = posixpath.relpath(f"{_nearest(key, known)}.md", str(page.path.parent))
        mended = f"[{link.text}]({likely})"
        yield finding(page.path, link.line, "link-broken", target=link.target, text=link.text, mended=mended)
    elif anchor and anchor not in anchors(content, key, page.language):
        known = sorted(anchors(content, key, page.language))
        mended = f"[{link.text}]({file}#{_nearest(anchor, known)})" if known else f"[{link.text}]({file})"
        values = {"target": link.target, "anchor": anchor, "page": path, "mended": mended}
        yield finding(page.path, link.line, "link-anchor", **values)


def _forgotten(file: str) -> str:
    """Return what a mail or web address was left without: `museo@example.org`, `www.example.org`."""
    if "@" in file and "/" not in file:
        return "mailto:"
    return "https://" if file.startswith("www.") else ""


def _nearest(wrong: str, known: Sequence[str]) -> str:
    return get_close_matches(wrong, known, n=1, cutoff=0)[0]


def _exists(content: Content, key: str, language: Language) -> bool:
    folder, _, name = key.rpartition("/")
    is_worksheet = folder == WORKSHEET_FOLDER and name in content.worksheets
    return is_worksheet or content.page(key, language) is not None
