"""The rows of `make bench` about building: real pages, many pages, and the live preview, beside stock Material."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.budgets import BUILDING
from bench.build_time import Cost, large_project, least_costs, stock_project
from bench.live import preview_seconds
from bench.same_content import write_stock_docs
from bench.table import Row
from project import copy_project

_RUNS: Final = 3


def building_rows() -> Iterator[Row]:
    """Build everything and yield what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _real(Path(folder))
        yield from _many(Path(folder))
        for language, seconds in preview_seconds(copy_project(Path(folder, "preview"))).items():
            what = f"live preview, {language}: from saving a page to its being served, seconds"
            yield Row(what, round(statistics.median(seconds), 2), budget=BUILDING["preview_seconds"])


def _real(folder: Path) -> Iterator[Row]:
    ours = copy_project(folder / "real")
    (files := folder / "real-files").mkdir()
    projects = {"ours": ours, "stock": _stock(ours), "files": stock_project(ours, ours / "docs", files)}
    cost = least_costs(projects, _RUNS, folder / "bytecode")
    yield Row("build of the real pages, HTML only: seconds of work", *_seconds(cost))
    ratio = round(cost["ours"].seconds / cost["stock"].seconds, 2)
    yield Row("build of the real pages, HTML only: times stock's", ratio, budget=BUILDING["real_ratio"])
    without = round(cost["ours"].seconds / cost["files"].seconds, 2)
    yield Row(
        "build of the real pages: times stock's of the Markdown files alone, two of three pages", without
    )


def _many(folder: Path) -> Iterator[Row]:
    few, many = int(BUILDING["few_pages"]), int(BUILDING["many_pages"])
    ours = large_project(folder / "many", many)
    projects = {"few": large_project(folder / "few", few), "ours": ours, "stock": _stock(ours)}
    cost = least_costs(projects, 1, folder / "bytecode")
    yield Row(f"build of {few} pages more: seconds of work", round(cost["few"].seconds, 1))
    yield Row(f"build of {many} pages more: seconds of work", *_seconds(cost))
    against = {"stock's": ("stock", "many_ratio"), f"our own of {few}": ("few", "growth")}
    for name, (other, budget) in against.items():
        ratio = round(cost["ours"].seconds / cost[other].seconds, 2)
        yield Row(f"build of {many} pages more: times {name}", ratio, budget=BUILDING[budget])
    memory = (round(cost[name].megabytes) for name in ("ours", "stock"))
    yield Row(f"build of {many} pages more: megabytes at the most", *memory, BUILDING["megabytes"])


def _stock(ours: Path) -> Path:
    folder = ours.with_name(f"{ours.name}-stock")
    folder.mkdir()
    return stock_project(ours, write_stock_docs(ours / "docs", folder / "docs"), folder)


def _seconds(cost: dict[str, Cost]) -> tuple[float, float]:
    return round(cost["ours"].seconds, 2), round(cost["stock"].seconds, 2)
