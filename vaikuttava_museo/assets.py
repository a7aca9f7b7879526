"""Published files that the build makes; a name with a fingerprint of the content may be kept for ever."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Asset:
    """A finished file and its name relative to the site's root."""

    name: str
    content: bytes


def fingerprinted(name: str, text: str) -> Asset:
    """Return an asset named `assets/site.1a2b3c4d.css` for `assets/site.css`."""
    path = PurePosixPath(name)
    content = text.encode()
    mark = sha256(content).hexdigest()[:8]
    return Asset(str(path.with_name(f"{path.stem}.{mark}{path.suffix}")), content)
