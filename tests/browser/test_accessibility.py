"""axe-core, a second engine and our own checks find nothing on any page; each finds the fault planted for it.

`make test` looks at a page of each template in each language, `make test-all` at all pages in all views.
"""

from dataclasses import dataclass

import pytest
from accessibility import addresses, layout, visits
from accessibility.looks import add_css
from accessibility.visits import AXE, CHECKS, DARK, FORCED, LOOKS, NARROW, OWN, SECOND, WALK, WIDE, View
from known_issues import assert_only_known, exceptions, known_issues, page_key

from vaikuttava_museo.content.known_issues import ALL_PAGES

KINDS = addresses.TEMPLATES
TABLE = "sv/tyopohjat/establishing-timeline/"
OF_EACH = [*KINDS.values(), *addresses.AGENDAS]
BY_TURNS = addresses.by_turns(KINDS)
FIRST = ["home-fi", "step-sv", "worksheet-fi", "plain-sv", "plan-fi", "not-found-sv"]
thorough = pytest.mark.thorough


@pytest.mark.parametrize("url", addresses.first_of_each(OF_EACH + addresses.REST, OF_EACH))
def test_axe_finds_nothing(url: str, open_page: visits.Open):
    assert_only_known(AXE, visits.axe_visit(open_page, url))


@pytest.mark.parametrize("kind", addresses.first_of_each(BY_TURNS, ["step-sv"]))
def test_axe_finds_nothing_when_search_and_menu_are_open(kind: str, open_page: visits.Open):
    with open_page(KINDS[kind], **NARROW.context()) as page:
        layout.open_everything(page)
        complaints = visits.axe_in_all_views(page, page_key(KINDS[kind]))
    assert_only_known(AXE, complaints)


@pytest.mark.parametrize("kind", addresses.first_of_each(KINDS, FIRST))
def test_the_second_engine_finds_nothing(kind: str, open_page: visits.Open):
    assert_only_known(SECOND, visits.second_visit(open_page, KINDS[kind]))


def but(kind: str) -> set[str]:
    return set() if kind in BY_TURNS else LOOKS


@pytest.mark.parametrize("kind", addresses.first_of_each(KINDS, FIRST))
def test_our_own_checks_find_nothing_in_their_first_view(kind: str, open_page: visits.Open):
    assert_only_known(OWN, visits.own_visits(open_page, KINDS[kind], slice(1), but(kind)))


@thorough
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_checks_find_nothing_in_their_other_views(kind: str, open_page: visits.Open):
    assert_only_known(OWN, visits.own_visits(open_page, KINDS[kind], slice(1, None), but(kind)))


@thorough
@pytest.mark.parametrize(("url", "looks"), [(addresses.AGENDAS[0], set()), (addresses.AGENDAS[1], LOOKS)])
def test_our_own_checks_find_nothing_in_an_agenda(url: str, looks: set[str], open_page: visits.Open):
    assert_only_known(OWN, visits.own_visits(open_page, url, but={"scriptless", *looks}))


@thorough
@pytest.mark.parametrize("url", addresses.REST)
def test_every_page_fits_its_screen(url: str, open_page: visits.Open):
    narrow = ("reflow", "cut-words", "together", "text-spacing")  # the last adds the reader's own style
    complaints = visits.own_visit(open_page, url, NARROW, narrow)
    complaints += visits.own_visit(open_page, url, WIDE, ["cut-words", "cut-words-between"])
    assert_only_known(OWN, complaints)


@thorough
@pytest.mark.parametrize("engine", visits.VISITS)
def test_every_exception_is_still_needed(engine, open_page: visits.Open):
    """The exceptions' pages are visited whole, in both languages; without exceptions nothing is."""
    keys = {exception.page for exception in exceptions(engine, known_issues())}
    urls = [url for url in addresses.PAGES if keys & {ALL_PAGES, page_key(url)}]
    complaints = [complaint for url in urls for complaint in visits.VISITS[engine](open_page, url)]
    assert_only_known(engine, complaints, visited={page_key(url) for url in urls})


ALL_STEPS = "tyopajan-aikataulu/?choose=step-1,step-2,step-3,step-4,step-5,step-6"


@pytest.mark.parametrize("prefix", addresses.LANGUAGES.values())
@pytest.mark.parametrize(
    ("url", "least"), [(ALL_STEPS, 2), ("mittaaminen/", 2), ("museot-hyvinvoinnin-edistajina/", 3)]
)
def test_what_is_read_as_one_is_never_parted(prefix: str, url: str, least: int, open_page: visits.Open):
    with open_page(prefix + url, **NARROW.context()) as page:
        folded = page.locator("main details")
        folded.evaluate_all("all => all.forEach(one => (one.open = true))")
        add_css(page, _SQUEEZE)
        faults = layout.together_faults(page)
        assert [fault for fault in faults if not fault.startswith("past")] == []
        add_css(page, _PARTED)
        assert sum(fault.startswith("parted") for fault in layout.together_faults(page)) >= least


# --- planted faults


