import pytest
from pydantic import ValidationError

from vaikuttava_museo.content.shared_data import Glossary, People, StepData


def term(id: str, fi: str, sv: str) -> dict:
    explanation = "Selitys, joka on riittävän pitkä."
    return {
        "id": id,
        "fi": {"term": fi, "explanation": explanation},
        "sv": {"term": sv, "explanation": explanation},
    }


def glossary(*terms: dict) -> Glossary:
    return Glossary.model_validate({"terms": terms})


def test_terms_are_in_the_alphabetical_order_of_each_language():
    found = glossary(term("a", "öljy", "olja"), term("b", "ääni", "åsikt"), term("c", "zoo", "ändamål"))
    assert [item.id for item in found.in_order("fi")] == ["c", "b", "a"]
    assert [item.id for item in found.in_order("sv")] == ["a", "b", "c"]


def test_capital_letters_do_not_come_first():
    found = glossary(term("a", "arvo", "a1"), term("b", "Brändi", "b1"), term("c", "ala", "c1"))
    assert [item.id for item in found.in_order("fi")] == ["c", "a", "b"]


def test_a_shorter_term_comes_before_a_longer_that_begins_with_it():
    found = glossary(term("a", "asiakastieto", "xx"), term("b", "asiakas", "yy"), term("c", "asia kas", "zz"))
    assert [item.id for item in found.in_order("fi")] == ["c", "b", "a"]


def test_an_empty_list_of_other_words_means_none():
    data = term("a", "asiakas", "kund")
    data["fi"]["also"] = ""
    assert glossary(data).terms[0].fi.also == ()


def step(**resource: str) -> StepData:
    question = {"id": "why", "fi": "Miksi?", "sv": "Varför?"}
    usual = {"id": "a", "kind": "web", "language": "fi", "title": "Opas", "fi": "Opas.", "sv": "Guide."}
    return StepData.model_validate({"questions": [question], "resources": [usual | resource]})


def test_a_core_question_is_found_by_its_id():
    found = step().question("why")
    assert found is not None
    assert found["sv"] == "Varför?"
    assert step().question("how") is None


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "film"},
        {"language": "de"},
        {"url": "www.museo.fi"},
        {"year": "1899"},
        {"url": "mailto:a@b.fi"},
    ],
)
def test_a_resource_is_what_it_says(fault):
    with pytest.raises(ValidationError, match=next(iter(fault))):
        step(**fault)


def test_a_resource_needs_neither_year_nor_address():
    assert (step().resources[0].url, step().resources[0].year) == (None, None)


def test_a_person_belongs_somewhere():
    person = {"name": "Maija Esimerkki", "title": {"fi": "johtaja", "sv": "direktör"}, "organisations": []}
    group = {"id": "members", "heading": {"fi": "Jäsenet", "sv": "Medlemmar"}, "people": [person]}
    with pytest.raises(ValidationError, match="organisations"):
        People.model_validate({"organisations": {}, "groups": [group]})
