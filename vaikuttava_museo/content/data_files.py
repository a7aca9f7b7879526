"""One data file from its text to what it says: the YAML as it was typed, the model, and what is wrong."""

import re
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vaikuttava_museo.content import value_corrections
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import yaml_finding
from vaikuttava_museo.content.yaml_corrections import item_at_margin
from vaikuttava_museo.content.yaml_marks import line_of_pair, spaced
from vaikuttava_museo.content.yaml_rows import as_in_footer
from vaikuttava_museo.content.yaml_with_lines import Location, YamlFault, YamlSource, read_yaml, written

Model = TypeVar("Model", bound=BaseModel)


@lru_cache(maxsize=CACHED_FILES)
def read_data(
    model: type[Model], path: PurePosixPath, text: str
) -> tuple[YamlSource | None, Model | None, tuple[Finding, ...]]:
    """Return a data file as it was typed, None when it is no YAML; its model, None when it is at fault; the faults."""
    read = read_yaml(text)
    source = None if isinstance(read, YamlFault) else read
    result = [yaml_finding(path, read, text)] if isinstance(read, YamlFault) else validate(model, read, path)
    if not isinstance(result, list):
        return source, result, ()
    meant = item_at_margin(text, _names(model) - _names(model, at_margin=True))
    is_told = result[0].rule.startswith("yaml-indent") and "\n" not in (meant.mended if meant else "")
    if meant and not is_told:
        typed = YamlSource({}, {}, text).typed_line(meant.line).strip()
        return None, None, (finding(path, meant.line, meant.rule, text=typed, mended=meant.mended),)
    return source, None, tuple(result)


_RULES = {
    "key-missing": {"missing", "union_tag_not_found"},
    "key-unknown": {"extra_forbidden"},
    "text-too-short": {"string_too_short"},
    "text-too-long": {"string_too_long"},
    "value-not-text": {"string_type", "date_type"},
    "value-not-date": {"date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"},
    "value-not-list": {"tuple_type"},
    "list-too-short": {"too_short"},
    "list-too-long": {"too_long"},
    "value-not-number": {"int_parsing", "int_type"},
    "number-too-small": {"greater_than_equal"},
    "number-too-large": {"less_than_equal"},
    "value-not-offered": {"literal_error", "union_tag_invalid"},
    "id-form": {"string_pattern_mismatch"},
    "value-not-address": {"url_parsing", "url_scheme"},
    "worksheet-one-question": {"one_question"},
    "settings-contact": {"contact"},
    "menu-page-in-moved": {"page_in_moved"},
    "menu-page-beside-heading": {"page_beside_heading"},
}
"""What editors are told of pydantic's kinds of errors."""

_MEANT: dict[str, Callable[[str, str], Iterator[str]]] = {
    "value-not-number": value_corrections.numbers,
    "value-not-date": value_corrections.dates,
    "value-not-list": value_corrections.lists,
    "value-not-address": value_corrections.addresses,
    "id-form": value_corrections.ids,
    "settings-contact": value_corrections.contacts,
}
"""What tells what was meant by a value, by rule."""

_DAY = re.compile(r"\d{1,4}([./ -]+)\d{1,2}\1\d{1,4}")
_PAIRS: Final = frozenset({"Text", "Summary"})
"""The models of a text in both languages."""
_PAIR: Final = "{fi: …, sv: …}"
_MOST_CORRECTIONS = 20
"""Faults of one file for which a correction is looked for: each is tried on the whole file."""


