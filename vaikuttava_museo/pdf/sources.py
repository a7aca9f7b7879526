"""What a document is printed from: a page's HTML and every file it loads, read from the built site.

The browser is given these bytes and nothing else, so that they also tell whether a document must be printed
again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

_CSS_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<address>[^"')]+)(?P=quote)\s*\)""")
_CANONICAL = re.compile(r"""<link rel="canonical" href="(?P<address>[^"]+)">""")


class SiteUnreadable(Exception):
    """The folder is no built site, or a page of it is missing; the message says which."""


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
        """Return the HTML of a page by its address relative to the root; raises SiteUnreadable."""
        path = self.folder / url / "index.html"
        if not path.is_file():
            raise SiteUnreadable(str(path))
        return path.read_text(encoding="utf-8")

    def source(self, url: str) -> Source:
        """Return a page of the site as the browser gets it; raises SiteUnreadable."""
        return self.source_of(self.base + url, self.html(url))

    def source_of(self, address: str, html: str) -> Source:
        """Return HTML that stands at an address, with the files it loads from the site."""
        files: dict[str, bytes] = {}
        for loaded in addresses_loaded_by(html, address):
            self._add(loaded, files)
        return Source(address, html, files)

    def _add(self, address: str, files: dict[str, bytes]) -> None:
        path = self.folder / unquote(address.removeprefix(self.base))
        if address in files or not address.startswith(self.base) or not path.is_file():
            return
        files[address] = path.read_bytes()
        if path.suffix == ".css":
            for loaded in css_addresses(files[address].decode("utf-8"), address):
                self._add(loaded, files)


def built_site(folder: Path) -> BuiltSite:
    """Return a built site, its own address read from its home page; raises SiteUnreadable."""
    home = BuiltSite(folder, "").html("")
    canonical = _CANONICAL.search(home)
    if not canonical:
        raise SiteUnreadable(str(folder / "index.html"))
    return BuiltSite(folder, canonical["address"])


def css_addresses(css: str, address: str) -> Iterator[str]:
    """Yield the full addresses of what a style sheet that stands at an address loads."""
    for match in _CSS_URL.finditer(css):
        if not match["address"].startswith(("data:", "#")):
            yield urldefrag(urljoin(address, match["address"])).url


def with_full_css_addresses(css: str, address: str) -> str:
    """Return a style sheet that may stand anywhere: its addresses are full."""

    def full(match: re.Match[str]) -> str:
        is_own = match["address"].startswith(("data:", "#"))
        return match[0] if is_own else f'url("{urljoin(address, match["address"])}")'

    return _CSS_URL.sub(full, css)


def addresses_loaded_by(html: str, address: str) -> list[str]:
    """Return the full addresses of the style sheets, fonts and pictures of a page that stands at an address."""
    collector = _Collector(address)
    collector.feed(html)
    collector.close()
    return list(dict.fromkeys(collector.found))


class _Collector(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.found: list[str] = []
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element loads."""
        values = dict(attrs)
        self.in_style = tag == "style"
        if tag == "link" and "stylesheet" in (values.get("rel") or "").split():
            self._note(values.get("href"))
        elif tag in {"img", "source"}:
            self._note(values.get("src"))
            for candidate in (values.get("srcset") or "").split(","):
                self._note(candidate.strip().split(" ")[0])
        elif tag in {"image", "use"}:
            self._note(values.get("href") or values.get("xlink:href"))

    def handle_endtag(self, tag: str) -> None:
        """Leave a style element."""
        self.in_style = False

    def handle_data(self, data: str) -> None:
        """Note what a style element loads."""
        if self.in_style:
            self.found.extend(css_addresses(data, self.address))

    def _note(self, value: str | None) -> None:
        if value and not value.startswith(("data:", "#")):
            self.found.append(urldefrag(urljoin(self.address, value)).url)
