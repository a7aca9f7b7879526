from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.checks.messages import report, sentence
from vaikuttava_museo.content.findings import finding


def missing(path: str):
    return finding(PurePosixPath(path), 7, "key-missing", key="title")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("askel-3.md", "puuttuu"),
        ("askel-3.sv.md", "saknas"),
        ("askel-3.yml", "puuttuu"),
        ("x.se.md", "puuttuu"),
    ],
)
def test_a_finding_is_told_in_the_language_of_its_file(path, words):
    assert words in sentence(missing(path))


def test_a_report_begins_with_the_place_and_indents_what_follows():
    lines = report(missing("askel-3.md")).split("\n")
    assert lines[0].startswith("docs/askel-3.md:7: ")
    assert lines[1] == "    title: …"


def test_a_report_names_the_folder_it_was_asked_about():
    assert report(missing("a.md"), "sisalto").startswith("sisalto/a.md:7: ")


def test_braces_in_what_an_editor_wrote_are_shown_as_they_are():
    unknown = finding(PurePosixPath("a.md"), 1, "placeholder-unknown", name="x", known="{y}")
    assert "{{ x }}" in sentence(unknown)
    assert "{y}" in sentence(unknown)
