"""What a first visit costs: every body and request that reaches the host, workers and modules included.

The way is that of `shared/experiments/coldload.py`: the host counts, so that no kind of request can hide.
"""

import time
from dataclasses import dataclass
from typing import Final

from bench.chromium import DESKTOP
from bench.wire import Host, Sent
from playwright.sync_api import Browser

_QUIET: Final = 1.0
"""A page has settled when its host has been quiet this long (seconds)."""

_LONGEST: Final = 20.0
"""No page may keep its host busy longer than this (seconds)."""


@dataclass(frozen=True)
class FirstView:
    """Everything a host sent for one first visit. Sizes are bytes of bodies, headers not counted.

    Bodies of missing addresses (a whole 404 page) count too: the reader pays for them.
    """

    sent: tuple[Sent, ...]

    @property
    def requests(self) -> int:
        """How many requests reached the host."""
        return len(self.sent)

    @property
    def bytes_with_fonts(self) -> int:
        """All bodies."""
        return sum(answer.size for answer in self.sent)

    @property
    def bytes_without_fonts(self) -> int:
        """All bodies but the fonts."""
        return self.bytes_with_fonts - self.bytes_of("font")

    @property
    def javascript_bytes(self) -> int:
        """Scripts, modules and workers fetched though the reader has done nothing."""
        return self.bytes_of("js")

    def bytes_of(self, kind: str) -> int:
        """Return the bytes of one kind of body."""
        return sum(answer.size for answer in self.sent if answer.kind == kind)


def cold_load(browser: Browser, host: Host, path: str) -> FirstView:
    """Visit a page as someone who has never been there, and return what it cost."""
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    host.sent.clear()
    page.goto(host.url + path, wait_until="load")
    deadline = time.monotonic() + _LONGEST
    while host.quiet_for() < _QUIET:
        assert time.monotonic() < deadline, f"{path}: the page never stops asking for more"
        page.wait_for_timeout(50)
    context.close()
    return FirstView(tuple(host.sent))
