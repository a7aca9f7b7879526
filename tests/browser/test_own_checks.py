"""Our own checks find nothing on any template: keyboard, focus, reflow, spacing, targets, preferences, languages."""

import pytest
from accessibility import addresses, engines, visits
from accessibility.checks import CHECKS, NARROW
from exceptions import assert_only_known, page_key


@pytest.mark.parametrize("template", addresses.TEMPLATES)
@pytest.mark.parametrize("name", CHECKS)
def test_nothing_is_wrong(name: str, template: str, open_page: visits.Open):
    complaints = visits.own_visit(open_page, addresses.TEMPLATES[template], name)
    assert_only_known(engines.OWN, complaints, visited=())


@pytest.mark.parametrize("url", addresses.PAGES)
def test_every_page_fits_a_narrow_screen(url: str, open_page: visits.Open):
    with open_page(url, **NARROW.context()) as page:
        complaints = [
            engines.Told(name, page_key(url), fault)
            for name in ("reflow", "cut-words", "text-spacing")  # the last adds the reader's own style
            for fault in CHECKS[name].run(page)
        ]
    assert_only_known(engines.OWN, complaints, visited=())
