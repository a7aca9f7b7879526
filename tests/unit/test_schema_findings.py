from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.content.data_files import validate
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.front_matter import PageMeta
from vaikuttava_museo.content.worksheets import Worksheet
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml

SOUND = {
    "title": "Sivu", "description": "Kuvaus, joka on juuri niin pitkä kuin kuvauksen pitää olla.",
    "reviewed": "2026-11-22", "owner": "toimitus",
}  # fmt: skip


def found_in(model, text: str) -> list[Finding]:
    source = read_yaml(text)
    assert isinstance(source, YamlSource)
    result = validate(model, source, PurePosixPath("sivu.md"))
    return result if isinstance(result, list) else []


def meta(**changes: str) -> str:
    return "".join(f"{key}: {value}\n" for key, value in (SOUND | changes).items())


def seen(findings: list[Finding]) -> list[tuple[int, str, str]]:
    return [(item.line, item.rule, item.values["key"]) for item in findings]


def test_sound_data_become_the_model():
    source = read_yaml(meta())
    assert isinstance(source, YamlSource)
    result = validate(PageMeta, source, PurePosixPath("sivu.md"))
    assert isinstance(result, PageMeta)
    assert result.reviewed.isoformat() == "2026-11-22"


def test_every_fault_of_a_page_is_found_at_once():
    text = meta(title="", reviewed="eilen", avainsana="x")
    assert seen(found_in(PageMeta, text)) == [
        (1, "text-too-short", "title"),
        (3, "value-not-date", "reviewed"),
        (5, "key-unknown", "avainsana"),
    ]


def test_a_misspelt_key_is_offered_right_and_not_missed_as_well():
    text = meta().replace("title:", "titel:")
    (found,) = found_in(PageMeta, text)
    assert (found.rule, found.values["meant"], found.values["given"]) == ("key-misspelt", "title", "Sivu")


def test_the_offer_for_a_misspelt_key_keeps_the_whole_value():
    (found,) = found_in(PageMeta, meta(description="Sana " * 20).replace("description:", "desciption:"))
    assert found.values["given"] == ("Sana " * 20).strip()


@pytest.mark.parametrize(("length", "rule"), [(49, "text-too-short"), (161, "text-too-long")])
def test_a_description_outside_its_limits_tells_its_length(length, rule):
    (found,) = found_in(PageMeta, meta(description="x" * length))
    assert (found.rule, found.values["length"]) == (rule, str(length))


@pytest.mark.parametrize("length", [50, 160])
def test_a_description_at_its_limits_is_sound(length):
    assert found_in(PageMeta, meta(description="x" * length)) == []


@pytest.mark.parametrize("value", ["2026-13-45", "22.11.2026", "eilen", "", "2026-02-30"])
def test_what_is_no_date_is_told(value):
    assert seen(found_in(PageMeta, meta(reviewed=value))) == [(3, "value-not-date", "reviewed")]


def worksheet(body: str, layout: str = "cards") -> str:
    text = "{fi: Teksti, sv: Text}"
    description = "{fi: " + "x" * 50 + ", sv: " + "x" * 50 + "}"
    return (
        f"step: 1\norder: 1\nlayout: {layout}\nminutes: 30\nparticipants: {text}\ntitle: {text}\n"
        f"description: {description}\npurpose: {text}\ninstructions: [{text}, {text}]\n{body}"
    )


def field(id: str, question: str = "{fi: Teksti, sv: Text}") -> str:
    return f"  - id: {id}\n    heading: {{fi: Teksti, sv: Text}}\n    question: {question}\n"


def test_a_sound_worksheet_has_no_findings():
    assert found_in(Worksheet, worksheet("cards: 3\nfields:\n" + field("a") + field("b"))) == []


def test_a_fault_in_a_field_of_cards_is_on_the_line_of_the_field():
    text = worksheet("cards: 3\nfields:\n" + field("a") + field("B"))
    assert seen(found_in(Worksheet, text)) == [(15, "id-form", "id")]


def test_a_text_without_swedish_is_missed_on_its_own_line():
    text = worksheet("areas:\n" + "".join(field(id, "{fi: Teksti}") for id in "a"), layout="canvas")
    assert (13, "key-missing", "sv") in seen(found_in(Worksheet, text))


def test_faulty_fields_are_not_counted_as_too_few():
    text = worksheet("cards: 3\nfields:\n" + field("A") + field("B"))
    assert [item.rule for item in found_in(Worksheet, text)] == ["id-form", "id-form"]


def test_too_few_fields_are_counted():
    (found,) = found_in(Worksheet, worksheet("cards: 3\nfields:\n" + field("a")))
    assert (found.line, found.rule, found.values["length"], found.values["limit"]) == (
        11,
        "list-too-short",
        "1",
        "2",
    )


def test_a_layout_that_is_not_offered_is_shown_with_those_that_are():
    (found,) = found_in(Worksheet, worksheet("cards: 3\n", layout="kortit"))
    assert (found.line, found.rule, found.values["given"]) == (3, "value-not-offered", "kortit")
    assert found.values["offered"] == "matrix, list, cards, canvas, timeline"
