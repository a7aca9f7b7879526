"""A step page printed with Ctrl+P: in Chromium, and in Firefox."""

from io import BytesIO

import pytest
from accessibility.addresses import first_of_each
from accessibility.visits import Open
from firefox import Firefox
from playwright.sync_api import Page
from pypdf import PdfReader
from sheets import A4_PORTRAIT, CONTENT, UI, printed, read_back, words

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import by_code
from vaikuttava_museo.content.site_content import STEP_NUMBERS
from vaikuttava_museo.page.titles import print_title

STEPS = [(code, number) for code in ("fi", "sv") for number in STEP_NUMBERS]
EXPECTED_PAGES = 5
FEWEST_LETTERS = 300
"""What the emptiest page of a step has at least."""


@pytest.mark.parametrize(("code", "number"), first_of_each(STEPS, [("fi", 3), ("sv", 2)]))
def test_a_step_is_printed_whole_on_full_pages_that_say_where_they_come_from(
    code: str, number: int, page: Page
):
    language = by_code(code)
    url = url_of(f"askel-{number}", language)
    page.goto(url, wait_until="networkidle")
    paper = printed(page)
    assert paper.sizes == [A4_PORTRAIT] * EXPECTED_PAGES
    assert [len(text) for text in paper.pages if len(text) < FEWEST_LETTERS] == []
    line = [print_title(CONTENT, f"askel-{number}", language), f"vaikuttavamuseo.fi/{url}".rstrip("/")]
    for count, text in enumerate(paper.pages, start=1):
        assert [part for part in (*line, f"{count}/{EXPECTED_PAGES}") if words(part) not in text] == []
    # What is read on screen is read on paper, the addresses of other sites too; there is nothing to press.
    read = page.locator(".article :is(h1, h2, h3, li, td, th):visible").all_inner_texts()
    assert len(read) > 60
    assert [text for text in read if words(text.split("\n")[0])[:40] not in paper.text] == []
    links = page.locator('.text a[href^="http"]:not(.feedback a)')
    assert paper.lacks(links.evaluate_all("links => links.map((a) => a.getAttribute('href'))")) == []
    buttons = [UI[code]["skip_to_content"], UI[code]["step_pdf"]]
    assert paper.lacks(buttons) == buttons


def test_a_dark_screen_prints_black_on_white(page: Page):
    drawings = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("askel-3/", wait_until="networkidle")
        document = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
        drawings.append([part.get_contents().get_data() for part in document.pages])
    assert drawings[0] == drawings[1]


@pytest.mark.parametrize("scripts", [True, False])
def test_collapsed_parts_are_open_on_paper(scripts: bool, open_page: Open):
    details = "<details><summary>Lisää</summary><p>Kätketty</p></details></main>"
    with open_page("robots.txt", own_tab=True, java_script_enabled=scripts) as page:
        page.route(
            "**/askel-1/",
            lambda route: route.fulfill(
                body=route.fetch().text().replace("</main>", details), content_type="text/html"
            ),
        )
        page.goto("askel-1/")
        assert printed(page).lacks(["Kätketty"]) == []


@pytest.mark.parametrize(("code", "number"), first_of_each(STEPS, [("sv", 3)]))
def test_firefox_prints_the_step_whole_with_a_line_that_says_where_it_comes_from(
    code: str, number: int, running_firefox: Firefox, address: str
):
    running_firefox.open(address + url_of(f"askel-{number}", by_code(code)))
    paper = read_back(running_firefox.print())
    assert len(paper.pages) <= EXPECTED_PAGES + 1
    assert [text for text in paper.pages if len(text) < FEWEST_LETTERS / 2] == []
    questions = [question[code] for question in CONTENT.steps[number].questions]
    assert paper.lacks([print_title(CONTENT, f"askel-{number}", by_code(code)), *questions]) == []
