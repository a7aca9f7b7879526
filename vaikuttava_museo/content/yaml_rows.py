"""Rows of YAML that stand in the wrong place, or are no item where they should be, as they were meant."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, takewhile
from textwrap import dedent, indent

from vaikuttava_museo.content.yaml_marks import line_of_pair, with_colon
from vaikuttava_museo.content.yaml_with_lines import parses

_PAGE_FILE = re.compile(r"(?<=[\w-])(?:\.sv)?\.md(?=\s*$)")
_LEAD = re.compile(r"\s*(?:[-–]\s+)*(?:[\w.-]{1,60}:\s*)?")
_WRONG_DASH = re.compile(r"\s*(?:[–—−•·*‐‑‒]\s*(?=\S)|-(?=\w))")
_HEAD = re.compile(r"\s*(?P<head>(?:- )?[\w.-]{1,60}):(?:\s|$)")
_ITEM_AT_END = re.compile(r"(?P<before>.*\S)[ \t]*(?P<item>- (?P<key>[\w-]{1,40}):(?:\s.*)?)$")
_NEAR = 12
"""Lines before and after a line that it may belong among."""


def as_in_footer(rows: Iterable[str]) -> str:
    """Return pages of the footer as they are typed there: without the ending of a file."""
    return indent(dedent("\n".join(_PAGE_FILE.sub("", row) for row in rows)), " " * 6)


HOMES = {
    "menu": "docs/valikko.yml", "resources": "docs/askel-1.yml … docs/askel-6.yml", "terms": "docs/sanasto.yml",
}  # fmt: skip
"""The lists that the guide's models are items of, and their files."""
_SIGNS = {
    "menu": {"page", "label"}, "resources": {"id", "kind", "language", "title"}, "terms": {"id", "term", "explanation"},
}  # fmt: skip
"""The keys that the items of one list alone have together."""


def home_of(rows: Iterable[str]) -> str:
    """Return the list that the rows of an item belong to; "" for any other item."""
    heads = [head_of(row).removeprefix("- ") for row in rows]
    return next((name for name, signs in _SIGNS.items() if signs.issubset(heads) and heads[0] in signs), "")


def as_item(rows: Iterable[str]) -> str:
    """Return the rows of an item as the lists at the margin have them."""
    return indent(dedent("\n".join(_PAGE_FILE.sub("", row) for row in rows)), "  ")


_PAIR_OF_NAMES = re.compile(
    r"\s*(?:- +)?(?!(?:page|label|sivu|sida)\b)(?P<old>[\w./-]+?) *(?:: |[→⇒➔]|[-=]+>|=| [–—-] ) *(?P<new>[\w./#-]+)\s*"
)


def pair_of_names(row: str) -> str:
    """Return a page's former and new name, parted otherwise than by a colon or made an item, as the menu's file has them."""
    match = _PAIR_OF_NAMES.fullmatch(row)
    return f"  {match['old']}: {match['new']}" if match else ""


def item_in_moved(lines: list[str], at: int) -> tuple[str, str] | None:
    """Return an item that stands at the end of the menu's file, under the pairs of names, as it was meant, and the rule."""
    head = next((each for each in reversed(lines[:at]) if each[:1] not in {"", " ", "#", "-"}), "")
    if not lines[at].lstrip().startswith("- ") or not head.startswith("moved:"):
        return None
    rows = item_of(lines, at)
    if names := pair_of_names(rows[0]):
        return "moved-row-form", names
    return ("item-elsewhere", as_item(rows)) if home_of(rows) else ("menu-page-in-moved", as_in_footer(rows))


def item_of(lines: list[str], at: int, *, and_next: bool = False) -> list[str]:
    """Return a line and those below it that stand deeper, and the items beside it that follow if they are asked for."""
    column, beside = column_of(lines[at]), " " * column_of(lines[at]) + "- "

    def is_within(row: str) -> bool:
        return not row.strip() or column_of(row) > column or (and_next and row.startswith(beside))

    rows = [lines[at], *takewhile(is_within, lines[at + 1 :])]
    return rows[: max((place for place, row in enumerate(rows) if row.strip()), default=0) + 1]


