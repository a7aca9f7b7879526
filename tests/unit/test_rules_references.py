from tests.unit.examples import content, seen
from tests.unit.test_content import QUESTIONS, sheet_text
from vaikuttava_museo.checks.rules.references import shared_data_references

PEOPLE = """organisations:
  sitra: {fi: Sitra, sv: Sitra}
groups:
  - id: members
    heading: {fi: Jäsenet, sv: Medlemmar}
    people:
      - {name: Maija Esimerkki, title: {fi: johtaja, sv: direktör}, organisations: [sitra]}
"""


def found_in(**files: str) -> list:
    return list(shared_data_references(content(**files)))


def step_one(**files: str) -> list:
    return found_in(**{"askel-1_yml": QUESTIONS, "tyopohjat__a_yml": sheet_text(1, 1)} | files)


def test_data_that_fit_together_are_sound():
    assert step_one(ohjausryhma_yml=PEOPLE) == []


def test_a_core_question_id_used_twice_is_found():
    twice = QUESTIONS.replace("resources", "  - {id: why, fi: Miten, sv: Hur}\nresources")
    (found,) = step_one(**{"askel-1_yml": twice})
    assert (found.rule, found.values["id"]) == ("id-twice", "why")


def test_a_field_id_used_twice_in_the_same_list_is_found():
    (found,) = step_one(tyopohjat__a_yml=sheet_text(1, 1).replace("id: b", "id: a"))
    assert (found.rule, str(found.path), found.values["id"]) == ("id-twice", "tyopohjat/a.yml", "a")


def test_a_core_question_that_the_step_does_not_ask_is_found():
    text = sheet_text(1, 1).replace("question: {fi: Teksti, sv: Text}", "core-question: how", 1)
    (found,) = step_one(tyopohjat__a_yml=text)
    assert (found.rule, found.values["id"], found.values["known"]) == ("core-question-unknown", "how", "why")


def test_a_core_question_that_the_step_asks_is_sound():
    text = sheet_text(1, 1).replace("question: {fi: Teksti, sv: Text}", "core-question: why", 1)
    assert step_one(tyopohjat__a_yml=text) == []


def test_a_part_belongs_to_step_two_and_only_there():
    assert seen(step_one(tyopohjat__a_yml=sheet_text(1, 1) + "part: A\n")) == [
        ("tyopohjat/a.yml", 1, "worksheet-part")
    ]
    assert seen(found_in(tyopohjat__a_yml=sheet_text(2, 1))) == [("tyopohjat/a.yml", 1, "worksheet-part")]
    assert found_in(tyopohjat__a_yml=sheet_text(2, 1) + "part: A\n") == []


def test_a_step_without_a_worksheet_is_found():
    assert seen(found_in(**{"askel-4_yml": QUESTIONS})) == [("askel-4.yml", 1, "step-without-worksheet")]


def test_a_step_is_not_said_to_lack_the_worksheet_that_cannot_be_read():
    assert found_in(**{"askel-4_yml": QUESTIONS, "tyopohjat__a_yml": "step: a: b\n"}) == []


def test_an_organisation_that_is_not_listed_is_found_with_the_person():
    (found,) = step_one(ohjausryhma_yml=PEOPLE.replace("[sitra]", "[sitra, museovirasto]"))
    assert (found.rule, found.values["id"], found.values["name"]) == (
        "organisation-unknown", "museovirasto", "Maija Esimerkki",
    )  # fmt: skip
