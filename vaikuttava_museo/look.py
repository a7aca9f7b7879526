"""What the site looks like, as files of the project: style sheets, scripts and fonts, read once for a build."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vaikuttava_museo.assets import Asset, AssetFolder, fingerprinted, fingerprinted_folder
from vaikuttava_museo.scripts import without_comments
from vaikuttava_museo.stylesheet import PRINT, styles_by_kind


class LookFault(Exception):
    """A file that the look is made of is not there; says so in one sentence of both languages."""


@dataclass(frozen=True, slots=True)
class Look:
    """Style sheets by the kind of page they are for, what is published of them and of the scripts, and the fonts."""

    styles: dict[str, str]
    print: Asset
    scripts: AssetFolder
    serif: bytes
    sans: bytes


def read_look(overrides: Path, css: Mapping[str, Sequence[str]], made: Mapping[str, bytes]) -> Look:
    """Read the look; raises LookFault.

    `css` names the style sheets of each kind of page in their order, `made` has the scripts that the build makes.
    """
    parts = {
        kind: [_read(overrides / "css" / name).decode() for name in names] for kind, names in css.items()
    }
    styles = styles_by_kind(parts)
    folder = overrides / "js"
    scripts = {str(path.relative_to(folder)): without_comments(_read(path)) for path in folder.rglob("*.js")}
    serif, sans = (_read(overrides / "assets" / "fonts" / f"{name}.woff2") for name in ("serif", "sans"))
    return Look(
        styles,
        fingerprinted("assets/print.css", styles[PRINT]),
        fingerprinted_folder("assets/js", {**scripts, **made}),
        serif,
        sans,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        told = f"Tiedosto {path} puuttuu tai sitä ei voi lukea. Filen {path} saknas eller kan inte läsas."
        raise LookFault(told) from fault
