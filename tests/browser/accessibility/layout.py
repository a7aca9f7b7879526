"""Where things stand and whether they fit: reflow, whole words, text spacing, target size, anchors."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from accessibility.looks import add_css

NARROW: Final = 320
"""The width in CSS pixels at which nothing may need sideways scrolling (1.4.10): 1280 px at 400 %."""
ZOOMED: Final = 640
"""1280 px at 200 % (1.4.4)."""
WIDE: Final = 1280
_WIDTHS: Final = (600, 768, 900, 991, 992, 1024, 1119, 1120)
"""Tablets, and both sides of every width at which a layout changes."""

_SPACING = (
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


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


_REFLOW, _WORDS, _TARGETS, _ANCHORS = map(_script, ("reflow.js", "words.js", "targets.js", "anchors.js"))


def reflow_faults(page: Page) -> list[str]:
    """Nothing is scrolled sideways, cut, or over something else at the page's present width (1.4.4, 1.4.10)."""
    return page.evaluate(_REFLOW)


def cut_word_faults(page: Page) -> list[str]:
    """No word is cut where it has no hyphen, however narrow the page is (the project's own rule)."""
    return page.evaluate(_WORDS)


def cut_word_faults_between(page: Page) -> list[str]:
    """The same at every width where a column becomes narrow."""
    faults = []
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{fault} ({width} px)" for fault in cut_word_faults(page)]
    return faults


def together_faults(page: Page) -> list[str]:
    """What is read as one stays on one line: a range of numbers, a word with the hyphen it begins with."""
    return page.evaluate(_TOGETHER)


def text_spacing_faults(page: Page) -> list[str]:
    """Everything fits with the reader's own text spacing, too (1.4.12)."""
    add_css(page, _SPACING)
    return reflow_faults(page)


def target_faults(page: Page) -> list[str]:
    """Targets are 24 × 24 px, or stand apart, or are words of a sentence (2.5.8)."""
    return page.evaluate(_TARGETS)


def anchor_faults(page: Page) -> list[str]:
    """A link to a place on the page brings it into sight, below anything that stays on the screen (2.4.11)."""
    return page.evaluate(_ANCHORS)
