"""The dots of an empty answer box on paper: 5 mm apart on A4, drawn as vectors.

A repeated CSS background becomes a picture of the whole sheet for every box (Chromium 156: 1.7 MB for one A3
sheet, at screen resolution). Tiles laid side by side without repetition stay vectors: 70 kB, sharp on any paper.
"""

from urllib.parse import quote

SPACING = 1.417
"""The distance of two dots in em: 5 mm when the sheet's text is 10 pt."""
_DOTS = 5
_COLUMNS, _ROWS = 11, 5
"""How many tiles cover the largest box a sheet can have; those outside a box cost nothing."""


def dot_grid() -> str:
    """Return the custom property `--dot-grid`: the background of a box to write in by hand."""
    side = SPACING * _DOTS
    layers = ",".join(
        f"var(--dots) {column * side:g}em {row * side:g}em/{side:g}em {side:g}em no-repeat"
        for column in range(_COLUMNS)
        for row in range(_ROWS)
    )
    return f':root{{--dots:url("data:image/svg+xml,{quote(_tile(), safe=" =:/")}");--dot-grid:{layers}}}'


def _tile() -> str:
    dots = "".join(f"M{x}.9 {y}.9h.2v.2h-.2z" for x in range(0, 2 * _DOTS, 2) for y in range(0, 2 * _DOTS, 2))
    size = 2 * _DOTS
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {size} {size}'>"
        f"<path d='{dots}' fill='#888'/></svg>"
    )
