"""What builds and previews of the site cost beside the same texts under stock Material and Starlight.

Of builds processor time, not the clock's: a neighbour on the machine does not count. A preview is timed by the clock,
as its editor waits: from saving a page to its being served with the change.
"""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from bench.budgets import BUILDING, LANGUAGES
from bench.peers import Projects
from bench.table import Row
from project import FIRST_BUILD, fetch, preview

from vaikuttava_museo.content.languages import by_code

_BUILDS, _SAVES = 2, 3
_TEXT: Final = "Sivu on tallennettu mittaamista varten. Sidan har sparats för att mäta med."


def building_rows(projects: Projects) -> Iterator[Row]:
    """Build all again, in turns, and preview ours and stock; yield what it cost."""
    builds = [[project.build() for project in projects] for _ in range(_BUILDS)]
    least = [min(times) for times in zip(*builds, strict=True)]
    most = BUILDING["real_ratio"] * least[1]
    yield Row(
        "build, HTML only: s of work",
        *least,
        goal=most,
        why=f"{BUILDING['real_ratio']} × Material",
        label="Build, seconds",
    )
    ours, stock, _ = projects
    with preview(ours.folder) as our_address, preview(stock.folder, "mkdocs") as stock_address:
        for address in (our_address, stock_address):
            assert fetch(address, "<main", 3 * FIRST_BUILD), address
        for language, prefix in LANGUAGES.items():
            page, url = f"docs/askel-3{by_code(language).suffix}", f"{prefix}askel-3/"
            places = ((ours.folder / page, our_address + url), (stock.folder / page, stock_address + url))
            waits = [[_wait(*place, number) for place in places] for number in range(_SAVES)]
            own, other = (median(times) for times in zip(*waits, strict=True))
            yield Row(
                "preview: s from saved to visible",
                own,
                other,
                goal=BUILDING["preview_ratio"] * other,
                why=f"{BUILDING['preview_ratio']} × Material",
                label="Preview of a change, seconds",
            )


def _wait(page: Path, url: str, number: int) -> float:
    words = f"{_TEXT} {number}."
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    began = time.monotonic()
    assert fetch(url, words, FIRST_BUILD), url
    return time.monotonic() - began
