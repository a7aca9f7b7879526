"""Where a fault of a data file is, and the rows that mend it: of a missing key, one too shallow, one of another list."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.yaml_rows import (
    HOMES,
    as_in_footer,
    as_item,
    column_of,
    head_of,
    home_of,
    pair_of_names,
)
from vaikuttava_museo.content.yaml_with_lines import (
    Location,
    YamlFault,
    YamlSource,
    lines_of,
    read_yaml,
    written,
)

_PAIRS: Final = frozenset({"Text", "Summary"})
"""The models of a text in both languages."""
PAIR: Final = "{fi: …, sv: …}"


def value_at(data: Any, at: Location) -> Any:  # noqa: ANN401 – whatever YAML holds
    """Return what stands at a place of data; None where there is nothing."""
    for part in at:
        known = isinstance(data, dict) and part in data
        data = data[part] if known or (isinstance(data, list) and isinstance(part, int)) else None
    return data


def location_of(error: ErrorDetails, source: YamlSource) -> Location:
    """Return where an error is, without a layout that pydantic puts before the keys and a value's kind after them."""
    if not error["loc"]:
        return (str(error.get("ctx", {}).get("discriminator", "")).strip("'"),)
    is_layout = error["loc"][0] == source.data.get("layout")
    location = error["loc"][1:] if is_layout and len(error["loc"]) > 1 else error["loc"]
    location = (*location, *error.get("ctx", {}).get("within", ()))
    while error["type"] != "missing" and len(location) > 1 and location not in source.lines:
        location = location[:-1]
    return location


def item_at(error: ErrorDetails, source: YamlSource) -> Location:
    """Return the place of the item of a list at the margin that an error is in; () where it is in none."""
    at = location_of(error, source)[:2]
    return at if len(at) > 1 and isinstance(at[1], int) else ()


def elsewhere(source: YamlSource, path: PurePosixPath, at: Location) -> Finding | None:
    """Return that an item belongs in another list; None for one that does not, and a page below others of the footer."""
    home = home_of(rows := source.typed_rows(at)) if at and at[0] != "menu" else ""
    if not home or home == at[0] or (at[0] == "footer" and at[1] > 0):  # type: ignore[operator]
        return None
    values = {"list": home, "file": HOMES[home], "text": rows[0].strip(), "mended": as_item(rows)}
    return finding(path, source.line_of(at), "item-elsewhere", **values)


def torn(model: type[BaseModel], path: PurePosixPath, text: str, fault: YamlFault) -> Finding | None:
    """Return that an item stands in the midst of another, or above its list, if all is right with it at the list's end."""
    lines, last = lines_of(text), fault.line - 1
    first = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")), last)
    ways = []
    parent = " " * (column_of(lines[last]) - 2) + "sv:"
    if fault.problem == "duplicate-key" and _is_sound(model, [*lines[:last], parent, *lines[last:]]):
        # The Swedish of a term follows its Finnish without its own first row.
        return finding(path, fault.line, "key-missing", key="sv", mended=f"{parent}\n{lines[last]}")
    if fault.problem == "duplicate-key":
        ways = list(_within(model, lines, last))
    elif head_of(lines[last]) and not column_of(lines[last]) and lines[first].lstrip().startswith("- "):
        rows, name = _rows(lines[first:last]), head_of(lines[last])
        home = home_of(rows) or name
        into = [as_item(rows)] if home == name else []
        if _is_sound(model, [*lines[:first], lines[last], *into, *lines[last + 1 :]]):
            ways = [(first, last, home)]
    if len(ways) != 1:
        return None
    start, end, home = ways[0]
    rows = _rows(lines[start:end])
    file = f"docs/{path}" if any(head_of(line) == home for line in lines) else HOMES[home]
    values = {"list": home, "file": file, "text": rows[0].strip()}
    # In the midst of another it is as deep as the other is.
    mended = "\n".join(rows) if fault.problem == "duplicate-key" else as_item(rows)
    return finding(path, start + 1, "item-elsewhere", mended=mended, **values)


def names_elsewhere(
    model: type[BaseModel], path: PurePosixPath, text: str, known: Collection[str]
) -> list[Finding]:
    """Return the pairs of a former and a new name that stand above `moved`, if all is right with them there."""
    lines = lines_of(text)
    head = next((at for at, line in enumerate(lines) if line.startswith("moved:")), 0)
    plain = [_BESIDE_NAMES.sub("", line) for line in lines[:head]]
    pairs = {at: names for at, line in enumerate(plain) if (names := pair_of_names(line))}
    named = {
        at: names for at, names in pairs.items() if not get_close_matches(head_of(names), known, cutoff=0.7)
    }
    rest = [line for at, line in enumerate(lines[:head]) if at not in named]
    if not named or not _is_sound(model, [*rest, lines[head], *named.values(), *lines[head + 1 :]]):
        return []
    values = {"list": "moved", "file": f"docs/{path}"}
    return [
        finding(path, at + 1, "item-elsewhere", text=lines[at].strip(), mended=names, **values)
        for at, names in named.items()
    ]


_BESIDE_NAMES = re.compile(r"[\"'”“]|(?:\.sv)?\.md\b|\s+#.*$")


