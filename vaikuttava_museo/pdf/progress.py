"""Telling how far the printing is: one line that renews itself in a terminal, plain lines elsewhere."""

import sys
from dataclasses import dataclass, field
from typing import TextIO


@dataclass(slots=True)
class Progress:
    """Counts finished documents aloud."""

    total: int
    stream: TextIO = field(default_factory=lambda: sys.stdout)
    _done: int = 0

    def finished(self, path: str) -> None:
        """Tell that a document is ready."""
        self._done += 1
        line = f"[{self._done:{len(str(self.total))}}/{self.total}] {path}"
        if self.stream.isatty():
            ending = "\n" if self._done == self.total else ""
            self.stream.write(f"\r\033[K{line}{ending}")
        else:
            self.stream.write(f"{line}\n")
        self.stream.flush()
