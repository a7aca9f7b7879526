"""Pictures of the docs folder: what a file really holds, how large it is and how much a visitor downloads."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

PICTURES = frozenset(
    {".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg", ".bmp", ".tif", ".tiff", ".heic"}
)
"""The endings of picture files, also of those that browsers do not show."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file: its weight in bytes and its size in pixels (0 × 0 when it has none or cannot be read)."""

    weight: int
    width: int
    height: int


def is_picture(path: PurePosixPath) -> bool:
    """Tell whether a file's name is that of a picture."""
    return path.suffix.lower() in PICTURES


def read_picture(data: bytes) -> Picture:
    """Read a picture's size from the beginning of its file; nothing is decoded."""
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data)) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Picture(len(data), *image.size)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Picture(len(data), 0, 0)
