"""One data file from its text to what it says: the YAML as it was typed, the model, and what is wrong."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel

from vaikuttava_museo.findings import Finding
from vaikuttava_museo.pages import yaml_finding
from vaikuttava_museo.schema_findings import validate
from vaikuttava_museo.yaml_source import YamlFault, YamlSource, read_yaml

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class DataFile(Generic[Model]):
    """A data file: `source` is None when it is no YAML, `value` when it does not say what its model asks for."""

    source: YamlSource | None = None
    value: Model | None = None
    findings: tuple[Finding, ...] = ()


def read_data(model: type[Model], path: PurePosixPath, text: str) -> DataFile[Model]:
    """Read a data file's text."""
    source = read_yaml(text)
    if isinstance(source, YamlFault):
        fault = yaml_finding(path, source, text.split("\n")[source.line - 1 :])
        return DataFile(findings=(fault,))
    result = validate(model, source, path)
    if isinstance(result, list):
        return DataFile(source, findings=tuple(result))
    return DataFile(source, result)
