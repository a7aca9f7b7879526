"""The meters of `tests/bench` see what they are meant to see: each is shown a page whose fault is known."""

from pathlib import Path

import pytest
from bench.bare import BARE_NAME, bare_pages
from bench.painting import interleaved, median_lcp, slow_load, worst_cls
from bench.text_alone import unpainted_texts
from bench.wire import hosted
from playwright.sync_api import Browser

pytestmark = pytest.mark.thorough
HEAD = '<!doctype html><html lang="fi"><head><title>x</title><link rel="icon" href="data:,">'
TEXT = "<body><main><h1>Otsikko</h1><p>Teksti on tässä.</p></main>"


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def test_a_page_that_jumps_is_caught(tmp_path: Path, browser: Browser):
    site = written(
        tmp_path,
        index__html=f'{HEAD}{TEXT}<script type="module" src="late.js"></script>',
        late__js='const d = document.createElement("div"); d.style.height = "300px"; document.body.prepend(d);',
    )
    with hosted(site) as host:
        assert worst_cls([slow_load(browser, host.url)]) > 0.05


def test_a_page_that_waits_for_more_than_its_stylesheet_is_slower_than_bare(tmp_path: Path, browser: Browser):
    site = written(
        tmp_path,
        index__html=f'{HEAD}<link rel="stylesheet" href="a.css">{TEXT}',
        a__css='@import "b.css";',
        b__css="h1 { color: navy }",
    )
    with hosted(site, bare_pages(site, [""])) as host:
        found = interleaved(browser, {"page": host.url, "bare": host.url + BARE_NAME}, runs=1)
    assert median_lcp(found["page"]) > 1.2 * median_lcp(found["bare"])


def test_text_hidden_until_its_font_or_script_comes_is_caught(tmp_path: Path, browser: Browser):
    site = written(
        tmp_path,
        index__html=f'{HEAD}<link rel="stylesheet" href="look.css">{TEXT}',
        look__css='@font-face { font-family: F; src: url("f.woff2"); font-display: block } h1 { font-family: F }',
        scripted__html=f'{HEAD}<body><main><h1>Otsikko</h1></main><script src="p.js"></script>',
        p__js='document.querySelector("main").append(document.createElement("p"));',
    )
    with hosted(site) as host:
        assert unpainted_texts(browser, host.url) == {"h1"}
        assert unpainted_texts(browser, host.url + "scripted.html") == {"paragraph"}