def item_above(lines: list[str], at: int) -> tuple[int, str] | None:
    """Return an item right above a line, and its place, as deep as the line's own item if it can be read so."""
    above = next((each for each in range(at - 1, -1, -1) if lines[each].lstrip().startswith("- ")), at)
    moved = indent(dedent("\n".join(lines[above:at])), " " * column_of(lines[at]))
    is_shallow = lines[at].lstrip().startswith("- ") and column_of(lines[above]) < column_of(lines[at])
    is_sound = is_shallow and parses("\n".join([*lines[:above], moved, *lines[at:]]))
    return (above, moved) if is_sound else None


def rows_of_item(lines: list[str], at: int) -> tuple[int, str]:
    """Return the rows under the first of an item, and their place, two columns in from it, if it can be read so; else ""."""
    head = next((each for each in range(at, -1, -1) if head_of(lines[each]).startswith("- ")), at)
    edge = column_of(lines[head])
    is_next = re.compile(rf" {{0,{edge}}}- |[^ ]|$")
    rows = [*takewhile(lambda line: not is_next.match(line), lines[head + 1 :])]
    moved = indent(dedent("\n".join(rows)), " " * (edge + 2))
    is_sound = len(rows) > 1 and parses(
        "\n".join([*lines[: head + 1], moved, *lines[head + 1 + len(rows) :]])
    )
    return head + 1, moved if is_sound and moved != "\n".join(rows) else ""


def item_among_others(lines: list[str], at: int) -> tuple[int, str]:
    """Return an item that is indented unlike the one beside it, and its place, as that is, if it can be read so; else ""."""
    places = [*range(at - 1, -1, -1), *range(at + 1, len(lines))]
    other = next((each for each in places if head_of(lines[each]) == head_of(lines[at])), at)
    # Those at the margin, or unlike most, are at fault, though the next is met first.
    alike = [each for each, line in enumerate(lines) if head_of(line) == head_of(lines[at])]
    beside = [
        [each for each in alike if column_of(lines[each]) == column_of(lines[it])] for it in (other, at)
    ]
    if other < at and (len(beside[0]) < len(beside[1]) or not column_of(lines[other])):
        at, other = beside[0][0], at
    edge = " " * column_of(lines[other])
    rows = [
        lines[at],
        *takewhile(lambda each: not each.startswith(f"{edge}- "), item_of(lines, at, and_next=True)[1:]),
    ]
    moved = indent(dedent("\n".join(rows)), edge)
    is_sound = moved != "\n".join(rows) and parses("\n".join([*lines[:at], moved]))
    return at, moved if is_sound and head_of(lines[at]).startswith("- ") else ""


def usual_spaces(line: str) -> str:
    """Return a line with the usual spaces before its value: others look alike, and YAML takes them for text."""
    lead = _LEAD.match(line)[0]  # type: ignore[index]
    return re.sub(r"[^\S \t]", " ", lead) + line[len(lead) :]


def without_tabs(line: str) -> str:
    """Return a line with a space for each tab after its beginning."""
    return re.sub(r"(?<=\S) *\t[ \t]*", " ", line).rstrip() if "\t" in line else line


