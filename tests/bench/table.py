"""The tables of `make bench`: each measured thing beside stock Material's and its budget."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_HEADINGS: Final = ("what", "ours", "stock", "ratio", "budget", "ok")
_ABSENT: Final = "–"


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
        if self.budget is None:
            return True
        return self.ours >= self.budget if self.more_is_better else self.ours <= self.budget

    def cells(self) -> tuple[str, ...]:
        """Return the row as the table shows it; the ratio is ours to stock's."""
        ratio = f"{self.ours / self.stock:.2f}" if self.stock else _ABSENT
        sign = "≥" if self.more_is_better else "≤"
        budget = _ABSENT if self.budget is None else f"{sign} {_number(self.budget)}"
        verdict = _ABSENT if self.budget is None else "yes" if self.is_within_budget else "NO"
        return (self.what, _number(self.ours), _number(self.stock), ratio, budget, verdict)


def _number(value: float | None) -> str:
    if value is None:
        return _ABSENT
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.3f}"


def lines(rows: Sequence[Row]) -> list[str]:
    """Return the table's lines: the first column to the left, numbers to the right."""
    cells = [_HEADINGS, *(row.cells() for row in rows)]
    first, *others = (max(map(len, column)) for column in zip(*cells, strict=True))
    return [
        "  ".join([what.ljust(first), *(cell.rjust(width) for cell, width in zip(rest, others, strict=True))])
        for what, *rest in cells
    ]
