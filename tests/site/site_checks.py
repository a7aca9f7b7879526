"""What is wrong in a built site, as lists of sentences: the same checks run on ours and on the stock theme's."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser as Html

SITE_URL = "https://www.vaikuttavamuseo.fi/"
NOT_FOUND = {"404.html": "fi", "sv/404.html": "sv"}
"""The pages for addresses that do not exist, and the language that each speaks first."""


@cache
def pages(site: Path) -> dict[str, Html]:
    """Return every page of a site by its address relative to the root, the 404 pages left out; a site is read once."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        found[url] = Html(path.read_text(encoding="utf-8"))
    return found


@cache
def documents(site: Path) -> dict[str, Html]:
    """Return every page of a site, the 404 pages included."""
    missing = {url: site / url for url in NOT_FOUND if (site / url).exists()}
    return pages(site) | {url: Html(path.read_text(encoding="utf-8")) for url, path in missing.items()}


def expected_language(url: str) -> str:
    return "sv" if url.startswith("sv/") else "fi"


def twin(url: str) -> str:
    return url.removeprefix("sv/") if url.startswith("sv/") else f"sv/{url}"


def hreflang_faults(site: Path) -> list[str]:
    """Every page names itself, its twin and x-default, by full addresses of pages that exist."""
    found = pages(site)
    return [fault for url, html in found.items() for fault in _hreflang(url, html, set(found))]


def _hreflang(url: str, html: Html, existing: set[str]) -> Iterator[str]:
    links = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in html.css("head link[rel~=alternate][hreflang]")
    }
    finnish, swedish = sorted((url, twin(url)), key=lambda address: address.startswith("sv/"))
    expected = {"fi": finnish, "sv": swedish, "x-default": finnish}
    if links != {code: SITE_URL + address for code, address in expected.items()}:
        yield f"{url}: {links}"
    if not {finnish, swedish} <= existing:
        yield f"{url}: a twin is missing"


def language_faults(site: Path) -> list[str]:
    """`<html lang>` is the language of the address, on the 404 pages too."""
    found = documents(site)
    faults = [f"{url} is missing" for url in NOT_FOUND if url not in found]
    for url, html in found.items():
        if (language := html.css_first("html").attributes.get("lang")) != expected_language(url):
            faults.append(f"{url}: {language}")
    return faults


def title_faults(site: Path) -> list[str]:
    """Titles are unique and say nothing twice."""
    titles = {url: html.css_first("title").text().strip() for url, html in pages(site).items()}
    counts = Counter(titles.values())
    faults = [f"{url}: {title}" for url, title in titles.items() if counts[title] > 1]
    for url, title in titles.items():
        parts = [part.strip() for part in re.split(r" [–-] ", title)]
        if len(parts) != len(set(parts)) or not all(parts):
            faults.append(f"{url}: {title}")
    return faults


def not_found_faults(site: Path) -> list[str]:
    """The 404 page of each address speaks both languages, its own first, and leads on in both."""
    faults = []
    sentences = {"fi": "Sivua ei löytynyt", "sv": "Sidan hittades inte"}
    for url, first in NOT_FOUND.items():
        main = documents(site)[url].css_first("main") if url in documents(site) else None
        if main is None:
            faults.append(f"{url} has nothing to say")
            continue
        places = [
            main.text().find(sentences[code]) for code in sorted(sentences, key=lambda code: code != first)
        ]
        if -1 in places or places != sorted(places):
            faults.append(f"{url}: {main.text()[:80]!r}")
        targets = {(link.attributes.get("href") or "").rstrip(".") for link in main.css("a")}
        if not {"/", "/sv/"} <= targets:
            faults.append(f"{url}: leads to {sorted(targets)}")
    return faults


def heading_faults(site: Path) -> list[str]:
    """Each page has one main heading and skips no level."""
    faults = []
    for url, html in pages(site).items():
        levels = [int(node.tag[1]) for node in html.css("h1, h2, h3, h4, h5, h6")]
        if levels.count(1) != 1:
            faults.append(f"{url}: {levels.count(1)} main headings")
        faults += [f"{url}: h{b} after h{a}" for a, b in itertools.pairwise(levels) if b > a + 1]
    return faults


def placeholder_faults(site: Path) -> list[str]:
    """No placeholder and no raw front matter reaches a reader."""
    return [
        url
        for url, html in pages(site).items()
        if "{{" in html.text() or re.search(r"^title: ", html.text(), re.MULTILINE)
    ]
