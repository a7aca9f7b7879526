"""Blocks of code in a page's text: what stands between ``` or ~~~, in which nothing is Markdown.

As the build reads them (pymdownx.superfences): the mark that closes a block is the same as the one that opened it,
alone on its line.
"""

import re
from collections.abc import Sequence

# Bounded: a line of nothing but marks must not take seconds.
_OPENED = re.compile(r"^[ \t]{0,40}(?P<mark>`{3,40}(?!.*`)|~{3,40})")


def find_fences(lines: Sequence[str]) -> tuple[frozenset[int], int | None]:
    """Return the indexes of the lines of code, marks among them, and of the mark of a block that goes on to the end."""
    code = set[int]()
    mark, opened = "", None
    for index, line in enumerate(lines):
        if mark:
            code.add(index)
            if line.strip() == mark:
                mark, opened = "", None
        elif match := _OPENED.match(line):
            code.add(index)
            mark, opened = match["mark"], index
    return frozenset(code), opened
