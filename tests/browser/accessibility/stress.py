"""Pages an author may write some day: a very long title, hardly any text, everything opened."""

from typing import Final

from playwright.sync_api import Page

from accessibility import looks
from accessibility.disclosures import MENU, SEARCH, open_from_keyboard
from accessibility.layout import reflow_faults, target_faults
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.page.hyphenation import hyphenate

LONG_TITLES: Final = {
    "fi": "Hyvinvointipalvelukokonaisuuksien vaikuttavuusarviointisuunnitelmat kulttuuriperintöorganisaatioissa",
    "sv": "Genomslagskraftsbedömningar av kulturarvsorganisationernas välfärdstjänstehelheter i skärgårdskommunerna",
}
"""More than 60 characters, with compounds of more than 25 letters, as civil servants write them."""

SEARCH_WORDS: Final = {"fi": "museo", "sv": "museum"}

_SET_TITLE = "title => { document.querySelector('h1').textContent = title; }"
_EMPTY = "() => document.querySelectorAll('main :is(.text, .lead, .contents, .facts)').forEach(part => part.remove())"


def long_title_faults(page: Page) -> list[str]:
    """A long title breaks between syllables as the build breaks it, and even unbroken words stay on the page."""
    title = LONG_TITLES[_language(page)]
    page.evaluate(_SET_TITLE, title)
    unbroken = [f"unbroken: {fault}" for fault in reflow_faults(page)]
    page.evaluate(_SET_TITLE, hyphenate(title, by_code(_language(page))))
    return unbroken + reflow_faults(page)


def empty_page_faults(page: Page) -> list[str]:
    """A page with hardly anything on it holds together."""
    page.evaluate(_EMPTY)
    return reflow_faults(page)


def opened_faults(page: Page) -> list[str]:
    """With the menu and the search open and results listed, everything fits and can be hit (1.4.10, 2.5.8)."""
    open_everything(page)
    return reflow_faults(page) + target_faults(page)


# Results out of sight are laid out only on their way into it; until then their boxes are guessed and nothing is painted.
_LAID_OUT = ".search li { content-visibility: visible; }"


def open_everything(page: Page) -> None:
    """Open the menu, where there is a button for it, and the search with results, all of them laid out."""
    if page.locator(MENU.button).is_visible():
        open_from_keyboard(page, MENU)
    open_from_keyboard(page, SEARCH)
    page.get_by_role("searchbox").fill(SEARCH_WORDS[_language(page)])
    page.locator(".search__results a").first.wait_for()
    looks.add_css(page, _LAID_OUT)


def _language(page: Page) -> str:
    return page.locator("html").get_attribute("lang") or ""
