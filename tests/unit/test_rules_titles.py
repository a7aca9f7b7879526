from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.rules.titles import unique_titles


def test_titles_of_their_own_are_sound():
    assert (
        list(unique_titles(content(a=page_text(title="A"), b=page_text(title="B", description="x" * 60))))
        == []
    )


def test_the_same_title_and_description_may_stand_in_both_languages():
    assert list(unique_titles(content(a=page_text(), a_sv=page_text()))) == []


def test_a_title_used_twice_is_found_with_the_page_that_had_it_first():
    (found,) = unique_titles(content(a=page_text(), b=page_text(title="sivu", description="x" * 60)))
    assert seen([found]) == [("b.md", 2, "title-duplicate")]
    assert found.values["other"] == "a.md"


def test_a_description_used_twice_is_found():
    found = unique_titles(content(a=page_text(), b=page_text(title="B")))
    assert seen(found) == [("b.md", 3, "description-duplicate")]


def test_two_empty_titles_are_not_the_same_title():
    found = unique_titles(content(a=page_text(title=""), b=page_text(title="", description="x" * 60)))
    assert list(found) == []
