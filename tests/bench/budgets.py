"""The budgets, from `budgets.yml`, and the tables of `make bench`: each thing beside stock Material's and its budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

_DATA: Final[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("budgets.yml").read_bytes())

LANGUAGES: Final = {"fi": "", "sv": "sv/"}
"""The languages and where each begins."""


class Target(NamedTuple):
    """A page that is measured: its name in the table, and its address relative to the site's root."""

    name: str
    url: str


def _targets(part: str) -> list[Target]:
    return [
        Target(f"{name}, {language}", prefix + _DATA["pages"][name])
        for name in _DATA[part].pop("pages")
        for language, prefix in LANGUAGES.items()
    ]


FIRST_VIEW_PAGES: Final = _targets("first_view")


def first_view(url: str) -> dict[str, int]:
    """Return the most that each figure of a first visit to a page may be, by the figure's name."""
    kind = "home" if url in LANGUAGES.values() else "step"
    return {
        figure: most[kind] if isinstance(most, dict) else most for figure, most in _DATA["first_view"].items()
    }


PAINTED_PAGES: Final = _targets("painting")
PAINT_RUNS: Final[int] = _DATA["painting"]["runs"]
LCP_RATIO: Final[float] = _DATA["painting"]["lcp_ratio"]
CLS: Final[float] = _DATA["painting"]["cls"]

LIGHTHOUSE_PAGES: Final = _targets("lighthouse")
LIGHTHOUSE_RUNS: Final[int] = _DATA["lighthouse"]["runs"]
LIGHTHOUSE: Final[dict[str, int]] = _DATA["lighthouse"]["scores"]
"""The least that each Lighthouse category may score, of 100."""

BUILDING: Final[dict[str, float]] = _DATA["building"]
HOSTING: Final[dict[str, float]] = _DATA["hosting"]
SEARCH: Final[dict[str, Any]] = _DATA["search"]

_ABSENT = "–"


@dataclass(frozen=True)
class Row:
    """One measured thing. `stock` is None where stock has no such thing, `budget` where nothing is promised."""

    what: str
    ours: float
    stock: float | None = None
    budget: float | None = None
    more_is_better: bool = False

    @property
    def is_within_budget(self) -> bool:
        """Whether the budget, if there is one, holds."""
        least, most = (self.budget, self.ours) if self.more_is_better else (self.ours, self.budget)
        return self.budget is None or least <= most


def lines(rows: Sequence[Row]) -> list[str]:
    """Return the table's lines: the first column to the left, numbers to the right; the ratio is ours to stock's."""
    width = max(len(row.what) for row in rows)
    found = [("what", "ours", "stock", "ratio", "budget", "ok")]
    for row in rows:
        ratio = f"{row.ours / row.stock:.2f}" if row.stock else _ABSENT
        budget, verdict = _ABSENT, _ABSENT
        if row.budget is not None:
            budget = f"{'≥' if row.more_is_better else '≤'} {_number(row.budget)}"
            verdict = "yes" if row.is_within_budget else "NO"
        found.append((row.what, _number(row.ours), _number(row.stock), ratio, budget, verdict))
    return ["  ".join([what.ljust(width), *(cell.rjust(10) for cell in cells)]) for what, *cells in found]


def _number(value: float | None) -> str:
    if value is None:
        return _ABSENT
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.3f}"
