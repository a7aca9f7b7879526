import pytest

from vaikuttava_museo.pdf.fragments import Place, cut, ids_of, named, placed, root_attributes, with_class

SITE = "https://museo.example/"
PLACES = {
    f"{SITE}askel-1/": Place("askel-1", frozenset({"tools", "title"})),
    f"{SITE}sanasto/": Place("sanasto", frozenset({"impact"})),
}


def in_step(fragment: str) -> str:
    return placed(fragment, f"{SITE}askel-1/", PLACES)


def test_a_part_is_cut_out_with_its_markup_as_it_was():
    part = (
        '<article class="a b"><p title="x &amp; y">ä&nbsp;&#8211;<br>b</p><svg><path d="M0"/></svg></article>'
    )
    assert cut(f"<main><p>before</p>{part}<p>after</p></main>", named("article")) == part


def test_only_the_first_of_several_is_taken():
    assert cut('<p class="lead">a</p><p class="lead">b</p>', with_class("lead")) == '<p class="lead">a</p>'


def test_a_page_without_the_part_gives_nothing():
    assert cut("<p>a</p>", named("article")) == ""


def test_what_has_no_use_on_paper_is_left_out():
    html = "<article>a<nav><ul><li>b</li></ul></nav>c<button>d</button><script>e</script>f</article>"
    assert cut(html, named("article")) == "<article>acf</article>"


def test_navigation_may_itself_be_the_wanted_part():
    assert cut("<nav>a<button>b</button></nav>c", named("nav")) == "<nav>a</nav>"


def test_attributes_of_the_root_are_read():
    assert root_attributes('<html lang="sv" data-print-title="x"><body>', "html") == {
        "lang": "sv",
        "data-print-title": "x",
    }


def test_ids_of_a_part_are_found():
    assert ids_of('<h2 id="a">x</h2><p data-id="b" id="c">') == {"a", "c"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<h2 id="tools">', '<h2 id="askel-1--tools">'),
        ('<p aria-labelledby="title tools">', '<p aria-labelledby="askel-1--title askel-1--tools">'),
        ('<label for="title">', '<label for="askel-1--title">'),
        ('<td headers="title">', '<td headers="askel-1--title">'),
        ('<g fill="url(#title)">', '<g fill="url(#askel-1--title)">'),
        ('<use href="#title"/>', '<use href="#askel-1--title"/>'),
    ],
)
def test_ids_stay_unique_beside_those_of_other_pages(before, after):
    assert in_step(before) == after


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("#tools", "#askel-1--tools"),
        ("#content", "#askel-1"),
        ("../sanasto/#impact", "#sanasto--impact"),
        ("../sanasto/", "#sanasto"),
        ("../sanasto/#unknown", "#sanasto"),
        ("../palaute/#address", f"{SITE}palaute/#address"),
        ("https://okm.fi/", "https://okm.fi/"),
        ("mailto:a@b.fi", "mailto:a@b.fi"),
    ],
)
def test_links_lead_inside_the_booklet_or_to_a_full_address(link, target):
    assert in_step(f'<a href="{link}">x</a>') == f'<a href="{target}">x</a>'


def test_pictures_are_found_from_the_booklet():
    assert in_step('<img src="../a.png">') == f'<img src="{SITE}a.png">'
