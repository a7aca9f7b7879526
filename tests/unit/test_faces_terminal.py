from pathlib import PurePosixPath

import pytest

from tests.content.broken_inputs import sound_tree
from vaikuttava_museo.checks.guide import guide_of
from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.checks.messages import told
from vaikuttava_museo.checks.reporters.terminal import COLOUR, terminal_report
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.languages import FINNISH, SWEDISH

GUIDE = guide_of("https://github.com/museum/site", "edit/main/docs/")
COLON = b"---\ntitle: Kahvi: ja pulla\n---\n"


def with_files(**files: bytes) -> Inspection:
    tree = sound_tree() | {PurePosixPath(name.replace("__", ".")): data for name, data in files.items()}
    return inspect(DocsFolder(tree))


def printed(**files: bytes) -> list[str]:
    return terminal_report(with_files(**files), "docs", GUIDE).split("\n")


def test_a_finding_is_its_place_its_sentence_the_line_the_mark_the_mended_line_and_the_guide():
    lines = printed(sivu__md=COLON)
    assert lines[0] == "docs/sivu.md"
    assert lines[1:4] == [
        "  docs/sivu.md:2",
        "       2 │ title: Kahvi: ja pulla",
        "         │             ^",
    ]
    assert lines[4] == f"    {told(with_files(sivu__md=COLON).faults[0], FINNISH).text}"
    assert lines[5] == '       → │ title: "Kahvi: ja pulla"'
    assert lines[6].endswith("/blob/main/CONTRIBUTING.md#fi-yaml-syntax-colon")


def test_a_swedish_page_is_told_in_swedish_and_shared_data_in_both():
    text = "\n".join(printed(sivu__sv__md=COLON))
    assert told(with_files(sivu__sv__md=COLON).faults[0], SWEDISH).text in text
    assert "#sv-yaml-syntax-colon" in text
    shared = "\n".join(printed(sanasto__yml=b"terms: x\n"))
    assert "#fi-" in shared
    assert "#sv-" in shared


def test_findings_stand_under_their_file_in_reading_order():
    lines = printed(sivu__md=COLON, askel__yml=b"", index__sv__md=COLON)
    assert [line for line in lines if line.startswith("docs/")] == ["docs/index.sv.md", "docs/sivu.md"]


def test_hints_come_after_faults_and_do_not_count_as_them(monkeypatch):
    monkeypatch.setattr("vaikuttava_museo.checks.severity.HINTS", frozenset({"yaml-syntax-colon"}))
    inspection = with_files(index__md=COLON, sivu__md=b"")
    text = terminal_report(inspection, "docs", GUIDE)
    assert (
        text.index("docs/sivu.md:1")
        < text.index("Vihjeitä, jotka eivät estä")
        < text.index("docs/index.md:2")
    )
    assert "Korjattavaa: 1." in text
    assert "Vihjeitä: 1." in text
    assert "Tips: 1." in text


def test_a_sound_tree_is_praised_in_both_languages():
    assert printed() == ["8 sivua ja 6 työpohjaa kunnossa. / 8 sidor och 6 arbetsblad i ordning."]


def test_there_is_no_colour_unless_asked_for():
    inspection = with_files(sivu__md=COLON)
    assert "\033" not in terminal_report(inspection, "docs", GUIDE)
    assert "\033[1mdocs/sivu.md\033[0m" in terminal_report(inspection, "docs", GUIDE, COLOUR)


@pytest.mark.parametrize("hostile", [b"\x1b[2J", "\u202e".encode(), b"\x9b31m", b"\xc2\x9b31m"])
def test_nothing_in_a_file_steers_the_terminal(hostile):
    text = terminal_report(with_files(sivu__md=b"---\ntitle: a: " + hostile + b"\n---\n"), "docs", GUIDE)
    assert not set(text) & {"\x1b", "\x9b", "\u202e"}


def test_a_line_in_github_s_own_log_cannot_begin_a_workflow_command():
    hostile = b"---\ntitle: x\n::error::a\n##[error]: b: c\n---\n"
    assert not [line for line in printed(sivu__md=hostile) if line.lstrip().startswith("::")]


def test_every_face_takes_its_words_from_the_same_place():
    inspection = with_files(sivu__md=COLON)
    assert told(inspection.faults[0]).text in terminal_report(inspection, "docs", GUIDE)
