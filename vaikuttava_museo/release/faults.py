"""What stops a release, told in one sentence in each language: the catalogue `texts/release.*.yml`."""

import errno
import re

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts import catalogue

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_LAST_WORD = re.compile(r"^\w*Error: \[Errno (?P<number>\d+)\]", re.MULTILINE)


class ReleaseFault(Exception):
    """A release cannot go on; `sentence` names what is told and `values` what the sentence mentions."""

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence, values)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        """Return the sentence in both languages."""
        return told(self.sentence, **self.values)


def told(sentence: str, **values: object) -> str:
    """Return a sentence of the catalogue in every language, a line each."""
    return "\n".join(catalogue("release", language)[sentence].format_map(values) for language in LANGUAGES)


def of_system(fault: OSError) -> ReleaseFault:
    """Return what the operating system refused as a fault that says what to do about it."""
    return _of_errno(fault.errno, fault.filename or "", fault.strerror or str(fault))


def of_crash(program: str, output: str) -> ReleaseFault:
    """Return a program's crash as a fault: what its traceback ends in, not the traceback."""
    last = output.strip().rsplit("\n", 1)[-1]
    found = _LAST_WORD.search(output)
    if found and int(found["number"]) in FULL | CLOSED:
        return _of_errno(int(found["number"]), last.rpartition(": ")[2].strip("'"), last)
    return ReleaseFault("crashed", program=program, reason=last)


def _of_errno(number: int | None, path: object, reason: str) -> ReleaseFault:
    if number in FULL:
        return ReleaseFault("disk-full")
    if number in CLOSED:
        return ReleaseFault("not-writable", path=path)
    return ReleaseFault("system", reason=f"{reason} {path}".strip())
