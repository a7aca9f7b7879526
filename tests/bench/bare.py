"""The bare page: the same HTML body with one small stylesheet. Nothing useful can be seen sooner than it."""

from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser

BARE_NAME: Final = "bare-page.html"
"""The bare page stands beside the page it is made of, so that its relative addresses still hold."""

_STYLE_NAME: Final = "bare-page.css"
_STYLE: Final = b"""body { max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1.125rem/1.6 sans-serif; }
h1, h2, h3 { line-height: 1.2; }
svg, img { max-width: 100%; height: auto; }
[hidden] { display: none; }
"""


def bare_pages(site: Path, urls: list[str]) -> dict[str, bytes]:
    """Return the bare pages of a site's pages, and their stylesheet, by path."""
    found = {url + BARE_NAME: _bare((site / url / "index.html").read_text(encoding="utf-8")) for url in urls}
    return found | {_STYLE_NAME: _STYLE}


def _bare(html: str) -> bytes:
    """Return a page's body, scripts left out, under the shortest head a page can have."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "noscript"], recursive=True)
    root = tree.css_first("html")
    assert root and tree.body, "a page has an html element and a body"
    return (
        f'<!doctype html><html lang="{root.attributes.get("lang") or ""}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>-</title>'
        f'<link rel="stylesheet" href="/{_STYLE_NAME}"><link rel="icon" href="data:,"></head>{tree.body.html}</html>'
    ).encode()
