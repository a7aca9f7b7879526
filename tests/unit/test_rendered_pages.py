"""The live preview keeps a page's HTML for as long as nothing changes that it is made of."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from vaikuttava_museo.rendered_pages import RenderedPages


@dataclass(frozen=True)
class Named:
    src_uri: str
    url: str


OTHER = Named("b.md", "b/")
FILES = [Named("a.md", "a/"), OTHER]


def new_page(markdown: str = "text") -> Any:
    return SimpleNamespace(file=FILES[0], markdown=markdown, links_to_anchors=None)


def rendered(pages: RenderedPages, page: Any) -> bool:
    """Render a page and tell whether its text was turned into HTML anew."""
    calls = []

    def convert() -> None:
        calls.append(page)
        page.content, page.toc = f"<p>{page.markdown}</p>", ["toc"]
        page.present_anchor_ids, page.links_to_anchors = {"x"}, {OTHER: {"y": "b.md#y"}}

    pages.render(page, {file.src_uri: file for file in FILES}.get, convert)
    return bool(calls)


@pytest.fixture
def pages() -> RenderedPages:
    pages = RenderedPages()
    pages.begin(b"nav: []", FILES)
    assert rendered(pages, new_page())
    return pages


def test_an_unchanged_page_is_filled_in_from_what_is_kept(pages):
    page = new_page()
    assert not rendered(pages, page)
    assert (page.content, page.toc) == ("<p>text</p>", ["toc"])
    assert (page.present_anchor_ids, page.links_to_anchors) == ({"x"}, {OTHER: {"y": "b.md#y"}})


def test_a_changed_text_is_turned_anew(pages):
    page = new_page("other")
    assert rendered(pages, page)
    assert page.content == "<p>other</p>"


@pytest.mark.parametrize(
    ("settings", "files"),
    [(b"nav: [a.md]", FILES), (b"nav: []", FILES[:1]), (b"nav: []", [FILES[0], Named("b.md", "c/")])],
    ids=["settings", "a file gone", "another address"],
)  # fmt: skip
def test_a_page_is_turned_anew_when_what_it_may_link_to_changes(pages, settings, files):
    pages.begin(settings, files)
    assert rendered(pages, new_page())
