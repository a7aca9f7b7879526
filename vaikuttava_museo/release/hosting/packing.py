"""Packed twins of files, for hosts that send what lies ready: the same content gives the same bytes.

Brotli's library comes with the group `hosting` and is asked for where it is used: a site without twins is verified
without it.
"""

import gzip
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from vaikuttava_museo.release.faults import ReleaseFault

_PIECE = 1 << 20
"""About how much is unpacked at a time: a small file can unpack to more than a machine holds."""
MOST_PACKED = 50_000_000
"""The largest twin, in bytes, that is unpacked: five hundred times our largest."""


class NotPackedError(ValueError):
    """The content is not one whole packed file and nothing else."""


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=0)


def _ungzip(packed: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        piece = stream.decompress(packed, _PIECE)
        while piece:
            yield piece
            piece = stream.decompress(stream.unconsumed_tail, _PIECE)
    except zlib.error as fault:
        raise NotPackedError from fault
    if not stream.eof or stream.unused_data:
        raise NotPackedError


def _brotli(content: bytes) -> bytes:
    packed: bytes = _library().compress(content, quality=11)
    return packed


def _unbrotli(packed: bytes) -> Iterator[bytes]:
    brotli = _library()
    stream = brotli.Decompressor()
    try:
        piece = stream.process(packed, output_buffer_limit=_PIECE)
        while piece:
            yield piece
            piece = stream.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as fault:
        raise NotPackedError from fault
    if not stream.is_finished():
        raise NotPackedError


def _library() -> Any:  # noqa: ANN401 (it ships no type hints)
    try:
        import brotli  # noqa: PLC0415 (see above)
    except ModuleNotFoundError as missing:
        raise ReleaseFault("no-brotli") from missing
    return brotli


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
"""How a twin is made, by the ending it adds to the file's name."""

UNPACKERS: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {".br": _unbrotli, ".gz": _ungzip}
"""How a twin is unpacked, in pieces; raises NotPackedError."""


def write_twins(folder: Path, paths: Iterable[str]) -> None:
    """Write a file's twins beside it, of the same date; a twin that is no smaller than its file is left out."""
    for path in paths:
        file = folder / path
        content, dated = file.read_bytes(), file.stat()
        for added, pack in PACKERS.items():
            packed = pack(content)
            if len(packed) < len(content):
                twin = file.with_name(file.name + added)
                twin.write_bytes(packed)
                os.utime(twin, ns=(dated.st_atime_ns, dated.st_mtime_ns))


def packed_in(path: str) -> str:
    """Return the path of the file whose twin a path would be; "" when its ending is none of theirs."""
    return next((path.removesuffix(ending) for ending in UNPACKERS if path.endswith(ending)), "")


def unpacked(twin: Path) -> Iterator[bytes]:
    """Yield what a twin unpacks to, in pieces; raises NotPackedError for anything but one whole packed file."""
    if twin.stat().st_size > MOST_PACKED:
        raise NotPackedError
    yield from UNPACKERS[twin.suffix](twin.read_bytes())
