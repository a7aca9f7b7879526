"""The budgets, from `budgets.yml`."""

from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

_DATA: Final[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("budgets.yml").read_bytes())

LANGUAGES: Final = {"fi": "", "sv": "sv/"}
"""The languages and where each begins."""


class Target(NamedTuple):
    """A page that is measured: what it is called, its language, and its address relative to the site's root."""

    page: str
    language: str
    url: str

    @property
    def name(self) -> str:
        return f"{self.page}, {self.language}"


def _targets(part: str) -> list[Target]:
    return [
        Target(name, language, prefix + _DATA["pages"][name])
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
