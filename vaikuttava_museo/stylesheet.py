"""The site's CSS: components are separate files for people; a page carries the ones it needs in its own head.

Measured: a page with its CSS inside is seen at 0.6 of the time of a bare page with one small linked style
sheet (slow 4G, CPU × 4), since it waits for one round trip less. What only paper needs stays outside.
"""

from collections.abc import Mapping, Sequence

import rcssmin

from vaikuttava_museo.dot_grid import dot_grid
from vaikuttava_museo.steps import STEP_MARKS

EVERY_PAGE = "page"
"""The group of parts that every page carries; other groups are named after the kind of page they are for."""
PRINT = "print"
"""The group of parts that are read only when a page is printed."""
FONT_FOLDER = "assets/fonts/"


def minified(parts: Sequence[str]) -> str:
    """Join parts in their order, without comments and spare white space."""
    return str(rcssmin.cssmin("\n".join(parts)))


def styles_by_kind(groups: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the CSS of every group: every page's begins with the step colours, that of paper with the dot grid."""
    generated = {EVERY_PAGE: [step_colours()], PRINT: [dot_grid()]}
    return {name: minified([*generated.get(name, []), *parts]) for name, parts in groups.items()}


def with_fonts_from(css: str, folder: str) -> str:
    """Return CSS whose fonts are fetched from a folder, as seen from the page that carries the CSS."""
    return css.replace(f'url("{FONT_FOLDER}', f'url("{folder.rstrip("/")}/')


def step_colours() -> str:
    """Return the steps' accents as custom properties, light and dark, from the one table."""
    light = "".join(f"--step-{mark.number}:{mark.light};" for mark in STEP_MARKS)
    dark = "".join(f"--step-{mark.number}:{mark.dark};" for mark in STEP_MARKS)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
