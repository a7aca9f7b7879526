"""Pictures: told in words for those who do not see them (WCAG 1.1.1), there, and light enough for a phone."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import read_page_text
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.picture_files import Picture
from vaikuttava_museo.content.site_content import Content

FORMATS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg"})
"""What every browser shows and what does not move by itself (WCAG 2.2.2 rules out gif)."""
MAX_WEIGHT = 300_000
"""Bytes: with more, a page on a slow phone waits for its picture over a second."""
MAX_WIDTH = 1600
"""Pixels: twice the width of the text column, enough for the sharpest screens."""

_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]{0,500})\]\((?P<target>[^()\s]{0,500})(?:\s+\"[^\"]{0,500}\")?\)")
_VAGUE = re.compile(
    r"(?:valo)?kuva\d*|kuva tässä|pic(?:ture)?\d*|image\d*|img[\w-]*|bild(?:en)?\d*|foto\d*|photo\d*|"
    r"\S+\.(?:png|jpe?g|webp|avif|svg|gif)",
    re.IGNORECASE,
)


def images_sound(content: Content) -> Iterator[Finding]:
    """Find pictures without words, without a file, from elsewhere, in a wrong format or too heavy."""
    for page in content.pages.values():
        if "![" in page.body:
            for line in read_page_text(page).lines:
                for match in _IMAGE.finditer(line.text):
                    yield from _words(page, line.number, match)
                    yield from _source(content, page, line.number, match["target"])
    for path, picture in sorted(content.pictures.items()):
        yield from _file(path, picture)


def _words(page: Page, line: int, image: re.Match[str]) -> Iterator[Finding]:
    alt = image["alt"].strip()
    if not alt:
        yield finding(page.path, line, "image-alt", mended=f"![…]({image['target']})")
    elif _VAGUE.fullmatch(alt):
        yield finding(page.path, line, "image-alt-vague", alt=alt, mended=f"![…]({image['target']})")


def _source(content: Content, page: Page, line: int, target: str) -> Iterator[Finding]:
    if re.match(r"[a-z]{1,10}:|//", target):
        yield finding(page.path, line, "image-elsewhere", target=target)
        return
    path = PurePosixPath(posixpath.normpath(posixpath.join(str(page.path.parent), target)))
    if path not in content.files:
        same = [name for name in content.files if str(name).lower() == str(path).lower()]
        rule = "image-case" if same else "image-missing"
        yield finding(page.path, line, rule, target=target, meant=same[0].name if same else "")


def _file(path: PurePosixPath, picture: Picture) -> Iterator[Finding]:
    if path.suffix not in FORMATS:
        yield finding(path, 1, "image-format", name=path.name)
    elif path.suffix != ".svg" and picture.width == 0:
        yield finding(path, 1, "image-unreadable", name=path.name)
    if picture.weight > MAX_WEIGHT:
        weight, limit = picture.weight // 1000, MAX_WEIGHT // 1000
        yield finding(path, 1, "image-heavy", name=path.name, weight=weight, limit=limit)
    elif picture.width > MAX_WIDTH:
        yield finding(path, 1, "image-large", name=path.name, width=picture.width, limit=MAX_WIDTH)
