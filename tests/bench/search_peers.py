"""Three searches of the same content, asked in Chromium: ours, stock Material's and Pagefind's.

Ours is asked through its box, Material's through the theme's own worker and index, Pagefind's through its own
module, which its interfaces use as well. Each lists sections in the order in which it shows them.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.search_quality import Ask, data_of, section_texts
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

_NODE: Final = Path(sys.executable).with_name("node")
_PAGEFIND: Final = Path(__file__).parents[1] / "tools/node_modules/.bin/pagefind"
OPENING: Final = {"fi": "?q=museo", "sv": "sv/?q=museum"}
"""An address that opens our search, by language."""

_ASK_OURS: Final = """words => words.map((word) => {
  const input = document.querySelector("#search-words");
  input.value = word;
  input.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll(".search__results a")].map(({ href }) => href);
})"""

# The theme shows a page's entry above its sections even when it does not match (score 0): that one is not counted.
_ASK_STOCK: Final = """async ([config, words]) => {
  const base = new URL(config.base, location.href);
  const worker = new Worker(new URL(config.search, base));
  const told = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.data);
    worker.postMessage(message);
  });
  const index = await (await fetch(new URL("search/search_index.json", base))).json();
  await told({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = [];
  for (const word of words) {
    const { items } = await told({ type: 2, data: word });
    found.push(items.flat().filter(({ score }) => score > 0).map((doc) => new URL(doc.location, base).href));
  }
  worker.terminate();
  return found;
}"""

_ASK_PAGEFIND: Final = """async ([module, words]) => {
  const pagefind = await import(module);
  await pagefind.init();
  const found = [];
  for (const word of words) {
    const { results } = await pagefind.search(word);
    const pages = await Promise.all(results.slice(0, 20).map((result) => result.data()));
    found.push(pages.flatMap((page) => page.sub_results.map(({ url }) => new URL(url, location.href).href)));
  }
  return found;
}"""


@dataclass(frozen=True)
class Peer:
    """A search of one language: its name, the texts of its sections by address, and the way to ask it."""

    name: str
    texts: Mapping[str, str]
    ask: Ask


def index_by_pagefind(site: Path) -> None:
    """Let Pagefind index a built site into its folder `pagefind/`."""
    subprocess.run([_NODE, _PAGEFIND, "--site", site, "--quiet"], check=True, capture_output=True)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """Open an address; what a peer needs (wasm, eval) is let through our content security policy."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def ours(page: Page, site: Path, root: str, language: str) -> Peer:
    """Return our search, open on a page whose address holds words."""
    page.locator(".search__results li").first.wait_for()
    data = json.loads(data_of(site, language).read_text(encoding="utf-8"))
    return Peer(
        "ours", section_texts(data), lambda words: _relative(page.evaluate(_ASK_OURS, list(words)), root)
    )


def stock(page: Page, site: Path, root: str) -> Peer:
    """Return Material's search on any page of the stock site."""
    config = json.loads(page.locator("#__config").text_content() or "")
    docs = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = {doc["location"]: _plain(f"{doc['title']} {doc['text']}") for doc in docs}

    def ask(words: Sequence[str]) -> list[list[str]]:
        return _relative(page.evaluate(_ASK_STOCK, [config, list(words)]), root)

    return Peer("stock", texts, ask)


def pagefind(page: Page, site: Path, root: str, language: str) -> Peer:
    """Return Pagefind's search of our site on a page of the language."""
    data = json.loads(data_of(site, language).read_text(encoding="utf-8"))
    texts = section_texts(data)

    def known(address: str) -> str:
        """Return the section of an address: a page's beginning for an id that begins no section of ours."""
        return address if address in texts else address.partition("#")[0]

    def ask(words: Sequence[str]) -> list[list[str]]:
        found = _relative(page.evaluate(_ASK_PAGEFIND, [f"{root}pagefind/pagefind.js", list(words)]), root)
        return [list(dict.fromkeys(map(known, addresses))) for addresses in found]

    return Peer("Pagefind", texts, ask)


def _relative(found: list[list[str]], root: str) -> list[list[str]]:
    return [[address.removeprefix(root) for address in addresses] for addresses in found]


def _plain(text: str) -> str:
    return LexborHTMLParser(text).text(separator=" ").replace("\u00ad", "").lower()
