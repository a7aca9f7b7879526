from tests.content.docs_tree import real_content
from tests.unit.examples import page_text
from tests.unit.ledger_examples import FINNISH, SWEDISH, pages, sections_of
from vaikuttava_museo.content.languages import FINNISH as FI
from vaikuttava_museo.content.languages import SWEDISH as SV
from vaikuttava_museo.ledger.sections import incomplete_pages


def test_a_page_has_its_facts_its_start_and_a_section_for_each_heading():
    assert set(sections_of(pages())) == {"sivu#.facts", "sivu#.start", "sivu#opening", "sivu#choice"}


def test_a_section_has_its_heading_and_its_text_in_both_languages():
    choice = sections_of(pages())["sivu#choice"]
    assert (
        choice.texts.fi == "Valinta\nJokainen kirjoittaa lapulle oman valintansa ja tärkeimmän syyn siihen."
    )
    assert choice.texts.sv.startswith("Valet\nVar och en")


def test_a_section_knows_its_line_in_either_file():
    places = sections_of(pages())["sivu#opening"].places
    assert (str(places[FI].path), places[FI].line) == ("sivu.md", 9)
    assert (str(places[SV].path), places[SV].line) == ("sivu.sv.md", 9)


def test_the_facts_are_what_the_front_matter_says_in_words():
    facts = sections_of(pages())["sivu#.facts"].texts
    assert facts.fi.startswith("title: Sivu\ndescription: Kuvaus")
    assert "2026" not in facts.fi and "toimitus" not in facts.fi


def test_a_heading_in_a_code_fence_begins_no_section():
    fenced = "## A { #a }\n\n```\n## B { #b }\n```\n"
    assert set(sections_of(pages(fenced, fenced))) == {"sivu#.facts", "sivu#a"}


def test_a_section_that_only_one_language_has_is_left_to_the_rule_about_headings():
    now = pages(FINNISH, SWEDISH.replace("## Valet { #choice }", ""))
    assert "sivu#choice" not in sections_of(now)
    assert "sivu" in incomplete_pages(now)


def test_a_page_without_its_twin_has_no_pairs_of_texts():
    now = pages(yksin=page_text("Teksti.\n"))
    assert not [address for address in sections_of(now) if address.startswith("yksin")]
    assert "yksin" in incomplete_pages(now)


def test_the_texts_of_the_data_files_are_sections_by_their_ids():
    sections = sections_of(real_content())
    question = sections["askel-3.yml#questions.success-factors"].texts
    assert question.fi.startswith("Mitkä tekijät") and question.sv.startswith("Vilka faktorer")
    assert "\n" in sections["sanasto.yml#terms.facilitator"].texts.sv
    assert "tyopohjat/change-map.yml#columns.change.heading" in sections
    assert "tyopohjat/change-map.yml#instructions.1" in sections
    assert "ohjausryhma.yml#organisations.sitra" in sections


def test_words_to_search_by_are_no_pairs():
    assert not [address for address in sections_of(real_content()) if "keywords" in address]
