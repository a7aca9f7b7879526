"""Packed twins of files, for hosts that send what lies ready: the same content gives the same bytes."""

import gzip
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import brotli


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=9, mtime=0)


def _brotli(content: bytes) -> bytes:
    packed: bytes = brotli.compress(content, quality=11)
    return packed


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
"""How a twin is made, by the ending it adds to the file's name."""


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