def validate(model: type[Model], source: YamlSource, path: PurePosixPath) -> Model | list[Finding]:
    """Read a model from YAML data; return what is wrong instead when it does not fit."""
    try:
        return model.model_validate(source.data)
    except ValidationError as invalid:
        errors = invalid.errors()
    found = dict[tuple[int, str, str], Finding]()
    missing = {_location(error, source) for error in errors if error["type"] == "missing"}
    misspelt = {
        at: _close(
            str(at[-1]), [str(key) for *parent, key in missing if (*parent,) == at[:-1]] or _names(model)
        )
        for at in (_location(error, source) for error in errors if error["type"] == "extra_forbidden")
    }
    renamed = {(*at[:-1], meant or str(at[-1]).partition(":")[0]) for at, meant in misspelt.items()}
    for error in errors:
        at = _location(error, source)
        # What is missing because it is misspelt, a list too short because its items are faulty, a text that is cut.
        is_followed = at in renamed and error["type"] == "missing"
        is_hollow = error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]
        if is_followed or is_hollow or at in source.cut:
            continue
        one = _unknown_key(path, source, at, misspelt[at]) if at in misspelt else None
        one = one or _fault(model, source, path, error, with_correction=len(found) < _MOST_CORRECTIONS)
        found.setdefault((one.line, one.rule, one.values.get("key", "")), one)
    return list(found.values())


def _unknown_key(path: PurePosixPath, source: YamlSource, at: Location, meant: str) -> Finding | None:
    """Return what is wrong with an unknown key: a misspelt one, or a text taken for one; None for any other."""
    line, key = source.line_of(at), str(at[-1])
    typed = source.typed_line(line) if at in source.lines else ""
    # In braces a comma ends the text, and what follows it is a key without a value; so is a key without its space.
    if _at(source.data, at) == "" and (mended := spaced(typed)):
        return finding(path, line, "yaml-colon-space", text=key, mended=mended)
    if _at(source.data, at) == "" and (mended := line_of_pair(typed)):
        return finding(path, line, "yaml-cut", seen=",", mended=mended)
    mended = source.line_with(at, meant, is_key=True)
    return finding(path, line, "key-misspelt", key=key, meant=meant, mended=mended) if meant else None


def _fault(
    model: type[BaseModel],
    source: YamlSource,
    path: PurePosixPath,
    error: ErrorDetails,
    *,
    with_correction: bool,
) -> Finding:
    at = _location(error, source)
    typed = source.values.get(at) if error["type"] in {"dict_type", "model_type"} else None
    # A row without its space is no row of what it is under.
    if typed and (mended := spaced(row := source.typed_line(typed.line))):
        return finding(path, typed.line, "yaml-colon-space", text=row.strip(), mended=mended)
    rule = next((rule for rule, kinds in _RULES.items() if error["type"] in kinds), "value-wrong")
    values = _values(error, str(at[-1]))
    meant = _MEANT.get(rule) or value_corrections.choices(values["offered"].split(", "))
    if at == ("step",) and path.name.startswith("askel-"):
        meant = value_corrections.step_of(path.name)
    new = (
        _correction(model, source, at, meant)
        if with_correction and rule in {*_MEANT, "value-not-offered"}
        else ""
    )
    if rule == "value-not-date" and with_correction and not new and _DAY.fullmatch(values["given"]):
        rule, values["seen"] = "date-impossible", values["given"]
    mended = source.line_with(at, new) if new else _form(error, source, at)
    if rule == "key-missing":
        mended = _row(source, at, _shape(model, str(at[-1])))
    if rule == "worksheet-one-question":
        is_asked = "question" in error["input"]
        mended = _row(source, (*at, "core-question" if is_asked else "question"), "…" if is_asked else _PAIR)
    return finding(path, source.line_of(at), rule, mended=mended, **values)


def _correction(
    model: type[BaseModel], source: YamlSource, at: Location, meant: Callable[[str, str], Iterator[str]]
) -> str:
    """Return the value that was meant, as it is typed, if with it nothing is wrong there; else ""."""
    given, typed = _at(source.data, at), source.values.get(at)
    for candidate in meant(str(at[-1]), given) if isinstance(given, str) and typed else ():
        read = read_yaml(f"a: {candidate}")
        data = deepcopy(source.data)
        _at(data, at[:-1])[at[-1]] = read.data["a"] if isinstance(read, YamlSource) else candidate
        try:
            model.model_validate(data)
        except ValidationError as invalid:
            if any(_location(error, source)[: len(at)] == at for error in invalid.errors()):
                continue
        is_list = candidate.startswith("[")
        return candidate if is_list else written(candidate, in_brackets=bool(typed and typed.in_brackets))
    return ""


