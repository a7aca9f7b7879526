"""Pictures: there and told in words (WCAG 1.1.1); their files small, of a kind browsers show, telling of nobody."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from vaikuttava_museo.checks.pasted_addresses import LONGEST, is_of_own_computer
from vaikuttava_museo.checks.rules.file_names import good_picture
from vaikuttava_museo.content.file_types_and_sizes import (
    MAX_PICTURE_BYTES,
    MAX_PICTURE_WIDTH,
    PICTURE_FORMATS,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.allowed_tags_and_attributes import scheme_of
from vaikuttava_museo.page.rendered_page import PagePicture, rendered

VAGUE_ALT = re.compile(
    r"(?:valo)?kuva\d*|kuva tässä|pic(?:ture)?\d*|image\d*|img[\w-]*|bild(?:en)?\d*|foto\d*|photo\d*|"
    r"\S+\.(?:png|jpe?g|webp|avif|svg|gif)",
    re.IGNORECASE,
)


def images_sound(content: Content) -> Iterator[Finding]:
    """Find pictures without words, without a file or from elsewhere."""
    for page in content.pages.values():
        for picture in rendered(page).pictures:
            yield from _shown(content, page.path, picture)


def _shown(content: Content, page: PurePosixPath, picture: PagePicture) -> Iterator[Finding]:
    alt, target, line = " ".join(picture.alt.split()), picture.target.strip(), picture.line
    if is_of_own_computer(target):
        return  # told by the rules on addresses
    if scheme_of(target):
        yield finding(page, line, "image-elsewhere", alt=alt, target=target[:LONGEST])
        return
    if not alt:
        yield finding(page, line, "image-alt", mended=f"![…]({target})")
    elif VAGUE_ALT.fullmatch(alt):
        yield finding(page, line, "image-alt-vague", alt=alt, mended=f"![…]({target})")
    path = PurePosixPath(posixpath.normpath(posixpath.join(str(page.parent), unquote(target))))
    if path not in content.files or good_picture(path.name) != path.name:
        line, meant = picture.defined_on or line, _meant(content, page, path.name)
        if meant != target:
            rule = "image-case" if meant else "image-missing"
            yield finding(page, line, rule, target=target, meant=meant)


def _meant(content: Content, page: PurePosixPath, name: str) -> str:
    """Return the address of the one picture that a name means, in another folder, size of letters or spelling."""
    bare = re.split(r"[\\/]|%5C", re.sub(r"\s+=\d*x\d*$", "", name))[-1]
    good = [path.with_name(good_picture(path.name)) for path in content.pictures]
    found = [path for path in good if path.name.lower() == good_picture(bare).lower()]
    return posixpath.relpath(str(found[0]), str(page.parent)) if len(found) == 1 else ""


def pictures_sound(content: Content) -> Iterator[Finding]:
    """Find pictures that browsers do not show, are not what their name says, run or tell something, or are too large."""
    for path, picture in sorted(content.pictures.items()):
        place, name = (path, 1), path.name
        wanted = PICTURE_FORMATS.get(path.suffix.lower())
        is_known = picture.format in {"", *PICTURE_FORMATS.values()}
        if not is_known or not wanted or picture.moves:
            yield finding(*place, "image-format", name=name)
        elif not picture.format:
            yield finding(*place, "image-unreadable", name=name)
        elif picture.format != wanted:
            ending = next(ending for ending, format in PICTURE_FORMATS.items() if format == picture.format)
            mended = path.with_suffix(ending).name
            yield finding(*place, "image-ending", name=name, format=picture.format.lower(), mended=mended)
        if picture.unsafe:
            yield finding(path, picture.unsafe.line, "svg-unsafe", name=name, seen=picture.unsafe.seen)
        for told in sorted(picture.private):
            yield finding(*place, f"image-{told}", name=name)
        if picture.weight > MAX_PICTURE_BYTES:
            limit, weight = MAX_PICTURE_BYTES // 1000, picture.weight // 1000
            yield finding(*place, "image-heavy", name=name, weight=weight, limit=limit)
        elif picture.width > MAX_PICTURE_WIDTH:
            yield finding(*place, "image-large", name=name, width=picture.width, limit=MAX_PICTURE_WIDTH)


CONTENT_RULES = (images_sound, pictures_sound)
