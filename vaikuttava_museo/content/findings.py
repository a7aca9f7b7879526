"""What a check found: plain data, turned into words only at the edge (`messages.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in a file of the docs folder: `rule` names its message, `values` are what that message names."""

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
