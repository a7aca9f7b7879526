"""Every fault an editor can make is found where it is, and told in the language of the file."""

import re
from pathlib import PurePosixPath
from string import Formatter

import pytest

from tests.content.broken_inputs import (
    HERE,
    TODAY,
    BrokenInput,
    broken_inputs,
    findings_of,
    findings_with,
    place,
    sound_tree,
)
from tests.content.corrections import is_mended
from tests.unit.ledger_examples import said_of
from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.messages import messages_of, report
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.front_matter import TEXT_KEYS, StepMeta
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.site_content import parse_content
from vaikuttava_museo.ledger.ledger_files import ledger_files
from vaikuttava_museo.texts.rule_catalogue import rules, subjects


def literal_parts(template: str) -> list[str]:
    """Return the pieces of a catalogue sentence between its placeholders, long enough to know a language by."""
    return [text for text, *_ in Formatter().parse(template) if len(text) > 3]


def test_nothing_is_found_in_the_sound_tree():
    assert [report(item) for item in findings_of(sound_tree())] == []


SLIPS = dict[str, list[BrokenInput]]()
"""By the rule that tells of the slip first."""
for each in broken_inputs():
    SLIPS.setdefault(each.expected[0][2], []).append(each)


@pytest.mark.parametrize("rule", SLIPS)
def test_exactly_its_faults_are_found_and_told_in_the_language_of_the_file_and_what_is_offered_mends_them(
    rule: str, subtests: pytest.Subtests
):
    for broken in SLIPS[rule]:
        with subtests.test(broken.name):
            assert_is_told_and_mended(broken)


def assert_is_told_and_mended(broken: BrokenInput) -> None:
    found = findings_with(broken)
    assert sorted(map(place, found)) == sorted(broken.expected)
    finding = next(item for item in found if place(item) == broken.expected[0])
    text = messages_of(finding)[0].whole
    assert [word for word in broken.says if word not in text] == []
    own, other = (SWEDISH, FINNISH) if finding.path.name.endswith(".sv.md") else (FINNISH, SWEDISH)
    parts = {language: literal_parts(rules()[finding.rule].text(language).message) for language in LANGUAGES}
    assert all(part in text for part in parts[own])
    assert not all(part in text for part in parts[other])
    assert "None" not in text
    assert all(line.strip() for line in text.split("\n"))
    assert is_mended(broken, found, finding)


def test_every_rule_has_a_broken_example_and_every_example_is_tried():
    # In test_ledger.py, test_renamed.py and tests/unit/test_reading.py.
    elsewhere = {
        *subjects()["ledger"].rules,
        *("page-moved", "page-gone", "page-name-kept", "page-folder-kept", "name-former", "name-mentioned"),
        "field-id-changed",
        *("twin-misnamed", "page-cut"),
        *("file-unreadable", "file-is-folder", "file-link", "file-too-large", "text-nested", "text-tangled"),
    }
    wanted = rules().keys() - elsewhere
    assert wanted == {item.expected[0][2] for item in broken_inputs()}
    assert {path.name for path in (HERE / "broken").iterdir()} <= {item.name for item in broken_inputs()}


def test_every_key_of_the_schema_has_been_broken_in_every_way():
    faults = {
        key: {
            item.expected[0][2]
            for item in broken_inputs()
            if item.laid_as.suffix == ".md" and any(re.search(rf"\b{key}\b", word) for word in item.says)
        }
        for key in StepMeta.model_fields
    }
    for key, field in StepMeta.model_fields.items():
        wanted = {"key-missing", "key-misspelt"} if field.is_required() else set()
        if key in TEXT_KEYS and key != "keywords":
            wanted |= {"text-too-short", "text-too-long", "value-not-text"}
        if key in {"step", "time"}:
            wanted |= {"number-too-small", "number-too-large", "value-not-number"}
        assert faults[key] and wanted <= faults[key], key


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("\n!!! example ”Kahvia”\n\n    Juokaa kahvia.", "box-form"),
        ("\n!! exampel Kahvia", "box-form"),
        ("\n/// captoin", "caption-form"),
        ("\nJuokaa kahvia. { #weighing", "attributes-shown"),
        ("## Mitä teette { #what", "heading-id-form"),
        ("## Mitä teette { #what )", "heading-id-form"),
    ],
)
def test_the_words_of_a_mark_that_is_typed_wrong_are_not_told_as_misspelt_too(typed, rule):
    path, page = PurePosixPath("sivu.md"), sound_tree()[PurePosixPath("sivu.md")].decode()
    changed = page.replace("## Mitä teette { #what }", typed) if "##" in typed else page + typed + "\n"
    found = findings_of(sound_tree() | {path: changed.encode()}, spelling=True)
    assert [item.rule for item in found if item.path == path] == [rule]


