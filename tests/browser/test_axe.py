"""axe-core finds nothing on any page, in either colour scheme, wide or narrow, closed or open."""

import pytest
from accessibility import addresses, engines, stress, visits
from exceptions import assert_only_known, page_key


@pytest.mark.parametrize("url", addresses.PAGES + addresses.NOT_FOUND)
def test_axe_finds_nothing(url: str, open_page: visits.Open):
    assert_only_known(engines.AXE, visits.axe_visit(open_page, url), visited=())


@pytest.mark.parametrize("template", addresses.TEMPLATES)
def test_axe_finds_nothing_when_search_and_menu_are_open(template: str, open_page: visits.Open):
    url = addresses.TEMPLATES[template]
    with open_page(url, viewport={"width": visits.NARROW, "height": 800}) as page:
        stress.open_everything(page)
        complaints = visits.axe_in_all_views(page, page_key(url))
    assert_only_known(engines.AXE, complaints, visited=())


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("main => { main.querySelector('p').style.color = '#ccc'; }", "color-contrast"),
        ("main => { main.innerHTML += '<img src=\"/assets/mark.svg\">'; }", "image-alt"),
        ("main => { main.querySelector('h2').outerHTML = '<h5>x</h5>'; }", "heading-order"),
    ],
)
def test_axe_finds_a_planted_fault_under_the_strict_policy(fault: str, rule: str, open_page: visits.Open):
    with open_page("askel-3/") as page:
        page.locator("main").evaluate(fault)
        assert rule in {complaint.rule for complaint in engines.axe_complaints(page, "askel-3")}


def test_the_addresses_are_the_published_site(site):
    listed = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert listed.count("<loc>") == len(addresses.PAGES)
    assert all(f".fi/{url}</loc>" in listed for url in addresses.PAGES)
