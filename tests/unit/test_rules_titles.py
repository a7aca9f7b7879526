from pathlib import PurePosixPath

from tests.content.broken_inputs import sound_tree
from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.checks.rules.titles import unique_titles
from vaikuttava_museo.content.site_content import parse_content


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


def test_a_worksheet_copied_without_a_new_title_is_found_in_both_languages():
    tree = sound_tree()
    old = PurePosixPath("tyopohjat/card.yml")
    found = list(unique_titles(parse_content({**tree, PurePosixPath("tyopohjat/own.yml"): tree[old]})))
    lines = tree[old].decode().split("\n")
    titles = [item for item in found if item.rule == "title-duplicate"]
    assert [item.rule for item in found] == ["title-duplicate"] * 2 + ["description-duplicate"] * 2
    assert {(str(item.path), item.values["other"]) for item in found} == {
        ("tyopohjat/own.yml", "tyopohjat/card.yml")
    }
    assert [lines[item.line - 1].split(":")[0].strip() for item in titles] == ["fi", "sv"]
