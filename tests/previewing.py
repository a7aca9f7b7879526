"""The live preview of a project, as `make serve` shows it to an editor."""

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

SERVER_SAID: Final = "serve.log"
"""What the preview's terminal showed, in the project's folder."""
FIRST_BUILD: Final = 60
"""The most seconds until a preview that has just been started shows a page."""


@contextmanager
def preview(project: Path, module: str = "vaikuttava_museo") -> Iterator[str]:
    """Serve a project on a free port of this machine, as `make serve` does; the address ends in a slash."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    with (project / SERVER_SAID).open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", module, "serve", "--dev-addr", address],
            cwd=project, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, stdout=said, stderr=said,
        )  # fmt: skip
        try:
            yield f"http://{address}/"
        finally:
            server.kill()
            server.wait()


def fetch(url: str, wanted: str, seconds: float) -> bool:
    """Tell whether a page shows a text within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2) as response:
                if wanted in response.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.05)
    return False
