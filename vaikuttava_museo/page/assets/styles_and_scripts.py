"""The style sheets, scripts and fonts of the site, read from `overrides/` and made ready to publish."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vaikuttava_museo.page.assets.asset import Asset, AssetFolder, fingerprinted, fingerprinted_folder
from vaikuttava_museo.page.assets.stylesheets import PRINT, styles_by_kind


class AssetFault(ValueError):
    """A style sheet, script or font is not there; says so in one sentence of both languages."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Style sheets by the kind of page they are for, what is published of them and of the scripts, and the fonts."""

    styles: dict[str, str]
    print: Asset
    scripts: AssetFolder
    serif: bytes
    sans: bytes


def read_assets(overrides: Path, css: Mapping[str, Sequence[str]], generated: Mapping[str, bytes]) -> Assets:
    """Read them; raises AssetFault.

    `css` names the style sheets of each kind of page in their order, `generated` are scripts made from the content.
    """
    parts = {
        kind: [_read(overrides / "css" / name).decode() for name in names] for kind, names in css.items()
    }
    styles = styles_by_kind(parts)
    folder = overrides / "js"
    scripts = {str(path.relative_to(folder)): without_comments(_read(path)) for path in folder.rglob("*.js")}
    serif, sans = (_read(overrides / "assets" / "fonts" / f"{name}.woff2") for name in ("serif", "sans"))
    return Assets(
        styles,
        fingerprinted("assets/print.css", styles[PRINT]),
        fingerprinted_folder("assets/js", {**scripts, **generated}),
        serif,
        sans,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        told = f"Tiedosto {path} puuttuu tai sitä ei voi lukea. Filen {path} saknas eller kan inte läsas."
        raise AssetFault(told) from fault


_COMMENT: Final = re.compile(rb"^[ \t]*//[^\n]*\n", re.MULTILINE)


def without_comments(script: bytes) -> bytes:
    """Return a script without its whole lines of comment, a third of what every page would fetch.

    No text of a script goes over several lines, so such a line is never part of one; the tests see to that.
    """
    return _COMMENT.sub(b"", script)
