"""With the keyboard alone: every control is reached in order, seen when it is, and the skip link works."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from accessibility import looks

_MARK_CONTROLS = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")
_FOCUS = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
# Tab goes on from where the focus last was, even after a blur: the body takes it over.
_BEGIN = """() => { scrollTo(0, 0); document.body.tabIndex = -1; document.body.focus(); document.body.blur();
document.body.removeAttribute('tabindex'); }"""
_BLUR = "() => { window.lastFocus = document.activeElement; window.lastFocus.blur(); }"
_REFOCUS = "() => window.lastFocus.focus({preventScroll: true, focusVisible: true})"
_SPARE_PRESSES = 30


def begin(page: Page) -> None:
    """Take the focus back to the edge of the page, as when it has just been opened."""
    page.evaluate(_BEGIN)


def order_faults(page: Page) -> list[str]:
    """Tab reaches every visible control in the order of the document and gets out at the end (2.1.1, 2.1.2, 2.4.3)."""
    names = page.evaluate(_MARK_CONTROLS)
    stops = list(_walk(page, "Tab"))
    reached = [stop["stop"] for stop in stops]
    faults = [f"not reached: {name}" for index, name in enumerate(names) if index not in reached]
    controls = [index for index in reached if index >= 0]
    if controls != sorted(controls):
        faults.append(f"out of order: {controls}")
    # A browser makes an overflowing box a stop by itself, so that the arrows can scroll it.
    faults += [f"not a control: {stop['name']}" for stop in stops if stop["stop"] < 0 and not stop["scrolls"]]
    if len(stops) == len(names) + _SPARE_PRESSES:
        faults.append(f"no way out after {stops[-1]['name']}")
    return faults


def hidden_focus_faults(page: Page) -> list[str]:
    """Whatever has the focus is in sight, forwards and backwards (2.4.7, 2.4.11)."""
    page.evaluate(_MARK_CONTROLS)
    forwards = list(_walk(page, "Tab"))
    begin(page)
    return [
        f"{stop['name']} is out of sight"
        for stop in [*forwards, *_walk(page, "Shift+Tab")]
        if not stop["isSeen"]
    ]


def unseen_focus_faults(page: Page) -> list[str]:
    """Focus changes as many pixels as a line around the control has, each by 3:1 (2.4.7, 1.4.11; cf. 2.4.13).

    One control of each kind is looked at: the others share its rules and its ground.
    """
    page.evaluate(_MARK_CONTROLS)
    faults = []
    kinds = set()
    for stop in _walk(page, "Tab"):
        if stop["kind"] in kinds:
            continue
        kinds.add(stop["kind"])
        box = stop["box"]
        focused = looks.picture(page, box)
        page.evaluate(_BLUR)
        changed = looks.changed_pixels(focused, looks.picture(page, box))
        page.evaluate(_REFOCUS)
        if changed < stop["outline"]:
            faults.append(f"focus on {stop['name']} changes {changed} pixels of {stop['outline']:.0f}")
    return faults


def skip_link_faults(page: Page) -> list[str]:
    """The first stop is a visible link that takes the focus to the main content (2.4.1)."""
    begin(page)
    page.keyboard.press("Tab")
    first = page.evaluate(_FOCUS)
    if not first or not page.evaluate("() => document.activeElement.matches('a[href^=\"#\"]')"):
        return [f"the first stop is {first and first['name']}, not a link on the page"]
    faults = [] if first["isSeen"] else [f"{first['name']} is out of sight"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if not page.evaluate("() => !!document.activeElement.closest('main')"):
        faults.append(f"{first['name']} does not lead into the main content")
    return faults


def _walk(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """Press a key until the focus leaves the page, or long after it should have."""
    most = page.evaluate("() => document.querySelectorAll('[data-stop]').length") + _SPARE_PRESSES
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(_FOCUS)
        if stop is None:
            return
        yield stop
