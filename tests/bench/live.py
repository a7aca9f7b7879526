"""How long an editor waits for the live preview: from saving a page to its being served with the change."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PAGES: Final = {"fi": ("askel-3.md", "askel-3/"), "sv": ("askel-3.sv.md", "sv/askel-3/")}
_WORDS: Final = {
    "fi": "Tämä sivu on tallennettu mittaamista varten, kerta {}.",
    "sv": "Den här sidan har sparats för att mäta med, gång {}.",
}
_SAVES: Final = 5
_MOST_SECONDS: Final = 60


def preview_seconds(project: Path) -> dict[str, list[float]]:
    """Serve a project as `make serve` does, save each page some times; return the seconds by language."""
    with _served(project) as address:
        return {
            language: [
                _wait(project / "docs" / name, address + url, _WORDS[language].format(number))
                for number in range(_SAVES)
            ]
            for language, (name, url) in _PAGES.items()
        }


@contextmanager
def _served(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", "vaikuttava_museo.site_command", "serve", "--quiet", "--dev-addr", address],
        cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    try:
        _until(f"http://{address}/", "<main")
        yield f"http://{address}/"
    finally:
        server.kill()
        server.wait()


def _wait(page: Path, url: str, words: str) -> float:
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    return _until(url, words)


def _until(url: str, words: str) -> float:
    """Return how many seconds it takes until a page shows some words; raises TimeoutError after a minute."""
    began = time.monotonic()
    while time.monotonic() - began < _MOST_SECONDS:
        if words in _shown(url):
            return time.monotonic() - began
        time.sleep(0.05)
    raise TimeoutError(url)


def _shown(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return str(response.read().decode())
    except OSError:
        return ""
