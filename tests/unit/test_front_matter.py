import pytest

from vaikuttava_museo.content.front_matter import (
    FrontMatterFault,
    FrontMatterText,
    PageMeta,
    StepMeta,
    split_front_matter,
)


def test_block_and_body_are_told_apart_with_the_lines_they_start_on():
    assert split_front_matter("---\ntitle: A\n---\n\nText") == FrontMatterText("title: A", 2, "\nText", 4)


def test_an_empty_block_is_a_block():
    assert split_front_matter("---\n---\nText") == FrontMatterText("", 2, "Text", 3)


def test_a_byte_order_mark_before_the_block_does_no_harm():
    assert isinstance(split_front_matter("\ufeff---\ntitle: A\n---\n"), FrontMatterText)


def test_spaces_after_the_hyphens_do_no_harm():
    assert isinstance(split_front_matter("---  \ntitle: A\n--- \n"), FrontMatterText)


def test_a_line_of_hyphens_in_the_body_ends_nothing():
    parts = split_front_matter("---\ntitle: A\n---\nText\n---\nMore")
    assert isinstance(parts, FrontMatterText)
    assert parts.body == "Text\n---\nMore"


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("", "missing", 1),
        ("title: A\n---\n", "missing", 1),
        ("\n\n---\ntitle: A\n---\n", "not-first", 3),
        (" ---\ntitle: A\n---\n", "not-first", 1),
        ("— — —\ntitle: A\n", "missing", 1),
        ("———\ntitle: A\n———\n", "lookalike", 1),
        ("--\ntitle: A\n---\n", "lookalike", 1),
        ("---\ntitle: A\n–––\n", "lookalike", 3),
        ("---\ntitle: A\n-----\n", "lookalike", 3),
        ("---\ntitle: A\n\nText\n", "unclosed", 1),
        ("---\ntitle: A\n\n## Heading\n\n---\n", "unclosed", 1),
    ],
)
def test_a_block_that_cannot_be_told_apart_is_a_fault(text, problem, line):
    assert split_front_matter(text) == FrontMatterFault(problem, line)


@pytest.mark.parametrize("model", [PageMeta, StepMeta])
def test_only_subtitle_title_language_and_keywords_may_be_left_out(model):
    optional = {name for name, field in model.model_fields.items() if not field.is_required()}
    assert optional == {"keywords", "subtitle", "title_lang"}
