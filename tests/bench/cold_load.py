"""What a first visit costs: every body and request that reaches the host, workers and modules included.

The host counts, so that no kind of request can hide.
"""

from dataclasses import dataclass

from bench.chromium import DESKTOP
from bench.wire import Host, Sent
from playwright.sync_api import Browser


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
    page = browser.new_page(viewport=DESKTOP)
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    host.sent.clear()
    page.goto(host.url + path, wait_until="load")
    host.wait_until_quiet(page, 1)
    page.close()
    return FirstView(tuple(host.sent))
