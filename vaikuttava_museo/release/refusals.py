"""What stops a release, in one sentence in each language: the catalogue `texts/release.*.yml`."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import Refusal

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_SYSTEM_ERROR = re.compile(r"^\w*Error: \[Errno (?P<number>\d+)\] .*?(?:: '(?P<path>.*)')?$", re.MULTILINE)


class ReleaseRefusal(Refusal):
    """A release cannot go on: a sentence of the catalogue by its key, with what it mentions."""

    def __init__(self, key: str, code: int = 1, **values: object) -> None:
        super().__init__(sentences(key, **values), code)


@contextmanager
def in_words() -> Iterator[None]:
    """Raise what the operating system or a person has stopped as a fault in words."""
    try:
        yield
    except OSError as fault:
        raise of_system(fault) from fault
    except KeyboardInterrupt as stopped:
        raise ReleaseRefusal("interrupted", 130) from stopped


def sentences(key: str, **values: object) -> str:
    """Return a sentence of the catalogue in every language, a line each."""
    return say_both(key, "\n", "release", **values)


def of_system(fault: OSError) -> ReleaseRefusal:
    """Return what the operating system refused as a fault that says what to do about it."""
    if fault.errno in _FULL:
        return ReleaseRefusal("disk-full")
    if fault.errno in _CLOSED:
        return ReleaseRefusal("not-writable", path=fault.filename)
    return ReleaseRefusal("system", reason=f"{fault.strerror or fault} {fault.filename or ''}".strip())


def of_crash(program: str, output: str) -> ReleaseRefusal:
    """Return a program's crash as a fault: what its traceback ends in, not the traceback."""
    found = _SYSTEM_ERROR.search(output)
    if found and int(found["number"]) in _FULL | _CLOSED:
        return of_system(OSError(int(found["number"]), "", found["path"] or ""))
    return ReleaseRefusal("crashed", program=program, reason=output.strip().rsplit("\n", 1)[-1])
