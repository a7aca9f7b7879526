from pathlib import PurePosixPath

from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.site_content import missing_twins, read_tree

QUESTIONS = "questions:\n  - {id: why, fi: Miksi, sv: Varför}\nresources: []\n"


def sheet_text(step: int, order: int) -> str:
    both, long = "{fi: Teksti, sv: Text}", "{fi: " + "x" * 50 + ", sv: " + "y" * 50 + "}"
    fields = "".join(f"  - {{id: {id}, heading: {both}, question: {both}}}\n" for id in ("a", "b"))
    return (
        f"step: {step}\norder: {order}\nlayout: list\nentries: 5\nminutes: 30\nparticipants: {both}\n"
        f"title: {both}\ndescription: {long}\npurpose: {both}\ninstructions: [{both}, {both}]\ncolumns:\n{fields}"
    )


def test_every_file_of_the_folder_is_read_and_the_settings_beside_it_but_no_hidden_ones(tmp_path):
    docs = tmp_path / "docs"
    (docs / "tyopohjat").mkdir(parents=True)
    seen = {"sivu.md", "tyopohjat/a.yml", "kuva.png", "muistio.txt", "../mkdocs.yml"}
    for name in (*seen, ".DS_Store", "../README.md"):
        (docs / name).write_bytes(b"x")
    assert read_tree(docs) == {PurePosixPath(name): b"x" for name in seen}


def test_a_page_is_found_by_pair_and_language():
    found = content(sivu=page_text(), sivu_sv=page_text(title="Sida"))
    swedish = found.page("sivu", SWEDISH)
    assert swedish is not None
    assert swedish.text_of("title") == "Sida"
    assert found.meta["sivu", FINNISH].title == "Sivu"
    assert found.page("toinen", FINNISH) is None


def test_step_data_are_found_by_number():
    found = content(**{"askel-3_yml": QUESTIONS})
    assert list(found.steps) == [3]
    assert found.steps[3].question("why") is not None


def test_data_that_are_not_there_are_missed_once_each():
    missed = [str(item.path) for item in content().findings if item.rule == "data-missing"]
    steps = (f"askel-{number}.yml" for number in range(1, 7))
    assert missed == [*steps, "ohjausryhma.yml", "sanasto.yml", "known-issues.yml"]


def test_a_page_with_faulty_front_matter_keeps_its_text_but_has_no_meta():
    found = content(sivu=page_text(title=""))
    assert found.page("sivu", FINNISH) is not None
    assert ("sivu", FINNISH) not in found.meta
    assert ("sivu.md", 2, "text-too-short") in seen(found.findings)


def test_an_unreadable_page_is_missing_and_told():
    found = content(sivu="---\ntitle: a: b\n---\n")
    assert found.page("sivu", FINNISH) is None
    assert found.is_unread(PurePosixPath("sivu.md"))
    assert not found.is_unread(PurePosixPath("toinen.md"))


def test_worksheets_are_in_the_order_of_their_step():
    found = content(
        tyopohjat__b_yml=sheet_text(2, 1),
        tyopohjat__a_yml=sheet_text(2, 2),
        tyopohjat__c_yml=sheet_text(1, 1),
    )
    assert [id for id, _ in found.worksheets_of(2)] == ["b", "a"]
    assert found.worksheets_of(3) == []


def test_data_outside_the_worksheets_folder_are_no_worksheets():
    assert content(muut__a_yml=sheet_text(1, 1)).worksheets == {}


def test_a_page_without_its_twin_is_named_with_the_language_it_lacks():
    found = content(a=page_text(), b=page_text(), b_sv=page_text(), c_sv=page_text())
    lacks = [(str(page.path), language) for page, language in missing_twins(found)]
    assert lacks == [("a.md", SWEDISH), ("c.sv.md", FINNISH)]


def test_the_example_sheet_is_a_worksheet():
    assert content(tyopohjat__a_yml=sheet_text(1, 1)).worksheets["a"].layout == "list"
