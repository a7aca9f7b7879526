import pytest

from vaikuttava_museo.pdf.sources import (
    SiteUnreadable,
    addresses_loaded_by,
    built_site,
    with_full_css_addresses,
)

BASE = "https://museo.example/polku/"
HEAD = f'<link rel="canonical" href="{BASE}">'


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.html").write_text(HEAD, encoding="utf-8")
    (tmp_path / "askel-1").mkdir()
    (tmp_path / "askel-1" / "index.html").write_text(
        '<style>@font-face{src:url("../assets/sans.woff2")}</style>'
        '<link rel="stylesheet" media="print" href="../assets/print.css">'
        '<script src="../assets/site.js"></script><img src="../assets/no.png"><img src="https://x.example/a.png">',
        encoding="utf-8",
    )
    (tmp_path / "assets").mkdir()
    for name in ("sans.woff2", "serif.woff2", "site.js"):
        (tmp_path / "assets" / name).write_text(name, encoding="utf-8")
    (tmp_path / "assets" / "print.css").write_text("@font-face{src:url(serif.woff2)}", encoding="utf-8")
    return tmp_path


def test_a_site_says_itself_where_it_will_stand(folder):
    assert built_site(folder).base == BASE


def test_a_page_comes_with_what_it_loads_from_the_site_and_nothing_else(folder):
    source = built_site(folder).source("askel-1/")
    assert source.address == f"{BASE}askel-1/"
    assert {address.removeprefix(BASE) for address in source.files} == {
        "assets/sans.woff2",
        "assets/print.css",
        "assets/serif.woff2",
    }
    assert source.files[f"{BASE}assets/serif.woff2"] == b"serif.woff2"


def test_a_page_that_is_not_there_is_named(folder):
    with pytest.raises(SiteUnreadable, match="askel-9"):
        built_site(folder).source("askel-9/")


@pytest.mark.parametrize("home", [None, "<html></html>"])
def test_a_folder_that_is_no_site_is_refused(home, tmp_path):
    if home:
        (tmp_path / "index.html").write_text(home, encoding="utf-8")
    with pytest.raises(SiteUnreadable, match=r"index\.html"):
        built_site(tmp_path)


def test_pictures_count_in_every_form():
    html = (
        '<img srcset="a.png 1x, b.png 2x"><svg><use href="c.svg#x"/></svg><img src="data:image/png;base64,x">'
    )
    assert addresses_loaded_by(html, BASE) == [f"{BASE}{name}" for name in ("a.png", "b.png", "c.svg")]


def test_a_style_sheet_may_be_moved_when_its_addresses_are_full():
    css = """a{background:url('../x.png')}b{mask:url(#m)}c{background:url("data:x")}"""
    assert with_full_css_addresses(css, f"{BASE}css/a.css") == (
        f"""a{{background:url("{BASE}x.png")}}b{{mask:url(#m)}}c{{background:url("data:x")}}"""
    )
