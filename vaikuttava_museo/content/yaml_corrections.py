"""What an editor meant by a line that YAML cannot read: the line mended, or nothing where nobody can tell."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from textwrap import dedent, indent

from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.no_break_spaces_and_marks import without_marks
from vaikuttava_museo.content.yaml_with_lines import YamlFault, lines_of, parses, quoted, written

_NO_SPACE = re.compile(
    r"^(?P<before>[ ]*(?:- +)*)(?P<key>[\d-]{0,9}[a-z][\w/-]{0,60}):(?=[^\s/])(?P<value>.+)$"
)
_NO_COLON = re.compile(
    rf"^(?P<before>[ ]*(?:- +)*)(?P<key>{'|'.join(StepMeta.model_fields)}|fi|sv|id)[ =;：]+(?P<value>[^:\s].*)$"
)
_VALUE = re.compile(r"^(?P<before>[ ]*(?:- +)*(?:[\w.-]{1,60}: +)?)(?P<value>\S.*)$")
_PAIR = re.compile(
    r"(?P<before>[ ]*(?:- +)*(?:[\w.-]{1,60}: +)?)(?:\{ *)?fi: *(?P<fi>.+?), *sv: *(?P<sv>[^}]+)\}?"
)
_NO_COMMA = re.compile(r"(?<=[^\s,{])(?= +sv: )")
_LINKED = re.compile(r"\s*(?:- +)?url: *\[[^\]]*\]\((?P<address>https?://[^)\s]+)\)")
_TIGHT = re.compile(r"(?<=[{ ])(?P<key>fi|sv|id):(?=[^\s,}])")
_TYPOGRAPHIC = re.compile(
    r"^[”“„»«’‘](?P<text>[^”“„»«’‘]+)[”“»«’]$|^[”“„»«](?P<first>[^”“„»«]+)$|^(?P<last>[^”“„»«\"]+)[”“»«\"]$"
)
_PAGE_FILE = re.compile(r"(?<=[\w-])(?:\.sv)?\.md(?=\s*$)")
_SPACED_ADDRESS = re.compile(r"(https?): +// *")


@dataclass(frozen=True, slots=True)
class Correction:
    """A line as it was meant, and the rule that tells of it."""

    line: int
    rule: str
    mended: str


def correction(text: str, fault: YamlFault, first_line: int = 1) -> Correction | None:
    """Return the mended line after which the text can be read past the fault; None where no line does it."""
    lines, last = lines_of(text), fault.line - first_line
    if page := _page_in_moved(lines, last) if fault.problem == "syntax" else "":
        return Correction(fault.line, "menu-page-in-moved", page)
    spaced = next((at for at, line in enumerate(lines) if _usual_spaces(line) != line), None)
    if fault.problem == "syntax" and spaced is not None:
        rows = takewhile(lambda line: _usual_spaces(line) != line, lines[spaced:])
        return Correction(first_line + spaced, "yaml-space", "\n".join(map(_usual_spaces, rows)))
    for at, rule, mended in _of_lines(lines, last, is_twice=fault.problem == "duplicate-key"):
        if mended != lines[at] and parses("\n".join([*lines[:at], mended, *lines[at + 1 :]])):
            return Correction(first_line + at, rule, mended)
    if fault.problem != "syntax":
        return None
    for at, rule, mended in _candidates(lines, fault.opened - first_line, last):
        if parses("\n".join([*lines[:at], mended, *lines[at + 1 : last + 1]])):
            return Correction(first_line + at, rule, mended)
    # A placeholder is filled in the text of a page alone, and only a person knows what to write instead.
    is_filled = "{{" in lines[last]
    at, mended = (last, "") if is_filled else _item_above(lines, last) or _item_among_others(lines, last)
    rule = "value-marks" if is_filled else "yaml-indent-item"
    return Correction(first_line + at, rule, mended) if mended or is_filled else None


def as_in_footer(rows: Iterable[str]) -> str:
    """Return pages of the footer as they are typed there: without the ending of a file."""
    return indent(dedent("\n".join(_PAGE_FILE.sub("", row) for row in rows)), " " * 6)


def _page_in_moved(lines: list[str], at: int) -> str:
    """Return a page that stands at the end of the menu's file, under the pairs of names, as the footer has it; else ""."""
    head = next((each for each in reversed(lines[:at]) if each[:1] not in {"", " ", "#", "-"}), "")
    if not lines[at].lstrip().startswith("- ") or not head.startswith("moved:"):
        return ""
    return as_in_footer(_item(lines, at))


