"""What each engine says of one page in all the views it is used in."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Final, Literal

from exceptions import Complaint, page_key
from playwright.sync_api import Page

from accessibility import engines
from accessibility.checks import CHECKS, VIEWS, View
from accessibility.layout import NARROW, WIDE

Open = Callable[..., AbstractContextManager[Page]]
"""Opens an address relative to the root in a context with the given options."""

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
        return axe_in_all_views(page, _key(url))


def second_visit(open_page: Open, url: str) -> list[Complaint]:
    """Open a page and run the second engine, on a wide screen and a narrow one."""
    complaints = []
    for width in (WIDE, NARROW):
        with open_page(url, viewport={"width": width, "height": 800}) as page:
            complaints += engines.second_complaints(page, _key(url))
    return complaints


def own_visit(open_page: Open, url: str, view: View, names: Sequence[str]) -> list[Complaint]:
    """Open a page in a view and run some of our own checks one after the other."""
    own_tab = any(CHECKS[name].own_tab for name in names)
    with open_page(url, **view.context(), own_tab=own_tab) as page:
        return [
            Complaint(name, _key(url), view.name, fault) for name in names for fault in CHECKS[name].run(page)
        ]


def own_visits(open_page: Open, url: str, views: slice = slice(None), but: str = "") -> list[Complaint]:
    """Run our own checks, each in its views or some of them; those that change nothing share a visit."""
    complaints = []
    for view in VIEWS:
        names = [name for name, check in CHECKS.items() if name != but and view in check.views[views]]
        shared = [name for name in names if not CHECKS[name].alters]
        for group in [shared, *([name] for name in names if name not in shared)]:
            complaints += own_visit(open_page, url, view, group) if group else []
    return complaints


def _key(url: str) -> str:
    return page_key(url.partition("?")[0])


VISITS: Final[dict[Any, Callable[[Open, str], list[Complaint]]]] = {
    engines.AXE: axe_visit,
    engines.SECOND: second_visit,
    engines.OWN: own_visits,
}
"""Every engine that visits pages in a browser, as `docs/known-issues.yml` calls it."""
