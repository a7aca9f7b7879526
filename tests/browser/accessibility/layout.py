"""Where things stand and whether they fit: reflow, whole words, text spacing, anchors, and pages as they may be some day."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from accessibility.keyboard import MENU, SEARCH, open_from_keyboard
from accessibility.looks import add_css, styled
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.page.hyphenation import hyphenate_title

NARROW: Final = 320
"""The width in CSS pixels at which nothing may need sideways scrolling (1.4.10): 1280 px at 400 %."""
ZOOMED: Final = 640
"""1280 px at 200 % (1.4.4)."""
WIDE: Final = 1280
_WIDTHS: Final = (600, 768, 900, 991, 992, 1024, 1119, 1120)
"""Tablets, and both sides of every width at which a layout changes."""

SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
    "p { margin-block-end: 2em !important }"
)
"""The reader's own spacing that a page must bear (1.4.12)."""
# A part of a box that lays out its children apart would lose the spaces around it.
_TOGETHER = """() => [...document.querySelectorAll('.together')].filter(one => one.checkVisibility()).flatMap(one => [
  one.getClientRects().length > 1 && 'parted',
  getComputedStyle(one).display !== 'inline' && 'not a part of its text',
  /flex|grid/.test(getComputedStyle(one.parentElement).display) && 'laid out apart',
  one.getBoundingClientRect().right > document.documentElement.clientWidth && 'past the edge',
].filter(Boolean).map(fault => `${fault}: ${one.textContent}`))"""

_LONG_TITLES: Final = {
    "fi": "Hyvinvointipalvelukokonaisuuksien vaikuttavuusarviointisuunnitelmat kulttuuriperintöorganisaatioissa",
    "sv": "Genomslagskraftsbedömningar av kulturarvsorganisationernas välfärdstjänstehelheter i skärgårdskommunerna",
}
"""More than 60 characters, with compounds of more than 25 letters, as civil servants write them."""

_SEARCH_WORDS: Final = {"fi": "museo", "sv": "museum"}

_SET_TITLE = "title => { document.querySelector('h1').textContent = title; }"
# The middle, and the last heading of a part, where a long list of its headings has been scrolled to its own end.
# Two frames at each: one in which the page learns where its reader is, one in which it has shown it.
_HALFWAY = """place => new Promise(done => {
  const last = [...document.querySelectorAll('.contents ul ul li:last-child a')].at(-1);
  if (place === 'middle') scrollTo(0, document.documentElement.scrollHeight / 2);
  else if (last) document.getElementById(last.hash.slice(1)).scrollIntoView();
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
})"""
_EMPTY = "() => document.querySelectorAll('main :is(.text, .lead, .contents, .facts)').forEach(part => part.remove())"
# Results out of sight are laid out only on their way into it; until then their boxes are guessed and nothing is painted.
_LAID_OUT = ".search li { content-visibility: visible; }"


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


_REFLOW, _WORDS, _ANCHORS = map(_script, ("reflow.js", "words.js", "anchors.js"))


def reflow_faults(page: Page) -> list[str]:
    """Nothing is scrolled sideways, cut, or over something else at the page's present width (1.4.4, 1.4.10)."""
    return page.evaluate(_REFLOW)


def halfway_faults(page: Page) -> list[str]:
    """The same where a reader stands further down: what follows the reader, as the list of contents does, fits too."""
    faults = []
    for place in ("middle", "last of a part"):
        page.evaluate(_HALFWAY, place)
        faults += reflow_faults(page)
    page.evaluate("() => scrollTo(0, 0)")
    return faults


def cut_word_faults(page: Page) -> list[str]:
    """No word is cut where it has no hyphen, however narrow the page is (the project's own rule)."""
    return page.evaluate(_WORDS)


def cut_word_faults_between(page: Page) -> list[str]:
    """The same at every width where a column becomes narrow."""
    faults, size = [], page.viewport_size
    assert size, "the page has a viewport"
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{fault} ({width} px)" for fault in cut_word_faults(page)]
    page.set_viewport_size(size)
    return faults


def together_faults(page: Page) -> list[str]:
    """What is read as one stays on one line: a range of numbers, a word with the hyphen it begins with."""
    return page.evaluate(_TOGETHER)


def text_spacing_faults(page: Page) -> list[str]:
    """Everything fits with the reader's own text spacing, too (1.4.12)."""
    with styled(page, SPACING):
        return reflow_faults(page)


def anchor_faults(page: Page) -> list[str]:
    """A link to a place on the page brings it into sight, below anything that stays on the screen (2.4.11)."""
    return page.evaluate(_ANCHORS)


def long_title_faults(page: Page) -> list[str]:
    """A long title breaks between syllables as the build breaks it, and even unbroken words stay on the page."""
    title, own = _LONG_TITLES[_language(page)], page.locator("h1").first.inner_html()
    page.evaluate(_SET_TITLE, title)
    faults = [f"unbroken: {fault}" for fault in reflow_faults(page)]
    page.evaluate(_SET_TITLE, hyphenate_title(title, by_code(_language(page))))
    faults += reflow_faults(page)
    page.locator("h1").first.evaluate("(heading, own) => { heading.innerHTML = own; }", own)
    return faults


def empty_page_faults(page: Page) -> list[str]:
    """A page with hardly anything on it holds together; nothing else can be checked there afterwards."""
    page.evaluate(_EMPTY)
    return reflow_faults(page)


def opened_faults(page: Page) -> list[str]:
    """With the menu and the search open and results listed, everything fits (1.4.10)."""
    open_everything(page)
    return reflow_faults(page)


def open_everything(page: Page) -> None:
    """Open the menu, where there is a button for it, and the search with results, all of them laid out."""
    if page.locator(MENU.button).is_visible():
        open_from_keyboard(page, MENU)
    open_from_keyboard(page, SEARCH)
    page.get_by_role("searchbox").fill(_SEARCH_WORDS[_language(page)])
    page.locator(".search__results a").first.wait_for()
    add_css(page, _LAID_OUT)


def _language(page: Page) -> str:
    return page.locator("html").get_attribute("lang") or ""
