"""Packed twins of files, for hosts that send what lies ready: the same content gives the same bytes.

Brotli's library is imported where it is used: a site without twins is verified without it.
"""

import gzip
import os
import zlib
from collections.abc import Iterable
from pathlib import Path

ENDINGS = (".br", ".gz")
"""What a twin's name has after its file's."""


def write_twins(folder: Path, paths: Iterable[str]) -> None:
    """Write a file's twins beside it, of the same date; a twin that is no smaller than its file is left out."""
    for path in paths:
        file = folder / path
        content, dated = file.read_bytes(), file.stat()
        for ending in ENDINGS:
            packed = pack(content, ending)
            if len(packed) < len(content):
                twin = file.with_name(file.name + ending)
                twin.write_bytes(packed)
                os.utime(twin, ns=(dated.st_atime_ns, dated.st_mtime_ns))


def pack(content: bytes, ending: str) -> bytes:
    """Return a twin's content by the ending of its name, as small as it goes."""
    if ending == ".gz":
        return gzip.compress(content, compresslevel=9, mtime=0)
    import brotli  # noqa: PLC0415 (see above)

    packed: bytes = brotli.compress(content, quality=11)
    return packed


def unpacks_to(name: str, packed: bytes | None, content: bytes | None) -> bool:
    """Tell whether a twin of a name is one whole packed file of a content and nothing else.

    No more is unpacked than that takes: a small file can unpack to more than a machine holds.
    """
    if packed is None or content is None:
        return False
    if name.endswith(".gz"):
        gzipped = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
        try:
            is_same = gzipped.decompress(packed, len(content) + 1) == content
        except zlib.error:
            return False
        return is_same and gzipped.eof and not gzipped.unused_data
    import brotli  # noqa: PLC0415 (see above)

    stream = brotli.Decompressor()
    try:
        is_same = stream.process(packed, output_buffer_limit=len(content) + 1) == content
    except brotli.error:
        return False
    return is_same and bool(stream.is_finished())
