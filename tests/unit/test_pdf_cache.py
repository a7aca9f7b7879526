from dataclasses import replace

from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.content.pdf_documents import Paper, worksheet_document
from vaikuttava_museo.pdf.cache import Cache, key_of, toolchain, write_whole
from vaikuttava_museo.pdf.sources import Source

DOCUMENT = worksheet_document("map", FINNISH, Paper.A4)
SOURCE = Source("https://museo.example/tyopohjat/map/", '<script src="a.1.js"></script>x', {"a.css": b"a{}"})


def key(document=DOCUMENT, tools="Chromium 156", **changes) -> str:
    return key_of(document, replace(SOURCE, **changes), tools)


def test_the_same_page_has_the_same_key():
    assert key() == key()


def test_whatever_shows_on_paper_changes_the_key():
    others = [
        key(html=SOURCE.html + "y"),
        key(files={"a.css": b"b{}"}),
        key(files={"b.css": b"a{}"}),
        key(address="https://other.example/"),
        key(tools="Chromium 157"),
        key(document=worksheet_document("map", FINNISH, Paper.A3)),
    ]
    assert len({key(), *others}) == 7


def test_a_new_script_prints_nothing_anew():
    assert key(html=SOURCE.html.replace("a.1.js", "a.2.js")) == key()


def test_the_tools_are_named_with_the_browser_the_libraries_and_our_own_code():
    assert toolchain("Chromium 156").startswith("Chromium 156 pikepdf ")


def test_what_was_kept_is_found_and_what_nothing_asked_for_is_forgotten(tmp_path):
    first = Cache(tmp_path)
    first.put("a", b"pdf a")
    first.put("b", b"pdf b")
    second = Cache(tmp_path)
    assert second.get("a") == b"pdf a"
    assert second.get("c") is None
    second.forget_unused()
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path):
    target = tmp_path / "pdf" / "a.pdf"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]
