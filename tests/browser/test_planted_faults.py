"""Each of our own checks can fail: a fault planted in a sound page is found, and told for what it is."""

from dataclasses import dataclass

import pytest
from accessibility import visits
from accessibility.checks import CHECKS, DARK, FORCED, NARROW, View
from accessibility.looks import add_css, contrast


@dataclass(frozen=True)
class Plant:
    """A fault as style rules or a function run in the page, the check that must find it, and part of what it says."""

    check: str
    says: str
    css: str = ""
    script: str = "() => {}"
    view: View | None = None
    url: str = "askel-3/"


_NO_ESCAPE = "() => addEventListener('keydown', event => event.key === 'Escape' && event.stopImmediatePropagation(), true)"
_TRAP = """() => addEventListener('keydown', event => {
  if (event.key === 'Tab' && document.activeElement.closest('.languages')) event.preventDefault(); })"""
_FIXED_WIDTH = """() => { const name = document.querySelector('.site-name span');
  Object.assign(name.style, {inlineSize: name.offsetWidth + 1 + 'px', overflow: 'hidden', whiteSpace: 'nowrap'}); }"""
_SWEDISH = (
    "() => { document.querySelector('.text p').textContent = 'Det är museet som väljer och inte ni.'; }"
)
_TINY_RESULTS = """.search__results { font-size: .5rem } .search__results li { padding: 0 }
.search__results a { display: block } .search__results :is(p, span) { display: none }"""
_SILENT_LINK = "() => document.querySelector('.languages [lang=sv]').removeAttribute('lang')"
_WRONG_TITLES = "() => document.querySelectorAll('.resources [lang]').forEach(part => { part.lang = 'en'; })"
_SILENT_BUTTON = """() =>
  document.querySelector('[aria-controls=site-search]').removeAttribute('aria-controls')"""
_FALSE_BUTTON = """() => { const button = document.querySelector('.header-button--search');
  button.outerHTML = button.outerHTML.replace('<button', '<a'); }"""
_OPEN_MENU = (
    """() => { const menu = document.querySelector('.site-menu'); menu.inert = menu.hidden = false; }"""
)
_SHOWN_MENU = ".header-button--menu + nav { display: block !important }"
_PLAIN_STATE = ".path [aria-current] { font-weight: 400; border-color: transparent"

PLANTS = [
    Plant("tab-order", "no way out", script=_TRAP),
    Plant("tab-order", "not reached", script="() => { document.querySelector('main a').tabIndex = -1; }"),
    Plant("tab-order", "out of order", script="() => { document.querySelector('footer a').tabIndex = 3; }"),
    Plant("tab-order", "not a control", script="() => { document.querySelector('h1').tabIndex = 0; }"),
    Plant("focus-in-sight", "out of sight", "body::after { content: ''; position: fixed; inset: 30% 0 0; }"),
    Plant("focus-in-sight", "out of sight", ".languages { position: fixed; inset-inline-start: -90rem; }"),
    Plant("focus-seen", "Haku", ":focus-visible { outline: none; }"),
    Plant("focus-seen", "Haku", ":focus-visible { outline-color: var(--line); }", view=DARK),
    Plant("focus-seen", "Haku", ":focus-visible { outline-color: Canvas; }", view=FORCED),
    Plant("skip-link", "not a link", script="() => document.querySelector('.skip-link').remove()"),
    Plant("skip-link", "out of sight", ".skip-link:focus { inset-block-start: -10rem; }"),
    Plant("skip-link", "lead", script="() => { document.querySelector('.skip-link').href = '#site-menu'; }"),
    Plant("anchors", "not in sight", "body::after { content: ''; position: fixed; inset: 0 0 auto; height: 9rem; }"),
    Plant("target-size", "Suomi", ".languages ul { display: block; font-size: .5rem } .languages a { padding: 0 }"),
    Plant("reflow", "the page is", ".page-title { inline-size: 30rem; }", view=NARROW),
    Plant("reflow", "past the edge", "body { overflow-x: clip } h1 { inline-size: 30rem; }", view=NARROW),
    Plant("reflow", "text out of its box", ".page-title { block-size: 3rem; overflow: hidden; }"),
    Plant("reflow", "text over text", "h1 { margin-block-end: -1.1em; }"),
    Plant("cut-words", "cut: ", "h1 { inline-size: 3rem; }", view=NARROW),
    Plant("text-spacing", "text out of its box", script=_FIXED_WIDTH),
    Plant("long-title", "past the edge", "h1 { overflow-wrap: normal; }", view=NARROW),
    Plant("empty-page", "the page is", ".article:not(:has(.text)) { inline-size: 40rem; }", view=NARROW),
    Plant("opened", "the page is", ".search__input { min-inline-size: 30rem; }", view=NARROW),
    Plant("opened", " × ", _TINY_RESULTS),
    Plant("motion", "moves", "a { transition: color .3s; }"),
    Plant("motion", "smoothly", "html { scroll-behavior: smooth; }"),
    Plant("states", "the current step", _PLAIN_STATE + "}"),
    Plant("states", "the current step", _PLAIN_STATE + "; color: var(--accent) }"),
    Plant("states", "the current language", ".languages a { text-decoration: none !important; }", view=FORCED),
    Plant("button-lines", "Haku", ".header-button { border: 0; }"),
    Plant("languages", "the page says", script="() => { document.documentElement.lang = 'en'; }"),
    Plant("languages", "Svenska", script=_SILENT_LINK),
    Plant("languages", "is in", script=_WRONG_TITLES, url="sv/askel-3/"),
    Plant("languages", "sounds like sv", script=_SWEDISH),
    Plant("search", "give the focus back", script=_NO_ESCAPE),
    Plant("search", "name the part", script=_SILENT_BUTTON),
    Plant("search", "not a button", script=_FALSE_BUTTON),
    Plant("search", "number of results", script="() => document.querySelector('[role=status]').dataset.many = '…'"),
    Plant("menu", "can be entered", _SHOWN_MENU, _OPEN_MENU),
    Plant("menu", "not reached", script="() => { document.querySelector('.header-button--menu').tabIndex = -1; }"),
    Plant("scriptless", "not shown", ".site-menu { display: none; }"),
    Plant("scriptless", "does nothing", ".header-button { display: block; }"),
    Plant("scriptless", "only with a script", script="() => document.querySelector('h1').remove()"),
    Plant("scriptless", "answers nothing", script="() => { document.querySelector('main a').href = '/nowhere/'; }"),
]  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.check}: {plant.says}")
def test_a_planted_fault_is_found(plant: Plant, open_page: visits.Open):
    check = CHECKS[plant.check]
    with open_page(plant.url, **check.tab(plant.view or check.views[0])) as page:
        add_css(page, plant.css)
        page.evaluate(plant.script)
        faults = check.run(page)
    assert any(plant.says in fault for fault in faults), faults


def test_every_check_has_a_planted_fault():
    assert {plant.check for plant in PLANTS} == set(CHECKS)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [((0, 0, 0), (255, 255, 255), 21), ((118, 118, 118), (255, 255, 255), 4.54), ((9, 9, 9), (9, 9, 9), 1)],
)
def test_contrast_is_that_of_wcag(first, second, ratio: float):
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
