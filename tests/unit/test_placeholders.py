import markdown
import pytest

from vaikuttava_museo.content.placeholders import fill_blocks, fill_placeholders, find_placeholders, set_apart


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
    apart = set_apart(text)
    made = markdown.markdown(apart, extensions=["abbr", "attr_list", "fenced_code", "footnotes"])
    return fill_blocks(made, {"steps": lambda: r"<ol id='\1'></ol>"}).replace("\n", "")


@pytest.mark.parametrize(
    "text",
    ["A\n\n{{ steps }}\n\nB", "A\n{{steps}}\nB", "A\n\n  {{ steps }}\nB", "A\n\n{{ steps }}\u00a0\n\nB"],
)
def test_a_list_stands_between_the_paragraphs_around_it(text):
    assert html_of(text) == r"<p>A</p><ol id='\1'></ol><p>B</p>"


@pytest.mark.parametrize("text", ["`{{ steps }}`", "```\n{{ steps }}\n```", "~~~~\n{{ steps }}\n~~~\n~~~~"])
def test_a_placeholder_shown_as_code_is_not_touched(text):
    assert set_apart(text) == text
    assert "{{ steps }}" in html_of(text)


def test_a_list_after_code_is_filled():
    assert "<p>A</p><ol" in html_of("```\na\n```\nA\n{{ steps }}\nB\n\n```\nb\n```\n")


@pytest.mark.parametrize("name", ["contact", "provider", "unknown"])
def test_what_is_filled_in_a_sentence_stays_in_its_paragraph(name):
    text = f"Kirjoittakaa osoitteeseen\n{{{{ {name} }}}}\njo tänään."
    assert set_apart(text) == text


def test_a_list_is_filled_within_an_item_and_a_footnote():
    assert r"<li><p>A</p><ol id='\1'></ol></li>" in html_of("- A\n\n    {{ steps }}\n")
    note = html_of("A[^1]\n\n[^1]:\n    {{ steps }}\n")
    assert r"<ol id='\1'></ol><p>" in note and "footnote-backref" in note


def test_an_abbreviation_of_the_same_name_does_not_keep_a_list_from_being_filled():
    assert "<ol" in html_of("{{ steps }}\n\n*[steps]: x\n")
