import markdown
import pytest

from vaikuttava_museo.placeholders import fill_blocks, fill_placeholders, find_placeholders, set_apart


def test_placeholders_are_found_with_line_and_place():
    body = "Alku {{ contact }}\n\n  {{steps}}  \n"
    assert list(find_placeholders(body, first_line=4)) == [("contact", 4, False), ("steps", 6, True)]


@pytest.mark.parametrize("text", ["{ steps }", "{{ }}", "{{ two words }}", "{# a #}"])
def test_what_only_looks_like_a_placeholder_is_none(text):
    assert list(find_placeholders(text)) == []


def test_a_placeholder_is_replaced_wherever_it_stands():
    filled = fill_placeholders("a {{ x }} b {{x}}", {"x": lambda: "Museo"})
    assert filled == "a Museo b Museo"


def test_a_placeholder_nobody_fills_stays_to_be_seen():
    assert fill_placeholders("{{ x }}", {}) == "{{ x }}"


def test_what_is_filled_in_is_taken_as_it_is():
    assert fill_placeholders("{{ x }}", {"x": lambda: r"\1 {{ x }} \g<name>"}) == r"\1 {{ x }} \g<name>"


def html_of(text: str) -> str:
    """Return the HTML of a page whose list of steps is `<ol>…</ol>`, as the build makes it."""
    made = markdown.markdown(set_apart(text), extensions=["attr_list", "fenced_code"])
    return fill_blocks(made, {"steps": lambda: r"<ol id='\1'></ol>"})


@pytest.mark.parametrize("text", ["A\n\n{{ steps }}\n\nB", "A\n{{steps}}\nB", "A\n\n  {{ steps }}\nB"])
def test_a_list_stands_between_the_paragraphs_around_it(text):
    assert html_of(text).replace("\n", "") == r"<p>A</p><ol id='\1'></ol><p>B</p>"


@pytest.mark.parametrize("text", ["`{{ steps }}`", "```\n{{ steps }}\n```"])
def test_a_placeholder_shown_as_code_is_not_filled(text):
    assert "{{ steps }}" in html_of(text)


def test_a_list_in_a_box_of_its_own_indent_is_filled():
    assert "<li>" in html_of("- A\n\n    {{ steps }}\n") and "<ol id" in html_of("- A\n\n    {{ steps }}\n")
