"""The picture of `make bench`: the table's labelled figures, of which less is better, as bars and as text."""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape

from bench.stamp import Stamp
from bench.table import Row, number

_WIDTH, _TOP, _LINE, _FIRST, _COLUMN, _BAR = 760, 62, 38, 250, 124, 104
# A card of its own ground: it is read on any page, and follows the reader's dark scheme where the page around it does.
_STYLE: Final = """
text { font: 14px system-ui, sans-serif; fill: #1f2328 }
.quiet { font-size: 12px; fill: #59636e }
.ours { font-weight: 600 }
.ground { fill: #fff; stroke: #d1d9e0 }
rect { fill: #818b98 }
rect.ours { fill: #0b6e4f }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc }
  .quiet { fill: #9198a1 }
  .ground { fill: #0d1117; stroke: #3d444d }
  rect { fill: #656c76 }
  rect.ours { fill: #3fb68b }
}
"""


def picture(rows: Sequence[Row], taken: Stamp, columns: Mapping[str, str]) -> str:
    """Return the labelled rows as SVG: a bar under each number, the row's largest the longest; told in its `desc` too."""
    shown = [row for row in rows if row.label]
    kept = sum(row.is_kept for row in rows)
    goals = f"All {kept} goals are kept." if kept == len(rows) else f"{kept} of {len(rows)} goals are kept."
    heads = [_text(_x(at), 30, name, _whose(at)) for at, name in enumerate(columns.values())]
    body = [part for order, row in enumerate(shown) for part in _drawn(row, _TOP + order * _LINE)]
    end = _TOP + len(shown) * _LINE
    told = (
        f"{row.label}: " + ", ".join(f"{name} {value}" for name, value in _told(row, columns))
        for row in shown
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {end + 40}" width="{_WIDTH}"'
            f' height="{end + 40}" role="img" aria-labelledby="title desc">',
            '<title id="title">The site beside Material, Starlight and a bare page</title>',
            f'<desc id="desc">{escape("; ".join(told))}. {goals} {escape(str(taken))}</desc>',
            f"<style>{_STYLE}</style>",
            f'<rect class="ground" x=".5" y=".5" width="{_WIDTH - 1}" height="{end + 39}" rx="6"/>',
            _text(16, 30, "Less is better", "quiet"),
            *heads,
            *body,
            _text(16, end + 6, goals, "quiet"),
            _text(16, end + 24, str(taken), "quiet"),
            "</svg>\n",
        ]
    )


def _told(row: Row, columns: Mapping[str, str]) -> list[tuple[str, str]]:
    named = zip(columns.values(), row.values, strict=True)
    return [(name, number(value)) for name, value in named if value is not None]


def _x(column: int) -> int:
    return _FIRST + column * _COLUMN


def _whose(column: int) -> str:
    return "others" if column else "ours"


def _drawn(row: Row, y: int) -> list[str]:
    most = max(value for value in row.values if value is not None) or 1
    found = [_text(16, y, row.label)]
    for at, value in enumerate(row.values):
        found.append(_text(_x(at), y, number(value), _whose(at)))
        if value:
            width = f"{_BAR * value / most:.1f}"
            found.append(
                f'<rect class="{_whose(at)}" x="{_x(at)}" y="{y + 6}" width="{width}" height="5" rx="1"/>'
            )
    return found


def _text(x: int, y: int, words: str, kind: str = "label") -> str:
    return f'<text class="{kind}" x="{x}" y="{y}">{escape(words)}</text>'
