"""The way from paper back to the page: a short address, and a QR code drawn at build as inline SVG."""

import re
from functools import cache
from itertools import groupby

import segno

MASK = 4
"""The pattern laid over a code. Readers take any of the eight; to try all took a twentieth of a build, and over the 24
worksheets' addresses this one is the best on average: its penalty (ISO/IEC 18004, 7.8.3) is 4 % above the least."""


def short_address(url: str, site_url: str) -> str:
    """Return a page's address as people write it by hand: no scheme, no `www`, no slash at the end."""
    return re.sub(r"^https?://(www\.)?", "", site_url + url).rstrip("/")


@cache
def qr_code(url: str, site_url: str) -> str:
    """Return the SVG of a QR code that leads to a page; error correction M stands a fold or a stain."""
    code = segno.make(site_url + url, error="m", micro=False, mask=MASK)
    size = code.symbol_size(border=0)[0]
    rows = "".join(_row(y, row) for y, row in enumerate(code.matrix) if any(row))
    return (
        f'<svg class="qr-code" viewBox="0 0 {size} {size}" width="{size * 3}" height="{size * 3}" '
        f'aria-hidden="true" focusable="false" data-address="{site_url + url}"><path stroke="#000" d="{rows}"/></svg>'
    )


def _row(y: int, row: bytearray) -> str:
    """Return a row's dark runs as path commands: a line along its middle, lifted over the light runs."""
    runs = [(dark, len(list(modules))) for dark, modules in groupby(row.rstrip(b"\0"))]
    return f"M0 {y}.5" + "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)