def _item(lines: list[str], at: int) -> list[str]:
    """Return a line and those below it that stand deeper."""
    return [lines[at], *takewhile(lambda each: _column(each) > _column(lines[at]), lines[at + 1 :])]


def _item_above(lines: list[str], at: int) -> tuple[int, str] | None:
    """Return an item right above a line, and its place, as deep as the line's own item if it can be read so."""
    above = next((each for each in range(at - 1, -1, -1) if lines[each].lstrip().startswith("- ")), at)
    moved = indent(dedent("\n".join(lines[above:at])), " " * _column(lines[at]))
    is_shallow = lines[at].lstrip().startswith("- ") and _column(lines[above]) < _column(lines[at])
    is_sound = is_shallow and parses("\n".join([*lines[:above], moved, *lines[at:]]))
    return (above, moved) if is_sound else None


def _item_among_others(lines: list[str], at: int) -> tuple[int, str]:
    """Return an item that is indented unlike the one beside it, and its place, as that is, if it can be read so; else ""."""
    places = [*range(at - 1, -1, -1), *range(at + 1, len(lines))]
    other = next((each for each in places if _head(lines[each]) == _head(lines[at])), at)
    # One at the margin has lost its spaces, though the next is met first.
    at, other = (other, at) if other < at and not _column(lines[other]) else (at, other)
    edge = " " * _column(lines[other])
    rows = [lines[at], *takewhile(lambda each: not each.startswith(f"{edge}- "), _item(lines, at)[1:])]
    moved = indent(dedent("\n".join(rows)), edge)
    is_sound = moved != "\n".join(rows) and parses("\n".join([*lines[:at], moved]))
    return at, moved if is_sound and _head(lines[at]).startswith("- ") else ""


def item_at_margin(text: str, within: Collection[str]) -> Correction | None:
    """Return the rows of an item that lost their spaces, indented as an item with the same keys is; "" if there is none.

    `within` are the keys that only items have.
    """
    lines = lines_of(text)
    heads = [_head(line) for line in lines]
    first = next((at for at, head in enumerate(heads) if head in within and not _column(lines[at])), 0)
    start = next((at for at in range(first - 1, -1, -1) if lines[at].lstrip().startswith("- ")), None)
    if start is None:
        return None
    told = first if _column(lines[start]) else start
    others = [_item(lines, at) for at, head in enumerate(heads) if at != start and head == heads[start] != ""]
    alike = (each for each in others if [*map(_head, each)] == heads[start : start + len(each)])
    like = max(alike, key=len, default=[])
    rows = [" " * _column(row) + lines[at].lstrip() for at, row in enumerate(like, start) if at >= told]
    is_sound = rows and parses("\n".join([*lines[:told], *rows, *lines[start + len(like) :]]))
    return Correction(told + 1, "yaml-indent-item", "\n".join(rows) if is_sound else "")


def unwrapped(text: str) -> str:
    """Return a text without the typographic quotation marks around the whole of it, or the only one, at an end."""
    match = _TYPOGRAPHIC.match(text)
    return str(match["text"] or match["first"] or match["last"]).strip() if match else text


def line_of_pair(line: str) -> str:
    """Return a line of `{fi: …, sv: …}` with its braces and each text whole, "" for any other line."""
    match = _PAIR.fullmatch(line.rstrip())
    if not match:
        return ""
    texts = {code: _as_written(unwrapped(_requoted(match[code].strip()))) for code in ("fi", "sv")}
    inner = ", ".join(f"{code}: {written(text, in_brackets=True)}" for code, text in texts.items())
    return f"{match['before']}{{{inner}}}"


def spaced(line: str) -> str:
    """Return a line with a space after each colon of a key, of those in braces too; "" when none lacks it."""
    mended = next(_with_colon(line), _TIGHT.sub(r"\g<key>: ", line) if "{" in line else line)
    return mended if mended != line else ""


