"""PyYAML's loaders over libyaml, five times as fast; a Python newer than PyYAML's packages may have it without."""

from importlib.resources import files
from typing import Any, Final

import yaml

SAFE: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BASE: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def own(package: str, name: str, loader: Any = SAFE) -> Any:  # noqa: ANN401 – whatever YAML holds
    """Return what a file of the program's own says."""
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=loader)