def test_headings_that_part_ways_are_told_where_they_were_changed_in_both_languages():
    before = sound_tree()
    for changed, heading in (("sivu.md", "## Mitä teette"), ("sivu.sv.md", "## Vad ni gör")):
        path = PurePosixPath(changed)
        after = before | {path: before[path].replace(heading.encode(), f"#{heading}".encode())}
        found = inspect(DocsFolder(after), before=before).findings
        (differ,) = (item for item in found if item.rule == "headings-differ")
        assert place(differ) == (changed, 11, "headings-differ")
        told = report(differ)
        assert "tässä on ### …" in told and "här står ### …" in told


def test_the_text_of_the_other_language_pasted_over_a_page_is_told_of_once():
    path, page = PurePosixPath("sivu.md"), sound_tree()[PurePosixPath("sivu.md")].decode()
    pair = "\nKutsukaa naapurit museoon, kun se on auki {0}.\n\nBjud in grannarna när museet är öppet {0}.\n"
    for times, told in ((3, 3), (12, 1)):
        text = page + "".join(pair.format(one) for one in range(times))
        found = findings_of(sound_tree() | {path: text.encode()})
        assert [item.rule for item in found] == ["text-in-sv"] * told
        assert found[0].line == page.count("\n") + 4


def test_the_line_that_is_offered_for_one_slip_mends_the_others_of_its_line():
    path, page = PurePosixPath("sivu.md"), sound_tree()[PurePosixPath("sivu.md")].decode()
    for typed, meant in (
        (
            "Kutsukaa kumppannit mukaan 6-12 hengen ryhmänä , nyt.",
            "Kutsukaa kumppanit mukaan 6–12 hengen ryhmänä, nyt.",
        ),
        ('26. toukokuuta juodaan "kahvia".', "26\\. toukokuuta juodaan ”kahvia”."),
        ('Lukekaa [etusivu](indexx.md) ja "kahvi".', "Lukekaa [etusivu](index.md) ja ”kahvi”."),
    ):
        found = findings_of(sound_tree() | {path: f"{page}\n{typed}\n".encode()}, spelling=True)
        offered = {line for item in found for line in messages_of(item)[0].mended}
        assert len(found) > 1
        assert offered - {"[etusivu](index.md)"} == {meant}


def test_links_to_a_heading_that_lost_its_id_are_not_told_as_wrong_beside_it():
    path, tree = PurePosixPath("sivu.md"), sound_tree()
    text = tree[path].decode().replace("[etusivulle](index.md)", "[tekemiseen](#what)")
    for left, rule in (("", "heading-id-missing"), (" { #what", "heading-id-form")):
        found = findings_of(tree | {path: text.replace(" { #what }", left).encode()})
        assert [item.rule for item in found] == [rule]


def test_a_heading_that_lost_its_id_in_both_languages_is_offered_the_one_it_had_or_one_and_the_same():
    tree = sound_tree()
    ledger = ledger_files(said_of(parse_content(tree)))
    names = ("sivu.md", "sivu.sv.md")
    lost = {PurePosixPath(name): tree[PurePosixPath(name)].replace(b" { #what }", b"") for name in names}
    for known, id in ((ledger, "what"), (None, "mita-teette")):
        found = inspect(DocsFolder(tree | lost), TODAY, known).findings
        told = {str(item.path): item.values["mended"] for item in found if item.rule == "heading-id-missing"}
        assert told == {
            "sivu.md": f"## Mitä teette {{ #{id} }}",
            "sivu.sv.md": f"## Vad ni gör {{ #{id} }}",
        }


def test_what_has_no_place_in_the_folder_is_not_published_even_in_a_preview():
    refused = ("file-not-published", "file-replaces", "svg-unsafe", "image-")
    strays = [item for item in broken_inputs() if item.expected[0][2].startswith(refused)]
    files = [item for item in strays if item.laid_as.suffix != ".md" or "replaces" in item.expected[0][2]]
    assert len(files) > 15
    for item in files:
        inspection = inspect(DocsFolder({**sound_tree(), item.laid_as: item.data or b""}))
        assert not inspection.is_published(item.laid_as), item.name
        assert all(inspection.is_published(PurePosixPath(name)) for name in ("index.sv.md", "talo.png"))


def test_a_parted_word_is_offered_whole():
    page = PurePosixPath("sivu.sv.md")
    text = sound_tree()[page] + "\nLägg fram ett arbetsblad. Fyll i ett arbets blad.\n".encode()
    (told,) = (
        item
        for item in findings_of(sound_tree() | {page: text}, spelling=True)
        if "arbets" in str(item.values)
    )
    assert told.rule == "word-misspelt" and str(told.values["near"]).startswith("arbetsblad, ")


def test_words_are_spelt_though_a_data_file_cannot_be_read():
    slips = {"sivu.md": "Kutsukaa naapurrit.", "sivu.sv.md": "Bjud in grannnarna."}
    pages = {PurePosixPath(name): typed for name, typed in slips.items()}
    tree = sound_tree() | {PurePosixPath("sanasto.yml"): b"terms: [\n"}
    tree |= {page: tree[page] + f"\n{typed}\n".encode() for page, typed in pages.items()}
    found = findings_of(tree, spelling=True)
    assert {item.path for item in found if item.rule == "word-misspelt"} == set(pages)
