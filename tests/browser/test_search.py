"""The search as a visitor uses it: real questions lead to the right page, whatever form the words have."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from tabs import Traffic

from vaikuttava_museo.content.addresses import url_of
from vaikuttava_museo.content.languages import by_code

PREFIX = {"fi": "", "sv": "sv/"}
QUESTIONS = yaml.safe_load(Path(__file__).with_name("search_questions.yml").read_text(encoding="utf-8"))
FIRST = 5
"""A right answer is among this many first results."""

_ASK = """words => {
  const input = document.querySelector("#search-words");
  input.value = words;
  input.dispatchEvent(new Event("input"));
  return {
    paths: [...document.querySelectorAll(".search__results a")].map((link) => new URL(link.href).pathname.slice(1)),
    status: document.querySelector(".search__status").textContent,
    marks: [...document.querySelectorAll(".search__results mark")].map((mark) => mark.textContent),
    help: document.querySelector(".search__help").checkVisibility(),
    suggestions: [...document.querySelectorAll(".search__nearest button")].map((button) => button.textContent),
    related: [...document.querySelectorAll(".search__related li:has(a) mark")].map((mark) => mark.textContent),
    other: [...document.querySelectorAll(".search__other a")].map((link) => new URL(link.href).pathname.slice(1)),
  };
}"""

Ask = Callable[[str], dict[str, Any]]


def open_search(page: Page, url: str) -> None:
    """Open a page whose address holds words, and wait for what is found."""
    page.goto(url)
    expect(page.locator(".search__results li").first).to_be_visible()


@contextmanager
def asking(browser: Browser, address: str, language: str) -> Iterator[Ask]:
    """Give a function that types words into a language's open search and tells what is listed."""
    page = browser.new_page(base_url=address)
    traffic = Traffic(address)
    traffic.watch(page)
    open_search(page, f"{PREFIX[language]}?q=museo")
    yield lambda words: page.evaluate(_ASK, words)
    page.close()
    assert traffic.errors == traffic.failed == traffic.foreign == []


@pytest.fixture(scope="module")
def fi(browser: Browser, address: str) -> Iterator[Ask]:
    with asking(browser, address, "fi") as ask:
        yield ask


@pytest.fixture(scope="module")
def sv(browser: Browser, address: str) -> Iterator[Ask]:
    with asking(browser, address, "sv") as ask:
        yield ask


@pytest.fixture
def ask(request: pytest.FixtureRequest, language: str) -> Ask:
    found: Ask = request.getfixturevalue(language)
    return found


def addresses(keys: list[str], language: str) -> set[str]:
    """Return the addresses of pages by their pair keys."""
    return {url_of(key, by_code(language)) for key in keys}


@pytest.mark.parametrize(
    ("language", "question"),
    [(language, question) for language in PREFIX for question in QUESTIONS[language]],
    ids=lambda value: value["query"] if isinstance(value, dict) else value,
)
def test_a_real_question_leads_to_its_page(language: str, question: dict[str, Any], ask: Ask):
    found = ask(question["query"])["paths"][:FIRST]
    assert addresses(question["leads_to"], language) & set(found), found


@pytest.mark.parametrize(
    ("language", "words", "page"),
    [
        ("fi", "museommekin", ""),
        ("fi", "Hamarin", "ohjausryhma/"),
        ("fi", "hamarille", "ohjausryhma/"),
        ("fi", "askel 3", "askel-3/"),
        ("fi", "askel III", "askel-3/"),
        ("fi", "toimintaymparistomme", "askel-1/"),
        ("fi", "kumpanikartta", "tyopohjat/partner-map/"),
        ("fi", "kokeiltava", "askel-5/"),
        ("fi", "effekt", "sanasto/"),
        ("fi", "kävijä", "sanasto/"),
        ("sv", "steg 3", "sv/askel-3/"),
        ("sv", "arbetsbladens", "sv/tyopohjat/"),
        ("sv", "partnerkarta", "sv/tyopohjat/partner-map/"),
        ("sv", "effekt", "sv/sanasto/"),
        ("sv", "Hamaris", "sv/ohjausryhma/"),
    ],
)
def test_any_form_of_a_word_finds_it(language: str, words: str, page: str, ask: Ask):
    assert page in ask(words)["paths"][:FIRST]


@pytest.mark.parametrize("language", PREFIX)
def test_a_page_lists_only_its_own_language(language: str, ask: Ask):
    paths = ask("museo")["paths"]
    assert paths
    assert {path.startswith("sv/") for path in paths} == {language == "sv"}


def test_inflected_words_are_marked_too(fi: Ask):
    assert any(
        mark.casefold().startswith("kumppan") and mark != "kumppani" for mark in fi("kumppani")["marks"]
    )


def test_what_only_speaks_of_relatives_is_listed_by_itself(fi: Ask):
    found = fi("kannustaa")
    assert found["marks"]
    assert not any(mark.casefold().startswith("kannustami") for mark in found["marks"])
    assert all(mark.casefold().startswith("kannustami") for mark in found["related"])
    assert found["related"]
    assert not fi("kumppanikartta")["related"]


