"""Where things stand and whether they fit: reflow, text spacing, target size, anchors."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from accessibility.looks import add_css

NARROW: Final = 320
"""The width in CSS pixels at which nothing may need sideways scrolling (1.4.10): 1280 px at 400 %."""
ZOOMED: Final = 640
"""1280 px at 200 % (1.4.4)."""
WIDE: Final = 1280

_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } "
    "p { margin-block-end: 2em !important }"
)
"""The reader's own spacing that a page must bear (1.4.12)."""


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


_REFLOW, _WORDS, _TARGETS, _ANCHORS = (
    _script(name) for name in ("reflow.js", "words.js", "targets.js", "anchors.js")
)


def reflow_faults(page: Page) -> list[str]:
    """Nothing is scrolled sideways, cut, or over something else at the page's present width (1.4.4, 1.4.10)."""
    faults: list[str] = page.evaluate(_REFLOW)
    return faults


def cut_word_faults(page: Page) -> list[str]:
    """No word is cut where it has no hyphen, however narrow the page is (the project's own rule)."""
    faults: list[str] = page.evaluate(_WORDS)
    return faults


def text_spacing_faults(page: Page) -> list[str]:
    """The same with the reader's own text spacing (1.4.12)."""
    add_css(page, _SPACING)
    return reflow_faults(page)


def target_faults(page: Page) -> list[str]:
    """Targets are 24 × 24 px, or stand apart, or are words of a sentence (2.5.8)."""
    faults: list[str] = page.evaluate(_TARGETS)
    return faults


def anchor_faults(page: Page) -> list[str]:
    """A link to a place on the page brings it into sight, below anything that stays on the screen (2.4.11)."""
    faults: list[str] = page.evaluate(_ANCHORS)
    return faults
