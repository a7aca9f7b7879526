"""Every word of the site is spelt right in the language it is written in, and the languages are told apart."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml

from tests.content.docs_tree import pages, real_content
from tests.content.spelling import SPELLING, file_of, files_with_text, misspelt, passages
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import hints
from vaikuttava_museo.checks.rules.terms import terms
from vaikuttava_museo.checks.rules.text_language import text_languages
from vaikuttava_museo.checks.spelling import checkers, misspelt_words, words_in
from vaikuttava_museo.content.page_text import read_page_text
from vaikuttava_museo.content.pages import parse_page
from vaikuttava_museo.content.passages import Passage, page_passages, spoken

each_language = pytest.mark.parametrize("language", ["fi", "sv"])


def slips_in(text: str, language: str) -> list[dict[str, str]]:
    passage = Passage(PurePosixPath("x.md"), 1, language, text)
    return [dict(item.values) for item in misspelt_words([passage], checkers()[0])]


def test_both_checkers_are_installed_where_the_tests_run():
    assert checkers()[1] == []


@pytest.mark.parametrize("path", files_with_text())
def test_the_words_of_the_file_are_spelt_right(path):
    found = [f"{item.line}: {item.values['word']}" for item in misspelt() if file_of(item) == path]
    assert found == [], (
        "mend the word, or add it to vaikuttava_museo/checks/spelling/words.*.txt if it is right"
    )


def test_a_slip_of_the_pen_is_found_in_finnish_with_the_right_word():
    found = slips_in("museo toimintaymäpristö johtamis- PDCA-kehässä PDCA-kehäsä", "fi")
    assert [item["word"] for item in found] == ["toimintaymäpristö", "kehäsä"]
    assert found[0]["near"] == "toimintaympäristö"


def test_a_slip_of_the_pen_is_found_in_swedish_with_the_right_word():
    found = slips_in("museet verksamhetsmilljö PDCA-cirkeln PDCA-cirklen utstälning", "sv")
    assert [item["word"] for item in found] == ["verksamhetsmilljö", "cirklen", "utstälning"]
    assert "utställning" in found[2]["near"]


@pytest.mark.parametrize("name", ["index.md", "index.sv.md", "askel-1.yml", "tyopohjat/change-map.yml"])
def test_the_words_of_a_file_are_really_read(name):
    assert len([word for word in words_in(passages()) if str(word.path) == name]) > 100


def test_text_marked_as_another_language_is_not_taken_for_the_pages_own():
    text = '---\ntitle: Museo\ntitle_lang: fi\n---\nEtt <span lang="fi">museo</span> [här](a.md) `kod`.\n'
    page = parse_page(PurePosixPath("sivu.sv.md"), text)
    found = [(word.text, word.line, word.language) for word in words_in(page_passages(read_page_text(page)))]
    assert found == [("Museo", 2, "fi"), ("museo", 5, "fi"), ("Ett", 5, "sv"), ("här", 5, "sv")]


@each_language
def test_the_word_list_is_sorted_and_has_no_word_twice(language):
    lines = (SPELLING / f"words.{language}.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines), key=lambda word: (word.lower(), word))


def test_nothing_is_hinted_at_on_the_real_pages():
    assert [report(item) for item in hints(real_content())] == []


def test_most_passages_would_be_noticed_on_a_page_of_the_other_language():
    heard = [
        passage
        for passage in spoken(passages())
        if passage.language in ("fi", "sv") and not passage.is_search_word and len(passage.text.split()) >= 12
    ]
    moved = [
        replace(passage, language={"fi": "sv", "sv": "fi"}[passage.language], line=number)
        for number, passage in enumerate(heard)
    ]
    assert len(list(text_languages(moved))) > 0.9 * len(moved) > 500


@each_language
def test_every_term_is_found_with_an_ending_and_its_right_form_is_not(language):
    rows = yaml.safe_load((SPELLING / f"terms.{language}.yml").read_text(encoding="utf-8"))
    patterns = [term.pattern for term in terms(language)]
    for row in rows:
        for form in row["instead_of"]:
            text = form.strip("=").replace("*", "a")
            assert any(pattern.search(text) for pattern in patterns), form
        assert not any(pattern.search(row["write"]) for pattern in patterns), row["write"]


@each_language
def test_the_reasons_of_the_terms_are_spelt_right(language):
    reasons = " ".join(term.because for term in terms(language))
    assert [item["word"] for item in slips_in(reasons, language)] == []


def test_the_pages_are_read_line_by_line():
    assert all(len(read_page_text(page).lines) == page.body.count("\n") + 1 for page in pages())
