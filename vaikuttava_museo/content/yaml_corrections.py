"""What an editor meant by a line that YAML cannot read: the line mended, or nothing where nobody can tell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import takewhile

from vaikuttava_museo.content.yaml_marks import of_value, with_colon
from vaikuttava_museo.content.yaml_rows import (
    column_of,
    head_of,
    item_above,
    item_among_others,
    item_in_moved,
    item_of,
    of_rows,
    parted,
    rows_of_item,
    usual_spaces,
    without_tabs,
)
from vaikuttava_museo.content.yaml_with_lines import YamlFault, lines_of, parses


@dataclass(frozen=True, slots=True)
class Correction:
    """A line as it was meant, and the rule that tells of it."""

    line: int
    rule: str
    mended: str


def correction(text: str, fault: YamlFault, first_line: int = 1) -> Correction | None:
    """Return the mended line after which the text can be read past the fault; None where no line does it."""
    lines, last = lines_of(text), fault.line - first_line
    if fault.problem == "syntax" and (found := _of_several_rows(lines, last)):
        return Correction(first_line + found[0], *found[1:])
    for at, rule, mended in of_rows(lines, last, is_twice=fault.problem == "duplicate-key"):
        if mended != lines[at] and parses("\n".join([*lines[:at], mended, *lines[at + 1 :]])):
            return Correction(first_line + at, rule, mended)
    if fault.problem != "syntax":
        return None
    for at, rule, mended in _candidates(lines, fault.opened - first_line, last):
        if parses("\n".join([*lines[:at], mended, *lines[at + 1 : last + 1]])):
            return Correction(first_line + at, rule, mended)
    # A placeholder is filled in the text of a page alone, and only a person knows what to write instead.
    is_filled = "{{" in lines[last]
    at, mended = (last, "") if is_filled else item_above(lines, last) or item_among_others(lines, last)
    rule = "value-marks" if is_filled else "yaml-indent-item"
    return Correction(first_line + at, rule, mended) if mended or is_filled else None


def _of_several_rows(lines: list[str], last: int) -> tuple[int, str, str] | None:
    """Return rows that are at fault together, where they begin and the rule: a pasted item, marks of code, odd spaces."""
    if moved := item_in_moved(lines, last):
        return last, *moved
    if lines[last].lstrip().startswith("```"):
        return last, "yaml-fence", ""
    # Spaces that look alike are never meant; a tab may be, between quotation marks.
    for usual, first in ((usual_spaces, 0), (without_tabs, last)):
        changed = [at for at, line in enumerate(lines) if at >= first and usual(line) != line]
        rows = [lines[at] for place, at in enumerate(changed) if at == changed[0] + place]
        if rows and (first == 0 or parses("\n".join([*lines[:first], *map(usual, lines[first:])]))):
            return changed[0], "yaml-space", "\n".join(map(usual, rows))
    if (under := rows_of_item(lines, last))[1]:
        return under[0], "yaml-indent-item", under[1]
    tabbed = [*takewhile(lambda line: line.lstrip(" ").startswith("\t"), lines[last:])]
    for mended in ("\n".join(row.expandtabs(width) for row in tabbed) for width in (4, 2)):
        if tabbed[1:] and parses("\n".join([*lines[:last], mended, *lines[last + len(tabbed) :]])):
            return last, "yaml-indent-item", mended
    return None


def item_at_margin(text: str, within: Collection[str]) -> Correction | None:
    """Return the rows of an item that lost their spaces, indented as an item with the same keys is; "" if there is none.

    `within` are the keys that only items have.
    """
    lines = lines_of(text)
    heads = [head_of(line) for line in lines]
    first = next((at for at, head in enumerate(heads) if head in within and not column_of(lines[at])), 0)
    start = next((at for at in range(first - 1, -1, -1) if lines[at].lstrip().startswith("- ")), None)
    if start is None:
        return None
    told = first if column_of(lines[start]) else start
    others = [
        item_of(lines, at) for at, head in enumerate(heads) if at != start and head == heads[start] != ""
    ]
    alike = (each for each in others if [*map(head_of, each)] == heads[start : start + len(each)])
    like = max(alike, key=len, default=[])
    rows = [" " * column_of(row) + lines[at].lstrip() for at, row in enumerate(like, start) if at >= told]
    is_sound = rows and parses("\n".join([*lines[:told], *rows, *lines[start + len(like) :]]))
    return Correction(told + 1, "yaml-indent-item", "\n".join(rows) if is_sound else "")


def _candidates(lines: list[str], opened: int, last: int) -> Iterator[tuple[int, str, str]]:
    """Yield lines by number, what they may have been meant as and the rule that says so, the likeliest first."""
    for at in dict.fromkeys((last, opened)):
        yield from ((at, "yaml-item", mended) for mended in parted(lines, at))
        yield from ((at, "yaml-colon-space", mended) for mended in with_colon(lines[at]))
        yield from ((at, *candidate) for candidate in of_value(lines[at]))
    if last > 0:
        # A key without its colon swallows the next line, on which the fault is met.
        yield from ((last - 1, "yaml-colon-space", mended) for mended in with_colon(lines[last - 1]))
    if not lines[last].lstrip().startswith("- "):
        # Beside a second fault only a row that stands too deep is surely meant to stand as the one before.
        column = column_of(lines[last - 1])
        for at, rule, mended in of_rows(lines, last, is_twice=False):
            is_meant = column_of(lines[last]) > column_of(mended) and column_of(mended) in (
                column,
                column + 2,
            )
            if (at, rule) == (last, "yaml-indent") and is_meant:
                yield at, rule, mended
