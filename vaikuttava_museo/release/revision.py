"""When the content is from: the one date of a release, the same on every machine and every day.

It is SOURCE_DATE_EPOCH (reproducible-builds.org) where that is set, else the time of the last commit, else,
in a folder without git, the newest `reviewed` of the pages at midnight UTC.
"""

import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.release.faults import ReleaseFault

VARIABLE = "SOURCE_DATE_EPOCH"
# Years 1980–2099: what the date fields of a zip can hold.
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800


def revision(environment: Mapping[str, str], folder: Path, content: Content) -> datetime:
    """Return the date of the content in UTC; raises ReleaseFault for a variable that is no date."""
    given = environment.get(VARIABLE)
    if given is not None:
        if not (given.isascii() and given.isdigit() and _EARLIEST <= int(given) < _LATEST):
            raise ReleaseFault("no-date", variable=VARIABLE, given=given)
        return datetime.fromtimestamp(int(given), UTC)
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        newest = max(meta.reviewed for meta in content.meta.values())
        return datetime.combine(newest, time(), UTC)
    return datetime.fromtimestamp(int(found), UTC)
