"""What the docs folder may hold, and how large: one list for the checks, the repairs and the build."""

from collections.abc import Mapping

TEXT_SUFFIXES = frozenset({".md", ".yml"})
"""Pages, and data that several pages share; data are never published themselves."""

PICTURE_FORMATS: Mapping[str, str] = {
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF", ".svg": "SVG",
}  # fmt: skip
"""The endings of pictures with the format that a file of the ending has: what every browser shows, and what does not move
by itself (WCAG 2.2.2 rules out gif)."""

OTHER_PICTURES = frozenset({".gif", ".bmp", ".tif", ".tiff", ".heic", ".eps"})
"""The endings of pictures that are saved anew in one of the formats before they are published."""

DOCUMENTS = frozenset({
    ".doc", ".docx", ".odt", ".rtf", ".pages", ".txt", ".markdown", ".mdown", ".yaml", ".html", ".htm",
})  # fmt: skip
"""The endings of texts that can become a page when they are copied into one."""

MAX_TEXT_BYTES = 500_000
"""The largest data file that is read: thirty times the site's largest."""

MAX_PAGE_BYTES = 50_000
"""The largest page that is read: four times the site's largest. Rendering more may take longer than a second."""

MAX_OTHER_BYTES = 20_000_000
"""The largest picture or other file that is read; the rules on pictures say far sooner that one is heavy."""

MAX_PICTURE_BYTES = 300_000
"""Bytes: with more, a page on a slow phone waits for its picture over a second."""
MAX_PICTURE_WIDTH = 1600
"""Pixels: twice the width of the text column, enough for the sharpest screens."""