@dataclass(frozen=True)
class Plant:
    """A fault as style rules or a function run in the page, who must find it, and part of what is said of it."""

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
_SILENT_IMAGE = (
    """() => { document.querySelector('main').innerHTML += '<img src="/assets/touch-icon.png">'; }"""
)
_SWEDISH = "() => { document.querySelector('main p').textContent = 'Det är ni som väljer, inte vi.'; }"
_SILENT_LINK = "() => document.querySelector('.languages [lang=sv]').removeAttribute('lang')"
_WRONG_TITLES = "() => document.querySelectorAll('.resources [lang]').forEach(part => { part.lang = 'en'; })"
_SILENT_BUTTON = """() =>
  document.querySelector('[aria-controls=site-search]').removeAttribute('aria-controls')"""
_FALSE_BUTTON = """() => { const button = document.querySelector('.header-button--search');
  button.outerHTML = button.outerHTML.replace('<button', '<a'); }"""
_UNCOUNTED = """() => {
  const status = document.querySelector("#site-search [role=status]");
  new MutationObserver(() => { if (/\\d/.test(status.textContent)) status.textContent = "…"; })
    .observe(status, { childList: true });
}"""
_OPEN_MENU = "() => { const menu = document.querySelector('.site-menu'); menu.inert = menu.hidden = false; }"
_SHOWN_MENU = ".header-button--menu + nav { display: block !important }"
_PLAIN_STATE = ".path [aria-current] { font-weight: 400; border-color: transparent"

_SQUEEZE = "main { inline-size: 4rem }"
_PARTED = ".together { white-space: normal }"

PLANTS = [
    Plant(AXE, "color-contrast", "main p { color: #ccc }"),
    Plant(AXE, "image-alt", script=_SILENT_IMAGE),
    Plant(AXE, "heading-order", script="() => { document.querySelector('main h2').outerHTML = '<h5>x</h5>'; }"),
    Plant(AXE, "target-size", ".site-menu ul { display: block; font-size: .5rem } .site-menu a { padding: 0 }"),
    Plant(SECOND, "img_alt_valid", script=_SILENT_IMAGE),
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
    Plant("reflow", "the page is", ".page-title { inline-size: 30rem; }", view=NARROW),
    Plant("reflow", "past the edge", "body { overflow-x: clip } h1 { inline-size: 30rem; }", view=NARROW),
    Plant("reflow", "text out of its box", ".page-title { block-size: 3rem; overflow: hidden; }"),
    Plant("reflow", "text over text", "h1 { margin-block-end: -1.1em; }"),
    Plant("halfway", "past the edge", ".is-here > a { position: relative; inset-inline-start: -90rem; }"),
    Plant("cut-words", "cut: ", "h1 { inline-size: 3rem; }", view=NARROW),
    Plant("cut-words-between", "Kommunikation", ".asked__heading { font-size: 3em; }", url=TABLE),
    Plant("together", "parted", _PARTED + _SQUEEZE),
    Plant("together", "not a part of its text", ".together { display: inline-block }"),
    Plant("together", "laid out apart", ":has(> .together) { display: flex }"),
    Plant("together", "past the edge", ".together { position: relative; inset-inline-start: 100rem }"),
    Plant("text-spacing", "text out of its box", script=_FIXED_WIDTH),
    Plant("long-title", "past the edge", "h1 { overflow-wrap: normal; }", view=NARROW),
    Plant("empty-page", "the page is", ".article:not(:has(.text)) { inline-size: 40rem; }", view=NARROW),
    Plant("opened", "the page is", ".search__input { min-inline-size: 30rem; }", view=NARROW),
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
    Plant("search", "number of results", script=_UNCOUNTED),
    Plant("menu", "can be entered", _SHOWN_MENU, _OPEN_MENU),
    Plant("menu", "not reached", script="() => { document.querySelector('.header-button--menu').tabIndex = -1; }"),
    Plant("scriptless", "not shown", ".site-menu { display: none; }"),
    Plant("scriptless", "does nothing", ".header-button { display: block; }"),
    Plant("scriptless", "only with a script", script="() => document.querySelector('h1').remove()"),
    Plant("scriptless", "answers nothing", script="() => { document.querySelector('main a').href = '/nowhere/'; }"),
]  # fmt: skip


ENGINES = {AXE: visits.axe_complaints, SECOND: visits.second_complaints}


@thorough
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.check}: {plant.says}")
def test_a_planted_fault_is_found(plant: Plant, open_page: visits.Open):
    views = CHECKS[plant.check].views if plant.check in CHECKS else [WIDE]
    view = plant.view or (WIDE if WIDE in views else views[0])
    walks = plant.check in CHECKS and CHECKS[plant.check].visit == WALK
    with open_page(plant.url, **view.context(), own_tab=walks) as page:
        add_css(page, plant.css)
        page.evaluate(plant.script)
        if plant.check in CHECKS:
            faults = CHECKS[plant.check].run(page)
        else:
            faults = [complaint.rule for complaint in ENGINES[plant.check](page, "askel-3")]
    assert any(plant.says in fault for fault in faults), faults


def test_every_check_and_engine_has_a_planted_fault():
    assert {plant.check for plant in PLANTS} == {*CHECKS, *ENGINES}
