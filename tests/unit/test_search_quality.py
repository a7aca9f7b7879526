"""The figures of a search: what counts as found, and what is not asked."""

from bench.fresh.categories import Query
from bench.search_quality import score, section_texts, typed

TEXTS = {"a/": "kumppani auttaa", "b/": "kumppanit ja kunta", "c/": "kunta yksin"}


def query(text: str, *labels: str, category: str = "base") -> Query:
    return Query("fi", text, category, text, labels)


def test_the_figures_of_one_query_found_second_and_one_not_found():
    found = {"kumppani": ["c/", "a/"], "kunta": ["a/"], "kumpp": ["b/"], "kun": []}
    queries = [query("kumppani", "kumppani"), query("kunta", "kunta"), query("puuttuu", "missään")]
    made = score(queries, TEXTS, lambda words: [found[word] for word in words])
    assert (made.queries, made.hit_at_5, made.mrr) == (2, 0.5, 0.25)
    assert (made.precision_at_10, made.as_you_type) == (0.25, 0.5)
    assert made.missed == ("kunta",)


def test_a_query_that_finds_nothing_has_no_precision():
    found = {"kunta": ["b/"], "kumppani": [], "kun": [], "kumpp": []}
    queries = [query("kunta", "kunta"), query("kumppani", "kumppani")]
    assert score(queries, TEXTS, lambda words: [found[word] for word in words]).precision_at_10 == 1


def test_the_first_six_tenths_of_a_word_are_typed():
    assert typed(query("kumppani")) == "kumpp"
    assert typed(query("museo")) == "mus"
    assert typed(query("työ")) is None
    assert typed(query("kaksi sanaa")) is None
    assert typed(query("kumpani", category="typo")) is None


def test_a_page_is_searched_by_its_title_once_and_never_by_what_only_editors_see():
    page = ["a/", "Otsikko", "I", "avainsana", [["", "", "Alku"], ["x", "Väliotsikko", "Jatko"]]]
    assert section_texts({"pages": [page]}) == {"a/": "otsikko  alku", "a/#x": " väliotsikko jatko"}
