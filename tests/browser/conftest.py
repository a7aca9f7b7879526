"""A browser and pages that notice every failed or foreign request."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bench.browser import launched
from bench.wire import hosted
from engines import Engine
from firefox import FIREFOX, Firefox, firefox
from playwright.sync_api import Browser, Page
from tabs import Tabs
from webkit import WebKit, is_here, webkit

from vaikuttava_museo.content.addresses import OFFLINE_COPY
from vaikuttava_museo.release.offline_copy import FOLDER


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on a host that sends no headers: every page carries its own policy."""
    with hosted(site, packs=False) as host:
        yield host.url


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy for a disk, in a folder named as folders of people are."""
    folder = tmp_path_factory.mktemp("copy") / "Työpaja 100% & muuta"
    with ZipFile(site / OFFLINE_COPY) as packed:
        packed.extractall(folder)
    return folder / FOLDER


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def running_firefox() -> Iterator[Firefox]:
    """Firefox; where it cannot be had, the end of the run names each test that asked for it (pyproject.toml)."""
    if not FIREFOX:
        pytest.skip("there is no Firefox on this machine (Debian: firefox-esr)")
    with firefox(FIREFOX) as running:
        yield running


@pytest.fixture(scope="session")
def running_webkit() -> Iterator[WebKit]:
    """WebKit; where it cannot be had, the end of the run names each test that asked for it."""
    if not is_here():
        pytest.skip(
            "there is no WebKitGTK on this machine (Debian: gir1.2-webkit2-4.1 python3-gi xvfb xauth)"
        )
    with webkit() as running:
        yield running


@pytest.fixture(params=["running_firefox", "running_webkit"], ids=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def tabs(browser: Browser, address: str) -> Tabs:
    return Tabs(browser, address)


@pytest.fixture
def page(tabs: Tabs) -> Iterator[Page]:
    """A page of our site; at the end nothing has failed and nothing has left the host."""
    with tabs.open() as (page, traffic):
        yield page
        traffic.assert_sound()


@pytest.fixture(scope="session")
def open_page(tabs: Tabs) -> Callable[..., AbstractContextManager[Page]]:
    """Return a function that opens an address of our site in a context with the options it is given.

    At the end nothing that the page asked for has failed and nothing has left the host.
    """

    @contextmanager
    def opened(url: str, **options: Any) -> Iterator[Page]:
        with tabs.open(**options) as (page, traffic):
            page.goto(url)
            yield page
            traffic.assert_sound()

    return opened
