"""How long an editor waits for the live preview: from saving a page to its being served with the change."""

import time
from pathlib import Path
from typing import Final

from previewing import FIRST_BUILD, fetch, preview

_PAGES: Final = {"fi": ("askel-3.md", "askel-3/"), "sv": ("askel-3.sv.md", "sv/askel-3/")}
_WORDS: Final = {
    "fi": "Tämä sivu on tallennettu mittaamista varten, kerta {}.",
    "sv": "Den här sidan har sparats för att mäta med, gång {}.",
}
_SAVES: Final = 5


def preview_seconds(project: Path) -> dict[str, list[float]]:
    """Serve a project as `make serve` does, save each page some times; return the seconds by language."""
    with preview(project) as address:
        _until(address, "<main")
        return {
            language: [
                _wait(project / "docs" / name, address + url, _WORDS[language].format(number))
                for number in range(_SAVES)
            ]
            for language, (name, url) in _PAGES.items()
        }


def _wait(page: Path, url: str, words: str) -> float:
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    return _until(url, words)


def _until(url: str, words: str) -> float:
    """Return how many seconds it takes until a page shows some words; raises TimeoutError after a minute."""
    began = time.monotonic()
    if not fetch(url, words, FIRST_BUILD):
        raise TimeoutError(url)
    return time.monotonic() - began
