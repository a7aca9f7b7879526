"""The search and the menu: real buttons that say what they open, used from the keyboard alone."""

from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from accessibility.keyboard import begin

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
    if not any(letter.isdigit() for letter in page.locator(SEARCH.part).get_by_role("status").inner_text()):
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
    controls = button.get_attribute("aria-controls")
    if not controls or not page.locator(f"{disclosure.part}#{controls}").count():
        faults.append(f"{name} does not name the part it opens")
    if not button.inner_text().strip():
        faults.append(f"{name} has no name")
    if faults:
        return faults
    for key in ("Enter", "Space"):
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
        if faults:
            break
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
