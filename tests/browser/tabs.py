"""Tabs that tests use one after another: a new browser context takes five times as long as going to another page.

Each test gets its tab as if it were new: nothing is kept in the browser, nothing emulated but what was asked for.
Only what a script leaves in the tab for ever (`add_init_script`, `route`) needs a context of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser, ConsoleMessage, Error, Frame, Page, Request

PDF_VIEWER: Final = ("chrome-extension://", "chrome://resources/")
"""Where Chromium's own viewer of PDFs and its parts are."""
_SMALL_FILE: Final = "robots.txt"
"""A file of the site without a script: from there everything that a page kept can be thrown away."""
_FORGET: Final = "() => { localStorage.clear(); sessionStorage.clear(); }"
_SCREEN: Final = {"width": 1280, "height": 720}
_USUAL: Final = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}


@dataclass
class Traffic:
    """What went wrong with what a page asked for: it failed, it was another host's, its policy or a script complained."""

    address: str
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _pages: int = 0
    _asked_on: dict[Request, int] = field(default_factory=dict)
    """The number of the page that stood there when a request was made."""
    _aborted: list[Request] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("framenavigated", self._navigation)
        page.on("requestfailed", self._failure)
        page.on("response", lambda response: response.status >= 400 and self.failed.append(response.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def forget(self) -> None:
        """Begin anew, for another test."""
        for seen in (self.failed, self.foreign, self.errors, self._asked_on, self._aborted):
            seen.clear()

    def assert_sound(self) -> None:
        """Fail when anything went wrong.

        A browser that goes on to another page drops what the one before still waits for; nothing else may drop.
        """
        dropped = [request.url for request in self._aborted if self._asked_on.get(request, 0) == self._pages]
        assert (self.failed + dropped, self.foreign, self.errors) == ([], [], [])

    def _navigation(self, frame: Frame) -> None:
        self._pages += frame.parent_frame is None

    def _failure(self, request: Request) -> None:
        if request.failure == "net::ERR_ABORTED":
            self._aborted.append(request)
        elif not request.url.startswith(PDF_VIEWER):
            self.failed.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium looks for an icon of this name where a text file, _SMALL_FILE, can name none.
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        self._asked_on[request] = self._pages
        if not request.url.startswith((self.address, "data:", "blob:", *PDF_VIEWER)):
            self.foreign.append(request.url)


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[tuple[Page, Traffic]]:
    """Give a page of a context with these options and what goes wrong in it."""
    with browser.new_context(**options) as context:
        page, traffic = context.new_page(), Traffic(address)
        traffic.watch(page)
        yield page, traffic


@dataclass
class Tabs:
    """The tabs of one browser at one site that no test has at present, by the options of their contexts."""

    browser: Browser
    address: str
    _free: list[tuple[dict[str, Any], Page, Traffic]] = field(default_factory=list)

    @contextmanager
    def open(self, *, own_tab: bool = False, **options: Any) -> Iterator[tuple[Page, Traffic]]:
        """Give a clean tab whose context has these options (those of Playwright's `new_context`).

        `own_tab`: one that no other test has had or will have.
        """
        free = None if own_tab else next((tab for tab in self._free if tab[0] == options), None)
        if free:
            self._free.remove(free)
            _, page, traffic = free
        else:
            page = self.browser.new_context(base_url=self.address, **options).new_page()
            traffic = Traffic(self.address)
            traffic.watch(page)
        is_clean = False
        try:
            yield page, traffic
            is_clean = not own_tab and self._clean(page, options)
        finally:
            if is_clean:
                traffic.forget()
                self._free.append((options, page, traffic))
            else:
                page.context.close()

    def _clean(self, page: Page, options: dict[str, Any]) -> bool:
        """Forget what the last test did; tell whether the tab is still there to be used."""
        emulated = {name: options.get(name, usual) for name, usual in _USUAL.items()}
        try:
            page.set_viewport_size(options.get("viewport", _SCREEN))
            page.emulate_media(media="null", **emulated)
            page.goto(_SMALL_FILE)
            page.evaluate(_FORGET)
            page.context.clear_cookies()
        except Error:
            return False
        return True
