"""PyYAML's loaders over libyaml, five times as fast; a Python newer than PyYAML's packages may have it without."""

from typing import Any, Final

import yaml

SAFE: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BASE: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
