"""What a person is told by the commands: of the content, of a wrong call, of a fault of the program itself."""

import re
import shutil
import socket
import sys
from argparse import Namespace
from contextlib import chdir
from datetime import date, timedelta
from pathlib import Path, PurePosixPath
from string import Formatter

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme
from project import MARKDOWN, ROOT, run, whole_settings

from tests.content.broken_inputs import HERE
from tests.unit.examples import page_text
from vaikuttava_museo.checks.rules import check
from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.commands.guard import LOG, guarded
from vaikuttava_museo.commands.new_page import new_page
from vaikuttava_museo.commands.reviews import reviews
from vaikuttava_museo.commands.serve import Rebuild
from vaikuttava_museo.commands.setup_check_and_lapses import lapses
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.pipeline import Site, read_site
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.texts.page_template import unwritten_lines
from vaikuttava_museo.texts.refusal import Refusal

TODAY = date(2026, 11, 22)


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound tree in the folder docs of the working folder, to check or to break."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MARKDOWN, encoding="utf-8")
    return shutil.copytree(HERE / "sound", tmp_path / "docs")


def break_page(docs: Path, broken: str = "title_with_colon.md", page: str = "sivu.md") -> None:
    (docs / page).write_bytes((HERE / "broken" / broken).read_bytes())


def checked(capsys, *arguments: str, code: int) -> str:
    """Return what the check prints, and see that it ends as expected."""
    assert main(["check", *arguments], TODAY) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_a_sound_tree_is_praised_in_both_languages_and_docs_is_checked_when_no_folder_is_named(sound, capsys):
    for folder in ([str(sound)], []):
        said = checked(capsys, *folder, code=0)
        assert "8 sivua ja 6 työpohjaa kunnossa. / 8 sidor och 6 arbetsblad i ordning." in said


def test_a_broken_tree_is_refused_with_the_place_and_the_count(sound, capsys):
    break_page(sound)
    break_page(sound, "link_broken.sv.md", "sivu.sv.md")
    printed = checked(capsys, code=1)
    for words in ("docs/sivu.md:2\n", "docs/sivu.sv.md:9\n", "Korjattavaa: 2.", "Att rätta: 2."):
        assert words in printed


def test_what_is_behind_in_the_other_language_stops_nobody_but_an_unreadable_ledger_does(sound, capsys):
    assert "make translated" not in checked(capsys, code=0)
    (sound.parent / "ledger").mkdir()
    printed = checked(capsys, code=0)
    assert "make translated page=sivu" in printed and "kunnossa" in printed and "Vihjeitä: " in printed
    (sound.parent / "ledger/sivu.txt").write_text("x\n", encoding="utf-8")
    printed = checked(capsys, code=1)
    assert "ledger/sivu.txt:1" in printed and "Korjattavaa: 1." in printed


