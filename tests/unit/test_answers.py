"""The places of a worksheet: their ids, their order, what is asked there; and the same as JSON for the scripts."""

import json

import pytest

from tests.unit.examples import content
from tests.unit.test_content import QUESTIONS, sheet_text
from tests.unit.test_scripts import run_node
from tests.unit.test_worksheets import field, layouts, sheet
from vaikuttava_museo.checks.rules.data_references import worksheet_references
from vaikuttava_museo.content.answer_places import answer_groups, answer_ids, question_of
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.worksheets import WorksheetField
from vaikuttava_museo.page.script_data import as_json, outlines, plan_data, worksheet_data
from vaikuttava_museo.texts import catalogue

BORROWED = {"id": "a", "heading": {"fi": "a", "sv": "a"}, "core-question": "why"}
WHO = ("who.museum", "who.group", "who.date")


READ_OUTLINES = """
import { readOutlines } from "./overrides/js/answers/outlines.js";
import { text } from "node:stream/consumers";
process.stdout.write(JSON.stringify(readOutlines(JSON.parse(await text(process.stdin)))));
"""


def read_by_script(data: str) -> list[dict]:
    return json.loads(run_node(READ_OUTLINES, data))


def of_layout(layout: str, **more: object):
    return sheet(layout=layout, **layouts()[layout], **more)


@pytest.mark.parametrize(
    ("layout", "ids"),
    [
        ("matrix", ("a.a", "a.b", "c.a", "c.b")),
        ("timeline", ("a.a", "a.b", "c.a", "c.b")),
        ("list", tuple(f"{row}.{column}" for row in range(1, 9) for column in "ab")),
        ("cards", tuple(f"{card}.{name}" for card in range(1, 5) for name in "ab")),
        ("canvas", ("a", "b", "c")),
    ],
)
def test_every_place_has_an_id_of_row_and_column(layout: str, ids: tuple[str, ...]):
    assert answer_ids(of_layout(layout)) == WHO + ids


@pytest.mark.parametrize("layout", layouts())
def test_the_closing_answers_come_last(layout: str):
    plain_ids = answer_ids(of_layout(layout))
    assert answer_ids(of_layout(layout, summary=[field("y"), field("z")])) == (
        *plain_ids,
        "summary.y",
        "summary.z",
    )


@pytest.mark.parametrize("layout", layouts())
def test_no_id_is_used_twice(layout: str):
    ids = answer_ids(of_layout(layout, summary=[field("a")]))
    assert len(set(ids)) == len(ids)


def test_a_group_knows_its_row_number_or_neither():
    heads = {name: [group.head for group in answer_groups(of_layout(name))] for name in layouts()}
    assert [head.id for head in heads["matrix"]] == ["a", "c"]
    assert heads["cards"] == [1, 2, 3, 4]
    assert heads["canvas"] == [None]


def outlined(layout: str, language=FINNISH) -> dict:
    """Return an outline as the page's script reads it."""
    data = outlines(content(), [("partner-map", of_layout(layout, summary=[field("z")]))], language)
    return read_by_script(as_json(data))[0]


@pytest.mark.parametrize(
    ("layout", "heading"), [("list", "Rivi 2"), ("cards", "Kortti 2"), ("matrix", "Teksti"), ("canvas", None)]
)
def test_an_outline_names_its_groups(layout: str, heading: str | None):
    groups = outlined(layout)["groups"]
    assert groups[0]["heading"] is None
    assert [item["label"] for item in groups[0]["items"]] == ["Museo", "Ryhmä", "Päivä"]
    assert groups[1 if layout == "canvas" else 2]["heading"] == heading


def test_an_outline_is_in_one_language():
    written = json.dumps(outlined("matrix", SWEDISH))
    assert "Text" in written
    assert "Teksti" not in written
    assert outlined("matrix", SWEDISH)["url"] == "sv/tyopohjat/partner-map/"


