"""By ear: what a screen reader is given of each kind of page, kept as a file that a person can read.

The texts that editors write are left out or are a mark (…), so that few edits of theirs change a file; what frames them
is told whole. After a wanted change `READING=keep` before pytest writes the files anew: read the difference.
"""

import os
import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from time import monotonic, sleep

import pytest
from accessibility.addresses import TEMPLATES, by_turns
from engines import LONGEST, Engine
from playwright.sync_api import Page
from project import as_read

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
OUTLINE = re.compile(  # a line of what a reader leaps between and presses
    r"\s*- '?((?:heading|link|button|textbox|banner|navigation|main|complementary|contentinfo|search|region|form)\b"
    r'(?: "[^"]*")?(?: \[level=\d\])?)'
)
NUMERAL = re.compile(r"\b(?:I{1,3}|IV|VI?)\b")


def heard(page: Page) -> str:
    """Return the accessibility tree of a page as text, an item a line, without the addresses that nobody hears."""
    lines = page.locator("body").aria_snapshot().splitlines()
    told = (COUNTED.sub("…", line) for line in lines if not line.lstrip().startswith("- /url"))
    return "".join(f"{line}\n" for line in once(told))


def once(lines: Iterable[str]) -> list[str]:
    """Return lines without those, or pairs of them, that are as the last."""
    kept: list[str] = []
    for line, _ in groupby(lines):
        kept.append(line)
        if kept[-4:-2] == kept[-2:]:
            del kept[-2:]
    return kept


def outline(lines: Iterable[str]) -> list[str]:
    """Return role, name and level of such lines, without their depth."""
    return once(match[1] for line in lines if (match := OUTLINE.match(line)))


def outline_in(engine: Engine) -> list[str]:
    engine.run(f"({WRITTEN})()")
    told = ((role, COUNTED.sub("…", as_read(name)), level) for role, name, level in engine.hears())
    return outline(
        f"- {role}" + f' "{name}"' * bool(name) + f" [level={level}]" * bool(level)
        for role, name, level in told
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_heard_as_it_is_kept(kind: str, page: Page):
    page.goto(TEMPLATES[kind], wait_until="networkidle")
    page.evaluate(WRITTEN)
    found, file = heard(page), KEPT / f"{kind}.txt"
    if os.environ.get("READING") == "keep":
        KEPT.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8"), "is it better? then READING=keep"


@pytest.mark.thorough
@pytest.mark.parametrize("kind", by_turns(KINDS))
def test_the_other_engines_have_the_same_for_the_ear(kind: str, engine: Engine, address: str):
    """Headings, links, buttons, fields and landmarks: roles, names and order as Firefox and WebKit reckon them.

    What Playwright keeps of Chromium is its own reckoning; theirs is what a screen reader is given. Not to be had: how
    texts are cut between the items (WebKit's inspector names elements alone), and what Safari does with WebKit's on macOS.
    """
    engine.open(f"{address}robots.txt")
    engine.run("localStorage.clear()")
    engine.open(address + TEMPLATES[kind])
    kept = outline((KEPT / f"{kind}.txt").read_text(encoding="utf-8").splitlines())
    end = monotonic() + LONGEST  # what is for the ear follows the page a little later
    while (found := outline_in(engine)) != kept and monotonic() < end:
        sleep(0.05)
    assert found == kept


def test_steps_are_numbers_to_the_ear_and_no_name_is_told_twice():
    for kind in MINE:
        told = (KEPT / f"{kind}.txt").read_text(encoding="utf-8")
        assert [line for line in told.splitlines() if NUMERAL.search(line)] == [], kind
        titles, others = (re.findall(rf'heading "(.+)" \[level={level}\]', told) for level in (1, 2))
        assert titles and not {*titles} & {*others}, kind
