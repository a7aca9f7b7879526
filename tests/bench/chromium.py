"""The browser that the meters drive."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, ViewportSize, sync_playwright

_NAMES: Final = ("chromium", "google-chrome", "chromium-browser")
# Chromium's own calls home would take bandwidth from what is measured.
_QUIET: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_ITS_PATH: Final = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
SANDBOX: Final = ["--no-sandbox"] if os.geteuid() == 0 else []
"""Chromium refuses to run as root, as it does in a container, unless its sandbox is off."""

DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
"""The window of the peers' measurements (CSS pixels)."""
PHONE: Final[ViewportSize] = {"width": 412, "height": 823}
"""Lighthouse's mobile screen (CSS pixels)."""


@contextmanager
def launched() -> Iterator[Browser]:
    """Start Chromium and stop it at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_installed(), args=[*_QUIET, *SANDBOX])
        yield browser
        browser.close()


def path() -> str:
    """Return the path of a Chromium for a tool that starts its own.

    Playwright is asked in a process of its own: it cannot run twice in one, and a test may have it open already.
    """
    return _installed() or subprocess.check_output([sys.executable, "-c", _ITS_PATH], text=True).strip()


def _installed() -> str | None:
    """Return the path of the system's Chromium, or None where only Playwright's own is there."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)
