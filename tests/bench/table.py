"""The table of `make bench`: each figure of ours beside its peers' and its goal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.stamp import Stamp

_ABSENT = "–"


@dataclass(frozen=True)
class Row:
    """One measured thing; None where a peer has no such thing. The picture shows what has a `label` for it."""

    what: str
    ours: float
    stock: float | None = None
    starlight: float | None = None
    bare: float | None = None
    goal: float = 0
    why: str = ""
    more_is_better: bool = False
    label: str = ""

    @property
    def excess(self) -> float:
        """By how much the goal is missed, as a share of it; negative where it is kept."""
        least, most = (self.goal, self.ours) if self.more_is_better else (self.ours, self.goal)
        return (least - most) / (self.goal or 1)

    @property
    def is_kept(self) -> bool:
        return self.excess <= 0

    @property
    def values(self) -> tuple[float | None, ...]:
        """The figures in the columns' order."""
        return self.ours, self.stock, self.starlight, self.bare


def narrowest(rows: Iterable[Row]) -> list[Row]:
    """Keep of the rows of one name – of both languages, of every set of queries – the one nearest to missing its goal."""
    kept: dict[str, Row] = {}
    for row in rows:
        if row.what not in kept or row.excess > kept[row.what].excess:
            kept[row.what] = row
    return list(kept.values())


def markdown(rows: Sequence[Row], taken: Stamp, columns: Mapping[str, str], notes: Sequence[str]) -> str:
    """Return a Markdown page that is as easily read in a terminal: the columns are padded."""
    cells = [["what", *columns.values(), "goal", "kept"], *map(_cells, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    cells.insert(1, ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])])
    lines = [
        "| "
        + " | ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        + " |"
        for row in cells
    ]
    return "\n".join([f"# {taken}", "", *lines, "", *(f"- {note}" for note in notes), ""])


def _cells(row: Row) -> list[str]:
    goal = f"{'≥' if row.more_is_better else '≤'} {number(row.goal)}{f' ({row.why})' if row.why else ''}"
    return [row.what, *map(number, row.values), goal, "yes" if row.is_kept else "NO"]


def number(value: float | None) -> str:
    """Write a figure with three digits, or its whole ones."""
    if value is None:
        return _ABSENT
    return f"{value:,.0f}" if value >= 100 or float(value).is_integer() else f"{value:.3g}"
