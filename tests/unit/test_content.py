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


def test_pages_and_data_are_found_by_what_they_are():
    found = content(sivu=page_text(), sivu_sv=page_text(title="Sida"), **{"askel-3_yml": QUESTIONS})
    swedish = found.page("sivu", SWEDISH)
    assert swedish is not None and swedish.text_of("title") == "Sida"
    assert found.meta["sivu", FINNISH].title == "Sivu"
    assert found.page("toinen", FINNISH) is None
    assert list(found.steps) == [3] and found.steps[3].question("why") is not None


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
    assert [found.is_unread(PurePosixPath(name)) for name in ("sivu.md", "toinen.md")] == [True, False]


def test_worksheets_are_in_the_order_of_their_step_and_in_their_folder_alone():
    sheets = {"b": sheet_text(2, 1), "a": sheet_text(2, 2), "c": sheet_text(1, 1)}
    files = {f"tyopohjat__{id}_yml": text for id, text in sheets.items()}
    found = content(**files, muut__d_yml=sheet_text(1, 2))
    assert [[id for id, _ in found.worksheets_of(step)] for step in (1, 2, 3)] == [["c"], ["b", "a"], []]


def test_a_page_without_its_twin_is_named_with_the_language_it_lacks():
    found = content(a=page_text(), b=page_text(), b_sv=page_text(), c_sv=page_text())
    lacks = [(str(page.path), language) for page, language in missing_twins(found)]
    assert lacks == [("a.md", SWEDISH), ("c.sv.md", FINNISH)]
