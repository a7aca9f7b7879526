"""A new page begins as a correct pair, and cannot be published before its texts are written."""

import shutil
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from project import ROOT

from vaikuttava_museo.checks.rules import check
from vaikuttava_museo.commands.new_page import nav_with, new_page, page_texts
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.texts.page_template import unwritten_lines
from vaikuttava_museo.texts.refusal import Refusal

TODAY = date(2026, 11, 25)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def make(name: str, project: Path) -> int:
    return new_page(Namespace(name=name, today=TODAY), project)


def state(project: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in project.rglob("*") if path.is_file()}


def found(project: Path) -> dict[str, set[str]]:
    by_file: dict[str, set[str]] = {}
    for item in check(parse_content(read_tree(project / "docs"))):
        by_file.setdefault(str(item.path), set()).add(item.rule)
    return by_file


def test_all_that_is_wrong_with_a_new_pair_is_that_it_is_not_written(project: Path, capsys):
    assert make("museon-ystavat", project) == 0
    rules = found(project)
    assert set(rules) == {"museon-ystavat.md", "museon-ystavat.sv.md"}
    assert rules["museon-ystavat.md"] == rules["museon-ystavat.sv.md"] == {"page-unwritten"}
    said = capsys.readouterr().out
    assert "docs/museon-ystavat.md + docs/museon-ystavat.sv.md" in said
    assert "Luotiin" in said and "skapades" in said


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_sentence_to_be_replaced_is_known(language):
    assert len(unwritten_lines(language)) == 5


def test_a_page_that_is_written_is_found_sound(project: Path):
    make("museon-ystavat", project)
    for language, words in ((FINNISH, "Museon ystävät"), (SWEDISH, "Museets vänner")):
        path = project / "docs" / f"museon-ystavat{language.suffix}"
        text = path.read_text(encoding="utf-8")
        for number, asked in enumerate(sorted(unwritten_lines(language))):
            text = text.replace(asked, f"{words} {number}" + " a" * 25)
        path.write_text(text, encoding="utf-8")
    assert found(project) == {}


def test_the_page_stands_last_in_the_navigation_and_nothing_else_moves(project: Path):
    before = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    make("museon-ystavat", project)
    after = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(after) if line == "  - museon-ystavat.md")
    assert after[at - 1] == "  - palaute.md"
    assert after[:at] + after[at + 1 :] == before


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Uusi",
        "uusi sivu",
        "../pois",
        "a/b",
        "sivu.sv",
        "ääkköset",
        "-x",
        "x-",
        "x--y",
        "uusi.md",
        "a" * 61,
        "$(id)",
    ],
)
def test_a_bad_name_is_refused_and_nothing_changes(name: str, project: Path):
    before = state(project)
    with pytest.raises(Refusal, match=r"a–z|make new-page") as refusal:
        make(name, project)
    assert state(project) == before and refusal.value.code == 2


@pytest.mark.parametrize("name", ["askel-1", "palaute"])
def test_a_page_that_exists_is_left_alone(name: str, project: Path):
    before = state(project)
    with pytest.raises(Refusal, match=f"docs/{name}.md"):
        make(name, project)
    assert state(project) == before


def test_without_a_navigation_nothing_is_made(project: Path):
    (project / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    before = state(project)
    with pytest.raises(Refusal, match="nav"):
        make("uusi", project)
    assert state(project) == before
    assert nav_with("site_name: x", "uusi") is None


def test_both_files_have_the_same_headings():
    texts = page_texts("uusi", TODAY)
    ids = [
        [line.split("{")[1] for line in text.split("\n") if line.startswith("#")] for text in texts.values()
    ]
    assert ids[0] == ids[1]
    assert list(texts) == ["uusi.md", "uusi.sv.md"]
    assert {FINNISH.suffix, SWEDISH.suffix} == {".md", ".sv.md"}
