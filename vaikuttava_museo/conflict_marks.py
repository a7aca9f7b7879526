"""The marks that Git leaves where two people changed the same lines: a file with them is not read further."""

import re
from pathlib import PurePosixPath

from vaikuttava_museo.findings import Finding, finding

_MARK = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def conflict_in(path: PurePosixPath, text: str) -> Finding | None:
    """Return the first conflict mark of a file's text as a finding."""
    mark = _MARK.search(text)
    return finding(path, text.count("\n", 0, mark.start()) + 1, "merge-conflict") if mark else None
