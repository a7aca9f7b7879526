"""The way back from paper: an address a person can type and a code a phone can read."""

import re

import segno

from vaikuttava_museo.page.qr_code import MASK, qr_code, short_address

SITE = "https://www.vaikuttavamuseo.fi/"


def test_the_address_is_what_a_person_would_type():
    assert short_address("tyopohjat/partner-map/", SITE) == "vaikuttavamuseo.fi/tyopohjat/partner-map"


def test_every_page_has_its_own_code():
    assert qr_code("tyopohjat/partner-map/", SITE) != qr_code("sv/tyopohjat/partner-map/", SITE)


def drawn_modules(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules (x, y) that the lines of a drawing cover; each line is one module thick."""
    path = re.search(r'd="([^"]+)"', svg)[1]
    assert re.fullmatch(r"(M0 \d+\.5(m\d+ 0|h\d+)+)+", path)
    dark, x, y = set[tuple[int, int]](), 0, 0
    for command, first, row in re.findall(r"([Mmh])(\d+)(?: (\d+))?", path):
        if command == "M":
            x, y = int(first), int(row)
        else:
            if command == "h":
                dark |= {(x + step, y) for step in range(int(first))}
            x += int(first)
    return dark


def test_the_code_is_drawn_as_its_maker_reckons_it():
    svg = qr_code("tyopohjat/partner-map/", SITE)
    code = segno.make(f"{SITE}tyopohjat/partner-map/", error="m", micro=False, mask=MASK)
    assert drawn_modules(svg) == {
        (x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module
    }


def test_the_code_has_its_three_corners():
    svg = qr_code("tyopohjat/partner-map/", SITE)
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    assert size >= 25
    dark = drawn_modules(svg)
    for left, top in ((0, 0), (size - 7, 0), (0, size - 7)):
        assert all((left + step, top) in dark and (left, top + step) in dark for step in range(7))
