"""What Markdown became, kept between the rebuilds of a live preview: turning text into HTML is a third of a build.

A page is turned anew when anything has changed that its HTML is made of: its text with the placeholders in its
sentences filled, `mkdocs.yml`, or the name or address of any file that it might link to.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class Addressed(Protocol):
    """A file of the site: its name in the docs folder and its address."""

    src_uri: str
    url: str


class Convertible(Protocol):
    """A page of MkDocs, as far as turning its Markdown into HTML fills it in."""

    file: Any
    markdown: str | None
    content: str | None
    toc: Any
    present_anchor_ids: set[str] | None
    links_to_anchors: Any


@dataclass(frozen=True, slots=True)
class _Rendered:
    made_of: tuple[object, ...]
    content: str | None
    toc: Any
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]
    """The links to anchors, by the name of the file they lead to: the files themselves are new in each rebuild."""


@dataclass
class RenderedPages:
    """The pages as they were last turned into HTML; one of each, so that a long preview does not grow."""

    _kept: dict[str, _Rendered] = field(default_factory=dict)
    _surroundings: tuple[object, ...] = ()

    def begin(self, settings: bytes, files: Iterable[Addressed]) -> None:
        """Note what the pages of the next build share: the bytes of `mkdocs.yml`, and all files."""
        self._surroundings = (settings, frozenset((file.src_uri, file.url) for file in files))

    def render(
        self, page: Convertible, file_named: Callable[[str], object | None], convert: Callable[[], None]
    ) -> None:
        """Fill a page in from what is kept, or by `convert`; `file_named` gives a file of this build by its name."""
        made_of = (page.markdown, *self._surroundings)
        kept = self._kept.get(page.file.src_uri)
        if kept is None or kept.made_of != made_of:
            convert()
            self._kept[page.file.src_uri] = _rendered(page, made_of)
            return
        page.content, page.toc = kept.content, kept.toc
        page.present_anchor_ids = kept.anchors
        page.links_to_anchors = {file_named(name): links for name, links in kept.links.items()}


def _rendered(page: Convertible, made_of: tuple[object, ...]) -> _Rendered:
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return _Rendered(made_of, page.content, page.toc, page.present_anchor_ids, links)
