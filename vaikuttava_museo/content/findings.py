"""What a check found: plain data, turned into words only at the edge (`messages.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one file.

    `path` is relative to the docs folder, `line` counts from 1, `rule` names the message in the
    catalogue and `values` are what the message's sentences name (a key, a number, the right form).
    """

    path: PurePosixPath
    line: int
    rule: str
    values: Mapping[str, str] = field(default_factory=dict)

    def sort_key(self) -> tuple[str, int, str]:
        """Order findings as a reader meets them: by file, then line."""
        return (str(self.path), self.line, self.rule)


def finding(path: PurePosixPath, line: int, rule: str, **values: object) -> Finding:
    """Build a finding, its values as text."""
    return Finding(path, line, rule, {name: str(value) for name, value in values.items()})
