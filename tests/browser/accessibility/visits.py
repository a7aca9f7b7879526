"""What each engine says of one page in all the views it is used in."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final, Literal

from exceptions import Complaint, page_key
from playwright.sync_api import Page

from accessibility import engines
from accessibility.checks import CHECKS
from accessibility.layout import NARROW, WIDE

Open = Callable[..., AbstractContextManager[Page]]
"""Opens an address relative to the root in a context of its own with the given options."""


SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def axe_in_all_views(page: Page, key: str) -> list[Complaint]:
    """Run axe-core on the page as it stands, light and dark, on a narrow screen and a wide one."""
    complaints = []
    # Narrow first: what was opened there by a button stays open until the screen grows wide.
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            complaints += engines.axe_complaints(page, key)
    return complaints


def axe_visit(open_page: Open, url: str) -> list[Complaint]:
    """Open a page and run axe-core in all views."""
    with open_page(url) as page:
        return axe_in_all_views(page, page_key(url))


def second_visit(open_page: Open, url: str) -> list[Complaint]:
    """Open a page and run the second engine, on a wide screen and a narrow one."""
    complaints = []
    for width in (WIDE, NARROW):
        with open_page(url, viewport={"width": width, "height": 800}) as page:
            complaints += engines.second_complaints(page, page_key(url))
    return complaints


def own_visit(open_page: Open, url: str, name: str) -> list[Complaint]:
    """Open a page in the views of one of our own checks and run it in each."""
    check = CHECKS[name]
    complaints: list[Complaint] = []
    for view in check.views:
        with open_page(url, **check.tab(view)) as page:
            complaints += [engines.Told(name, page_key(url), fault, view.name) for fault in check.run(page)]
    return complaints


def own_visits(open_page: Open, url: str) -> list[Complaint]:
    """Open a page and run all our own checks."""
    return [complaint for name in CHECKS for complaint in own_visit(open_page, url, name)]


VISITS: Final[dict[Any, Callable[[Open, str], list[Complaint]]]] = {
    engines.AXE: axe_visit,
    engines.SECOND: second_visit,
    engines.OWN: own_visits,
}
"""Every engine that visits pages in a browser, as `docs/known-issues.yml` calls it."""
