"""The budgets as data: `budgets.yml` read once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

_DATA: Final[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("budgets.yml").read_text(encoding="utf-8")
)

LANGUAGES: Final = {"fi": "", "sv": "sv/"}
"""The languages and where each begins."""


@dataclass(frozen=True)
class Target:
    """A page that is measured: its name in the table, and its address relative to the site's root."""

    name: str
    url: str


def _targets(part: str) -> list[Target]:
    pages = _DATA["pages"]
    return [
        Target(f"{name}, {language}", prefix + pages[name])
        for name in _DATA[part]["pages"]
        for language, prefix in LANGUAGES.items()
    ]


FIRST_VIEW_PAGES: Final = _targets("first_view")
PAINTED_PAGES: Final = _targets("painting")
LIGHTHOUSE_PAGES: Final = _targets("lighthouse")

FIRST_VIEW: Final[dict[str, int]] = {k: v for k, v in _DATA["first_view"].items() if k != "pages"}
"""The most that each property of a `FirstView` may be, by the property's name."""

PAINT_RUNS: Final[int] = _DATA["painting"]["runs"]
LCP_RATIO: Final[float] = _DATA["painting"]["lcp_ratio"]
CLS: Final[float] = _DATA["painting"]["cls"]

LIGHTHOUSE_RUNS: Final[int] = _DATA["lighthouse"]["runs"]
LIGHTHOUSE: Final[dict[str, int]] = _DATA["lighthouse"]["scores"]
"""The least that each Lighthouse category may score, of 100."""

BUILDING: Final[dict[str, float]] = _DATA["building"]
"""The most that a build may cost, and of how many pages, by the names in `budgets.yml`."""

HOSTING_P99_MS: Final[float] = _DATA["hosting"]["p99_ms"]
"""The longest that 99 of 100 answers of nginx may take."""

_SEARCH: Final[dict[str, Any]] = _DATA["search"]
SEARCH_GOALS: Final[dict[str, float]] = _SEARCH["goals"]
"""The least that each figure of a `Score` should be, by its name."""
SEARCH_FLOORS: Final[dict[str, dict[str, dict[str, float]]]] = _SEARCH["floors"]
"""The least that each figure may be, by set of queries and language."""
SEARCH_LATENCY_MS: Final[float] = _SEARCH["latency_p95_ms"]
SEARCH_FIRST_RESULT_MS: Final[float] = _SEARCH["first_result_ms"]
SEARCH_BYTES: Final[int] = _SEARCH["bytes"]
SEARCH_BYTES_BEFORE: Final[int] = _SEARCH["bytes_before"]