@pytest.mark.parametrize("layout", layouts())
def test_an_outline_has_the_same_places_as_the_sheet(layout: str):
    ids = [item["id"] for group in outlined(layout)["groups"] for item in group["items"]]
    assert ids == list(answer_ids(of_layout(layout, summary=[field("z")])))


# --- what a field asks


def asked(id: str, column: int = 0) -> str:
    """Return what a field asks in Swedish; the first column borrows a core question of its step."""
    text = sheet_text(1, 1).replace("question: {fi: Teksti, sv: Text}", f"core-question: {id}", 1)
    found = content(**{"askel-1_yml": QUESTIONS, "tyopohjat__a_yml": text})
    return question_of(found.steps.get(1), found.worksheets["a"].columns[column])["sv"]


def test_a_field_asks_its_own_question_the_core_question_of_its_step_or_shows_a_dash():
    assert [asked("why"), asked("how"), asked("why", column=1)] == ["Varför", "–", "Text"]
    assert question_of(None, WorksheetField.model_validate(BORROWED))["fi"] == "–"


# --- for the scripts


def with_example(*ids: str) -> Content:
    example = "".join(f"  {id}: {{fi: Malli, sv: Modell}}\n" for id in ids)
    return content(
        **{"askel-1_yml": QUESTIONS, "tyopohjat__a_yml": sheet_text(1, 1) + f"example:\n{example}"}
    )


def data_of(found: Content, language=FINNISH) -> dict:
    return json.loads(worksheet_data(found, "a", found.worksheets["a"], language))


def test_the_data_of_a_page_hold_its_outline_and_its_example():
    data = data_of(with_example("1.a"), SWEDISH)
    assert data["example"] == {"1.a": "Modell"}
    assert [item["id"] for item in data["outlines"]] == ["a"]


def test_the_data_of_the_plan_hold_every_sheet_in_the_order_of_the_steps():
    found = content(
        tyopohjat__b_yml=sheet_text(3, 1),
        tyopohjat__c_yml=sheet_text(1, 2),
        tyopohjat__a_yml=sheet_text(1, 1),
    )
    data = json.loads(plan_data(found, FINNISH))
    assert [item["id"] for item in data["outlines"]] == ["a", "c", "b"]
    assert "example" not in data


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_scripts_have_every_sentence_about_answers(language):
    texts = catalogue("interface", language)
    words = data_of(with_example("1.a"), language)["words"]
    assert words == {name: texts[name] for name in words}
    assert {name for name in texts if name.startswith("answers_")} <= set(words)


def test_what_every_row_asks_is_in_the_data_once():
    data = data_of(with_example("1.a"))
    items = [item for group in data["outlines"][0]["groups"] for item in group["items"]]
    assert len(items) > len(data["asked"])
    assert len({tuple(asked) for asked in data["asked"]}) == len(data["asked"])


def test_no_text_can_end_the_script_element_it_stands_in():
    hostile = "</script><!-- <script> ä \u2028"
    assert "<" not in as_json({"a": hostile})
    assert json.loads(as_json({"a": hostile})) == {"a": hostile}


# --- the rule for examples


def found_in(*ids: str) -> list[tuple[str, str, str]]:
    findings = worksheet_references(with_example(*ids))
    return [(item.rule, item.values["id"], item.values["likely"]) for item in findings]


def test_an_example_may_fill_any_place():
    assert found_in(*WHO, "1.a", "5.b") == []


@pytest.mark.parametrize(("id", "likely"), [("1.aa", "1.a"), ("who.musem", "who.museum"), ("xxxx", "5.b")])
def test_an_example_of_a_place_that_is_not_there_is_found_with_the_nearest(id: str, likely: str):
    assert found_in("1.a", id) == [("example-place-unknown", id, likely)]


def test_both_languages_of_an_example_are_required():
    broken = content(tyopohjat__a_yml=sheet_text(1, 1) + "example:\n  1.a: {fi: Malli}\n")
    assert [item.rule for item in broken.findings if str(item.path) == "tyopohjat/a.yml"] == ["key-missing"]
