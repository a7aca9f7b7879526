"""Tabs that tests use one after another: a new browser context takes five times as long as going to another page.

Each test gets its tab as if it were new: nothing is kept in the browser, nothing emulated but what was asked for.
Only what a script leaves in the tab for ever (`add_init_script`, `route`) needs a context of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request

PDF_VIEWER: Final = "chrome-extension://"
"""Where Chromium's own viewer of PDFs is."""
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

    def watch(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("requestfailed", self._failure)
        page.on("response", lambda response: response.status >= 400 and self.failed.append(response.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def forget(self) -> None:
        """Begin anew, for another test."""
        for seen in (self.failed, self.foreign, self.errors):
            seen.clear()

    def assert_sound(self) -> None:
        """Fail when anything went wrong."""
        assert (self.failed, self.foreign, self.errors) == ([], [], [])

    def _failure(self, request: Request) -> None:
        # A browser that goes on to another page at once drops the icon of the one before; nothing else may drop.
        is_dropped_icon = request.failure == "net::ERR_ABORTED" and request.url.endswith("/assets/mark.svg")
        if not is_dropped_icon and not request.url.startswith(PDF_VIEWER):
            self.failed.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", PDF_VIEWER)):
            self.foreign.append(request.url)


@dataclass
class Tab:
    """A tab of its own context, made with `options`, and what went wrong in it since it was last given out."""

    page: Page
    traffic: Traffic
    options: dict[str, Any]

    def clean(self) -> bool:
        """Forget what the last test did; tell whether the tab is still there to be used."""
        emulated = {name: self.options.get(name, usual) for name, usual in _USUAL.items()}
        try:
            self.page.set_viewport_size(self.options.get("viewport", _SCREEN))
            self.page.emulate_media(media="null", **emulated)
            self.page.goto(_SMALL_FILE)
            self.page.evaluate(_FORGET)
            self.page.context.clear_cookies()
        except Error:
            return False
        self.traffic.forget()
        return True


@dataclass
class Tabs:
    """The tabs of one browser at one site that no test has at present, by the options of their contexts."""

    browser: Browser
    address: str
    _free: list[Tab] = field(default_factory=list)

    @contextmanager
    def open(self, *, own_tab: bool = False, **options: Any) -> Iterator[Tab]:
        """Give a clean tab whose context has these options (those of Playwright's `new_context`).

        `own_tab`: one that no other test has had or will have.
        """
        tab = None if own_tab else next((tab for tab in self._free if tab.options == options), None)
        if tab:
            self._free.remove(tab)
        else:
            page = self.browser.new_context(base_url=self.address, **options).new_page()
            tab = Tab(page, Traffic(self.address), options)
            tab.traffic.watch(page)
        is_clean = False
        try:
            yield tab
            is_clean = not own_tab and tab.clean()
        finally:
            if is_clean:
                self._free.append(tab)
            else:
                tab.page.context.close()
