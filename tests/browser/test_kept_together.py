"""What is read as one stays on one line: a range of numbers, a word with the hyphen it begins with."""

import pytest
from accessibility import addresses, visits
from accessibility.checks import NARROW
from accessibility.looks import add_css
from playwright.sync_api import Page

WRITTEN = ["tyopajan-aikataulu/", "sv/tyopajan-aikataulu/", "suunnitelma/", "sv/suunnitelma/"]
RANGES = ["museot-hyvinvoinnin-edistajina/", "sv/museot-hyvinvoinnin-edistajina/"]

# A part of a box that lays out its children apart would lose the spaces around it.
_STATE = """() => {
  const parted = [], apart = [], past = [], styled = [];
  const kept = [...document.querySelectorAll('.together')].filter(one => one.checkVisibility());
  for (const one of kept) {
    if (one.getClientRects().length > 1) parted.push(one.textContent);
    if (getComputedStyle(one).display !== 'inline') styled.push(one.textContent);
    if (/flex|grid/.test(getComputedStyle(one.parentElement).display)) apart.push(one.textContent);
    if (one.getBoundingClientRect().right > document.documentElement.clientWidth) past.push(one.textContent);
  }
  return { kept: kept.length, parted, apart, past, styled };
}"""
_SQUEEZE = "() => { document.querySelector('main').style.inlineSize = '4rem'; }"


def state(page: Page) -> dict:
    return page.evaluate(_STATE)


@pytest.mark.parametrize("url", addresses.PAGES)
def test_it_fits_a_narrow_screen_as_a_part_of_its_text(url: str, open_page: visits.Open):
    with open_page(url, **NARROW.context()) as page:
        found = state(page)
    assert found["kept"] >= 1  # the years in the footer, if nothing else
    assert (found["parted"], found["apart"], found["past"]) == ([], [], [])


@pytest.mark.parametrize("url", WRITTEN)
def test_what_a_script_writes_does_not_part_however_narrow_its_column(url: str, open_page: visits.Open):
    with open_page(url, **NARROW.context()) as page:
        for box in page.locator("[name=choose]:enabled").all():
            box.check()
        page.locator("summary").evaluate_all("all => all.forEach(one => (one.parentElement.open = true))")
        page.evaluate(_SQUEEZE)
        found = state(page)
        assert found["kept"] >= 5 and (found["parted"], found["apart"]) == ([], [])
        add_css(page, ".together { white-space: normal; }")
        assert len(state(page)["parted"]) >= 2


@pytest.mark.parametrize("url", RANGES)
def test_it_does_not_part_however_narrow_its_column(url: str, open_page: visits.Open):
    with open_page(url, **NARROW.context()) as page:
        page.evaluate(_SQUEEZE)
        assert state(page)["parted"] == []
        add_css(page, ".together { white-space: normal; }")
        assert len(state(page)["parted"]) >= 3
