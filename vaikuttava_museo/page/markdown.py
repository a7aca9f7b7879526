"""A page's Markdown as HTML, made by MkDocs and kept: a preview turns only what has changed into HTML anew."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from vaikuttava_museo.page.markdown_extension import PageExtension, PageMarks

_ID = re.compile(r'(?<=\sid=")[^"]+')


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What MkDocs made of a page's text; `links` are those to anchors, by the name of the file they lead to."""

    html: str
    toc: Any
    ids: frozenset[str]
    links: dict[str, dict[str, str]]


def render(page: Page, text: str, marks: PageMarks, config: MkDocsConfig, files: Files) -> RenderedPage:
    """Return a page's text as HTML."""
    slot = _slot(page.file.src_uri, text, marks, _addresses(files))
    if not slot:
        slot.append(_rendered(page, text, [*marks.extensions, PageExtension(marks)], config, files))
    return slot[0]


@lru_cache(maxsize=1)
def _addresses(files: Files) -> frozenset[tuple[str, str]]:
    """Return what the links of any page may lead to."""
    return frozenset((file.src_uri, file.url) for file in files)


@lru_cache(maxsize=256)
def _slot(*made_of: object) -> list[RenderedPage]:
    """Return the place where the HTML made of these is kept: the objects of MkDocs are let go after each build."""
    return []


def _rendered(
    page: Page, text: str, extensions: list[str | Extension], config: MkDocsConfig, files: Files
) -> RenderedPage:
    page.markdown = text
    config["markdown_extensions"] = extensions
    try:
        page.render(config, files)
    finally:
        config["markdown_extensions"] = []
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return RenderedPage(page.content or "", page.toc, frozenset(page.present_anchor_ids or ()), links)


def ids_in(html: str) -> set[str]:
    """Return the ids of a page's elements, which links may lead to."""
    return set(_ID.findall(html))
