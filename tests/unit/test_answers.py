"""The places of a worksheet: their ids, their order, what is asked there; and the same as JSON for the scripts."""

import json
import re

import pytest
from project import ROOT, real_content

from tests.unit.examples import QUESTIONS, content, run_node, sheet, sheet_text
from vaikuttava_museo.checks.rules.worksheets_and_shared_data import worksheet_references
from vaikuttava_museo.content.answer_ids import answer_ids, question_of
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.script_data import as_json, outlines, plan_data, worksheet_data
from vaikuttava_museo.texts import catalogue

WHO = ("who.museum", "who.group", "who.date")
CROSSED = ("a.a", "a.b", "c.a", "c.b")
IDS = {
    "matrix": CROSSED,
    "timeline": CROSSED,
    "list": tuple(f"{row}.{column}" for row in range(1, 6) for column in "ab"),
    "cards": tuple(f"{card}.{name}" for card in range(1, 5) for name in "ab"),
    "canvas": ("a", "b", "c"),
}

READ_OUTLINES = """
import { readOutlines } from "./overrides/js/answers/outlines.js";
import { text } from "node:stream/consumers";
process.stdout.write(JSON.stringify(readOutlines(JSON.parse(await text(process.stdin)))));
"""


def outlined(layout: str, language=FINNISH) -> dict:
    """Return an outline as the page's script reads it."""
    data = outlines(content(), [("partner-map", sheet(layout, summary="az"))], language)
    return json.loads(run_node(READ_OUTLINES, as_json(data)))[0]


@pytest.mark.parametrize("layout", IDS)
def test_every_place_has_an_id_of_row_and_column_and_the_closing_answers_come_last(layout: str):
    assert answer_ids(sheet(layout)) == WHO + IDS[layout]
    ids = (*WHO, *IDS[layout], "summary.a", "summary.z")
    assert answer_ids(sheet(layout, summary="az")) == ids
    assert tuple(item["id"] for group in outlined(layout)["groups"] for item in group["items"]) == ids


@pytest.mark.parametrize(
    ("layout", "heading"), [("list", "Rivi 2"), ("cards", "Kortti 2"), ("matrix", "Teksti"), ("canvas", None)]
)
def test_an_outline_names_its_groups(layout: str, heading: str | None):
    groups = outlined(layout)["groups"]
    assert groups[0]["heading"] is None
    assert [item["label"] for item in groups[0]["items"]] == ["Museo", "Ryhmä", "Päivä"]
    assert groups[1 if layout == "canvas" else 2]["heading"] == heading


def test_an_outline_is_in_one_language():
    swedish = outlined("matrix", SWEDISH)
    assert '"Text"' in json.dumps(swedish) and "Teksti" not in json.dumps(swedish)
    assert swedish["url"] == "sv/tyopohjat/partner-map/"


@pytest.mark.parametrize(
    ("id", "column", "asked"), [("why", 0, "Varför"), ("how", 0, "–"), ("why", 1, "Text"), (None, 0, "–")]
)
def test_a_field_asks_its_own_question_the_core_question_of_its_step_or_shows_a_dash(id, column, asked):
    text = sheet_text(1, 1).replace("question: {fi: Teksti, sv: Text}", f"core-question: {id or 'why'}", 1)
    found = content(**{"askel-1_yml": QUESTIONS, "tyopohjat__a_yml": text})
    step = found.steps[1] if id else None
    assert question_of(step, found.worksheets["a"].columns[column])["sv"] == asked


# --- for the scripts


def with_example(*ids: str) -> Content:
    example = "".join(f"  {id}: {{fi: Malli, sv: Modell}}\n" for id in ids)
    text = f"{sheet_text(1, 1)}example:\n{example}"
    return content(**{"askel-1_yml": QUESTIONS, "tyopohjat__a_yml": text})


def data_of(language=FINNISH) -> dict:
    found = with_example("1.a")
    return json.loads(worksheet_data(found, "a", found.worksheets["a"], language))


def test_the_data_of_a_page_hold_its_outline_its_example_and_what_every_row_asks_once():
    data = data_of(SWEDISH)
    assert data["example"] == {"1.a": "Modell"}
    assert [outline["id"] for outline in data["outlines"]] == ["a"]
    items = [item for group in data["outlines"][0]["groups"] for item in group["items"]]
    assert len(items) > len(data["asked"]) == len({tuple(asked) for asked in data["asked"]})


def test_the_data_of_the_plan_hold_every_sheet_in_the_order_of_the_steps():
    places = {"b": (3, 1), "c": (1, 2), "a": (1, 1)}
    sheets = {f"tyopohjat__{id}_yml": sheet_text(*place) for id, place in places.items()}
    data = json.loads(plan_data(content(**sheets), FINNISH))
    assert [item["id"] for item in data["outlines"]] == ["a", "c", "b"]
    assert "example" not in data


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_scripts_have_every_sentence_about_answers(language):
    texts, words = catalogue("interface", language), data_of(language)["words"]
    assert words == {name: texts[name] for name in words}
    assert {name for name in texts if name.startswith("answers_")} <= set(words)


def test_no_text_can_end_the_script_element_it_stands_in():
    hostile = "</script><!-- <script> ä \u2028"
    assert "<" not in as_json({"a": hostile})
    assert json.loads(as_json({"a": hostile})) == {"a": hostile}


@pytest.mark.parametrize(
    ("ids", "found"),
    [
        ((*WHO, "1.a", "5.b"), []),
        *(((id,), [(id, likely)]) for id, likely in (("1.aa", "1.a:"), ("who.musem", "who.museum:"), ("xxxx", ""))),
    ],
)  # fmt: skip
def test_an_example_fills_any_place_and_one_that_is_not_there_is_told_with_the_nearest(ids, found):
    findings = worksheet_references(with_example(*ids))
    assert [
        (item.values["id"], item.values["mended"].partition(" {")[0].strip()) for item in findings
    ] == found


def test_what_decision_makers_read_first_is_asked_on_some_worksheet():
    script = (ROOT / "overrides/js/plan/for-decision-makers.js").read_text(encoding="utf-8")
    asked = re.findall(r'"([a-z-]+)": \[([^]]+)]', script)
    assert len(asked) > 5
    for worksheet, beginnings in asked:
        ids = answer_ids(real_content().worksheets[worksheet])
        for beginning in re.findall(r'"([^"]+)"', beginnings):
            assert any(id.startswith(beginning) for id in ids), (worksheet, beginning)
