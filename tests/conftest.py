"""What every ring shares: the built site, and the same content built by the stock theme to measure against."""

from pathlib import Path

import pytest
from project import build_site, build_stock


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The real site, built once."""
    return build_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def stock_site(tmp_path_factory) -> Path:
    """The same content under stock Material and mkdocs-static-i18n: what our repairs are measured against."""
    return build_stock(tmp_path_factory.mktemp("stock"))
