"""The way back from paper: an address a person can type and a code a phone can read."""

import re

from vaikuttava_museo.qr_code import qr_code, short_address

SITE = "https://www.vaikuttavamuseo.fi/"


def test_the_address_is_what_a_person_would_type():
    assert short_address("tyopohjat/partner-map/", SITE) == "vaikuttavamuseo.fi/tyopohjat/partner-map"


def test_every_page_has_its_own_code():
    assert qr_code("tyopohjat/partner-map/", SITE) != qr_code("sv/tyopohjat/partner-map/", SITE)


def test_the_code_is_drawn_whole_with_its_three_corners():
    svg = qr_code("tyopohjat/partner-map/", SITE)
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    assert size >= 25
    dark = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg)
        for step in range(int(length))
    }
    for left, top in ((0, 0), (size - 7, 0), (0, size - 7)):
        assert all((left + step, top) in dark and (left, top + step) in dark for step in range(7))