def of_rows(lines: list[str], last: int, *, is_twice: bool) -> Iterator[tuple[int, str, str]]:
    """Yield lines that may stand in the wrong place, or lack the hyphen of an item, as they may have been meant."""
    # A pair with quotation marks within its own is mended in its place: deeper it would be the end of the value above.
    marks = lines[last].count('"')
    if (marks > 4 or marks % 2) and (pair := line_of_pair(lines[last])):
        yield last, "yaml-syntax", pair
    yield from ((last - 1, "yaml-syntax", mended) for mended in _with_lost_key(lines, last))
    before = next((at for at in range(last - 1, -1, -1) if lines[at].strip()), last)
    places = dict.fromkeys((last, before))
    yield from ((at, "yaml-colon-space", mended) for at in places for mended in with_colon(lines[at]))
    # A hyphen that lost its space is the likeliest: what is below it has nothing to stand under.
    for at in sorted(places, key=lambda it: _WRONG_DASH.match(lines[it]) is None):
        around = [
            line for line in (*lines[max(0, at - _NEAR) : at + _NEAR], *_alike(lines, at)) if line.strip()
        ]
        items = [line for line in around if line.lstrip().startswith("- ")]
        columns = sorted({column_of(line) for line in items}, key=lambda it: abs(it - column_of(lines[at])))
        body = lines[at].strip()
        if body.startswith("`"):
            yield at, "yaml-syntax", lines[at].replace("`", "")
            continue
        if (
            body.startswith("- ")
            and head_of(body)
            and at
            and column_of(lines[at]) == column_of(lines[at - 1])
        ):
            yield at, "yaml-item-extra", " " * column_of(lines[at]) + body[2:]
        if body.startswith("- ") and not head_of(body):
            # Of items without a key the one above is alike.
            above = (column_of(line) for line in reversed(lines[max(0, at - _NEAR) : at]) if line in items)
            columns = list(dict.fromkeys((*islice(above, 1), *columns)))
        if dash := _WRONG_DASH.match(lines[at]):
            yield from ((at, "yaml-item", f"{' ' * it}- {lines[at][dash.end() :]}") for it in columns)
        elif not body.startswith("-") and _begins_item(body, items, lines[before]):
            yield from ((at, "yaml-item", f"{' ' * it}- {body}") for it in columns)
        if is_twice or dash or next(with_colon(lines[at]), None):
            continue
        if not body.startswith("- "):
            columns = [column_of(line) + 2 * line.lstrip().startswith("- ") for line in around]
            columns = columns if head_of(body) else [column_of(lines[before]) + 2]
            alike = [
                column_of(line)
                for line in lines
                if line is not lines[at] and head_of(line) == head_of(body) != ""
            ]
            # What stands within something wherever else it is, does not begin at the margin.
            columns = sorted(
                {it for it in columns if it or not alike or 0 in alike},
                key=lambda it: (abs(it - column_of(lines[at])), -it),
            )
        yield from ((at, "yaml-indent", " " * it + body) for it in columns)


def _with_lost_key(lines: list[str], at: int) -> Iterator[str]:
    """Yield the item above a row with the key that it lost, which another item with such a row has."""
    row, above = head_of(lines[at]), lines[at - 1]
    if at and row and above.lstrip().startswith("- ") and not head_of(above):
        heads = (head_of(one) for one, below in pairwise(lines) if head_of(below) == row)
        for head in islice((head for head in heads if head.startswith("- ")), 1):
            yield f"{' ' * column_of(above)}{head}: {above.strip().removeprefix('- ')}"


def _alike(lines: list[str], at: int) -> Iterator[str]:
    """Yield the item nearest above a line, and the one below, that begins as the line does, however far."""
    body = lines[at].strip().removeprefix("-").lstrip()
    head = head_of(f"- {body}")
    for rest in (reversed(lines[:at]), lines[at + 1 :]) if head else ():
        yield from islice((line for line in rest if head_of(line) == head), 1)


def _begins_item(body: str, items: list[str], before: str) -> bool:
    """Tell whether a line begins as the items of a list around it do, or follows one that has no keys."""
    key = head_of(body)
    return f"- {key}" in map(head_of, items) if key else before in items and not head_of(before)


def head_of(line: str) -> str:
    """Return how a line with a key begins, with the hyphen of an item; "" for any other."""
    match = _HEAD.match(line)
    return match["head"] if match else ""


def column_of(line: str) -> int:
    """Return the column that a line begins in, a tab counted as four."""
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def parted(lines: list[str], at: int) -> Iterator[str]:
    """Yield a line whose end is the first line of an item, pasted there, as the two that it was meant to be."""
    if match := _ITEM_AT_END.match(lines[at]):
        before = reversed(lines[max(0, at - _NEAR) : at])
        columns = [column_of(line) for line in before if line.lstrip().startswith(f"- {match['key']}:")]
        yield from (f"{match['before']}\n{' ' * column}{match['item']}" for column in columns[:1])
