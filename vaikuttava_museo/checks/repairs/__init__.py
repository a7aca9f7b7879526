"""Mechanical repairs: each a pure function from a file's text to its text, named by the rule or slip it mends.

None decides anything for a person: where there is a choice to make, the text stays as it is. Each leaves a
sound text alone, and a second round never changes anything.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from vaikuttava_museo.checks.repairs.characters import (
    final_newline,
    joined_marks,
    line_ends,
    no_byte_order_mark,
    no_zero_width,
)
from vaikuttava_museo.checks.repairs.front_matter import delimiters, first_line, quoted_values
from vaikuttava_museo.checks.repairs.links import links_without_language
from vaikuttava_museo.checks.repairs.prose import (
    en_dashes,
    joined_to_word,
    own_quotation_marks,
    quotation_marks,
    single_spaces,
    trailing_spaces,
)


@dataclass(frozen=True, slots=True)
class Fixer:
    """One repair: the rule or slip it mends, its function, and whether it is for data files too."""

    rule: str
    mend: Callable[[str], str]
    for_data: bool = False


FIXERS: tuple[Fixer, ...] = (
    Fixer("bom", no_byte_order_mark, for_data=True),
    Fixer("line-end", line_ends, for_data=True),
    Fixer("zero-width", no_zero_width, for_data=True),
    Fixer("front-matter-not-first", first_line),
    Fixer("front-matter-lookalike", delimiters),
    Fixer("yaml-syntax-colon", quoted_values),
    Fixer("joined-marks", joined_marks),
    Fixer("link-language", links_without_language),
    Fixer("quotes-straight", quotation_marks),
    Fixer("quotes-foreign", own_quotation_marks),
    Fixer("dash-hyphen", en_dashes),
    Fixer("space-before-mark", joined_to_word),
    Fixer("space-twice", single_spaces),
    Fixer("space-trailing", trailing_spaces),
    Fixer("final-newline", final_newline, for_data=True),
)
"""In the order they are applied: what makes a text readable at all comes first."""


ROUNDS = 3
"""A repair may make room for another, such as a space dropped beside a mark; real texts need one round."""


def mended(path: PurePosixPath, text: str) -> tuple[str, tuple[str, ...]]:
    """Return a file's text after every repair, and the rules or slips that were mended in it, in their order."""
    done: dict[str, None] = {}
    for _ in range(ROUNDS):
        before = text
        for fixer in FIXERS:
            new = fixer.mend(text) if path.suffix == ".md" or fixer.for_data else text
            if new != text:
                done[fixer.rule] = None
            text = new
        if text == before:
            break
    return text, tuple(done)
