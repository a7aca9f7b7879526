"""What a picture file tells beside the picture: who took it and where. Read without decoding the picture.

Of JPEG, PNG and WebP the parts are known (ISO 10918-1 annex B, PNG third edition, WebP container specification); of AVIF
only what Pillow reads of it.
"""

import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from PIL import ExifTags, Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

from vaikuttava_museo.content.safe_xml import XmlFault, local, read_xml

Private = Literal["position", "name"]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file; all pieces together are the file. `kind` is "" for what the picture needs."""

    kind: Literal["", "exif", "xmp", "other"]
    data: bytes
    payload: bytes = b""


EXIF, _XMP, _SECOND_PICTURE = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"MPF\0"
PNG, _XMP_OF_PNG = b"\x89PNG\r\n\x1a\n", b"XML:com.adobe.xmp\0"


def parts_of(data: bytes) -> list[Part]:
    """Return a picture's parts; of a format that is not known, or a broken file, one part."""
    if data.startswith(b"\xff\xd8\xff"):
        return list(_of_jpeg(data))
    if data.startswith(PNG):
        return [Part("", PNG), *_of_png(data)]
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return [Part("", data[:12]), *_of_webp(data)]
    return [Part("", data)]


def _of_jpeg(data: bytes) -> Iterator[Part]:
    at = 2
    yield Part("", data[:2])
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4])
        payload = data[at + 4 : end]
        kind: Literal["", "exif", "xmp", "other"] = ""
        if marker == 0xE1:
            kind = "exif" if payload.startswith(EXIF) else "xmp" if payload.startswith(_XMP) else "other"
        elif marker in {0xED, 0xFE} or (marker == 0xE2 and payload.startswith(_SECOND_PICTURE)):
            kind = "other"
        head = _XMP if kind == "xmp" else EXIF if kind == "exif" else b""
        yield Part(kind, data[at:end], payload[len(head) :])
        at = end
    end = _end_of_jpeg(data, at)
    yield Part("", data[at:end])
    # A telephone adds a second picture, or a film, that says where it was taken once more.
    yield Part("other", data[end:])


def _end_of_jpeg(data: bytes, at: int) -> int:
    """Return where a picture ends whose first scan begins at a place: after the mark that is no part of a scan."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        marker = data[at + 1]
        if marker == 0xD9:
            return at + 2
        is_segment = marker not in {0x00, 0x01, 0xFF} and not 0xD0 <= marker <= 0xD8
        at += 2 + int.from_bytes(data[at + 2 : at + 4]) if is_segment else 1 if marker == 0xFF else 2
    return len(data)


def _of_png(data: bytes) -> Iterator[Part]:
    at = len(PNG)
    while at < len(data):
        end, name = at + 12 + int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        payload = data[at + 8 : end - 4]
        if name == b"eXIf":
            yield Part("exif", data[at:end], payload)
        elif name == b"iTXt" and payload.startswith(_XMP_OF_PNG):
            yield Part("xmp", data[at:end], payload[payload.find(b"<") :])
        else:
            yield Part("other" if name in {b"tEXt", b"zTXt", b"iTXt"} else "", data[at:end], payload)
        at = end


def _of_webp(data: bytes) -> Iterator[Part]:
    at = 12
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end, name, payload = at + 8 + size + size % 2, data[at : at + 4], data[at + 8 : at + 8 + size]
        if name == b"EXIF":
            yield Part("exif", data[at:end], payload.removeprefix(EXIF))
        else:
            yield Part("xmp" if name == b"XMP " else "", data[at:end], payload)
        at = end


_EXIF_NAMES = (0x013B, 0x9C9D)
"""Artist, and Windows' author."""
_EXIF_NAMES_WITHIN = (0xA430,)
"""The camera's owner, within the camera's own data."""
_XMP_NAMES = frozenset({
    "creator", "contributor", "Artist", "AuthorsPosition", "CaptionWriter", "Credit", "CreatorContactInfo",
    "PersonInImage", "OwnerName", "CameraOwnerName", "PersonDisplayName", "Author",
})  # fmt: skip
_XMP_POSITIONS = frozenset({
    "GPSLatitude", "GPSLongitude", "GPSPosition", "City", "Location", "Sublocation", "LocationCreated", "LocationShown",
})  # fmt: skip
_IPTC_NAMES, _IPTC_POSITIONS = (
    ((2, 80), (2, 85), (2, 110), (2, 118), (2, 122)),
    ((2, 90), (2, 92), (2, 26), (2, 27)),
)
_PNG_NAMES = (b"Author\0", b"Artist\0", b"Creator\0", b"By-line\0")


def private(data: bytes, image: ImageFile) -> frozenset[Private]:
    """Return what a picture tells of people: where it was taken, a name."""
    found, parts = set[Private](), parts_of(data)
    exif = [part.payload for part in parts if part.kind == "exif"] or [_bytes(image.info.get("exif"))]
    xmp = [part.payload for part in parts if part.kind == "xmp"] or [_bytes(image.info.get("xmp"))]
    for payload in exif:
        found |= _in_exif(payload.removeprefix(EXIF))
    for payload in xmp:
        found |= _in_xmp(payload)
    if any(part.payload.startswith(_PNG_NAMES) for part in parts if part.kind == "other"):
        found.add("name")
    with suppress(ValueError, SyntaxError, TypeError, KeyError, OSError, struct.error):
        told = IptcImagePlugin.getiptcinfo(image) or {}
        found |= {"name"} if any(told.get(key) for key in _IPTC_NAMES) else set()
        found |= {"position"} if any(told.get(key) for key in _IPTC_POSITIONS) else set()
    return frozenset(found)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def read_exif(payload: bytes) -> Image.Exif:
    """Return the table of a picture's data, empty where it is broken."""
    exif = Image.Exif()
    # Pillow's reader raises whatever a broken table makes it meet.
    with suppress(ValueError, SyntaxError, TypeError, KeyError, OSError, IndexError, struct.error):
        exif.load(EXIF + payload)
    return exif


def _in_exif(payload: bytes) -> set[Private]:
    found, exif = set[Private](), read_exif(payload)
    with suppress(ValueError, SyntaxError, TypeError, KeyError, OSError, IndexError, struct.error):
        if exif.get_ifd(ExifTags.IFD.GPSInfo).get(ExifTags.GPS.GPSLatitude):
            found.add("position")
        within = exif.get_ifd(ExifTags.IFD.Exif)
        if any(map(exif.get, _EXIF_NAMES)) or any(map(within.get, _EXIF_NAMES_WITHIN)):
            found.add("name")
    return found


def _in_xmp(payload: bytes) -> set[Private]:
    try:
        elements = read_xml(payload.strip(b"\0 \n"))
    except XmlFault:
        return set()
    names = {local(element.name) for element in elements}
    names |= {local(name) for element in elements for name, value in element.attributes.items() if value}
    named: set[Private] = {"name"} if names & _XMP_NAMES else set()
    return named | ({"position"} if names & _XMP_POSITIONS else set())
