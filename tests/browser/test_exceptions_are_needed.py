"""What `docs/known-issues.yml` excepts from the engines in the browser is still true."""

import pytest
from accessibility import addresses, visits
from exceptions import assert_only_known, exceptions, known_issues, page_key

from vaikuttava_museo.content.known_issues import ALL_PAGES


@pytest.mark.parametrize("engine", visits.VISITS)
def test_every_exception_is_still_needed(engine, open_page: visits.Open):
    """The exceptions' pages are visited whole, in both languages; without exceptions nothing is."""
    keys = {exception.page for exception in exceptions(engine, known_issues())}
    urls = [url for url in addresses.PAGES + addresses.NOT_FOUND if keys & {ALL_PAGES, page_key(url)}]
    complaints = [complaint for url in urls for complaint in visits.VISITS[engine](open_page, url)]
    assert_only_known(engine, complaints, visited={page_key(url) for url in urls})
