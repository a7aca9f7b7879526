"""What an editor meant by a line that YAML cannot read: the line mended, or nothing where nobody can tell."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from textwrap import dedent, indent

from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.inline_text import without_marks
from vaikuttava_museo.content.yaml_with_lines import YamlFault, lines_of, parses, written

_NO_SPACE = re.compile(r"^(?P<before>[ ]*(?:- +)*)(?P<key>[a-z][\w-]{0,40}):(?=[^\s/])(?P<value>.+)$")
_NO_COLON = re.compile(
    rf"^(?P<before>[ ]*(?:- +)*)(?P<key>{'|'.join(StepMeta.model_fields)}|fi|sv|id)[ =;：]+(?P<value>[^:\s].*)$"
)
_VALUE = re.compile(r"^(?P<before>[ ]*(?:- +)*(?:[\w.-]{1,60}: +)?)(?P<value>\S.*)$")
_BOTH = re.compile(r"\{\s*fi: *(?P<fi>.+?), *sv: *(?P<sv>.+?)\s*\}")
_LINKED = re.compile(r"\s*(?:- +)?url: *\[[^\]]*\]\((?P<address>https?://[^)\s]+)\)")
_TIGHT = re.compile(r"(?<=[{ ])(?P<key>fi|sv|id):(?=[^\s,}])")
_TYPOGRAPHIC = re.compile(r"^[”“„»«’‘](?P<text>[^”“„»«’‘]+)[”“»«’]$")
_SPACED_ADDRESS = re.compile(r"(https?): +// *")
_INDENT = re.compile(r"[ \t]*(?:- +)*")


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
        return Correction(first_line + spaced, "yaml-space", _usual_spaces(lines[spaced]))
    for at, rule, mended in _of_lines(lines, last, is_twice=fault.problem == "duplicate-key"):
        if mended != lines[at] and parses("\n".join([*lines[:at], mended, *lines[at + 1 :]])):
            return Correction(first_line + at, rule, mended)
    if fault.problem != "syntax":
        return None
    for at, rule, mended in _candidates(lines, fault.opened - first_line, last):
        if parses("\n".join([*lines[:at], mended, *lines[at + 1 : last + 1]])):
            return Correction(first_line + at, rule, mended)
    # A placeholder is filled in the text of a page alone, and only a person knows what to write instead.
    rule, mended = (
        ("value-marks", "") if "{{" in lines[last] else ("yaml-indent-item", _item_among_others(lines, last))
    )
    return Correction(fault.line, rule, mended) if mended or "{{" in lines[last] else None


def as_in_footer(rows: Iterable[str]) -> str:
    """Return pages of the footer as they are typed there."""
    return indent(dedent("\n".join(rows)), " " * 6)


def _page_in_moved(lines: list[str], at: int) -> str:
    """Return a page that stands at the end of the menu's file, under the pairs of names, as the footer has it; else ""."""
    line = lines[at]
    head = next((each for each in reversed(lines[:at]) if each[:1] not in {"", " ", "#", "-"}), "")
    if not line.lstrip().startswith("- ") or not head.startswith("moved:"):
        return ""
    return as_in_footer([line, *takewhile(lambda each: _column(each) > _column(line), lines[at + 1 :])])


def _item_among_others(lines: list[str], at: int) -> str:
    """Return an item that is indented unlike those above it, as they are, if it can be read so; else ""."""
    key = _KEY.match(lines[at].lstrip().removeprefix("- "))
    if not key or not lines[at].lstrip().startswith("- "):
        return ""
    head, own = f"- {key['key']}:", _column(lines[at])
    above = next((line for line in reversed(lines[:at]) if line.lstrip().startswith(head)), lines[at])
    more = takewhile(lambda line: not line.strip() or _column(line) > own, lines[at + 1 :])
    block = "\n".join([lines[at], *more]).rstrip()
    moved = indent(dedent(block), " " * _column(above))
    return moved if moved != block and parses("\n".join([*lines[:at], moved])) else ""


def unwrapped(text: str) -> str:
    """Return a text without the typographic quotation marks around the whole of it."""
    match = _TYPOGRAPHIC.match(text)
    return match["text"].strip() if match else text


def line_of_pair(line: str) -> str:
    """Return a line of `{fi: …, sv: …}` with each text whole, "" for any other line."""
    match = _VALUE.match(line)
    both = _BOTH.fullmatch(match["value"].rstrip()) if match else None
    if not match or not both:
        return ""
    texts = {code: _requoted(both[code]) for code in ("fi", "sv")}
    inner = ", ".join(f"{code}: {written(text, in_brackets=True)}" for code, text in texts.items())
    return f"{match['before']}{{{inner}}}"


def with_space_after_colon(line: str) -> str:
    """Return a line with a space after each `fi:` and `sv:` in its braces, "" when none lacks it."""
    mended = _TIGHT.sub(r"\g<key>: ", line)
    return mended if mended != line else ""


