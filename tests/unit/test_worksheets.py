import pytest
from pydantic import ValidationError

from vaikuttava_museo.content.worksheets import Worksheet, all_fields


def text() -> dict:
    return {"fi": "Teksti", "sv": "Text"}


def field(id: str, **more: object) -> dict:
    return {"id": id, "heading": text(), "question": text()} | more


def sheet(**more: object):
    base = {
        "step": "1", "order": "1", "minutes": "30", "participants": text(), "title": text(), "purpose": text(),
        "description": {"fi": "x" * 50, "sv": "y" * 50}, "instructions": [text(), text()],
    }  # fmt: skip
    return Worksheet.model_validate(base | more).root


def layouts() -> dict[str, dict]:
    return {
        "matrix": {"columns": [field("a"), field("b")], "rows": [field("a"), field("c")]},
        "list": {"columns": [field("a"), field("b")], "entries": "8"},
        "cards": {"fields": [field("a"), field("b")], "cards": "4"},
        "canvas": {"areas": [field(id, size="small") for id in "abc"]},
        "timeline": {"periods": [field("a"), field("b")], "lanes": [field("a"), field("c")]},
    }


@pytest.mark.parametrize("layout", layouts())
def test_every_layout_reads_its_own_parts(layout):
    assert sheet(layout=layout, **layouts()[layout]).layout == layout


@pytest.mark.parametrize("layout", layouts())
def test_a_layout_refuses_the_parts_of_another(layout):
    with pytest.raises(ValidationError, match="colours"):
        sheet(layout=layout, **layouts()[layout], colours="red")


def test_fields_come_in_reading_order_and_the_summary_last():
    found = all_fields(sheet(layout="matrix", **layouts()["matrix"], summary=[field("z")]))
    assert [item.id for item in found] == ["a", "b", "a", "c", "z"]


def test_a_field_may_ask_a_core_question_instead_of_its_own():
    borrowed = {"id": "a", "heading": text(), "core-question": "own-role"}
    found = sheet(layout="list", entries="8", columns=[borrowed, field("b")])
    assert (found.columns[0].core_question, found.columns[0].question) == ("own-role", None)


@pytest.mark.parametrize(
    "fault", [{"id": "a", "heading": {"fi": "A", "sv": "A"}}, field("a", **{"core-question": "b"})]
)
def test_a_field_asks_exactly_one_question(fault):
    with pytest.raises(ValidationError, match="one-question"):
        sheet(layout="list", entries="8", columns=[fault, field("b")])


def test_a_title_is_read_by_language():
    found = sheet(layout="cards", **layouts()["cards"])
    assert (found.title["fi"], found.title["sv"], found.description["sv"]) == ("Teksti", "Text", "y" * 50)


@pytest.mark.parametrize("id", ["Iso", "ääkkönen", "two words", "-a", "a-", "a--b", "1a", "a_b", ""])
def test_an_id_is_english_kebab_case(id):
    with pytest.raises(ValidationError, match="id"):
        sheet(layout="list", entries="8", columns=[field(id), field("b")])
