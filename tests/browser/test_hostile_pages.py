"""Pages full of what an attacker would write, opened from a disk without any policy: nothing runs, nothing is fetched."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from project import copy_project

from tests.content.test_hostile_content import ROWS

PUBLISH_ALL_THE_SAME = """
import sys
from mkdocs.__main__ import cli
from vaikuttava_museo.pipeline import Site
Site.faults_unlike = lambda self, before: []
cli(["build", "--quiet", "--site-dir", sys.argv[1]])
"""
HEAD = "title: {title}\ndescription: Hyökkäys, joka ei saa toimia, vaikka tarkistus ohitettaisiin.\n"
TRY_ALL = """() => {
    for (const element of document.querySelectorAll("main *"))
        for (const name of ["click", "mouseover", "focus", "load", "error", "toggle", "animationend"])
            if (!(name === "click" && element.matches("a, summary, button")))
                element.dispatchEvent(new Event(name));
    return [...document.links].map((link) => link.protocol).filter((it) => !/^(https?|mailto|tel|file):/.test(it));
}"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page for each hostile form, built as if nothing had been found, its policy taken away."""
    folder = tmp_path_factory.mktemp("hostile")
    docs = copy_project(folder / "project") / "docs"
    for number, row in enumerate(ROWS):
        title = row.get("title", f"Sivu {number}").replace("'", "")
        page = f"---\n{HEAD.format(title=repr(title))}reviewed: 2026-11-22\nowner: toimitus\n---\n\n{row.get('text', 'x')}\n"
        for suffix in ("", ".sv"):
            (docs / f"sivu-{number}{suffix}.md").write_text(page, encoding="utf-8")
    people = docs / "ohjausryhma.yml"
    name = next(row["name"] for row in ROWS if "name" in row)
    text = re.sub(r"\bname: .*", f"name: '{name}'", people.read_text(encoding="utf-8"))
    people.write_text(text, encoding="utf-8")
    call = [sys.executable, "-c", PUBLISH_ALL_THE_SAME, str(folder / "site")]
    subprocess.run(call, cwd=docs.parent, check=True, timeout=300)
    for path in (folder / "site").rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        path.write_text(html.replace('http-equiv="Content-Security-Policy"', ""), encoding="utf-8")
    return folder / "site"


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser, and what has run or been asked of another host since."""
    seen: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.on(
            "request",
            lambda request: seen.append(request.url) if not request.url.startswith("file:") else None,
        )
        yield page, seen


@pytest.mark.thorough
def test_nothing_runs_and_nothing_is_fetched_on_pages_that_no_check_has_stopped(
    hostile_site: Path, opened: tuple[Page, list[str]]
):
    page, seen = opened
    pages = [*hostile_site.glob("sivu-*/index.html"), hostile_site / "ohjausryhma/index.html"]
    assert len(pages) == len(ROWS) + 1
    for path in pages:
        page.goto(path.as_uri())
        assert page.evaluate(TRY_ALL) == [], path.parent.name
    assert seen == []
