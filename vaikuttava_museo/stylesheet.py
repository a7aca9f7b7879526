"""One style sheet from many: components are separate files for people, one file for the visitor."""

import rcssmin

from vaikuttava_museo.assets import Asset, fingerprinted
from vaikuttava_museo.steps import STEP_MARKS


def bundle(parts: list[str]) -> Asset:
    """Join the parts in their order after the step colours, without comments and spare white space."""
    return fingerprinted("assets/site.css", str(rcssmin.cssmin("\n".join([step_colours(), *parts]))))


def step_colours() -> str:
    """Return the steps' accents as custom properties, light and dark, from the one table."""
    light = "".join(f"--step-{mark.number}:{mark.light};" for mark in STEP_MARKS)
    dark = "".join(f"--step-{mark.number}:{mark.dark};" for mark in STEP_MARKS)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