_LEAD = re.compile(r"\s*(?:[-–]\s+)*(?:[\w.-]{1,60}:\s*)?")
_WRONG_DASH = re.compile(r"\s*(?:[–—−•·*‐‑‒]\s*(?=\S)|-(?=\w))")
_HEAD = re.compile(r"\s*(?P<head>(?:- )?[\w.-]{1,60}):(?:\s|$)")
_ITEM_AT_END = re.compile(r"(?P<before>.*\S)[ \t]*(?P<item>- (?P<key>[\w-]{1,40}):(?:\s.*)?)$")
_NEAR = 12
"""Lines before and after a line that it may belong among."""


def _usual_spaces(line: str) -> str:
    """Return a line with the usual spaces before its value: others look alike, and YAML takes them for text."""
    lead = _LEAD.match(line)[0]  # type: ignore[index]
    return re.sub(r"[^\S \t]", " ", lead) + line[len(lead) :]


def _of_lines(lines: list[str], last: int, *, is_twice: bool) -> Iterator[tuple[int, str, str]]:
    """Yield lines that may stand in the wrong place, or lack the hyphen of an item, as they may have been meant."""
    # A pair with quotation marks within its own is mended in its place: deeper it would be the end of the value above.
    marks = lines[last].count('"')
    if (marks > 4 or marks % 2) and (pair := line_of_pair(lines[last])):
        yield last, "yaml-syntax", pair
    before = next((at for at in range(last - 1, -1, -1) if lines[at].strip()), last)
    places = dict.fromkeys((last, before))
    yield from ((at, "yaml-colon-space", mended) for at in places for mended in _with_colon(lines[at]))
    # A hyphen that lost its space is the likeliest: what is below it has nothing to stand under.
    for at in sorted(places, key=lambda it: _WRONG_DASH.match(lines[it]) is None):
        around = [
            line for line in (*lines[max(0, at - _NEAR) : at + _NEAR], *_alike(lines, at)) if line.strip()
        ]
        items = [line for line in around if line.lstrip().startswith("- ")]
        columns = sorted({_column(line) for line in items}, key=lambda it: abs(it - _column(lines[at])))
        body = lines[at].strip()
        if body.startswith("- ") and not _head(body):
            # Of items without a key the one above is alike.
            above = (_column(line) for line in reversed(lines[max(0, at - _NEAR) : at]) if line in items)
            columns = list(dict.fromkeys((*islice(above, 1), *columns)))
        if dash := _WRONG_DASH.match(lines[at]):
            yield from ((at, "yaml-item", f"{' ' * it}- {lines[at][dash.end() :]}") for it in columns)
        elif not body.startswith("-") and _begins_item(body, items, lines[before]):
            yield from ((at, "yaml-item", f"{' ' * it}- {body}") for it in columns)
        if is_twice or dash or next(_with_colon(lines[at]), None):
            continue
        if not body.startswith("- "):
            columns = [_column(line) + 2 * line.lstrip().startswith("- ") for line in around]
            columns = columns if _head(body) else [_column(lines[before]) + 2]
            columns = sorted({*columns}, key=lambda it: (abs(it - _column(lines[at])), -it))
        yield from ((at, "yaml-indent", " " * it + body) for it in columns)


def _alike(lines: list[str], at: int) -> Iterator[str]:
    """Yield the item nearest above a line, and the one below, that begins as the line does, however far."""
    body = lines[at].strip().removeprefix("-").lstrip()
    head = _head(f"- {body}")
    for rest in (reversed(lines[:at]), lines[at + 1 :]) if head else ():
        yield from islice((line for line in rest if _head(line) == head), 1)


def _begins_item(body: str, items: list[str], before: str) -> bool:
    """Tell whether a line begins as the items of a list around it do, or follows one that has no keys."""
    key = _head(body)
    return f"- {key}" in map(_head, items) if key else before in items and not _head(before)


def _head(line: str) -> str:
    """Return how a line with a key begins, with the hyphen of an item; "" for any other."""
    match = _HEAD.match(line)
    return match["head"] if match else ""


