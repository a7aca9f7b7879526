"""What can be seen: changes between two pictures, measured as contrast."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops
from playwright.sync_api import FloatRect, Page

SEEN: Final = 3.0
"""Contrast of a sign or a state against what it would be without it (WCAG 1.4.11)."""

Colour = tuple[int, int, int]


def contrast(first: Colour, second: Colour) -> float:
    """Return the contrast ratio of two sRGB colours, 1–21 (WCAG 2.2, Contrast ratio)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def changed_pixels(before: bytes, after: bytes) -> int:
    """Count the pixels of two PNG pictures that differ so much that anyone sees it, whatever colours they see."""
    first, second = (Image.open(BytesIO(data)).convert("RGB") for data in (before, after))
    changed = ImageChops.difference(first, second).getbbox()
    if not changed:
        return 0
    pictures = (picture.crop(changed).tobytes() for picture in (first, second))
    colours = (zip(picture[::3], picture[1::3], picture[2::3], strict=True) for picture in pictures)
    pairs = Counter(zip(*colours, strict=True))
    return sum(count for (one, other), count in pairs.items() if contrast(one, other) >= SEEN)


def picture(page: Page, box: FloatRect, margin: float = 6) -> bytes:
    """Take a picture of a box of the viewport (CSS pixels) with a margin around it, within the viewport."""
    size = page.viewport_size
    assert size, "the page has a viewport"
    left, top = max(0, box["x"] - margin), max(0, box["y"] - margin)
    right = min(size["width"], box["x"] + box["width"] + margin)
    bottom = min(size["height"], box["y"] + box["height"] + margin)
    clip: FloatRect = {"x": left, "y": top, "width": max(1, right - left), "height": max(1, bottom - top)}
    # Nothing moves in these views, and a caret is no line around its field: the quick way changes no answer.
    return page.screenshot(clip=clip, animations="allow", caret="initial")


@contextmanager
def styled(page: Page, css: str) -> Iterator[None]:
    """Add style rules for a while."""
    add_css(page, css)
    yield
    page.evaluate("() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); }")


def add_css(page: Page, css: str) -> None:
    """Add style rules as a reader's own extension would: the site's policy refuses a style element."""
    page.evaluate(
        """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }""",
        css,
    )
