"""The banner of the live preview as an editor meets it: seen, understood, never in the way, and gone when mended."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import layout, visits
from accessibility.addresses import first_of_each
from playwright.sync_api import Browser, Page, expect
from project import FIRST_BUILD, SERVER_SAID, copy_project, fetch, preview
from sheets import printed
from tabs import watched

LONG = "erittain-pitka-tiedostonnimi-jota-kukaan-ei-ole-kirjoittanut.md"
# A page's file, what is planted, where it is shown, and what its editor is told.
PLANTS = {
    "fi": ("palaute.md", f"\n[tässä ohjeessa]({LONG}) ja https://example.org/{'a' * 90}\n", "palaute/",
           ("Tällä sivulla on korjattavaa: 2. Näin sitä ei voi julkaista.", f"sivua ”{LONG}” ei ole")),
    "sv": ("tietosuoja.sv.md", "\nDet här är ett litet fel i texten , som alla läsare ser på sidan.\n", "sv/tietosuoja/",
           ("På den här sidan finns saker att rätta: 1.", "överflödigt mellanslag")),
}  # fmt: skip
HINT = ("palaute.sv.md", "\nHär är två  mellanslag.\n", "sv/palaute/", "De hindrar inte publicering.")
SHOWN = [place for _, _, place, *_ in (*PLANTS.values(), HINT)] + ["", "sv/"]
MENDED = "askel-4.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = copy_project(tmp_path_factory.mktemp("preview"))
    for name, text, *_ in (*PLANTS.values(), HINT):
        page = copy / "docs" / name
        page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[str]:
    with preview(project) as address:
        assert fetch(address, 'class="findings ', FIRST_BUILD), (project / SERVER_SAID).read_text("utf-8")
        yield address


@pytest.fixture
def editor(served: str, browser: Browser) -> Iterator[Page]:
    """A tab at the preview; the page's own request for news of changes is given up when it leaves."""
    with watched(browser, served, base_url=served, reduced_motion="reduce") as (page, traffic):
        yield page
        assert traffic.errors == traffic.foreign == []


@pytest.mark.parametrize("code", PLANTS)
def test_the_fault_is_named_in_the_page_s_language_before_the_page_itself(code: str, editor: Page):
    _, _, place, told = PLANTS[code]
    editor.goto(place)
    banner = editor.get_by_role("alert")
    expect(banner).to_be_in_viewport()
    for words in told:
        expect(banner).to_contain_text(words)
    assert banner.bounding_box()["y"] < editor.locator("h1").bounding_box()["y"]
    assert editor.locator("html").get_attribute("lang") == code


def test_the_place_is_marked_the_file_is_a_link_and_nothing_is_printed(editor: Page):
    editor.goto(PLANTS["sv"][2])
    banner = editor.get_by_role("alert")
    expect(banner.locator("mark")).to_contain_text("texten")
    assert "underline" in banner.locator("mark").evaluate("one => getComputedStyle(one).textDecorationLine")
    edit = banner.get_by_role("link", name="Redigera filen").first
    assert edit.get_attribute("href").endswith("/docs/tietosuoja.sv.md")
    assert printed(editor).lacks(["som alla läsare ser", "saker att rätta"]) == ["saker att rätta"]


def test_a_hint_alone_does_not_alarm_and_the_home_page_leads_to_the_page_with_the_fault(editor: Page):
    _, _, place, told = HINT
    editor.goto(place)
    expect(editor.get_by_role("alert")).to_have_count(0)
    expect(editor.locator("main").get_by_role("status").filter(has_text=told)).to_be_visible()
    editor.goto("")
    entry = editor.get_by_role("alert").get_by_role("listitem").filter(has_text="docs/tietosuoja.sv.md")
    expect(entry).to_contain_text("(korjattavaa 1")
    entry.get_by_role("link").click()
    expect(editor.get_by_role("alert")).to_contain_text("På den här sidan")


@pytest.mark.parametrize("place", first_of_each(SHOWN, ["palaute/", "sv/"]))
def test_it_is_accessible_and_fits_its_screen(place: str, editor: Page):
    editor.goto(place)
    expect(editor.locator(".findings")).to_be_visible()
    assert visits.axe_in_all_views(editor, place) == []
    for width in (layout.NARROW, layout.WIDE):
        editor.set_viewport_size({"width": width, "height": 640})
        editor.goto(place)
        expect(editor.locator(".findings")).to_be_visible()
        assert layout.reflow_faults(editor) == []
        assert layout.text_spacing_faults(editor) == []


def test_it_appears_when_a_fault_is_saved_and_goes_when_it_is_mended(project: Path, editor: Page):
    file = project / "docs" / MENDED
    sound = file.read_text(encoding="utf-8")
    editor.goto("askel-4/")
    expect(editor.get_by_role("alert")).to_have_count(0)
    try:
        file.write_text(f"{sound}\nMuseo , joka.\n", encoding="utf-8")
        # The preview loads the page again by itself.
        told = "Tällä sivulla on korjattavaa: 1."
        expect(editor.get_by_role("alert")).to_contain_text(told, timeout=30_000)
    finally:
        file.write_text(sound, encoding="utf-8")
    expect(editor.get_by_role("alert")).to_have_count(0, timeout=30_000)
    expect(editor.locator(".findings")).to_have_count(0)
    expect(editor.locator("h1")).to_be_visible()