_LEAD = re.compile(r"\s*(?:[-–]\s+)*(?:[\w.-]{1,60}:\s*)?")
_WRONG_DASH = re.compile(r"\s*[–—−•·*‐‑‒]\s*(?=\S)")
_KEY = re.compile(r"\s*(?P<key>[\w-]{1,40}):(?:\s|$)")
_ITEM_AT_END = re.compile(r"(?P<before>.*\S)[ \t]*(?P<item>- (?P<key>[\w-]{1,40}):(?:\s.*)?)$")
_NEAR = 12
"""Lines before and after a line that it may belong among."""


def _usual_spaces(line: str) -> str:
    """Return a line with the usual spaces before its value: others look alike, and YAML takes them for text."""
    lead = _LEAD.match(line)[0]  # type: ignore[index]
    return re.sub(r"[^\S \t]", " ", lead) + line[len(lead) :]


def _of_lines(lines: list[str], last: int, *, is_twice: bool) -> Iterator[tuple[int, str, str]]:
    """Yield lines that may stand in the wrong place, or lack the hyphen of an item, as they may have been meant."""
    before = next((at for at in range(last - 1, -1, -1) if lines[at].strip()), last)
    for at in dict.fromkeys((last, before)):
        around = [line for line in lines[max(0, at - _NEAR) : at + _NEAR] if line.strip()]
        items = [line for line in around if line.lstrip().startswith("- ")]
        columns = sorted({_column(line) for line in items}, key=lambda it: abs(it - _column(lines[at])))
        body = lines[at].strip()
        if dash := _WRONG_DASH.match(lines[at]):
            yield from ((at, "yaml-item", f"{' ' * it}- {lines[at][dash.end() :]}") for it in columns)
        elif not body.startswith("-") and _begins_item(body, items, lines[before]):
            yield from ((at, "yaml-item", f"{' ' * it}- {body}") for it in columns)
        if is_twice or dash or next(_with_colon(lines[at]), None):
            continue
        if not body.startswith("- "):
            key = _KEY.match(lines[at])
            columns = [_column(line) + 2 * line.lstrip().startswith("- ") for line in around]
            columns = columns if key else [_column(lines[before]) + 2]
            columns = sorted({*columns}, key=lambda it: (abs(it - _column(lines[at])), -it))
        yield from ((at, "yaml-indent", " " * it + body) for it in columns if it != _column(lines[at]))


def _begins_item(body: str, items: list[str], before: str) -> bool:
    """Tell whether a line begins as the items of a list around it do, or follows one that has no keys."""
    key = _KEY.match(body)
    first = [match["key"] for item in items if (match := _KEY.match(item.lstrip()[2:]))]
    return key["key"] in first if key else before in items and not _KEY.match(before.lstrip()[2:])


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _candidates(lines: list[str], opened: int, last: int) -> Iterator[tuple[int, str, str]]:
    """Yield lines by number, what they may have been meant as and the rule that says so, the likeliest first."""
    for at in dict.fromkeys((last, opened)):
        yield from ((at, "yaml-item", mended) for mended in _parted(lines, at))
        yield from ((at, "yaml-colon-space", mended) for mended in _with_colon(lines[at]))
        yield from ((at, *candidate) for candidate in _of_value(lines[at]))
    if last > 0:
        # A key without its colon swallows the next line, on which the fault is met.
        yield from ((last - 1, "yaml-colon-space", mended) for mended in _with_colon(lines[last - 1]))
        yield last, "yaml-indent", _aligned(lines[last - 1], lines[last])


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
    if pair := line_of_pair(line):
        yield rule, pair
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
        bare = unwrapped(value)
        if (plain := without_marks(bare)) != bare:
            yield "value-marks", before + written(plain)
        yield rule, before + _quoted(bare)


def _quotation_marks(value: str) -> Iterator[str]:
    """Yield what a value may have been meant as whose first quotation mark has no pair, or has it too early."""
    mark, rest = value[0], value[1:]
    inner, pair, after = rest.partition(mark)
    if not pair:
        yield _quoted(rest.rstrip("”“’‘").rstrip())
    elif after.endswith(mark) and (mark == "'" or inner.endswith(" ")):
        yield _quoted(rest[:-1])
    elif mark == '"':
        yield written(re.sub(r'"([^"]*)"', r"”\1”", value)) if value.count('"') % 2 == 0 else ""


def _aligned(before: str, line: str) -> str:
    """Return a line of too deep an indent, or of one with tabs, under the line before it."""
    space, text = _INDENT.match(line), line.strip()
    column = len(_INDENT.match(before)[0]) + (2 if before.rstrip().endswith(":") else 0)  # type: ignore[index]
    is_too_deep = space and (len(space[0]) > column or "\t" in space[0])
    return " " * column + text if is_too_deep and not text.startswith("- ") else line


def _requoted(text: str) -> str:
    """Return a text without straight quotation marks that stand around it already."""
    is_quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return text[1:-1] if is_quoted else text


def _quoted(text: str) -> str:
    """Return a text in YAML's quotation marks, those within it as people write them."""
    escaped = re.sub(r'(?<!\S)"([^"\s][^"]*)"', r"”\1”", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
