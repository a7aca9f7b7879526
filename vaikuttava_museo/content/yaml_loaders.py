"""PyYAML's loaders, over libyaml where there is one (five times as fast), and what of YAML no file may use."""

from importlib.resources import files
from typing import Any, Final, cast

import yaml

# A Python newer than PyYAML's packages may have it without libyaml.
SAFE: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BASE: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def own(package: str, name: str, loader: Any = SAFE) -> Any:  # noqa: ANN401 – whatever YAML holds
    """Return what a file of the program's own says."""
    return yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), Loader=loader)


MAX_DEPTH = 20
"""Levels of nesting, twice what any data file has; PyYAML would end in Python's own limit."""


def refuse_more_than_texts(text: str, loader: type) -> None:
    """Raise for what makes YAML more than a table of texts.

    Anchors and aliases (`&name`, `*name`) and tags (`!name`) swallow a word of the text, tags run code in other
    programs, and deep nesting grows without end.
    """
    depth = 0
    for event in yaml.parse(text, loader):
        if isinstance(event, yaml.NodeEvent):
            problem = "anchor" if event.anchor else "tag" if getattr(event, "tag", None) else ""
            if depth == MAX_DEPTH or isinstance(event, yaml.AliasEvent):
                problem = "alias" if isinstance(event, yaml.AliasEvent) else "nesting"
            if problem:
                mark = cast("yaml.Mark", event.start_mark)
                raise yaml.composer.ComposerError(problem=problem, problem_mark=mark)
            depth += isinstance(event, yaml.CollectionStartEvent)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentEndEvent):
            return
