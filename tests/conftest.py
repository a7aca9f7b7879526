"""What every ring shares: the built site, and the same content built by the stock theme to measure against."""

from pathlib import Path

import pytest
from project import build_site, build_stock, finish_site, print_pdfs


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The real site with its PDFs and its copy for a disk, built once."""
    site = build_site(tmp_path_factory.mktemp("site"))
    print_pdfs(site)
    return finish_site(site)


@pytest.fixture(scope="session")
def stock_site(tmp_path_factory) -> Path:
    """The same content under stock Material and mkdocs-static-i18n: what our repairs are measured against."""
    return build_stock(tmp_path_factory.mktemp("stock"))
