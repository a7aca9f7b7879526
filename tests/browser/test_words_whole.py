"""A word goes on the next line whole, or with a hyphen: never cut wherever its column ends (`overflow-wrap`)."""

import pytest
from accessibility import addresses, visits
from accessibility.looks import add_css
from playwright.sync_api import Page

WIDTHS = (320, 600, 768, 900, 991, 992, 1024, 1119, 1120, 1280)
"""Pixels: phones, tablets, and both sides of every width at which a layout changes."""
TABLE = "sv/tyopohjat/establishing-timeline/"

_CUT = """() => {
  const cut = new Set(), texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\u00ad]{4,}/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
      if (lines.size > 1 && !word[0].includes('\\u00ad')) cut.add(word[0]);
    }
  }
  return [...cut];
}"""


def cut(page: Page, width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 900})
    return page.evaluate(_CUT)


@pytest.mark.parametrize("url", addresses.PAGES)
def test_no_word_is_cut(url: str, open_page: visits.Open):
    with open_page(url) as page:
        assert {width: words for width in WIDTHS if (words := cut(page, width))} == {}


def test_a_word_that_is_cut_is_found(open_page: visits.Open):
    with open_page(TABLE) as page:
        add_css(page, ".sheet__table .asked__heading { font-size: 3em; }")
        assert "Kommunikation" in cut(page, 1024)
