"""Pictures without what they tell of people, every pixel as it was."""

import zlib

from PIL import Image

from vaikuttava_museo.content.decoding import read_picture
from vaikuttava_museo.content.picture_metadata import EXIF, PNG, parts_of, read_exif

_ORIENTATION, _COPYRIGHT = 0x0112, 0x8298


def without_metadata(data: bytes) -> bytes:
    """Return a picture's file without what it tells of people, every pixel as it was.

    How the picture is turned and whose right it is stay. A format whose parts are not known stays as it is.
    """
    parts = parts_of(data)
    kept = [part.data for part in parts if not part.kind]
    exif = _kept_exif([part.payload for part in parts if part.kind == "exif"])
    if data.startswith(b"\xff\xd8\xff"):
        segment = b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif if exif else b""
        return kept[0] + segment + b"".join(kept[1:])
    if data.startswith(PNG):
        chunk = b"eXIf" + exif.removeprefix(EXIF)
        whole = (len(chunk) - 4).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) if exif else b""
        return b"".join([*kept[:2], whole, *kept[2:]])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _webp(kept[1:], exif.removeprefix(EXIF))
    return data


def _kept_exif(payloads: list[bytes]) -> bytes:
    new, old = Image.Exif(), read_exif(payloads[0]) if payloads else {}
    if (turned := old.get(_ORIENTATION)) in range(2, 9):
        new[_ORIENTATION] = turned
    if isinstance(right := old.get(_COPYRIGHT), str):
        new[_COPYRIGHT] = right
    return new.tobytes() if len(new) else b""


def _webp(chunks: list[bytes], exif: bytes) -> bytes:
    extended = chunks[0] if chunks and chunks[0][:4] == b"VP8X" and len(chunks[0]) > 8 else b""
    if extended:
        # The flags of the header say which parts follow: XMP is 4, EXIF 8.
        flags = extended[8] & ~0x0C | (0x08 if exif else 0)
        chunks = [extended[:8] + bytes([flags]) + extended[9:], *chunks[1:]]
    if extended and exif:
        chunks.append(b"EXIF" + len(exif).to_bytes(4, "little") + exif + b"\0" * (len(exif) % 2))
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def mended_picture(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a picture's file without what it tells of people, and the rules that were mended in it.

    Where the parts of a format are not known, nothing is taken out.
    """
    told = read_picture(data).private
    new = without_metadata(data) if told else data
    return new, tuple(sorted(f"image-{what}" for what in told)) if new != data else ()
