"""Placeholders: `{{ core-questions }}` in a page's text, filled at build from the data both languages share.

`page/markdown_extension.py` fills them: one in a sentence by its HTML, one on a line of its own by a partial.
"""

import re
from collections.abc import Iterator

BLOCK_PLACEHOLDERS = frozenset({
    "core-questions", "resources", "worksheets", "worksheet", "plan", "agenda", "steps", "people", "terms",
    "project-drawing", "accessibility-status", "known-issues", "accessibility-review", "offline-copy",
})  # fmt: skip
"""Placeholders that stand on a line of their own."""

INLINE_PLACEHOLDERS = frozenset({"provider", "contact"})
"""Placeholders that stand anywhere in a sentence."""

_PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[\w-]+)\s*\}\}")


def find_placeholders(body: str, first_line: int = 1) -> Iterator[tuple[str, int, bool]]:
    """Yield the name, line and whether it stands alone on its line, of every placeholder in a text."""
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in _PLACEHOLDER.finditer(line):
            yield match["name"], number, line.strip() == match[0]
