"""The style sheets, scripts and fonts of the site, read from `overrides/` and made ready to publish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import rcssmin
import rjsmin

from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.page.assets.asset import Asset, AssetFolder, fingerprinted, fingerprinted_folder
from vaikuttava_museo.texts import say_both


class AssetFault(ValueError):
    """A style sheet, script or font is not there; says so in one sentence of both languages."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Style sheets by the kind of page they are for, what is published of them and of the scripts, and the fonts."""

    styles: dict[str, str]
    later: Asset
    """The look of what scripts make once the reader acts."""
    worksheet_print: Asset
    """What the worksheets' pages need on paper besides: half of it all."""
    scripts: AssetFolder
    serif: bytes
    sans: bytes


def read_assets(overrides: Path, css: Mapping[str, Sequence[str]], generated: Mapping[str, bytes]) -> Assets:
    """Read them; raises AssetFault.

    `css` names the style sheets of each kind of page in their order, `generated` are scripts made from the content.

    rjsmin 1.3.0 takes a template within a template for its end and strips spaces that the reader sees: a test compares
    the syntax trees of what is written and what is published.
    """
    parts = {
        kind: [_read(overrides / "css" / name).decode() for name in names] for kind, names in css.items()
    }
    styles = styles_by_kind(parts)
    folder = overrides / "js"
    scripts = {
        str(path.relative_to(folder)): bytes(rjsmin.jsmin(_read(path))) for path in folder.rglob("*.js")
    }
    serif, sans = (_read(overrides / "assets" / "fonts" / f"{name}.woff2") for name in ("serif", "sans"))
    return Assets(
        styles,
        fingerprinted("assets/later.css", styles[LATER]),
        fingerprinted("assets/worksheet-print.css", styles[WORKSHEET_PRINT]),
        fingerprinted_folder("assets/js", {**scripts, **generated}),
        serif,
        sans,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise AssetFault(say_both("no-file", " ", "commands", path=path)) from fault


EVERY_PAGE = "page"
"""The group of parts that every page carries; other groups are named after the kind of page they are for."""
LATER, WORKSHEET_PRINT = "later", "worksheet-print"
"""The groups of parts that no page carries: of what the reader's acts bring, and of paper."""
FONT_FOLDER = "assets/fonts/"


def styles_by_kind(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the CSS of every group: every page's begins with the step colours, that of printed worksheets with the dots.

    A page carries its CSS in its head. Measured: it is seen at 0.6 of the time of a bare page with one small linked
    style sheet (slow 4G, CPU × 4), since it waits for one round trip less. What only worksheets need on paper stays outside.
    """
    generated = {EVERY_PAGE: [step_colours()], WORKSHEET_PRINT: [dot_grid()]}
    whole = {name: "\n".join([*generated.get(name, []), *parts]) for name, parts in groups.items()}
    return {name: str(rcssmin.cssmin(css)) for name, css in whole.items()}


def with_fonts_from(css: str, folder: str) -> str:
    """Return CSS whose fonts are fetched from a folder, as seen from the page that carries the CSS."""
    return css.replace(f'url("{FONT_FOLDER}', f'url("{folder.rstrip("/")}/')


def step_colours() -> str:
    """Return the steps' accents as custom properties, light and dark, from the one table."""
    light = "".join(f"--step-{mark.number}:{mark.light};" for mark in STEP_MARKS)
    dark = "".join(f"--step-{mark.number}:{mark.dark};" for mark in STEP_MARKS)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


_SPACING = 1.417  # The distance of two dots in em: 5 mm when the sheet's text is 10 pt.
_DOTS = 5  # on each side of a tile
_COLUMNS, _ROWS = 13, 5  # as many tiles as cover the largest box; those outside a box cost nothing


def dot_grid() -> str:
    """Return the custom property `--dot-grid`: the background of a box to write in by hand, dots 5 mm apart on A4.

    A repeated CSS background becomes a picture of the whole sheet for every box (Chromium 156: 1.7 MB for one A3
    sheet, at screen resolution). Tiles laid side by side without repetition stay vectors: 70 kB, sharp on any paper.
    """
    side, units = _SPACING * _DOTS, range(0, 2 * _DOTS, 2)
    dots = "".join(f"M{x}.9 {y}.9h.2v.2h-.2z" for x in units for y in units)
    tile = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {2 * _DOTS} {2 * _DOTS}'>"
        f"<path d='{dots}' fill='#888'/></svg>"
    )
    layers = ",".join(
        f"var(--dots) {column * side:g}em {row * side:g}em/{side:g}em {side:g}em no-repeat"
        for column in range(_COLUMNS)
        for row in range(_ROWS)
    )
    return f':root{{--dots:url("data:image/svg+xml,{quote(tile, safe=" =:/")}");--dot-grid:{layers}}}'
