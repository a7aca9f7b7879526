"""A browser and a page that notices every failed or foreign request."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from firefox import FIREFOX, Firefox, firefox
from playwright.sync_api import Browser, Page, sync_playwright
from serving import Traffic, served
from tabs import Tabs

BROWSERS = ("chromium", "google-chrome", "chromium-browser")
# Chromium's own calls home are refused on closed networks and would be taken for ours.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def stock_address(stock_site: Path) -> Iterator[str]:
    with served(stock_site, strict=False) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET + sandbox)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def running_firefox() -> Iterator[Firefox]:
    """Firefox; where it cannot be had, the end of the run names each test that asked for it (pyproject.toml)."""
    if not FIREFOX:
        pytest.skip("there is no Firefox on this machine (Debian: firefox-esr)")
    with firefox(FIREFOX) as running:
        yield running


@pytest.fixture(scope="session")
def tabs(browser: Browser, address: str) -> Tabs:
    return Tabs(browser, address)


@pytest.fixture
def page(tabs: Tabs) -> Iterator[Page]:
    """A page of our site; at the end nothing has failed and nothing has left the host."""
    with tabs.open() as tab:
        yield tab.page
        assert tab.traffic.failed == []
        assert tab.traffic.foreign == []
        assert tab.traffic.errors == []


@pytest.fixture(scope="session")
def open_page(tabs: Tabs) -> Callable[..., AbstractContextManager[Page]]:
    """Return a function that opens an address of our site in a context with the options it is given."""

    @contextmanager
    def opened(url: str, **options: Any) -> Iterator[Page]:
        with tabs.open(**options) as tab:
            tab.page.goto(url)
            yield tab.page

    return opened


@pytest.fixture
def traffic_of(browser: Browser):
    """Return a function that opens an address and tells what its page asked for."""

    def visit(url: str) -> tuple[Page, Traffic]:
        page = browser.new_page()
        traffic = Traffic(url.split("/", 3)[0] + "//" + url.split("/", 3)[2] + "/")
        traffic.watch(page)
        page.goto(url, wait_until="networkidle")
        return page, traffic

    return visit
