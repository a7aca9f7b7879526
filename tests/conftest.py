"""What every ring shares: the built site, and the same content built by the stock theme to measure against."""

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from project import build_stock, policy_for, whole_site
from real_nginx import Nginx, deploy, running

Shared = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name, made by the function when no worker has made it yet."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes a minute or two at a time, so that no worker waits long for another in the end."""
    items.sort(key=lambda item: not any(mark.kwargs for mark in item.iter_markers("thorough")))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Let the workers of one run share what takes long to build: the first makes it, the others wait for it.

    `.ci/run` names a folder in `SHARED_BUILDS`, so that its runs, which are of the same commit, share it as well.
    """
    base = tmp_path_factory.getbasetemp()
    named = os.environ.get("SHARED_BUILDS")
    folder = Path(named) if named else base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        target, whole = folder / name, folder / f"{name}.whole"
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not whole.exists():
                target.mkdir(exist_ok=True)
                make(target)
                whole.touch()
        return target

    return made


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The real site with its PDFs and its copy for a disk, built once; a test that breaks something of it makes a copy."""
    return shared("site", whole_site)


@pytest.fixture(scope="session")
def stock_site(shared: Shared) -> Path:
    """The same content under stock Material and mkdocs-static-i18n: what our repairs are measured against."""
    return shared("stock", build_stock) / "site"


@pytest.fixture(scope="session")
def deployed(shared: Shared, site: Path) -> Path:
    """The folder that nginx serves: the site with its packed twins, and among them what nobody may see."""
    return shared("deployed", lambda folder: deploy(site, folder)) / "www"


@pytest.fixture(scope="session")
def nginx(deployed: Path, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """A real nginx with the configuration that ships; started once by each worker that needs it."""
    with running(deployed, tmp_path_factory.mktemp("nginx"), policy_for(site)) as server:
        yield server
