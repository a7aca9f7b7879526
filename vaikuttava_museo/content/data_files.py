"""One data file from its text to what it says: the YAML as it was typed, the model, and what is wrong."""

import re
from collections.abc import Callable, Collection, Iterator
from copy import deepcopy
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vaikuttava_museo.content import value_corrections
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.data_rows import (
    PAIR,
    block_of,
    deeper,
    elsewhere,
    form_of,
    item_at,
    location_of,
    names_elsewhere,
    row_of,
    shape_of,
    torn,
    value_at,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import yaml_finding
from vaikuttava_museo.content.yaml_corrections import item_at_margin
from vaikuttava_museo.content.yaml_marks import line_of_pair, spaced, unwrapped
from vaikuttava_museo.content.yaml_with_lines import (
    Location,
    YamlFault,
    YamlSource,
    read_yaml,
    written,
)

Model = TypeVar("Model", bound=BaseModel)


@lru_cache(maxsize=CACHED_FILES)
def read_data(
    model: type[Model], path: PurePosixPath, text: str
) -> tuple[YamlSource | None, Model | None, tuple[Finding, ...]]:
    """Return a data file as it was typed, None when it is no YAML; its model, None when it is at fault; the faults."""
    read = read_yaml(text)
    source = None if isinstance(read, YamlFault) else read
    if named := names_elsewhere(model, path, text, _names(model)):
        return source, None, tuple(named)
    if isinstance(read, YamlFault) and (elsewhere_pasted := torn(model, path, text, read)):
        return None, None, (elsewhere_pasted,)
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
    "moved-row-form": {"moved_row"},
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
_MOST_CORRECTIONS = 20
"""Faults of one file for which a correction is looked for: each is tried on the whole file."""


def validate(model: type[Model], source: YamlSource, path: PurePosixPath) -> Model | list[Finding]:
    """Read a model from YAML data; return what is wrong instead when it does not fit."""
    try:
        return model.model_validate(source.data)
    except ValidationError as invalid:
        errors = invalid.errors()
    found = dict[tuple[int, str, str], Finding]()
    missing = {location_of(error, source) for error in errors if error["type"] == "missing"}
    misspelt = {
        at: _close(
            str(at[-1]), [str(key) for *parent, key in missing if (*parent,) == at[:-1]] or _names(model)
        )
        for at in (location_of(error, source) for error in errors if error["type"] == "extra_forbidden")
    }
    renamed = {(*at[:-1], meant or re.split("[:= ]", str(at[-1]))[0]) for at, meant in misspelt.items()}
    places = dict.fromkeys(item_at(error, source) for error in errors)
    items = {at: one for at in islice(places, _MOST_CORRECTIONS) if (one := elsewhere(source, path, at))}
    for error in errors:
        at = location_of(error, source)
        if one := items.get(item_at(error, source)):
            found.setdefault((one.line, one.rule, ""), one)
            continue
        # What is missing because it is misspelt, a list too short because its items are faulty, a text that is cut.
        is_followed = at in renamed and error["type"] == "missing"
        is_hollow = error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]
        if is_followed or is_hollow or at in source.cut:
            continue
        one = _unknown_key(path, source, at, misspelt[at]) if at in misspelt else None
        if (
            at in misspelt
            and not one
            and len(found) < _MOST_CORRECTIONS
            and (mended := deeper(model, source, at, len(errors)))
        ):
            one = finding(path, source.line_of(at), "yaml-indent", text=str(at[-1]), mended=mended)
        one = one or _fault(model, source, path, error, with_correction=len(found) < _MOST_CORRECTIONS)
        found.setdefault((one.line, one.rule, one.values.get("mended") or one.values.get("key", "")), one)
    # What is missing where it is to move is not missing.
    moved = {("key-missing", one.values["text"]) for one in found.values() if one.rule == "yaml-indent"}
    return [one for one in found.values() if (one.rule, one.values.get("key")) not in moved]


