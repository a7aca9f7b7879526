"""By ear: what a screen reader is given of each kind of page, kept as a file that a person can read.

The texts that editors write are left out or are a mark (…), so that few edits of theirs change a file; what frames them
is told whole. After a wanted change `READING=keep` before pytest writes the files anew: read the difference.
"""

import os
import re
from itertools import groupby
from pathlib import Path

import pytest
from accessibility.addresses import TEMPLATES
from playwright.sync_api import Page

KEPT = Path(__file__).with_name("reading")
KINDS = [kind for kind in TEMPLATES if not kind.startswith(("rules", "markings"))]
MINE = [kind for kind in KINDS if kind.startswith(("home", "step", "plain", "papers", "not-found"))]
WRITTEN = """() => {
  document.querySelectorAll('.text > :is(p, ul, ol, table, h3, blockquote, .admonition):not([class]:not(.admonition))')
    .forEach((element) => element.querySelector('.shown') || element.remove());
  const written = `.text :is(p, li, td, dd, dt, h2, h3, figcaption), .contents a, .lead p, .facts dd, .hero__path p,
    .page-facts, .sheet *, .site-menu a, .site-footer__links a`;
  const kept = 'p, li, td, h3, svg, button, input, textarea, details';
  for (const element of document.querySelectorAll(written))
    if (!element.querySelector(kept) && !element.matches(':is(button, input, textarea, colgroup, svg, svg *)'))
      element.textContent = '…';
}"""
COUNTED = re.compile(r"\b\d+ (?:h|min|tunti\w*|timm\w+|lähde\w*|käll\w+)\b(?: \d+ min\b)?")
"""Times and numbers of sources, which change with the texts; of lines, or pairs of them, that are alike one is kept."""
NUMERAL = re.compile(r"\b(?:I{1,3}|IV|VI?)\b")


def heard(page: Page) -> str:
    """Return the accessibility tree of a page as text, an item a line, without the addresses that nobody hears."""
    lines = page.locator("body").aria_snapshot().splitlines()
    told = (COUNTED.sub("…", line) for line in lines if not line.lstrip().startswith("- /url"))
    kept: list[str] = []
    for line, _ in groupby(told):
        kept.append(line)
        if kept[-4:-2] == kept[-2:]:
            del kept[-2:]
    return "".join(f"{line}\n" for line in kept)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_heard_as_it_is_kept(kind: str, page: Page):
    page.goto(TEMPLATES[kind], wait_until="networkidle")
    page.evaluate(WRITTEN)
    found, file = heard(page), KEPT / f"{kind}.txt"
    if os.environ.get("READING") == "keep":
        KEPT.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8"), "is it better? then READING=keep"


def test_steps_are_numbers_to_the_ear_and_no_name_is_told_twice():
    for kind in MINE:
        told = (KEPT / f"{kind}.txt").read_text(encoding="utf-8")
        assert [line for line in told.splitlines() if NUMERAL.search(line)] == [], kind
        titles, others = (re.findall(rf'heading "(.+)" \[level={level}\]', told) for level in (1, 2))
        assert titles and not {*titles} & {*others}, kind
