"""The marks that editors know from Material, as a reader uses them: by keyboard, without scripts, on paper."""

import pytest
import sheets
from accessibility.visits import Open
from firefox import Firefox
from playwright.sync_api import expect

FIRST, SECOND, FOLDED = "Kaksi ihmistä ja yksi", "Kutsukaa mukaan joka", "Jakakaa se kolmeen"


@pytest.mark.parametrize("width", [320, 1280])
def test_tabs_open_by_keyboard_without_a_script_and_all_are_printed(width: int, open_page: Open):
    with open_page("merkinnat/", java_script_enabled=False, viewport={"width": width, "height": 800}) as page:
        first, second = (page.locator(".tab", has_text=text) for text in (FIRST, SECOND))
        expect(first.get_by_text(FIRST)).to_be_visible()
        first.locator("summary").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(second.get_by_text(SECOND)).to_be_visible()
        expect(first.get_by_text(FIRST)).to_be_hidden()
        names = [summary.bounding_box() for summary in page.locator(".tab > summary").all()]
        tops = [round(box["y"]) for box in names if box]
        assert (tops[0] == tops[1]) == (width > 640), "side by side where there is room"
        assert sheets.printed(page).lacks([FIRST, SECOND, FOLDED]) == []


def test_firefox_prints_what_is_folded(running_firefox: Firefox, address: str):
    running_firefox.open(f"{address}merkinnat/")
    assert sheets.read_back(running_firefox.print()).lacks([FIRST, SECOND, FOLDED]) == []
