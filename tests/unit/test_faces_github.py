import re
from pathlib import PurePosixPath

import pytest

from tests.content.broken_inputs import sound_tree
from vaikuttava_museo.checks.guide import guide_of
from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.checks.messages import told
from vaikuttava_museo.checks.reporters.github import (
    MAX_ROWS,
    annotations,
    entities,
    escaped_data,
    escaped_property,
    step_summary,
)
from vaikuttava_museo.content.folder import DocsFolder

GUIDE = guide_of("https://github.com/museum/site", "edit/main/docs/")
COLON = b"---\ntitle: Kahvi: ja pulla\n---\n"


def with_file(name: str, data: bytes) -> Inspection:
    return inspect(DocsFolder(sound_tree() | {PurePosixPath(name): data}))


def test_an_annotation_names_the_file_and_line_and_says_what_the_terminal_says():
    inspection = with_file("sivu.md", COLON)
    first, *_ = annotations(inspection, "docs", GUIDE).split("\n")
    assert first.startswith("::error file=docs/sivu.md,line=2,title=Korjattava::")
    assert told(inspection.faults[0]).text in first
    assert '%0Atitle: "Kahvi: ja pulla"%0A' in first
    assert first.endswith("CONTRIBUTING.md#fi-yaml-syntax-colon")


def test_a_swedish_page_is_annotated_in_swedish():
    assert "line=2,title=Att rätta::" in annotations(with_file("sivu.sv.md", COLON), "docs", GUIDE)


def test_a_hint_is_a_warning(monkeypatch):
    monkeypatch.setattr("vaikuttava_museo.checks.severity.HINTS", frozenset({"yaml-syntax-colon"}))
    assert annotations(with_file("sivu.md", COLON), "docs", GUIDE).startswith(
        "::warning file=docs/sivu.md,line=2,title=Vihje::"
    )


def test_what_means_something_in_a_command_is_escaped():
    assert escaped_data("100 %\r\n::x") == "100 %25%0D%0A::x"
    assert escaped_property("a:b,c%\n") == "a%3Ab%2Cc%25%0A"


HOSTILE = [
    "[x](::error::a)",
    "[::set-output name=a::b](y.md)",
    "[<script>alert(1)</script>](puuttuu.md)",
    "[a | b](x|y.md)",
    "[`a` **b** ](x`y`.md)",
    "[a](##[add-mask]x.md)",
    "[%0A::error::x](%0A::error.md)",
]


@pytest.mark.parametrize("link", HOSTILE)
def test_nothing_in_a_file_becomes_a_command_of_its_own(link):
    inspection = with_file("sivu.md", sound_tree()[PurePosixPath("sivu.md")] + f"\n{link}\n".encode())
    lines = annotations(inspection, "docs", GUIDE).split("\n")
    assert len(inspection.findings) >= 1
    assert len(lines) == len(inspection.findings) + 1
    for line in lines[:-1]:
        assert re.match(r"::error file=docs/[\w.]+,line=\d+,title=[^:,]*::", line)


def test_a_file_name_cannot_begin_a_command_or_a_property():
    name = "a\n::error::x,line=1.md"
    first, *rest = annotations(with_file(name, b"x"), "docs", GUIDE).split("\n")
    assert first.startswith("::error file=docs/a %3A%3Aerror%3A%3Ax%2Cline=1.md,line=1,")
    assert not [line for line in rest if line.startswith("::error::x")]


@pytest.mark.parametrize("link", HOSTILE)
def test_nothing_in_a_file_is_markup_in_the_summary(link):
    inspection = with_file("sivu.md", sound_tree()[PurePosixPath("sivu.md")] + f"\n{link}\n".encode())
    rows = [line for line in step_summary(inspection, "docs", GUIDE).split("\n") if re.match(r"\| \d", line)]
    assert len(rows) == len(inspection.findings)
    for row in rows:
        assert row.count("|") == 4
        assert re.findall(r"<(?!/?code>|br>)", row) == []
        assert re.findall(r"\]\((?!https://github\.com/museum/site/)", row) == []


def test_every_mark_of_ascii_is_a_reference_in_the_summary():
    marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    assert re.fullmatch(r"(&#\d+;)+", entities(marks))
    assert entities("Ääni 12 ”x”") == "Ääni 12 ”x”"


def test_the_summary_is_in_both_languages_with_a_table_for_each_file():
    text = step_summary(with_file("sivu.md", COLON), "docs", GUIDE)
    assert "Korjattavaa: 1. Julkaista ei voi. / Att rätta: 1. Kan inte publiceras." in text
    assert "### <code>docs&#47;sivu&#46;md</code>" in text
    assert "| Rivi / Rad | Mitä korjataan / Vad som ska rättas | Korjattu rivi / Rättad rad |" in text


def test_the_summary_stays_within_what_github_shows():
    body = sound_tree()[PurePosixPath("sivu.md")] + b"\n[x](puuttuu.md)\n" * 2000
    text = step_summary(with_file("sivu.md", body), "docs", GUIDE)
    assert len(re.findall(r"^\| \d", text, flags=re.MULTILINE)) == MAX_ROWS
    assert "Lisäksi 1700." in text
    assert len(text.encode()) < 1_000_000
