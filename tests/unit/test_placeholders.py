import pytest

from vaikuttava_museo.placeholders import fill_placeholders, find_placeholders


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
