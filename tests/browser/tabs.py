"""Tabs that tests use one after another: a new browser context takes five times as long as going to another page.

Each test gets its tab as if it were new: nothing is kept in the browser, nothing emulated but what was asked for.
Only what a script leaves in the tab for ever (`add_init_script`, `route`) needs a context of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Browser, Error, Page
from serving import Traffic

_SMALL_FILE: Final = "robots.txt"
"""A file of the site without a script: from there everything that a page kept can be thrown away."""
_FORGET: Final = "() => { localStorage.clear(); sessionStorage.clear(); }"
_SCREEN: Final = {"width": 1280, "height": 720}


@dataclass
class Tab:
    """A tab of its own context, made with `options`, and what its page has asked for since it was last given out."""

    page: Page
    traffic: Traffic
    options: dict[str, Any]
    is_free: bool = False

    def clean(self) -> None:
        """Forget what the last test did; raises playwright's Error when the tab has crashed or been closed."""
        page, options = self.page, self.options
        page.set_viewport_size(options.get("viewport", _SCREEN))
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            reduced_motion=options.get("reduced_motion", "no-preference"),
            forced_colors=options.get("forced_colors", "none"),
        )
        page.goto(_SMALL_FILE)
        page.evaluate(_FORGET)
        page.context.clear_cookies()


class Tabs:
    """The tabs of one browser at one site, by the options of their contexts."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._tabs: list[Tab] = []

    @contextmanager
    def open(self, *, own_tab: bool = False, **options: Any) -> Iterator[Tab]:
        """Give a clean tab whose context has these options (those of Playwright's `new_context`).

        `own_tab`: one that no other test has had or will have.
        """
        if own_tab:
            tab = self._new(options)
            try:
                yield tab
            finally:
                tab.page.context.close()
            return
        tab = next((tab for tab in self._tabs if tab.is_free and tab.options == options), None)
        if tab is None:
            tab = self._new(options)
            self._tabs.append(tab)
        tab.is_free = False
        tab.traffic.forget()
        try:
            yield tab
            tab.clean()
        except BaseException as fault:
            # What has gone wrong in a tab must not reach the next test; a tab that is gone is no fault of this one.
            self._tabs.remove(tab)
            tab.page.context.close()
            if not isinstance(fault, Error):
                raise
        else:
            tab.is_free = True

    def _new(self, options: dict[str, Any]) -> Tab:
        page = self._browser.new_context(base_url=self._address, **options).new_page()
        traffic = Traffic(self._address)
        traffic.watch(page)
        return Tab(page, traffic, options)
