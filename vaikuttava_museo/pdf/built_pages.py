"""What a document is printed from and depends on: a page's HTML and every file it loads, read from the built site."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

_CSS_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?!data:|\#)(?P<address>[^"')]+)(?P=quote)\s*\)""")


class PageIncomplete(Exception):
    """A page, or what it asks for, is not in the site, or its page numbers do not settle; the message names it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page as the browser gets it: full address, HTML, and the files it loads by their full addresses."""

    address: str
    html: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site: its folder, and the address its root will have (ends in a slash)."""

    folder: Path
    base: str

    def html(self, url: str) -> str:
        """Return the HTML of a page by its address relative to the root; raises PageIncomplete."""
        path = self.folder / url / "index.html"
        if not path.is_file():
            raise PageIncomplete(str(path))
        return path.read_text(encoding="utf-8")

    def source(self, url: str, html: str) -> Source:
        """Return HTML that stands at an address relative to the root, with the files it loads from the site."""
        files: dict[str, bytes] = {}
        waiting = [*_addresses_loaded_by(html, self.base + url)]
        while waiting:
            address = waiting.pop()
            path = self.folder / unquote(address.removeprefix(self.base))
            if address in files or not address.startswith(self.base) or not path.is_file():
                continue
            files[address] = path.read_bytes()
            if path.suffix == ".css":
                waiting += _css_addresses(files[address].decode(), address)
        return Source(self.base + url, html, files)


def with_full_css_addresses(css: str, address: str) -> str:
    """Return a style sheet that may stand anywhere: its addresses are full."""
    return _CSS_URL.sub(lambda match: f'url("{urljoin(address, match["address"])}")', css)


def _css_addresses(css: str, address: str) -> Iterator[str]:
    for match in _CSS_URL.finditer(css):
        yield urldefrag(urljoin(address, match["address"])).url


def _addresses_loaded_by(html: str, address: str) -> Iterator[str]:
    page = LexborHTMLParser(html)
    for node in page.css('link[rel~="stylesheet"], img, source, image, use'):
        values = [node.attributes.get(name) or "" for name in ("href", "xlink:href", "src")]
        candidates = (node.attributes.get("srcset") or "").split(",")
        for value in [*values, *(candidate.strip().split(" ")[0] for candidate in candidates)]:
            if value:
                yield urldefrag(urljoin(address, value)).url
    for style in page.css("style"):
        yield from _css_addresses(style.text(), address)
