"""`python -m bench.search`: build our site and the stock one, and print how their searches and Pagefind's find."""

import tempfile
from pathlib import Path

from bench.chromium import launched
from bench.search_table import lines, measured
from project import build_site, build_stock


def main() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as stock, launched() as browser:
        rows = list(measured(browser, build_site(Path(ours)), build_stock(Path(stock))))
    print("\n".join(lines(rows)))


if __name__ == "__main__":
    main()