def test_on_github_findings_are_annotations_and_a_summary_is_added(sound, monkeypatch, capsys):
    break_page(sound)
    summary = sound.parent / "summary.md"
    summary.write_text("Aiempi vaihe.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert checked(capsys, "--format", "github", code=1).startswith("::error file=docs/sivu.md,line=2,")
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("Aiempi vaihe.\n## Vaikuttava museo")
    assert "sivu&#46;md" in written


@pytest.mark.parametrize(
    "arguments", [[], ["puhdista"], ["check", "a", "b"], ["check", "--format", "x"], ["fix", "--wet"]]
)
def test_a_wrong_call_is_told_how_to_call(arguments, capsys):
    assert main(arguments, TODAY) == 2
    assert "python -m vaikuttava_museo" in capsys.readouterr().err


def test_a_folder_that_is_not_there_or_may_not_be_read_is_named(sound, monkeypatch, capsys):
    assert "puuttuu" in checked(capsys, "puuttuu", code=2)
    monkeypatch.setattr("vaikuttava_museo.commands.check.os.access", lambda *_: False)
    assert "ei voi lukea" in checked(capsys, code=2)


# --- faults of the program


def broken(*_: object) -> int:
    raise ZeroDivisionError("tämä on vika")


def test_a_fault_of_the_program_is_one_sentence_in_each_language_and_a_log(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert guarded(broken, "https://github.com/museum/site/issues/new") == 3
    finnish, swedish = capsys.readouterr().err.strip().split("\n")
    for line in (finnish, swedish):
        assert "https://github.com/museum/site/issues/new" in line and str(LOG) in line
        assert "ZeroDivision" not in line
    assert "tämä on vika" in LOG.read_text(encoding="utf-8")
    (tmp_path / "build/build").touch()
    monkeypatch.chdir("build")
    assert guarded(broken, "x") == 3, "no place for the log"
    told = capsys.readouterr().err
    assert "ZeroDivisionError: tämä on vika" in told and "Traceback" not in told


NO_VOIKKO = """
import libvoikko, runpy
def none(*_): raise OSError("libvoikko.so.1")
libvoikko.VoikkoLibrary.__init__ = none
runpy.run_module("vaikuttava_museo", run_name="__main__")
"""


@pytest.mark.parametrize(("command", "code"), [("check", 0), ("words", 3)])
def test_a_machine_without_voikko_is_told_what_to_install_and_nothing_else(command, code, sound: Path):
    result = run(sys.executable, "-c", NO_VOIKKO, command, cwd=sound.parent)
    assert result.returncode == code, result.stderr
    assert (result.stdout + result.stderr).count("apt-get install libvoikko1 voikko-fi") == 2
    assert not re.search("Traceback|Exception|vika", result.stderr)


def test_words_of_a_site_that_cannot_be_built_are_not_learnt_and_the_program_takes_no_blame(tmp_path: Path):
    """Here what its settings inherit is not there."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    result = run(sys.executable, "-m", "vaikuttava_museo", "words", cwd=tmp_path)
    assert result.returncode == 1 and "markdown_extensions_and_css.yml" in result.stderr
    assert not re.search("Traceback|vika", result.stderr) and not (tmp_path / LOG).exists()


def test_the_content_is_read_without_libyaml_too(sound: Path):
    """A new Python may have PyYAML before its packages bring libyaml for it."""
    code = "import sys, runpy; sys.modules['yaml.cyaml'] = None; runpy.run_module('vaikuttava_museo', None, '__main__')"
    result = run(sys.executable, "-c", code, "check", cwd=sound.parent)
    assert (result.returncode, result.stderr.count("Traceback")) == (0, 0), result.stderr
    assert "8 sivua ja 6 työpohjaa kunnossa." in result.stdout


def test_an_interrupted_command_ends_quietly(capsys):
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert guarded(interrupted, "x") == 130
    assert capsys.readouterr().err == ""


def test_the_check_itself_is_guarded(sound, monkeypatch, capsys):
    monkeypatch.setattr("vaikuttava_museo.commands.check.inspect", broken)
    assert "Traceback" not in checked(capsys, code=3)
    assert "Traceback" in (sound.parent / "build/error.log").read_text(encoding="utf-8")


def test_a_failed_rebuild_is_told_in_the_terminal_and_on_the_pages(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MARKDOWN, encoding="utf-8")
    faults = [ZeroDivisionError("<b>"), MkDocsException("Sivun nimi puuttuu <b>"), None]

    def build() -> None:
        fault = faults.pop(0)
        if fault:
            raise fault

    rebuild = Rebuild(build, lambda code: b"site", "https://github.com/museum/site/issues/new")
    assert rebuild.error_page(404) == b"site"
    rebuild()
    assert "Esikatselu ei saanut sivuja valmiiksi" in capsys.readouterr().err
    assert "Förhandsvisningen" in (rebuild.error_page(404) or b"").decode()
    rebuild()
    assert capsys.readouterr().err == "Sivun nimi puuttuu <b>\n"
    page = (rebuild.error_page(404) or b"").decode()
    assert "puuttuu &lt;b&gt;" in page and 'http-equiv="refresh" content="2"' in page
    rebuild()
    assert rebuild.error_page(404) == b"site"


CODE = "site_name: !!python/object/apply:os.mkdir [run]\n"


@pytest.mark.parametrize("command", ["serve", "build", "words"])
def test_settings_that_are_code_stop_a_command_in_one_sentence_before_mkdocs_reads_them(
    command, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CODE, encoding="utf-8")
    assert main([command], date(2026, 11, 22)) == 1
    told = capsys.readouterr().err
    assert (
        told.startswith("mkdocs.yml:1: Asetustiedostossa mkdocs.yml on merkintä")
        and "I inställningsfilen" in told
    )
    assert "Traceback" not in told and not (tmp_path / "run").exists()


def test_settings_that_become_code_stop_the_next_build_of_a_preview(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CODE, encoding="utf-8")
    built = list[int]()
    Rebuild(lambda: built.append(1), lambda code: b"site", "x")()
    assert built == [] and "I inställningsfilen" in capsys.readouterr().err


def test_an_address_in_use_is_told_with_the_way_out(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert main(["serve", "--dev-addr", address], TODAY) == 2
    told = capsys.readouterr().err
    assert f"Osoite {address} on jo käytössä." in told and f"Adressen {address} används redan." in told


# --- the preview of pages that cannot be read


def site(docs: Path, before: Site | None = None) -> Site:
    settings = whole_settings()
    css = settings["plugins"][0]["vaikuttava_museo"]["css"]
    config = MkDocsConfig()
    config.load_dict({"docs_dir": str(docs), "extra": settings["extra"], "repo_url": "", "edit_uri": ""})
    config.theme = Theme(custom_dir=str(ROOT / "overrides"))
    return read_site(config, css, before)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (page_text("Teksti.\n"), page_text("Teksti.\n")),
        ("---\ntemplate: puuttuu.html\n---\nTeksti.\n", '---\ntitle: "sivu"\n---\n\nTeksti.\n'),
        ('---\ntitle: A "b"\ntags: x\n---\nTeksti.\n', "---\ntitle: 'A \"b\"'\n---\n\nTeksti.\n"),
        ("Ei tietoja.\n", '---\ntitle: "sivu"\n---\n\nEi tietoja.\n'),
    ],
)
def test_a_page_with_faulty_front_matter_is_previewed_without_it(text, shown, tmp_path):
    (tmp_path / "sivu.md").write_text(text, encoding="utf-8")
    assert site(tmp_path).source(PurePosixPath("sivu.md")) == shown


def test_what_has_not_changed_is_not_inspected_again(tmp_path):
    page = tmp_path / "sivu.md"
    page.write_text(page_text("Teksti.\n"), encoding="utf-8")
    first = site(tmp_path)
    assert site(tmp_path, first).faults_unlike(first) == []
    page.write_text(page_text("Toinen.\n"), encoding="utf-8")
    changed = site(tmp_path, first)
    assert changed.inspection is not first.inspection and changed.faults_unlike(first)


# --- make reviews


READ = ["docs/askel-1.sv.md  2026-11-22", "sivuston toimitus", "Läs hela sidan"]


def test_a_page_that_nobody_has_read_for_a_year_is_listed_with_its_owner_the_oldest_first(sound, capsys):
    assert reviews(Namespace(today=TODAY + timedelta(365))) == 0
    assert "Kaikki sivut" in capsys.readouterr().out
    page = sound / "sivu.sv.md"
    page.write_text(page.read_text(encoding="utf-8").replace("2026-11-22", "2024-01-01"), encoding="utf-8")
    assert reviews(Namespace(today=TODAY + timedelta(366))) == 0
    printed = capsys.readouterr().out
    assert [words for words in READ if words not in printed] == []
    first, *others = [line for line in printed.splitlines() if line.startswith("docs/")]
    assert first == "docs/sivu.sv.md  2024-01-01  (webbplatsens redaktion)" and others


@pytest.mark.parametrize(("checked", "listed"), [("", True), ("    checked: 2026-06-01\n", False)])
def test_a_source_that_nobody_has_opened_for_a_year_is_listed(checked, listed, sound: Path, capsys):
    step = sound / "askel-1.yml"
    step.write_text(
        step.read_text(encoding="utf-8").replace("    year: 2018\n", f"    year: 2018\n{checked}")
    )
    reviews(Namespace(today=TODAY))
    assert ("docs/askel-1.yml  –  guide" in capsys.readouterr().out) == listed


# --- make lapses, make setup-check


@pytest.mark.parametrize(
    ("left", "within"), [(91, ""), (90, "90"), (31, "90"), (30, "30"), (3, "3"), (-1, "3")]
)
def test_what_lapses_is_told_ninety_thirty_and_three_days_ahead(left, within, sound, monkeypatch, capsys):
    monkeypatch.setenv("GIT_DIR", str(sound))  # no repository: the date is the newest of the pages
    lapses(Namespace(today=TODAY + timedelta(364 - left)))
    first, *rows = capsys.readouterr().out.splitlines() or [""]
    assert first == within
    assert bool(within) == any(
        "2027-11-21" in row and "security.txt" in row and "publicera" in row for row in rows
    )


def test_what_is_settled_before_publishing_is_told_with_its_place(sound, capsys):
    settings = sound.parent / "mkdocs.yml"
    settings.write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["setup-check"], TODAY) == 0
    rows = capsys.readouterr().out.splitlines()
    assert sum(row.startswith("[ ] ") and "mkdocs.yml (extra.confirmed)" in row for row in rows) == 4
    settings.write_text(settings.read_text("utf-8").replace("confirmed: false", "confirmed: true"), "utf-8")
    main(["setup-check"], TODAY)
    assert sum(row.startswith("[x] ") for row in capsys.readouterr().out.splitlines()[1:]) == 4
    assert any("settings/branches" in row for row in rows)


# --- make new-page


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def make(name: str, project: Path, place: str = "footer") -> int:
    with chdir(project):
        return new_page(Namespace(name=name, place=place, today=TODAY))


def found(project: Path) -> set[tuple[str, str]]:
    return {(str(item.path), item.rule) for item in check(parse_content(read_tree(project / "docs")))}


def test_all_that_is_wrong_with_a_new_pair_is_that_it_is_not_written_and_then_nothing(project: Path, capsys):
    before = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    assert make("museon-ystavat", project) == 0
    files = ["museon-ystavat.md", "museon-ystavat.sv.md"]
    assert found(project) == {(file, "page-unwritten") for file in files}
    said = capsys.readouterr().out
    assert "docs/museon-ystavat.md + docs/museon-ystavat.sv.md" in said
    assert "Luotiin" in said and "skapades" in said
    after = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    at = after.index("  - museon-ystavat.md")
    assert after[at - 1] == "  - palaute.md", "the page stands last in the navigation, and nothing else moves"
    assert after[:at] + after[at + 1 :] == before
    for file, language, words in zip(files, LANGUAGES, ("Museon ystävät", "Museets vänner"), strict=True):
        path = project / "docs" / file
        text = path.read_text(encoding="utf-8").replace("#first-section", "#invitation")
        assert len(unwritten_lines(language)) == 5
        for number, asked in enumerate(sorted(unwritten_lines(language))):
            text = text.replace(asked, f"{words} {number}" + " a" * 25 + "." * asked.endswith("."))
        path.write_text(text, encoding="utf-8")
    assert found(project) == set()


def listed(project: Path) -> tuple[list[str], list[str]]:
    """Return the pages of the menu and those of the footer."""
    menu = parse_content(read_tree(project / "docs")).menu
    return [link.page for link in menu.menu], [link.page for link in menu.footer[-1].pages]


def with_uusi(lists: tuple[list[str], list[str]], place: str) -> tuple[list[str], list[str]]:
    menu, footer = lists
    return ([*menu, "uusi"], footer) if place == "menu" else (menu, [*footer, "uusi"])


@pytest.mark.parametrize("place", ["menu", "footer"])
def test_a_new_page_is_entered_at_the_end_of_the_list_that_its_editor_names(place, project: Path, capsys):
    wanted = with_uusi(listed(project), place)
    assert make("uusi", project, place) == 0
    assert listed(project) == wanted
    assert "docs/valikko.yml" in capsys.readouterr().out
    assert {rule for _, rule in found(project)} == {"page-unwritten"}


def test_whoever_sits_at_a_terminal_is_asked_until_the_answer_is_one_of_three(
    project: Path, monkeypatch, capsys
):
    answers = iter(["", "ehkä", "2"])
    monkeypatch.setattr("builtins.input", lambda question: print(question) or next(answers))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    assert make("uusi", project, "") == 0
    assert listed(project)[0][-1] == "uusi" and capsys.readouterr().out.count("Mistä lukija pääsee") == 3


@pytest.mark.parametrize(
    ("place", "menu"), [("", None), ("text", None), ("menu", "menu: [index]\n"), ("footer", "x\n")]
)
def test_who_cannot_be_asked_is_told_what_to_do_and_so_is_who_names_a_list_that_is_written_otherwise(
    place, menu, project: Path, capsys
):
    file = project / "docs/valikko.yml"
    text = file.read_text(encoding="utf-8")
    if menu:
        file.write_text(re.sub(r"(?s)^menu:.*?\n\n", menu, text, flags=re.MULTILINE), encoding="utf-8")
    before = file.read_bytes()
    assert make("uusi", project, place) == 0
    assert file.read_bytes() == before
    said = capsys.readouterr().out
    assert "[sivun nimi](uusi.md)" in said and "[sidans namn](uusi.md)" in said


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "make new-page"), ("askel-1", "docs/askel-1.md"),
        *((name, "a–z") for name in ("Uusi", "uusi sivu", "../pois", "a/b", "sivu.sv", "ääkköset", "-x", "x-", "x--y",
                                     "uusi.md", "a" * 61, "$(id)")),
    ],
)  # fmt: skip
def test_a_bad_name_and_one_that_is_taken_are_refused(name: str, sentence: str, project: Path):
    before = read_tree(project / "docs")
    with pytest.raises(Refusal, match=sentence) as refusal:
        make(name, project)
    assert read_tree(project / "docs") == before and refusal.value.code == 2


def test_without_a_navigation_nothing_is_made(project: Path):
    (project / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    before = read_tree(project / "docs")
    with pytest.raises(Refusal, match="nav"):
        make("uusi", project)
    assert read_tree(project / "docs") == before


# --- the sentences


def filled_in(text: str) -> set[str]:
    return {field for _, field, *_ in Formatter().parse(text) if field}


@pytest.mark.parametrize(
    "name", ["interface", "reporters", "commands", "release", "offline_copy_and_archive", "ledger"]
)
def test_both_languages_have_the_same_sentences_with_the_same_values_and_none_is_left_in_the_other(name):
    finnish, swedish = catalogue(name, FINNISH), catalogue(name, SWEDISH)
    assert {key: filled_in(text) for key, text in finnish.items()} == {
        key: filled_in(text) for key, text in swedish.items()
    }
    assert [text for text in (*finnish.values(), *swedish.values()) if not text.strip()] == []
    long = [key for key, text in finnish.items() if len("".join(re.split(r"\{\w+\}", text))) > 20]
    assert [key for key in long if finnish[key] == swedish[key]] == []
