"""A step page printed with Ctrl+P: in Chromium, and in Firefox."""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
import yaml
from firefox import Firefox
from playwright.sync_api import Browser, Page
from project import DOCS
from pypdf import PdfReader

from vaikuttava_museo.content import STEP_NUMBERS, parse_content, read_tree
from vaikuttava_museo.languages import by_code, url_of
from vaikuttava_museo.page_names import print_title

CONTENT = parse_content(read_tree(DOCS))
STEPS = [(code, number) for code in ("fi", "sv") for number in STEP_NUMBERS]
EXPECTED_PAGES = 5
A4 = (595, 842)
FEWEST_LETTERS = 300
"""What the emptiest page of a step has at least."""


def letters(text: str) -> str:
    """Return a text without what line breaks and hyphens do to it."""
    return re.sub(r"[\s\u00ad\u00a0-]+", "", text)


def printed(page: Page) -> PdfReader:
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


@pytest.fixture(scope="module", params=STEPS, ids=lambda step: f"{step[0]}-{step[1]}")
def step(request: pytest.FixtureRequest) -> tuple[str, int]:
    found: tuple[str, int] = request.param
    return found


@pytest.fixture(scope="module")
def sheet(step: tuple[str, int], browser: Browser, address: str) -> Iterator[tuple[Page, PdfReader]]:
    """The open page and what Chromium prints of it."""
    code, number = step
    page = browser.new_page()
    page.goto(address + url_of(f"askel-{number}", by_code(code)), wait_until="networkidle")
    yield page, printed(page)
    page.close()


def test_a_step_takes_the_pages_it_should_and_none_is_nearly_empty(sheet: tuple[Page, PdfReader]):
    _, pdf = sheet
    assert len(pdf.pages) == EXPECTED_PAGES
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages} == {A4}
    assert [
        len(letters(page.extract_text()))
        for page in pdf.pages
        if len(letters(page.extract_text())) < FEWEST_LETTERS
    ] == []


def test_every_page_says_where_it_comes_from_and_its_number(
    step: tuple[str, int], sheet: tuple[Page, PdfReader]
):
    code, number = step
    language = by_code(code)
    title = print_title(CONTENT, f"askel-{number}", language)
    address = f"vaikuttavamuseo.fi/{url_of(f'askel-{number}', language)}".rstrip("/")
    pages = sheet[1].pages
    for count, page in enumerate(pages, start=1):
        text = letters(page.extract_text())
        for said in (title, address, f"{count}/{len(pages)}"):
            assert letters(said) in text


def test_what_is_read_on_screen_is_read_on_paper(sheet: tuple[Page, PdfReader]):
    page, pdf = sheet
    paper = letters("".join(part.extract_text() for part in pdf.pages))
    paragraphs = page.locator(".article :is(h1, h2, h3, li, td, th):visible").all_inner_texts()
    assert len(paragraphs) > 60
    assert [text for text in paragraphs if letters(text.split("\n")[0])[:40] not in paper] == []


def test_addresses_of_other_sites_are_written_out(sheet: tuple[Page, PdfReader]):
    page, pdf = sheet
    paper = letters("".join(part.extract_text() for part in pdf.pages))
    targets = page.locator('.text a[href^="http"]:not(.mend a)').evaluate_all(
        "links => links.map((a) => a.getAttribute('href'))"
    )
    assert [target for target in targets if letters(target) not in paper] == []


def test_there_is_nothing_to_press_on_paper(sheet: tuple[Page, PdfReader]):
    paper = letters("".join(part.extract_text() for part in sheet[1].pages))
    ui = yaml.safe_load((DOCS.parent / "vaikuttava_museo/texts/interface.fi.yml").read_text(encoding="utf-8"))
    assert letters(ui["skip_to_content"]) not in paper
    assert letters(ui["step_pdf"]) not in paper


def test_a_dark_screen_prints_black_on_white(page: Page):
    contents = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto("askel-3/", wait_until="networkidle")
        contents.append([part.get_contents().get_data() for part in printed(page).pages])
    assert contents[0] == contents[1]


@pytest.mark.parametrize("scripts", [True, False])
def test_collapsed_parts_are_open_on_paper(scripts: bool, browser: Browser, address: str):
    context = browser.new_context(base_url=address, java_script_enabled=scripts)
    page = context.new_page()

    def with_details(route):
        body = (
            route.fetch()
            .text()
            .replace("</main>", "<details><summary>Lisää</summary><p>Kätketty</p></details></main>")
        )
        route.fulfill(body=body, content_type="text/html")

    page.route("**/askel-1/", with_details)
    page.goto("askel-1/")
    assert "Kätketty" in "".join(part.extract_text() for part in printed(page).pages)
    context.close()


def test_firefox_prints_the_step_whole_with_a_line_that_says_where_it_comes_from(
    step: tuple[str, int], running_firefox: Firefox, address: str
):
    code, number = step
    running_firefox.open(address + url_of(f"askel-{number}", by_code(code)))
    pdf = running_firefox.print()
    text = letters("".join(page.extract_text() for page in pdf.pages))
    assert len(pdf.pages) <= EXPECTED_PAGES + 1
    assert [page for page in pdf.pages if len(letters(page.extract_text())) < FEWEST_LETTERS / 2] == []
    assert letters(print_title(CONTENT, f"askel-{number}", by_code(code))) in text
    for question in CONTENT.steps[number].questions:
        assert letters(question[code]) in text