def _rows(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _within(model: type[BaseModel], lines: list[str], last: int) -> Iterator[tuple[int, int, str]]:
    """Yield from where to where an item may stand in the midst of another, before a key met twice, and its list.

    What follows it is the rest of the other, which is not whole without.
    """
    heads = (at for at in range(last - 1, -1, -1) if head_of(lines[at]).startswith("- "))
    start = next((at for at in heads if column_of(lines[at]) < column_of(lines[last])), 0)
    column = column_of(lines[start])
    end = last + len(list(takewhile(lambda line: column_of(line) > column, lines[last:])))
    home = next((head_of(row) for row in reversed(lines[:start]) if column_of(row) < column), "")
    cuts = [
        cut
        for cut in range(start + 1, last + 1)
        if _is_sound(model, [*lines[:start], *lines[cut:end], *lines[start:cut], *lines[end:]])
        and not _is_sound(model, [*lines[:cut], *lines[end:]])
    ]
    # Items of a list end with the same key.
    alike = [cut for cut in cuts if head_of(lines[cut - 1]) == head_of(lines[end - 1])]
    yield from ((start, cut, home) for cut in (cuts if len(cuts) == 1 else alike) if home)


def _is_sound(model: type[BaseModel], lines: list[str]) -> bool:
    """Tell whether lines are a whole file, be it with too many items in a list."""
    read = read_yaml("\n".join(lines))
    return isinstance(read, YamlSource) and _errors(model, read).keys() <= {"too_long"}


def deeper(model: type[BaseModel], source: YamlSource, at: Location, faults: int) -> str:
    """Return the row of an unknown key as deep as one above it, if it is known there; else "".

    What is under it stays under it where it moves out.
    """
    key, lines = source.keys.get(at), lines_of(source.text)
    is_row = all(line == source.line_of(at) for other, line in source.lines.items() if other[: len(at)] == at)
    if not key or key.in_brackets or source.first_line > 1:
        return ""
    above = {typed.start for typed in source.keys.values() if typed.line < key.line and not typed.in_brackets}
    columns = {column for column in {key.start + 2, *above} if column < key.start or is_row} - {key.start}
    for column in sorted(columns, key=lambda it: (it < key.start, abs(it - key.start))):
        row = " " * column + lines[key.line - 1].strip()
        read = read_yaml("\n".join([*lines[: key.line - 1], row, *lines[key.line :]]))
        if isinstance(read, YamlSource) and _errors(model, read).total() < faults:
            return row
    return ""


def _errors(model: type[BaseModel], source: YamlSource) -> Counter[str]:
    """Return how many errors of each type a model finds."""
    try:
        model.model_validate(source.data)
    except ValidationError as invalid:
        return Counter(error["type"] for error in invalid.errors())
    return Counter()


def shape_of(model: type[BaseModel], key: str) -> str:
    """Return how the value of a model's key, or of what is in it, is typed."""
    schema = model.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    value: dict[str, Any] = next(
        (part["properties"][key] for part in parts if key in part.get("properties", {})), {}
    )
    is_pair = value.get("items", value).get("$ref", "").rpartition("/")[2] in _PAIRS
    return PAIR if is_pair and "items" not in value else f"[{PAIR}]" if is_pair else "…"


def row_of(source: YamlSource, at: Location, shape: str = "…") -> str:
    """Return the row of a key that is missing, under those beside it or within their braces."""
    beside = [typed for key, typed in source.keys.items() if key[:-1] == at[:-1]]
    row, last = f"{at[-1]}: {shape}", beside[-1] if beside else None
    if last is None or not last.in_brackets:
        return " " * (last.start if last else 0) + row
    line = source.typed_line(last.line)
    end = line.find("}", last.end)
    return f"{line[:end]}, {row}{line[end:]}" if end > 0 else row


def block_of(source: YamlSource, at: Location) -> str:
    """Return the rows of one language of what has several in each, as the other has them; "" where it has one text."""
    twin = (*at[:-1], "fi" if at[-1] == "sv" else "sv")
    key, other = source.keys.get(twin), value_at(source.data, twin)
    if at[-1] not in {"fi", "sv"} or not key or key.in_brackets or not isinstance(other, dict):
        return ""
    within = (f"  {name}: {'[…]' if isinstance(value, list) else '…'}" for name, value in other.items())
    return "\n".join(" " * key.start + row for row in (f"{at[-1]}:", *within))


def form_of(model: type[BaseModel], error: ErrorDetails, source: YamlSource, at: Location) -> str:
    """Return how what was wanted is typed: a text in both languages, a list of items, a page in the footer; else ""."""
    if error["type"] == "moved_row":
        row = source.values.get(at) or source.keys.get((*at, *value_at(source.data, at)))
        return pair_of_names(source.typed_line(row.line)) if row else ""
    if error["type"] == "page_in_moved":
        return as_in_footer(source.typed_rows(at[:-1]))
    if error["type"] == "page_beside_heading":
        return as_in_footer(source.typed_rows(at) or [source.typed_line(source.line_of(at))])
    key = source.keys.get(at)
    if error["type"] == "tuple_type" and key and not key.in_brackets:
        return _as_list(source, at, error["input"], shape_of(model, str(at[-1])))
    is_pair = error.get("ctx", {}).get("class_name") in _PAIRS
    if not is_pair or not key or key.in_brackets:
        return ""
    given = written(error["input"]) if isinstance(error["input"], str) and error["input"] else "…"
    space = " " * key.start
    return f"{space}{at[-1]}:\n{space}  fi: {given}\n{space}  sv: …"


def _as_list(source: YamlSource, at: Location, given: object, shape: str) -> str:
    """Return one item, or its text in one language, as the only one of a list; "" for a text of a list of words."""
    line = source.line_of(at)
    head, value = source.typed_line(line).split(":", 1)
    if isinstance(given, dict) and value.strip():
        return f"{head}: [{value.strip()}]"
    if isinstance(given, dict):
        first, *others = source.typed_rows(at)
        edge = " " * column_of(first)
        return "\n".join([f"{head}:", f"{edge}- {first.strip()}", *(f"  {row}" for row in others)])
    text = written(given, in_brackets=True) if isinstance(given, str) and given else "…"
    return f"{head}: {shape.replace('fi: …', f'fi: {text}')}" if PAIR in shape else ""
