"""Printing: a page is opened in Chromium from given bytes alone, waits for its fonts, and becomes a tagged PDF."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from playwright.sync_api import Browser, Page, Route, sync_playwright

from vaikuttava_museo.content.pdf_documents import Paper
from vaikuttava_museo.pdf.chromium import launch
from vaikuttava_museo.pdf.sources import Source

_LOAD_FONTS = """async () => {
  const faces = [...document.fonts];
  await Promise.allSettled(faces.map((face) => face.load()));
  await document.fonts.ready;
}"""
_SET_PAPER = """(paper) => {
  for (const name of [...document.documentElement.classList]) {
    if (name.startsWith("paper-")) document.documentElement.classList.remove(name);
  }
  if (paper !== "a4") document.documentElement.classList.add(`paper-${paper}`);
}"""
_LINKS = """() => [...document.querySelectorAll("a[href]")]
  .filter((link) => link.getClientRects().length)
  .map((link) => [link.href, link.getAttribute("aria-label") ?? link.innerText])"""
_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((heading) => heading.getClientRects().length)
  .map((heading) => heading.innerText)"""
_NEEDED = {"stylesheet", "font", "image"}


class PageIncomplete(Exception):
    """A page asks for a style sheet, font or picture that the site does not have; the message names it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands on the page: the full address it leads to, and its words."""

    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Print:
    """What Chromium printed, and the page's headings and links in their order."""

    pdf: bytes
    title: str
    address: str
    headings: tuple[str, ...]
    links: tuple[Link, ...]


class Printer:
    """A browser that prints one page after another, in one tab: opening a new one costs as much as a print."""

    def __init__(self, browser: Browser) -> None:
        self._files = _Files()
        # A page is printed with its style changed (`_without_late_fonts`), which its own policy would refuse.
        context = browser.new_context(color_scheme="light", reduced_motion="reduce", bypass_csp=True)
        context.route("**/*", self._files.answer)
        self._page = context.new_page()
        self._page.emulate_media(media="print")

    def opened(self, source: Source) -> "OpenPage":
        """Open a page in place of the one before; raises PageIncomplete."""
        self._files.give(source)
        self._page.goto(source.address)
        self._page.evaluate(_LOAD_FONTS)
        if self._files.missing:
            raise PageIncomplete(f"{source.address}: {', '.join(self._files.missing)}")
        return OpenPage(self._page)


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that stands ready to be printed."""

    page: Page

    def printed(self, paper: Paper) -> Print:
        """Print the page on a paper."""
        self.page.evaluate(_SET_PAPER, paper.value)
        headings = tuple(self.page.evaluate(_HEADINGS))
        links = tuple(Link(*link) for link in self.page.evaluate(_LINKS))
        pdf = self.page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
        return Print(pdf, self.page.title(), self.page.url, headings, links)


@contextmanager
def printer(program: Path) -> Iterator[Printer]:
    """Start a browser that prints, and end it afterwards."""
    with sync_playwright() as playwright:
        browser = launch(playwright, program)
        try:
            yield Printer(browser)
        finally:
            browser.close()


class _Files:
    """Answers what a page asks for, from its source alone: no socket, nothing off the site, no scripts."""

    def __init__(self) -> None:
        self._source = Source("", "", {})
        self.missing: list[str] = []

    def give(self, source: Source) -> None:
        """Answer from another source from now on."""
        self._source = source
        self.missing = []

    def answer(self, route: Route) -> None:
        """Answer one request."""
        address = urldefrag(route.request.url).url
        if address == self._source.address:
            route.fulfill(
                body=_without_late_fonts(self._source.html), content_type="text/html; charset=utf-8"
            )
        elif address in self._source.files:
            content_type = mimetypes.guess_type(address)[0] or "application/octet-stream"
            body = self._source.files[address]
            if content_type == "text/css":
                body = _without_late_fonts(body.decode("utf-8")).encode()
            route.fulfill(body=body, content_type=content_type, headers={"Access-Control-Allow-Origin": "*"})
        else:
            if route.request.resource_type in _NEEDED:
                self.missing.append(address)
            route.abort()


def _without_late_fonts(css: str) -> str:
    """Return CSS whose fonts are waited for: on paper a fallback would stay for good."""
    return css.replace("font-display:optional", "font-display:block").replace(
        "font-display: optional", "font-display: block"
    )
