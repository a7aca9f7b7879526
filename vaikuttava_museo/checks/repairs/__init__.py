"""Mechanical repairs: each a pure function from a file's text to its text, named by the rule or slip it mends.

None decides anything for a person: where there is a choice to make, the text stays as it is. Each leaves a
sound text alone, and a second round never changes anything.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePosixPath

from vaikuttava_museo.checks.repairs import prose
from vaikuttava_museo.checks.repairs.page_head import delimiters, first_line, quoted_values
from vaikuttava_museo.checks.repairs.regions import in_prose

FOR_DATA: Mapping[str, Callable[[str], str]] = {
    "file-format": prose.file_format,
    "zero-width": prose.no_zero_width,
}
"""The repairs of data files."""

REPAIRS: Mapping[str, Callable[[str], str]] = {
    **FOR_DATA,
    "front-matter-not-first": first_line,
    "front-matter-lookalike": delimiters,
    "yaml-syntax-colon": quoted_values,
    "joined-marks": prose.joined_marks,
    "link-language": prose.links_without_language,
    **{rule: partial(in_prose, mend=mend) for rule, mend in prose.PROSE_REPAIRS.items()},
    "space-trailing": prose.trailing_spaces,
}
"""The repairs of pages, in the order they are applied: what makes a text readable at all comes first."""

ROUNDS = 4
"""A repair may make room for another, such as a space dropped beside a mark; real texts need one round."""


def mended(path: PurePosixPath, text: str) -> tuple[str, tuple[str, ...]]:
    """Return a file's text after every repair, and the rules or slips that were mended in it, in their order."""
    done: dict[str, None] = {}
    for _ in range(ROUNDS):
        before = text
        for rule, mend in (REPAIRS if path.suffix == ".md" else FOR_DATA).items():
            new = mend(text)
            if new != text:
                done[rule] = None
            text = new
        if text == before:
            break
    return text, tuple(done)
