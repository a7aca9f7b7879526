"""One data file from its text to what it says: the YAML as it was typed, the model, and what is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import PurePosixPath
from textwrap import shorten
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import yaml_finding
from vaikuttava_museo.content.yaml_with_lines import Location, YamlFault, YamlSource, read_yaml

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class DataFile(Generic[Model]):
    """A data file: `source` is None when it is no YAML, `value` when it does not say what its model asks for."""

    source: YamlSource | None = None
    value: Model | None = None
    findings: tuple[Finding, ...] = ()


@lru_cache(maxsize=CACHED_FILES)
def read_data(model: type[Model], path: PurePosixPath, text: str) -> DataFile[Model]:
    """Read a data file's text."""
    source = read_yaml(text)
    if isinstance(source, YamlFault):
        return DataFile(findings=(yaml_finding(path, source, text.split("\n")[source.line - 1 :]),))
    result = validate(model, source, path)
    return DataFile(source, findings=tuple(result)) if isinstance(result, list) else DataFile(source, result)


_RULES = {
    "missing": "key-missing",
    "extra_forbidden": "key-unknown",
    "string_too_short": "text-too-short",
    "string_too_long": "text-too-long",
    "string_type": "value-not-text",
    "date_type": "value-not-text",
    "date_parsing": "value-not-date",
    "date_from_datetime_parsing": "value-not-date",
    "date_from_datetime_inexact": "value-not-date",
    "tuple_type": "value-not-list",
    "too_short": "list-too-short",
    "too_long": "list-too-long",
    "int_parsing": "value-not-number",
    "int_type": "value-not-number",
    "greater_than_equal": "number-too-small",
    "less_than_equal": "number-too-large",
    "literal_error": "value-not-offered",
    "union_tag_invalid": "value-not-offered",
    "union_tag_not_found": "key-missing",
    "string_pattern_mismatch": "id-form",
    "url_parsing": "value-not-address",
    "url_scheme": "value-not-address",
}
"""What editors are told of pydantic's kinds of errors."""


def validate(model: type[Model], source: YamlSource, path: PurePosixPath) -> Model | list[Finding]:
    """Read a model from YAML data; return what is wrong instead when it does not fit."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        return list(_findings(error.errors(), model, source, path))


def _findings(
    errors: list[ErrorDetails], model: type[BaseModel], source: YamlSource, path: PurePosixPath
) -> Iterator[Finding]:
    unknown = [str(error["loc"][-1]) for error in errors if error["type"] == "extra_forbidden"]
    misspelt = {key: _close(key, model) for key in unknown}
    for error in errors:
        location = _location(error, source)
        # A key that is missing because it is misspelt, or a list that is too short because its items are faulty.
        if error["type"] == "missing" and len(location) == 1 and location[0] in misspelt.values():
            continue
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue
        rule = _RULES.get(error["type"], "value-wrong")
        if error["type"] == "extra_forbidden" and misspelt.get(str(location[-1])):
            rule = "key-misspelt"
        elif error["type"] == "value_error" and "one-question" in error["msg"]:
            rule = "worksheet-one-question"
        yield finding(path, source.line_of(location), rule, **_values(error, str(location[-1]), model))


def _location(error: ErrorDetails, source: YamlSource) -> Location:
    """Return where in the data an error is, without the names pydantic adds to it.

    It puts a worksheet's layout before the keys, and the kind of a value that may be of two kinds after them.
    """
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
        "limit": next(
            (context[name] for name in ("min_length", "max_length", "ge", "le") if name in context), ""
        ),
        "offered": ", ".join(choices),
        "likely": "".join(get_close_matches(text, choices, n=1, cutoff=0)),
        "meant": _close(key, model),
    }
