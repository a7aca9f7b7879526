"""Published files: their names, and which of the theme's the site does without.

A name with a fingerprint of the content may be kept for ever.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path, PurePosixPath

from vaikuttava_museo.content.languages import Language


@dataclass(frozen=True, slots=True)
class Asset:
    """A finished file and its name relative to the site's root."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class AssetFolder:
    """Finished files in a folder of their own; `name` is the folder's, relative to the site's root."""

    name: str
    files: tuple[Asset, ...]


def fingerprinted(name: str, text: str) -> Asset:
    """Return an asset named `assets/later.1a2b3c4d.css` for `assets/later.css`."""
    path, content = PurePosixPath(name), text.encode()
    return Asset(str(path.with_name(f"{path.stem}.{_mark(content)}{path.suffix}")), content)


def fingerprinted_folder(name: str, files: Mapping[str, bytes]) -> AssetFolder:
    """Return a folder named `assets/js.1a2b3c4d`, whose files may name one another by relative addresses."""
    whole = b"\0".join(part for path in sorted(files) for part in (path.encode(), files[path]))
    folder = f"{name}.{_mark(whole)}"
    return AssetFolder(folder, tuple(Asset(f"{folder}/{path}", files[path]) for path in sorted(files)))


def write_assets(folder: Path, assets: Iterable[Asset]) -> None:
    """Write finished files into a site's folder."""
    for asset in assets:
        path = folder / asset.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)


def _mark(content: bytes) -> str:
    return sha256(content).hexdigest()[:8]


def unused_theme_file(uri: str) -> bool:
    """Tell whether a file is one of the theme's styles, scripts and pictures: this site's templates use none."""
    unused = ("assets/javascripts/*", "assets/stylesheets/*", "assets/images/favicon.png", "css/*", "js/*")
    return any(fnmatch(uri, pattern) for pattern in unused)


def not_found_file(language: Language) -> str:
    """Return where a language's 404 page stands: hosts look for it at the root, ours also by language."""
    return f"{language.prefix}404.html"


def unnamed_search_file(language: Language) -> str:
    """Return what pages call the file of a language's search until all are finished: its content gives the name."""
    return f"search/{language.code}.named-by-content.json"
