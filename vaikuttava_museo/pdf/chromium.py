"""What a document is printed from, read from the built site, and the browser that prints it as a tagged PDF.

The browser is the machine's own Chromium or Playwright's. It gets a page's HTML and the files it loads, nothing else.
"""

import mimetypes
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from playwright.sync_api import Browser, Route, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.pdf_documents import Paper

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


_BROWSERS = ("chromium", "google-chrome", "chromium-browser")
# Chromium's own calls home are refused on closed networks and would be taken for ours.
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
IN_THE_PAGE = Path(__file__).with_name("in_the_page.js")
FONTS = Path(__file__).parent / "fonts"
"""The fonts of the PDFs and the style sheet that puts them in place of the screen's."""
_FONT_ADDRESS = "https://fonts.invalid/"
# On paper a fallback would stay for good, so the fonts are waited for.
_LATE_FONT = re.compile(r"font-display:\s*optional")
_NEEDED = frozenset({"stylesheet", "font", "image"})


class BrowserMissing(Exception):
    """There is no Chromium on this machine, or it cannot be run."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What Chromium printed, and the page's headings and links in their order."""

    pdf: bytes
    title: str
    address: str
    headings: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    """Of each the full address it leads to, and its words."""


def find_browser() -> Path:
    """Return the browser's program; raises BrowserMissing."""
    found = next((program for name in _BROWSERS if (program := shutil.which(name))), None)
    if not found:
        try:
            with sync_playwright() as playwright:
                found = playwright.chromium.executable_path
        except Exception as fault:  # Playwright's own Node.js did not start: that has no class of its own
            raise BrowserMissing from fault
    if not Path(found).exists():
        raise BrowserMissing
    return Path(found)


def browser_version(program: Path) -> str:
    """Return what the browser says of its version, without opening it; raises BrowserMissing if it cannot run."""
    try:
        call = [str(program), "--version"]
        return subprocess.check_output(call, stderr=subprocess.DEVNULL, text=True, timeout=30).strip()
    except (OSError, subprocess.SubprocessError) as fault:
        raise BrowserMissing from fault


@contextmanager
def printer(program: Path) -> Iterator["Printer"]:
    """Start a browser without windows, and end it afterwards; root may run it only without the sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=[*_QUIET, *sandbox]) as browser,
    ):
        yield Printer(browser)


class Printer:
    """A browser that prints one page after another, in one tab: opening a new one costs as much as a print."""

    def __init__(self, browser: Browser) -> None:
        self._source = Source("", "", {})
        self._missing: list[str] = []
        # A page is printed with its style changed (`_with_fonts`), which its own policy would refuse.
        context = browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True)
        context.route("**/*", self._answer)
        self._page = context.new_page()
        self._page.emulate_media(media="print")

    def open(self, source: Source) -> None:
        """Open a page in place of the one before, unless it is the same; raises PageIncomplete."""
        if source is self._source:
            return
        self._source, self._missing = source, []
        self._page.goto(source.address)
        self._page.evaluate(IN_THE_PAGE.read_text(encoding="utf-8"))
        self._page.evaluate("paper.prepare()")
        if self._missing:
            raise PageIncomplete(f"{source.address}: {', '.join(self._missing)}")

    def print(self, paper: Paper, scale: float = 1, css: str = "") -> Printed:
        """Print the open page on a paper, by choice larger or smaller and with more style."""
        self._page.evaluate("(chosen) => globalThis.paper.choose(chosen)", [paper.value, css])
        headings = tuple(self._page.evaluate("paper.headings()"))
        links = tuple((target, words) for target, words in self._page.evaluate("paper.links()"))
        pdf = self._page.pdf(
            tagged=True, outline=True, prefer_css_page_size=True, print_background=True, scale=scale
        )
        return Printed(pdf, self._page.title(), self._page.url, headings, links)

    def _answer(self, route: Route) -> None:
        """Answer what the page asks for from its source alone: no socket, nothing off the site, no scripts."""
        address = urldefrag(route.request.url).url
        if address == self._source.address:
            fonts = with_full_css_addresses((FONTS / "fonts.css").read_text(encoding="utf-8"), _FONT_ADDRESS)
            html = _with_fonts(self._source.html).replace("</head>", f"<style>{fonts}</style></head>", 1)
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif address.startswith(_FONT_ADDRESS):
            font = FONTS / address.removeprefix(_FONT_ADDRESS)
            route.fulfill(path=font, content_type="font/woff2", headers={"Access-Control-Allow-Origin": "*"})
        elif address in self._source.files:
            body: str | bytes = self._source.files[address]
            content_type = mimetypes.guess_type(address)[0] or "application/octet-stream"
            if content_type == "text/css":
                body = _with_fonts(self._source.files[address].decode())
            route.fulfill(body=body, content_type=content_type, headers={"Access-Control-Allow-Origin": "*"})
        else:
            if route.request.resource_type in _NEEDED:
                self._missing.append(address)
            route.abort()


def _with_fonts(css: str) -> str:
    return _LATE_FONT.sub("font-display:block", css)
