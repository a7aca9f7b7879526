import pytest

from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.checks.rules.placeholders import known_placeholders


def found_in(body: str) -> list:
    return list(known_placeholders(content(sivu=page_text(body))))


@pytest.mark.parametrize(
    "body", ["{{ steps }}\n", "  {{steps}}  \n", "Kysykää: {{ contact }}, {{ provider }}.\n"]
)
def test_a_known_placeholder_in_its_place_is_sound(body):
    assert found_in(body) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("{{ stepz }}\n", "placeholder-misspelt"),
        ("{{ qqqq }}\n", "placeholder-unknown"),
        ("Katso {{ steps }}\n", "placeholder-not-alone"),
        ("{{ steps }} {{ terms }}\n", "placeholder-not-alone"),
    ],
)
def test_a_faulty_placeholder_is_found_on_its_line(body, rule):
    assert set(seen(found_in("\n" + body))) == {("sivu.md", 8, rule)}


def test_a_misspelt_placeholder_is_offered_right():
    (found,) = found_in("{{ core-question }}\n")
    assert found.values["meant"] == "core-questions"
