"""With the keyboard alone: every control is reached in order and seen, the skip link, the search and the menu work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from playwright.sync_api import Page, TimeoutError

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
    stops = _forwards(page)
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
    forwards = _forwards(page)
    begin(page)
    stops = [*forwards, *_walk(page, "Shift+Tab")]
    return [f"{stop['name']} is out of sight" for stop in stops if not stop["isSeen"]]


def unseen_focus_faults(page: Page) -> list[str]:
    """Focus changes as many pixels as a line around the control has, each by 3:1 (2.4.7, 1.4.11; cf. 2.4.13).

    One control of each kind is looked at: the others share its rules and its ground.
    """
    page.evaluate(_MARK_CONTROLS)
    faults = []
    kinds = set()
    stops = _walked[page] = []
    for stop in _walk(page, "Tab"):
        stops.append(stop)
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


_walked: WeakKeyDictionary[Page, list[dict[str, Any]]] = WeakKeyDictionary()
"""Where the focus came to on its one walk through a page's tab: it is walked once for all that is asked of it."""


def _forwards(page: Page) -> list[dict[str, Any]]:
    if page not in _walked:
        _walked[page] = list(_walk(page, "Tab"))
    return _walked[page]


def _walk(page: Page, key: str) -> Iterator[dict[str, Any]]:
    """Press a key until the focus leaves the page, or long after it should have."""
    most = page.evaluate("() => document.querySelectorAll('[data-stop]').length") + _SPARE_PRESSES
    for _ in range(most):
        page.keyboard.press(key)
        stop = page.evaluate(_FOCUS)
        if stop is None:
            return
        yield stop


_FOCUS_IS_ON = "selector => document.activeElement.matches(selector)"
_MOST_PRESSES = 12


@dataclass(frozen=True)
class Disclosure:
    """A button of the header and the part that it opens, as CSS selectors."""

    button: str
    part: str


SEARCH: Final = Disclosure(".header-button--search", ".search")
MENU: Final = Disclosure(".header-button--menu", ".site-menu")


def menu_faults(page: Page) -> list[str]:
    """Open and close the menu (2.1.1, 2.4.3, 4.1.2)."""
    return _disclosure_faults(page, MENU)


def search_faults(page: Page) -> list[str]:
    """The same of the search; words typed bring results that are told of (4.1.3) and reached by Tab."""
    if faults := _disclosure_faults(page, SEARCH):
        return faults
    open_from_keyboard(page, SEARCH)
    page.keyboard.type("museo")
    result = page.locator(f"{SEARCH.part} ol a").first
    result.wait_for()
    told = page.locator(SEARCH.part).get_by_role("status").filter(has_text=re.compile(r"\d"))
    try:
        told.wait_for(timeout=3000)  # it is said when the reader stops typing
    except TimeoutError:
        faults.append("the number of results is not told")
    for _ in range(_MOST_PRESSES):
        page.keyboard.press("Tab")
        if result.evaluate("link => link === document.activeElement"):
            break
    else:
        faults.append("Tab does not reach the first result")
    page.keyboard.press("Escape")
    return faults + _closed_faults(page, SEARCH, "after Escape in the results")


def open_from_keyboard(page: Page, disclosure: Disclosure, key: str = "Enter") -> bool:
    """Walk to the button by Tab and press a key; tell whether the walk reached it."""
    begin(page)
    for _ in range(_MOST_PRESSES):
        page.keyboard.press("Tab")
        if page.evaluate(_FOCUS_IS_ON, disclosure.button):
            page.keyboard.press(key)
            return True
    return False


def _disclosure_faults(page: Page, disclosure: Disclosure) -> list[str]:
    button, name = page.locator(disclosure.button), disclosure.button
    faults = _closed_faults(page, disclosure, "at first")
    if button.evaluate("element => element.tagName") != "BUTTON":
        faults.append(f"{name} is not a button")
    if not page.locator(f"{disclosure.part}#{button.get_attribute('aria-controls')}").count():
        faults.append(f"{name} does not name the part it opens")
    for key in ("Enter", "Space"):
        if faults:
            break
        if not open_from_keyboard(page, disclosure, key):
            return [f"{name} is not reached by Tab"]
        if button.get_attribute("aria-expanded") != "true" or not _can_be_entered(page, disclosure):
            return [f"{key} does not open {disclosure.part}"]
        if key == "Space":
            button.focus()  # the search takes the focus; Escape works on the button too
        elif not page.evaluate(_FOCUS_IS_ON, f"{disclosure.part} *"):
            page.keyboard.press("Tab")
            if not page.evaluate(_FOCUS_IS_ON, f"{disclosure.part} *"):
                faults.append(f"the focus does not go on into {disclosure.part}")
        page.keyboard.press("Escape")
        if not page.evaluate(_FOCUS_IS_ON, name):
            faults.append(f"Escape does not give the focus back to {name}")
        faults += _closed_faults(page, disclosure, "after Escape")
    return faults


def _can_be_entered(page: Page, disclosure: Disclosure) -> bool:
    return page.locator(disclosure.part).evaluate("part => part.checkVisibility() && !part.inert")


def _closed_faults(page: Page, disclosure: Disclosure, when: str) -> list[str]:
    faults = []
    if page.locator(disclosure.button).get_attribute("aria-expanded") != "false":
        faults.append(f"{disclosure.button} does not say that its part is closed {when}")
    if _can_be_entered(page, disclosure):
        faults.append(f"{disclosure.part} can be entered {when}")
    return faults
