"""The search lists a page by its headings and leaves out what nobody looks for."""

from vaikuttava_museo.search.sections import Section, merged, read_sections

PAGE = """<!doctype html><nav>sivuston valikko</nav><main>
<nav>polku</nav><header><h1>Sivun otsikko</h1><p class="lead">Joh­danto.</p></header>
<h2 id="one">Ensim­mäinen <em>osa</em></h2><p>Teksti<strong>ä</strong>, a<br>b.</p><ul><li>yksi<li>kaksi</ul>
<form><label>Kysymys?<textarea>vastaus</textarea></label><button>Tallenna</button></form>
<h3>Ei osoitetta</h3><p hidden>piilossa</p><p aria-hidden="true">koriste</p>
<p data-search-exclude>toisella kielellä</p><svg><text>kuva</text></svg><script>koodi()</script>
<dl><div id="term"><dt>asiakas <span lang="sv">kund</span></dt><dd>Ihminen &amp; ryhmä.</dd></div></dl>
</main><footer>alatunniste</footer>"""


def test_each_heading_with_an_address_begins_a_section():
    assert read_sections(PAGE) == (
        Section("", "", "Johdanto."),
        Section("one", "Ensimmäinen osa", "Tekstiä, a b. yksi kaksi Kysymys? Ei osoitetta"),
        Section("term", "asiakas", "kund Ihminen & ryhmä."),
    )


def test_a_page_without_main_has_no_sections():
    assert read_sections("<p>x</p>") == ()


def test_a_heading_that_repeats_the_title_joins_the_beginning():
    sections = (Section("", "", "a"), Section("b", "B", "c"), Section("sheet", "Kortti", "d"))
    assert merged(sections, "Kortti") == (Section("", "", "a d"), Section("b", "B", "c"))


def test_a_page_that_begins_with_a_heading_stays_as_it_is():
    sections = (Section("b", "B", "c"),)
    assert merged(sections, "Kortti") == sections


def test_what_every_card_of_a_sheet_asks_is_found_once():
    cards = "".join(
        f'<h3 id="card-{n}">Kortti {n}</h3><h4 id="card-{n}-why">Miksi</h4><p>Syy?</p>' for n in (1, 2)
    )
    found = read_sections(f"<main>{cards}<h4 id='last'>Miksi</h4><p>Toinen syy?</p></main>")
    assert [section.id for section in found] == ["card-1", "card-1-why", "card-2", "last"]
