"""A second engine, written apart from axe, finds nothing on any template."""

import pytest
from accessibility import addresses, engines, visits
from exceptions import assert_only_known


@pytest.mark.parametrize("template", addresses.TEMPLATES)
def test_the_second_engine_finds_nothing(template: str, open_page: visits.Open):
    complaints = visits.second_visit(open_page, addresses.TEMPLATES[template])
    assert_only_known(engines.SECOND, complaints, visited=())


def test_the_second_engine_finds_a_planted_fault(open_page: visits.Open):
    with open_page("askel-3/") as page:
        page.locator("main").evaluate("main => { main.innerHTML += '<img src=\"/assets/mark.svg\">'; }")
        rules = {complaint.rule for complaint in engines.second_complaints(page, "askel-3")}
    assert "img_alt_valid" in rules