def _unknown_key(path: PurePosixPath, source: YamlSource, at: Location, meant: str) -> Finding | None:
    """Return what is wrong with an unknown key: a misspelt one, or a text taken for one; None for any other."""
    line, key = source.line_of(at), str(at[-1])
    typed = source.typed_line(line) if at in source.lines else ""
    # In braces a comma ends the text, and what follows it is a key without a value; so is a key without its space.
    if value_at(source.data, at) == "" and (mended := spaced(typed)):
        return finding(path, line, "yaml-colon-space", text=key, mended=mended)
    if value_at(source.data, at) == "" and (mended := line_of_pair(typed)):
        rule = "yaml-colon-space" if "=" in key else "yaml-cut"
        return finding(path, line, rule, seen=",", text=key, mended=mended)
    is_quoted = unwrapped(key) == meant
    mended = (is_quoted and line_of_pair(typed)) or source.line_with(at, meant, is_key=True)
    return finding(path, line, "key-misspelt", key=key, meant=meant, mended=mended) if meant else None


def _fault(
    model: type[BaseModel],
    source: YamlSource,
    path: PurePosixPath,
    error: ErrorDetails,
    *,
    with_correction: bool,
) -> Finding:
    at = location_of(error, source)
    typed = source.values.get(at) if error["type"] in {"dict_type", "model_type", "moved_row"} else None
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
    mended = source.line_with(at, new) if new else form_of(model, error, source, at)
    block = block_of(source, at)
    if rule == "key-missing" or (block and not error["input"]):
        rule, mended = "key-missing", block or row_of(source, at, shape_of(model, str(at[-1])))
    if rule == "worksheet-one-question":
        is_asked = "question" in error["input"]
        mended = row_of(source, (*at, "core-question" if is_asked else "question"), "…" if is_asked else PAIR)
    line = typed.line if typed and error["type"] == "moved_row" else source.line_of(at)
    return finding(path, line, rule, mended=mended, **values)


def _correction(
    model: type[BaseModel], source: YamlSource, at: Location, meant: Callable[[str, str], Iterator[str]]
) -> str:
    """Return the value that was meant, as it is typed, if with it nothing is wrong there; else ""."""
    given, typed = value_at(source.data, at), source.values.get(at)
    for candidate in meant(str(at[-1]), unwrapped(given)) if isinstance(given, str) and typed else ():
        read = read_yaml(f"a: {candidate}")
        data = deepcopy(source.data)
        value_at(data, at[:-1])[at[-1]] = read.data["a"] if isinstance(read, YamlSource) else candidate
        try:
            model.model_validate(data)
        except ValidationError as invalid:
            if any(location_of(error, source)[: len(at)] == at for error in invalid.errors()):
                continue
        is_list = candidate.startswith("[")
        return candidate if is_list else written(candidate, in_brackets=bool(typed and typed.in_brackets))
    return ""


@cache
def _names(model: type[BaseModel], *, at_margin: bool = False) -> frozenset[str]:
    """Return the keys that a model and what is in it have, or those of the model, in any of its layouts, alone."""
    schema = model.model_json_schema()
    layouts = {each["$ref"].rpartition("/")[2] for each in schema.get("oneOf", ())}
    parts = [part for name, part in schema.get("$defs", {}).items() if not at_margin or name in layouts]
    return frozenset(name for part in (schema, *parts) for name in part.get("properties", {}))


def _close(key: str, names: Collection[str]) -> str:
    if key in names:
        return ""
    # Beside the one language of a pair, a short key is the other: `se`.
    only = next(iter(names), "") if len(names) == 1 and len(key) <= _LONGEST_CODE else ""
    typed = unwrapped(key).lower()
    close = get_close_matches(typed, names, n=1, cutoff=0.7)
    close = close or [name for name in names if sorted(name) == sorted(typed)]
    return "".join(close[:1]) or (only if only in ("fi", "sv") else "")


_LONGEST_CODE = 3
"""Letters of what somebody takes for the code of a language."""


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
