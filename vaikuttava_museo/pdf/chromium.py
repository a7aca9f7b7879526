"""Finding and starting the browser that prints: the machine's own Chromium, or Playwright's."""

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

BROWSERS = ("chromium", "google-chrome", "chromium-browser")
# Chromium's own calls home are refused on closed networks and would be taken for ours.
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class BrowserMissing(Exception):
    """There is no Chromium on this machine, or it cannot be run."""


def find_browser() -> Path:
    """Return the browser's program; raises BrowserMissing."""
    found = next((program for name in BROWSERS if (program := shutil.which(name))), None)
    path = Path(found) if found else _own_browser_of_playwright()
    if not path.exists():
        raise BrowserMissing
    return path


def browser_version(program: Path) -> str:
    """Return what the browser says of its version, without opening it; raises BrowserMissing if it cannot run."""
    try:
        result = subprocess.run(
            [program, "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise BrowserMissing from fault
    return result.stdout.strip()


def launch(playwright: Playwright, program: Path) -> Browser:
    """Start a browser without windows; root may run it only without the sandbox."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=program, args=[*QUIET, *sandbox])


def _own_browser_of_playwright() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)
