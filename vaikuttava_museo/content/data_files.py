"""One data file from its text to what it says: the YAML as it was typed, the model, and what is wrong."""

from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import yaml_finding
from vaikuttava_museo.content.yaml_with_lines import Location, YamlFault, YamlSource, read_yaml

Model = TypeVar("Model", bound=BaseModel)


@lru_cache(maxsize=CACHED_FILES)
def read_data(
    model: type[Model], path: PurePosixPath, text: str
) -> tuple[YamlSource | None, Model | None, tuple[Finding, ...]]:
    """Return a data file as it was typed, None when it is no YAML; its model, None when it is at fault; the faults."""
    source = read_yaml(text)
    if isinstance(source, YamlFault):
        return None, None, (yaml_finding(path, source, text.split("\n")[source.line - 1 :]),)
    result = validate(model, source, path)
    return (source, None, tuple(result)) if isinstance(result, list) else (source, result, ())


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
}
"""What editors are told of pydantic's kinds of errors."""


def validate(model: type[Model], source: YamlSource, path: PurePosixPath) -> Model | list[Finding]:
    """Read a model from YAML data; return what is wrong instead when it does not fit."""
    try:
        return model.model_validate(source.data)
    except ValidationError as invalid:
        errors, found = invalid.errors(), list[Finding]()
    unknown = [str(error["loc"][-1]) for error in errors if error["type"] == "extra_forbidden"]
    misspelt = {key: _close(key, model) for key in unknown}
    for error in errors:
        location = _location(error, source)
        # A key that is missing because it is misspelt, or a list that is too short because its items are faulty.
        if error["type"] == "missing" and len(location) == 1 and location[0] in misspelt.values():
            continue
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue
        rule = next((rule for rule, kinds in _RULES.items() if error["type"] in kinds), "value-wrong")
        if error["type"] == "extra_forbidden" and misspelt.get(str(location[-1])):
            rule = "key-misspelt"
        elif error["type"] == "value_error" and "one-question" in error["msg"]:
            rule = "worksheet-one-question"
        values = _values(error, str(location[-1]), model)
        found.append(finding(path, source.line_of(location), rule, **values))
    return found


def _location(error: ErrorDetails, source: YamlSource) -> Location:
    """Return where an error is, without a layout that pydantic puts before the keys and a value's kind after them."""
    if not error["loc"]:
        return (str(error.get("ctx", {}).get("discriminator", "")).strip("'"),)
    is_layout = error["loc"][0] == source.data.get("layout")
    location = error["loc"][1:] if is_layout and len(error["loc"]) > 1 else error["loc"]
    while error["type"] != "missing" and len(location) > 1 and location not in source.lines:
        location = location[:-1]
    return location


def _close(key: str, model: type[BaseModel]) -> str:
    names = [field.alias or name for name, field in model.model_fields.items()]
    return "".join(get_close_matches(key, names, n=1))


def _values(error: ErrorDetails, key: str, model: type[BaseModel]) -> dict[str, Any]:
    context = error.get("ctx", {})
    given = context.get("tag", error.get("input"))
    text = given if isinstance(given, str) else ""
    offered = str(context.get("expected") or context.get("expected_tags") or "")
    choices = offered.replace("'", "").replace(" or ", ", ").split(", ")
    return {
        "key": key,
        "given": text if error["type"] == "extra_forbidden" else shorten(text, 60, placeholder=" …"),
        "length": len(given) if isinstance(given, (str, list)) else "",
        "limit": next((context[it] for it in ("min_length", "max_length", "ge", "le") if it in context), ""),
        "offered": ", ".join(choices),
        "likely": "".join(get_close_matches(text, choices, n=1, cutoff=0)),
        "meant": _close(key, model),
    }
