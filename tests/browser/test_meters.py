"""The meters of `tests/bench` see what they are meant to see: each is shown a page whose fault is known."""

from pathlib import Path

import brotli
import pytest
from bench.bare import BARE_NAME, bare_pages
from bench.cold_load import cold_load
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


def test_a_cold_load_counts_everything_that_crosses_the_wire(tmp_path: Path, browser: Browser):
    files = {
        "index__html": f'{HEAD}<link rel="stylesheet" href="look.css"><script type="module" src="a.js"></script>{TEXT}',
        "look__css": '@font-face { font-family: F; src: url("f.woff2") } h1 { font-family: F }' * 9,
        "a__js": 'import "./b.js"; setTimeout(() => new Worker("w.js"), 300);',
        "b__js": 'fetch("gone.json"); ' * 2,
        "w__js": "importScripts('lib.js');",
        "lib__js": "// " + "x" * 2000,
        "404__html": "no",
    }
    site = written(tmp_path, **files)
    (site / "f.woff2").write_bytes(bytes(range(200)))
    with hosted(site) as host:
        view = cold_load(browser, host, "")
    asked = sorted(answer.path for answer in view.sent)
    scripts = ["/a.js", "/b.js", "/lib.js", "/w.js"]
    assert asked == sorted(["/", "/f.woff2", "/gone.json", "/gone.json", "/look.css", *scripts])
    assert view.bytes_of("font") == 200
    assert view.javascript_bytes == sum(
        len(brotli.compress(files[name].encode(), quality=11)) for name in files if name.endswith("__js")
    )
    assert view.bytes_with_fonts == view.bytes_without_fonts + 200
    assert [answer.status for answer in view.sent].count(404) == 2


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