@pytest.mark.parametrize(
    ("language", "words", "start"), [("fi", "genomslagskraft", "sv/"), ("sv", "vaikuttavuus", "")]
)
def test_a_word_of_the_other_language_offers_its_page(language: str, words: str, start: str, ask: Ask):
    other = ask(words)["other"]
    assert other
    assert all(path.startswith("sv/") == bool(start) for path in other)


@pytest.mark.parametrize("language", PREFIX)
def test_nothing_found_helps_on(language: str, ask: Ask):
    found = ask("xqzwxqzw")
    assert found["paths"] == []
    assert found["help"]
    assert found["status"]


def test_a_near_word_is_offered(fi: Ask):
    found = fi("vaikuttxvxxs")
    assert found["paths"] or found["suggestions"]


HOSTILE = [
    "a", "å", "x" * 500, "ä" * 500, ".*", "[a-z]+(", "\\", "museo*", "+museo -asiakas", "title:museo",
    '"museo"', "'", "<b>museo</b>", "<script>alert(1)</script>", "&amp;", "%00", "museo-", "-", "–", "”museo”",
    "museo " * 80, "🏛️", "متحف", "__proto__", "constructor", "toString", "\u00ad", "\u200b", "III", "2011–2013",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:24]))
@pytest.mark.parametrize("language", PREFIX)
def test_strange_words_break_nothing(language: str, words: str, ask: Ask):
    assert ask(words)["status"]
    assert ask("museo")["paths"], "the search still answers"


@pytest.mark.parametrize(("language", "word"), [("fi", "osumaa"), ("sv", "träffar")])
def test_the_count_is_announced(language: str, word: str, ask: Ask):
    found = ask("museo")
    count, unit = found["status"].split()
    assert int(count) >= len(found["paths"]) > 1
    assert unit == word


@pytest.mark.parametrize("language", PREFIX)
def test_hyphens_and_quotes_do_not_hide_a_word(language: str, ask: Ask):
    plain = ask("museo")["paths"]
    for words in ("”museo”", '"museo"', "'museo'", "-museo-", "«museo»", "museo!"):
        assert ask(words)["paths"] == plain, words


def test_every_language_has_enough_questions():
    assert all(len({question["query"] for question in QUESTIONS[language]}) >= 60 for language in PREFIX)


@pytest.mark.parametrize("key", ["Control+k", "Meta+k"])
def test_both_keys_open_the_search_and_escape_gives_the_focus_back(page: Page, key: str):
    page.goto("askel-2/")
    page.keyboard.press(key)
    expect(page.locator("#search-words")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator(".header-button--search")).to_be_focused()


def test_a_key_opens_the_search_and_a_single_letter_does_not(page: Page):
    page.goto("askel-2/")
    for key in ("f", "s", "/", "k"):
        page.keyboard.press(key)
    expect(page.locator(".search")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("#search-words")).to_be_focused()


def test_a_link_opens_the_search_with_its_words(page: Page):
    open_search(page, "sv/askel-2/?q=partner")
    expect(page.locator("#search-words")).to_have_value("partner")


def test_results_are_reached_by_the_arrow_and_open_the_place(page: Page):
    open_search(page, "?q=kumppanikartta")
    page.locator("#search-words").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "partner-map" in page.url


def test_a_suggestion_searches_for_its_word(page: Page):
    page.goto("?q=qwrtyo")
    button = page.locator(".search__nearest button").first
    word = button.inner_text()
    button.click()
    expect(page.locator("#search-words")).to_have_value(word)
    expect(page.locator(".search__results li").first).to_be_visible()


def test_nothing_is_fetched_before_the_search_is_opened(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("askel-1/", wait_until="networkidle")
    assert [url for url in asked if "search" in url] == []


def test_a_failed_fetch_says_so_and_can_be_tried_again(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.route("**/search/*.json", lambda route: route.abort())
    page.goto("?q=kumppani")
    retry = page.locator("[data-retry]")
    expect(retry).to_be_visible()
    expect(page.locator(".search__status")).to_contain_text("verkkoyhteys")
    # A page that is open since before a release asks for an index that is no longer there.
    expect(page.locator(".search__status")).to_contain_text("ladatkaa sivu uudelleen")
    page.unroute("**/search/*.json")
    retry.click()
    expect(page.locator(".search__results li").first).to_be_visible()
    page.close()


def test_an_empty_index_finds_nothing_and_says_so(browser: Browser, address: str, site: Path):
    data = next((site / "search").glob("fi.*.json"))
    empty = json.loads(data.read_text(encoding="utf-8")) | {"pages": []}
    page = browser.new_page(base_url=address)
    page.route("**/search/*.json", lambda route: route.fulfill(json=empty))
    page.goto("?q=kumppani")
    expect(page.locator(".search__help")).to_be_visible()
    page.close()
