"""The search as a visitor uses it. What it finds is tried in Node (`tests/site/test_search_quality.py`)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bench.search import OPENING
from playwright.sync_api import Browser, Page, expect
from tabs import watched

UNIT = {"fi": "osumaa", "sv": "träffar"}
_ASK = """words => {
  const input = document.querySelector("#search-words");
  input.value = words;
  input.dispatchEvent(new Event("input"));
  const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
  const paths = (selector) => [...document.querySelectorAll(selector)].map(({ href }) => new URL(href).pathname.slice(1));
  return {
    paths: paths(".search__results a"),
    status: document.querySelector(".search__status").textContent,
    marks: texts(".search__results mark"),
    help: document.querySelector(".search__help").checkVisibility(),
    related: texts(".search__related li:has(a) mark"),
    other: paths(".search__other a"),
  };
}"""

Ask = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module", params=UNIT)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def ask(browser: Browser, address: str, language: str) -> Iterator[Ask]:
    """Type words into a language's open search and tell what is listed."""
    with watched(browser, address, base_url=address) as (page, traffic):
        open_search(page, OPENING[language])
        yield lambda words: page.evaluate(_ASK, words)
        traffic.assert_sound()


def open_search(page: Page, url: str) -> None:
    """Open a page whose address holds words, and wait for what is found."""
    page.goto(url)
    expect(page.locator(".search__results li").first).to_be_visible()


def test_results_are_counted_and_their_words_marked_in_any_form(ask: Ask, language: str):
    found = ask({"fi": "kumppani", "sv": "partner"}[language])
    count, unit = found["status"].split()
    assert int(count) >= len(found["paths"]) > 1
    assert unit == UNIT[language]
    assert {path.startswith("sv/") for path in found["paths"]} == {language == "sv"}
    assert {"fi": "kumppaneita", "sv": "partnern"}[language] in {mark.casefold() for mark in found["marks"]}


@pytest.mark.parametrize("language", ["fi"], indirect=True)
def test_what_only_speaks_of_relatives_is_listed_by_itself(ask: Ask):
    found = ask("tallentaa")
    assert found["marks"]
    assert found["related"]
    assert not any(mark.casefold().startswith("tallentami") for mark in found["marks"])
    relatives = ("tallentami", "tallennetu")
    assert all(mark.casefold().startswith(relatives) for mark in found["related"])
    assert not ask("kumppanikartta")["related"]


def test_what_only_shares_a_piece_with_a_word_is_no_hit(ask: Ask, language: str):
    found = ask({"fi": "kumppanikekkerit", "sv": "partnerfestival"}[language])
    assert found["paths"] == []
    assert found["status"] == ask("xqzwxqzw")["status"], "nothing is found"
    assert found["help"]
    assert {"fi": "kumppani", "sv": "partner"}[language] in {mark.casefold() for mark in found["related"]}


def test_a_word_of_the_other_language_offers_its_page(ask: Ask, language: str):
    other = ask({"fi": "genomslagskraft", "sv": "vaikuttavuus"}[language])["other"]
    assert {path.startswith("sv/") for path in other} == {language == "fi"}


HOSTILE = ["x" * 500, "[a-z]+(", "\\", "title:museo", "<b>museo</b>", "%00", "-", "متحف", "__proto__", "\u00ad"]  # fmt: skip
"""The engine by itself is tried with more: tests/scripts/search-engine.test.mjs."""


def test_strange_words_break_nothing_and_where_nothing_is_found_there_is_help(ask: Ask):
    assert [words for words in HOSTILE if not ask(words)["status"]] == []
    assert ask("museo")["paths"], "the search still answers"
    found = ask("xqzwxqzw")
    assert (found["paths"], found["help"]) == ([], True)


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_both_keys_open_the_search_a_letter_does_not_and_escape_gives_the_focus_back(page: Page, key: str):
    page.goto("askel-2/")
    for letter in ("f", "s", "/", "k"):
        page.keyboard.press(letter)
    expect(page.locator(".search")).to_be_hidden()
    page.keyboard.press(key)
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator(".header-button--search")).to_be_focused()


def test_a_link_opens_the_search_and_who_comes_back_from_a_result_finds_it_as_she_left_it(page: Page):
    open_search(page, "sv/askel-2/?q=partner")
    words, first = page.locator("#search-words"), page.locator(".search__results a").first
    expect(words).to_have_value("partner")
    words.fill("partnerkarta")
    expect(first).to_have_attribute("href", re.compile("partner-map"))
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sv/tyopohjat/partner-map/**")
    page.go_back()
    expect(words).to_have_value("partnerkarta")
    expect(first).to_be_focused()
    assert page.evaluate("[localStorage.length, sessionStorage.length, history.state]") == [0, 0, None]


def test_a_result_on_the_open_page_closes_the_search_that_would_stand_before_it(page: Page):
    open_search(page, "askel-2/?q=sudenkuopat")
    page.locator('.search__results a[href$="/askel-2/#pitfalls"]').click()
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator("#pitfalls")).to_be_in_viewport()


def test_what_is_found_is_said_only_when_the_reader_stops_typing(page: Page):
    open_search(page, "?q=kumppani")
    page.clock.install()
    status = page.locator(".search__status")
    before = status.inner_text()
    page.locator("#search-words").press_sequentially("xqzw")
    expect(status).to_have_text(before)
    page.clock.run_for(1000)
    expect(status).not_to_have_text(before)


@pytest.mark.parametrize("typed", ["kumpxxxani", "kumpani"])  # the second is a form of a pronoun, too
def test_a_suggestion_searches_for_its_word(page: Page, typed: str):
    page.goto(f"?q={typed}")
    button = page.locator(".search__nearest button").first
    word = button.inner_text()
    button.click()
    expect(page.locator("#search-words")).to_have_value(word)
    expect(page.locator(".search__results li").first).to_be_visible()


def test_a_failed_fetch_says_so_and_can_be_tried_again(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route("**/search/*.json", lambda route: route.abort())
    page.goto("?q=kumppani")
    expect(page.locator(".search__status")).to_contain_text("verkkoyhteys")
    # A page that is open since before a release asks for an index that is no longer there.
    expect(page.locator(".search__status")).to_contain_text("ladatkaa sivu uudelleen")
    page.unroute("**/search/*.json")
    page.locator("[data-retry]").click()
    expect(page.locator(".search__results li").first).to_be_visible()
    page.close()