def _shape(model: type[BaseModel], key: str) -> str:
    """Return how the value of a model's key, or of what is in it, is typed."""
    schema = model.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    value: dict[str, Any] = next(
        (part["properties"][key] for part in parts if key in part.get("properties", {})), {}
    )
    is_pair = value.get("items", value).get("$ref", "").rpartition("/")[2] in _PAIRS
    return _PAIR if is_pair and "items" not in value else f"[{_PAIR}]" if is_pair else "…"


def _row(source: YamlSource, at: Location, shape: str = "…") -> str:
    """Return the row of a key that is missing, under those beside it or within their braces."""
    beside = [typed for key, typed in source.keys.items() if key[:-1] == at[:-1]]
    row, last = f"{at[-1]}: {shape}", beside[-1] if beside else None
    if last is None or not last.in_brackets:
        return " " * (last.start if last else 0) + row
    line = source.typed_line(last.line)
    end = line.find("}", last.end)
    return f"{line[:end]}, {row}{line[end:]}" if end > 0 else row


def _form(error: ErrorDetails, source: YamlSource, at: Location) -> str:
    """Return how a text in both languages is typed where one was wanted, and a page in the footer; else ""."""
    if error["type"] == "page_in_moved":
        return as_in_footer(source.typed_rows(at[:-1]))
    if error["type"] == "page_beside_heading":
        return as_in_footer(source.typed_rows(at) or [source.typed_line(source.line_of(at))])
    key = source.keys.get(at)
    is_pair = error.get("ctx", {}).get("class_name") in _PAIRS
    if not is_pair or not key or key.in_brackets:
        return ""
    given = written(error["input"]) if isinstance(error["input"], str) and error["input"] else "…"
    space = " " * key.start
    return f"{space}{at[-1]}:\n{space}  fi: {given}\n{space}  sv: …"


def _at(data: Any, at: Location) -> Any:  # noqa: ANN401 – whatever YAML holds
    for part in at:
        known = isinstance(data, dict) and part in data
        data = data[part] if known or (isinstance(data, list) and isinstance(part, int)) else None
    return data


def _location(error: ErrorDetails, source: YamlSource) -> Location:
    """Return where an error is, without a layout that pydantic puts before the keys and a value's kind after them."""
    if not error["loc"]:
        return (str(error.get("ctx", {}).get("discriminator", "")).strip("'"),)
    is_layout = error["loc"][0] == source.data.get("layout")
    location = error["loc"][1:] if is_layout and len(error["loc"]) > 1 else error["loc"]
    location = (*location, *error.get("ctx", {}).get("within", ()))
    while error["type"] != "missing" and len(location) > 1 and location not in source.lines:
        location = location[:-1]
    return location


@cache
def _names(model: type[BaseModel], *, at_margin: bool = False) -> frozenset[str]:
    """Return the keys that a model and what is in it have, or those of the model, in any of its layouts, alone."""
    schema = model.model_json_schema()
    layouts = {each["$ref"].rpartition("/")[2] for each in schema.get("oneOf", ())}
    parts = [part for name, part in schema.get("$defs", {}).items() if not at_margin or name in layouts]
    return frozenset(name for part in (schema, *parts) for name in part.get("properties", {}))


def _close(key: str, names: Collection[str]) -> str:
    return "" if key in names else "".join(get_close_matches(key.lower(), names, n=1, cutoff=0.7))


def _values(error: ErrorDetails, key: str) -> dict[str, Any]:
    context = error.get("ctx", {})
    given = context.get("tag", error.get("input"))
    text = given if isinstance(given, str) else ""
    offered = str(context.get("expected") or context.get("expected_tags") or "")
    return {
        "key": key,
        "given": shorten(text, 60, placeholder=" …"),
        "length": len(given) if isinstance(given, (str, list)) else "",
        "limit": next((context[it] for it in ("min_length", "max_length", "ge", "le") if it in context), ""),
        "offered": offered.replace("'", "").replace(" or ", ", "),
    }
