"""Whether the text can be read from HTML and CSS alone, fonts and scripts still on their way."""

from contextlib import suppress
from typing import Final

from bench.chromium import DESKTOP
from bench.painting import OBSERVER
from playwright.sync_api import Browser, Route, TimeoutError

_TEXTS: Final = {"h1", "paragraph"}
_GRACE: Final = 700
"""How long the other text may take after the first (ms): less than the 3 s for which `font-display: block` hides it."""
_LONGEST: Final = 20_000
"""A page that shows no text at all in this time (ms) shows none; a busy machine may need some of it."""


def unpainted_texts(browser: Browser, url: str) -> set[str]:
    """Return which of the main heading and the first paragraph stay unseen while fonts and scripts hang.

    They are left unanswered rather than refused: a refused font falls back at once and would hide the fault.
    """
    page = browser.new_page(viewport=DESKTOP)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.resource_type in ("font", "script"):
            held.append(route)
        else:
            route.continue_()

    page.route("**/*", hold)
    page.add_init_script(path=OBSERVER)
    page.goto(url, wait_until="commit")
    with suppress(TimeoutError):
        page.wait_for_function("window.measured.painted.length > 0", timeout=_LONGEST)
        page.wait_for_function(f"window.measured.painted.length >= {len(_TEXTS)}", timeout=_GRACE)
    painted = set(page.evaluate("window.measured.painted"))
    for route in held:
        route.abort()  # only now: a request left open would outlive its page
    page.close()
    return _TEXTS - painted