def _column(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


def _candidates(lines: list[str], opened: int, last: int) -> Iterator[tuple[int, str, str]]:
    """Yield lines by number, what they may have been meant as and the rule that says so, the likeliest first."""
    for at in dict.fromkeys((last, opened)):
        yield from ((at, "yaml-item", mended) for mended in _parted(lines, at))
        yield from ((at, "yaml-colon-space", mended) for mended in _with_colon(lines[at]))
        yield from ((at, *candidate) for candidate in _of_value(lines[at]))
    if last > 0:
        # A key without its colon swallows the next line, on which the fault is met.
        yield from ((last - 1, "yaml-colon-space", mended) for mended in _with_colon(lines[last - 1]))
    if not lines[last].lstrip().startswith("- "):
        # Beside a second fault only a row that stands too deep is surely meant to stand as the one before.
        column = _column(lines[last - 1])
        for at, rule, mended in _of_lines(lines, last, is_twice=False):
            is_meant = _column(lines[last]) > _column(mended) and _column(mended) in (column, column + 2)
            if (at, rule) == (last, "yaml-indent") and is_meant:
                yield at, rule, mended


def _parted(lines: list[str], at: int) -> Iterator[str]:
    """Yield a line whose end is the first line of an item, pasted there, as the two that it was meant to be."""
    if match := _ITEM_AT_END.match(lines[at]):
        before = reversed(lines[max(0, at - _NEAR) : at])
        columns = [_column(line) for line in before if line.lstrip().startswith(f"- {match['key']}:")]
        yield from (f"{match['before']}\n{' ' * column}{match['item']}" for column in columns[:1])


def _with_colon(line: str) -> Iterator[str]:
    if match := _NO_SPACE.match(line) or _NO_COLON.match(line):
        value = match["value"].rstrip()
        is_quoted = value.startswith(('"', "'", "[", "{"))
        yield f"{match['before']}{match['key']}: {value if is_quoted else written(value)}"


def _of_value(line: str) -> Iterator[tuple[str, str]]:
    match = _VALUE.match(line)
    if not match:
        return
    before, value = match["before"], match["value"].rstrip()
    if address := _SPACED_ADDRESS.match(value):
        yield "yaml-syntax", f"{before}{address[1]}://{value[address.end() :]}"
    rule = "yaml-cut" if " #" in value else "yaml-syntax-colon"
    parted = _NO_COMMA.sub(",", line, count=1)
    if pair := line_of_pair(parted):
        yield "yaml-comma" if parted != line else rule if '"' in pair else "yaml-syntax", pair
    elif value.startswith(('"', "'")):
        yield from (("yaml-syntax", before + new) for new in _quotation_marks(value))
    elif re.fullmatch(r"\[[^\[\]]+\]?", value):
        items = (_requoted(item.strip()) for item in value.strip("[]").split(","))
        mended = f"[{', '.join(written(item, in_brackets=True) for item in items if item)}]"
        yield (rule if value.endswith("]") else "yaml-syntax"), before + mended
    elif value.startswith("{") and "}" not in value:
        yield "yaml-syntax", f"{before}{value}}}"
    elif address := _LINKED.match(line):
        yield "value-not-address", f"{before}{address['address']}"
    elif not value.startswith("{"):
        bare = unwrapped(_requoted(value))
        if (plain := without_marks(bare)) != bare:
            yield "value-marks", before + written(plain)
        yield rule, before + _quoted(bare)


def _quotation_marks(value: str) -> Iterator[str]:
    """Yield what a value may have been meant as whose first quotation mark has no pair, or has it too early."""
    mark, rest = value[0], value[1:]
    inner, pair, _ = rest.partition(mark)
    if not pair:
        yield _quoted(rest.rstrip("”“’‘").rstrip())
    elif mark == "'" or not inner or inner.endswith((" ", "(", "[", "=")):
        # The second mark begins what is within: the first is YAML's own.
        text = rest.removesuffix(mark)
        if mark == "'" or text.count(mark) % 2 == 0:
            yield quoted(unwrapped(_as_written(text)))
    elif value.count(mark) % 2 == 0:
        yield written(re.sub(r'"([^"]*)"', r"”\1”", value))


def _requoted(text: str) -> str:
    """Return a text without straight quotation marks that stand around it already, or the only one at an end."""
    mark = "'" if text.startswith("'") else '"'
    is_quoted = len(text) > 1 and text[0] == text[-1] == mark
    return text.strip(mark) if is_quoted or text.count(mark) == 1 else text


def _quoted(text: str) -> str:
    """Return a text in YAML's quotation marks, those within it as people write them."""
    return quoted(_as_written(text))


def _as_written(text: str) -> str:
    """Return a text with the quotation marks within it as people write them."""
    return re.sub(r'(?<![^\s(\[])"([^"\s][^"]*)"', r"”\1”", text)
