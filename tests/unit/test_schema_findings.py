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


def worksheet(body: str, layout: str = "cards") -> str:
    text, description = "{fi: Teksti, sv: Text}", "{fi: " + "x" * 50 + ", sv: " + "x" * 50 + "}"
    return (
        f"step: 1\norder: 1\nlayout: {layout}\nminutes: 30\nparticipants: {text}\ntitle: {text}\n"
        f"description: {description}\npurpose: {text}\ninstructions: [{text}, {text}]\n{body}"
    )


def cards(*ids: str) -> str:
    both = "{fi: Teksti, sv: Text}"
    fields = "".join(f"  - id: {id}\n    heading: {both}\n    question: {both}\n" for id in ids)
    return worksheet(f"cards: 3\nfields:\n{fields}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (meta(), []),
        (meta(description="x" * 50), []),
        (meta(description="x" * 160), []),
        (meta(title="", reviewed="eilen", avainsana="x"),
         [(1, "text-too-short", "title"), (3, "value-not-date", "reviewed"), (5, "key-unknown", "avainsana")]),
        *((meta(reviewed=day), [(3, "value-not-date", "reviewed")])
          for day in ("2026-13-45", "22.11.2026", "", "2026-02-30")),
    ],
)  # fmt: skip
def test_every_fault_of_a_page_is_found_at_once(text, expected):
    assert seen(found_in(PageMeta, text)) == expected


def test_a_misspelt_key_is_offered_right_with_the_whole_value_and_not_missed_as_well():
    text = meta(description="Sana " * 20).replace("description:", "desciption:")
    (found,) = found_in(PageMeta, text)
    assert (found.rule, found.values["meant"]) == ("key-misspelt", "description")
    assert found.values["given"] == ("Sana " * 20).strip()


@pytest.mark.parametrize(("length", "rule"), [(49, "text-too-short"), (161, "text-too-long")])
def test_a_description_outside_its_limits_tells_its_length(length, rule):
    (found,) = found_in(PageMeta, meta(description="x" * length))
    assert (found.rule, found.values["length"]) == (rule, str(length))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (cards("a", "b"), []),
        (cards("a", "B"), [(15, "id-form", "id")]),
        (cards("A", "B"), [(12, "id-form", "id"), (15, "id-form", "id")]),
        (cards("a"), [(11, "list-too-short", "fields")]),
        (worksheet("cards: 3\n", layout="kortit"), [(3, "value-not-offered", "layout")]),
        (cards("a", "b").replace("question: {fi: Teksti, sv: Text}", "question: {fi: Teksti}", 1),
         [(14, "key-missing", "sv")]),
    ],
)  # fmt: skip
def test_a_fault_of_a_worksheet_is_on_its_own_line_and_told_once(text, expected):
    assert seen(found_in(Worksheet, text)) == expected


def test_what_is_offered_instead_is_named():
    (short,) = found_in(Worksheet, cards("a"))
    assert (short.values["length"], short.values["limit"]) == ("1", "2")
    (layout,) = found_in(Worksheet, worksheet("cards: 3\n", layout="kortit"))
    assert layout.values["offered"] == "matrix, list, cards, canvas, timeline"
