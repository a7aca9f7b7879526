"""The same findings in the terminal, on GitHub and in the banner: in the same words, safe whatever a file holds."""

import re
import string
from pathlib import PurePosixPath

import pytest

from tests.content.broken_inputs import sound_tree
from vaikuttava_museo.checks.inspection import WIDTH, Excerpt, Inspection, excerpt, inspect
from vaikuttava_museo.checks.messages import Guide, guide_beside, guide_of, message_in, messages_of, report
from vaikuttava_museo.checks.reporters import terminal_and_github
from vaikuttava_museo.checks.reporters.banner import MOST, Banner, banner_of, page_of
from vaikuttava_museo.checks.reporters.terminal_and_github import annotations, step_summary, terminal_report
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.findings import finding
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH

GUIDE = guide_of("https://museum.example/", "https://github.com/museum/site", "edit/main/docs/")
COLON = b"---\ntitle: Kahvi: ja pulla\n---\n"
SIVU = sound_tree()[PurePosixPath("sivu.md")]
HOSTILE = [
    "[x](::error::a)", "[::set-output name=a::b](y.md)", "[<script>alert(1)</script>](puuttuu.md)",
    "[a | b](x|y.md)", "[`a` **b** ](x`y`.md)", "[a](##[add-mask]x.md)", "[%0A::error::x](%0A::error.md)",
]  # fmt: skip


def with_files(files: dict[str, bytes]) -> Inspection:
    return inspect(DocsFolder(sound_tree() | {PurePosixPath(name): data for name, data in files.items()}))


COLON_TOLD = messages_of(with_files({"sivu.md": COLON}).faults[0])[0].text


def printed(files: dict[str, bytes]) -> list[str]:
    return terminal_report(with_files(files), "docs", GUIDE).split("\n")


def on_github(files: dict[str, bytes]) -> list[str]:
    return annotations(with_files(files), "docs", GUIDE).split("\n")


def banner(files: dict[str, bytes], file: str) -> Banner:
    path = PurePosixPath(file)
    shown = banner_of(with_files(files), path, language_of(path) or FINNISH, GUIDE)
    assert shown is not None
    return shown


@pytest.mark.parametrize(
    ("path", "words"), [("a.md", ["puuttuu"]), ("a.sv.md", ["saknas"]), ("a.yml", ["puuttuu", "saknas"])]
)
def test_a_report_is_in_the_language_of_the_file_with_its_place_and_the_line_to_paste(path, words):
    text = report(finding(PurePosixPath(path), 7, "key-missing", key="title", mended="title: …"), "sisalto")
    assert text.startswith(f"sisalto/{path}:7: ")
    assert [word for word in ("puuttuu", "saknas") if word in text] == words
    assert text.count("\n    title: …") == len(words)
    braces = report(finding(PurePosixPath(path), 1, "placeholder-unknown", name="x", known="{y}"))
    assert "{{ x }}" in braces and "{y}" in braces, "what an editor wrote is shown as it is"


def test_in_the_terminal_a_finding_is_its_place_line_mark_sentence_mended_line_and_guide():
    lines = printed({"sivu.md": COLON})
    assert lines[:6] == [
        "docs/sivu.md", "  docs/sivu.md:2", "       2 │ title: Kahvi: ja pulla", "         │             ^",
        f"    {COLON_TOLD}", '       → │ title: "Kahvi: ja pulla"',
    ]  # fmt: skip
    assert lines[6].endswith(" https://museum.example/tarkistuksen-saannot/#yaml-syntax-colon")
    coloured = terminal_report(with_files({"sivu.md": COLON}), "docs", GUIDE, in_colour=True)
    assert "\033[1mdocs/sivu.md\033[0m" in coloured and "\033" not in "".join(lines)


def test_shared_data_is_told_of_in_both_languages_and_files_in_reading_order():
    lines = printed({"sivu.md": COLON, "index.sv.md": COLON, "sanasto.yml": b"terms: x\n"})
    files = [line for line in lines if line.startswith("docs/")]
    assert files == ["docs/index.sv.md", "docs/sanasto.yml", "docs/sivu.md"]
    shared = lines[lines.index("docs/sanasto.yml") : lines.index("docs/sivu.md")]
    assert all(
        any(f"/{language.prefix}tarkistuksen-saannot/#" in line for line in shared) for language in LANGUAGES
    )


@pytest.mark.parametrize(
    "hostile", [b"\x9b31m", b"\n::error::a", "\x1b\x07\x7f\x9b\u202e\u2066 Näin: ”å” – 😀".encode()]
)
def test_nothing_in_a_file_steers_the_terminal_or_begins_a_command_in_the_log(hostile):
    lines = printed({"sivu.md": b"---\ntitle: a: " + hostile + b"\n---\n"})
    assert not set("".join(lines)) & set("\x1b\x07\x7f\x9b\u202e\u2066")
    assert b"N" not in hostile or "Näin: ”å” – 😀" in "".join(lines)
    assert not [line for line in lines if line.lstrip().startswith("::")]


def test_an_annotation_names_the_file_and_line_and_says_what_the_terminal_says():
    first = on_github({"sivu.md": COLON})[0]
    assert first.startswith("::error file=docs/sivu.md,line=2,title=Korjattava::")
    assert COLON_TOLD in first
    assert '%0Atitle: "Kahvi: ja pulla"%0A' in first
    assert first.endswith("https://museum.example/tarkistuksen-saannot/#yaml-syntax-colon")
    assert "line=2,title=Att rätta::" in on_github({"sivu.sv.md": COLON})[0]


def test_on_github_nobody_is_told_to_run_a_command_and_the_word_for_a_hint_stands_once():
    shown = with_files(
        {
            "sivu.md": SIVU + "Tämä on\u00admuoto.\n\nKello on 9-12..\n".encode(),
            "uusi.md": b"\xef\xbb\xbf" + SIVU,
        }
    )
    texts = (annotations(shown, "docs", GUIDE), step_summary(shown, "docs", GUIDE))
    assert "make fix" in terminal_report(shown, "docs", GUIDE)
    assert all("make fix" not in text and "Vihje: Vihje" not in text for text in texts)


def test_hints_stop_nobody_in_any_report(monkeypatch):
    monkeypatch.setattr("vaikuttava_museo.checks.rules.HINTS", frozenset({"yaml-syntax-colon"}))
    files = {"index.md": COLON, "sivu.md": b""}
    text = "\n".join(printed(files))
    hints = text.index("Vihjeitä, jotka eivät estä")
    assert text.index("docs/sivu.md:1") < hints < text.index("docs/index.md:2")
    assert all(count in text for count in ("Korjattavaa: 1.", "Vihjeitä: 1.", "Tips: 1."))
    assert on_github({"sivu.md": COLON})[0].startswith("::warning file=docs/sivu.md,line=2,title=Vihje::")
    shown = banner({"sivu.md": COLON}, "sivu.md")
    assert not shown.is_fault and "Ne eivät estä julkaisua" in shown.title


@pytest.mark.parametrize("link", HOSTILE)
def test_nothing_in_a_file_becomes_a_command_of_its_own_or_markup_in_the_summary(link):
    files = {"sivu.md": SIVU + f"\n{link}\n".encode()}
    inspection, lines = with_files(files), on_github(files)
    assert len(lines) == len(inspection.findings) + 1 > 1
    assert all(re.match(r"::error file=docs/[\w.]+,line=\d+,title=[^:,]*::", line) for line in lines[:-1])
    rows = [line for line in step_summary(inspection, "docs", GUIDE).split("\n") if re.match(r"\| \d", line)]
    assert len(rows) == len(inspection.findings)
    for row in rows:
        assert row.count("|") == 4
        assert re.findall(r"<(?!/?code>|br>)|\]\((?!https://museum\.example/)", row) == []


def test_a_file_name_cannot_begin_a_command_or_a_property():
    first, *rest = on_github({"a\n::error::x,line=1 100 %.md": b"x"})
    assert first.startswith("::error file=docs/a %3A%3Aerror%3A%3Ax%2Cline=1 100 %25.md,line=1,")
    assert not [line for line in rest if line.startswith("::error::x")]


def test_the_summary_is_in_both_languages_and_stays_within_what_github_shows():
    text = step_summary(with_files({"sivu.md": COLON}), "docs", GUIDE)
    assert "Korjattavaa: 1. Julkaista ei voi. / Att rätta: 1. Kan inte publiceras." in text
    assert "### <code>docs&#47;sivu&#46;md</code>" in text
    assert "| Rivi / Rad | Mitä korjataan / Vad som ska rättas | Korjattu rivi / Rättad rad |" in text
    text = step_summary(
        with_files({"sivu.md": SIVU + (b"\n" + b"[x](puuttuu.md).\n" * 50) * 40}), "docs", GUIDE
    )
    assert len(re.findall(r"^\| \d", text, flags=re.MULTILINE)) == terminal_and_github.MAX_ROWS
    assert re.search(r"Lisäksi 17\d\d\.", text) and len(text.encode()) < 1_000_000
    assert re.fullmatch(r"(&#\d+;)+", terminal_and_github.entities(string.punctuation)), "no mark is markup"


def test_a_banner_shows_the_line_the_mended_line_and_the_way_to_mend_it():
    shown = banner({"sivu.md": COLON}, "sivu.md")
    assert shown.is_fault and shown.title == "Tällä sivulla on korjattavaa: 1. Näin sitä ei voi julkaista."
    [notice] = shown.notices
    assert notice.place == "docs/sivu.md, rivi 2"
    assert notice.text == COLON_TOLD
    assert notice.parts == ("title: Kahvi", ":", " ja pulla")
    assert notice.mended == ('title: "Kahvi: ja pulla"',)
    assert notice.edit == "https://github.com/museum/site/edit/main/docs/sivu.md"
    assert notice.guide.endswith("https://museum.example/tarkistuksen-saannot/#yaml-syntax-colon")


def test_a_page_is_told_of_its_own_file_and_of_its_data_in_its_language():
    files, step = with_files({"sivu.md": COLON}), {"askel-1.yml": b"questions: []\n"}
    for name, language in (("sanasto.md", FINNISH), ("sivu.sv.md", SWEDISH)):
        assert banner_of(files, PurePosixPath(name), language, GUIDE) is None
    fault = with_files(step).faults[0]
    assert banner(step, "askel-1.md").notices[0].text == message_in(FINNISH, fault).text
    assert banner(step, "askel-1.sv.md").notices[0].text == message_in(SWEDISH, fault).text
    assert banner(step, "askel-1.sv.md").notices[0].place.startswith("docs/askel-1.yml, rad ")


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("sivu.sv.md", "sivu"), ("askel-3.yml", "askel-3"), ("known-issues.yml", "saavutettavuus"), ("x.se.md", None),
        ("tyopohjat/trial.yml", "tyopohjat/trial"), ("tyopohjat/uusi.yml", "tyopohjat/index"), ("valikko.yml", "index"),
    ],
)  # fmt: skip
def test_every_file_has_the_page_that_shows_it(file, page):
    assert page_of(PurePosixPath(file), with_files({}).content) == page


def test_the_home_page_leads_to_what_is_wrong_elsewhere_files_with_faults_first():
    tree = sound_tree()
    hint = tree[PurePosixPath("sanasto.md")] + b"\nKaksi  sanaa.\n"
    files = {"sanasto.md": hint, "sivu.md": SIVU + b"\nKolme  sanaa ja merkki , joka.\n"}
    shown = banner(files, "index.md")
    assert shown.title == "" and shown.elsewhere_title.startswith("Muilla sivuilla on korjattavaa: 1.")
    assert [(other.file, other.counts[:23], other.url) for other in shown.elsewhere] == [
        ("docs/sivu.md", "korjattavaa 1, vihjeitä", "sivu/"),
        ("docs/sanasto.md", "vihjeitä 1", "sanasto/"),
    ]
    shown = banner({"uusi.se.md": b"x"}, "index.sv.md")
    assert shown.elsewhere_title.startswith("På andra sidor finns saker att rätta: 1.")
    [other] = shown.elsewhere
    assert (other.url, other.lang) == (None, "sv"), "what has no page is told in words"
    assert "uusi.se.md" in other.first


def test_a_page_with_very_many_findings_shows_the_first_ones_and_counts_all():
    shown = banner({"sivu.md": SIVU + b"\n[x](puuttuu.md)\n" * 50}, "sivu.md")
    assert len(shown.notices) == MOST and "korjattavaa: 50." in shown.title


# --- the faulty line as it is shown


def excerpt_of(data: str, line: int = 1, rule: str = "x", **values: object) -> Excerpt:
    found = excerpt(data.encode(), finding(PurePosixPath("a.md"), line, rule, **values))
    assert found is not None
    return found


def test_the_line_is_shown_as_it_stands_in_the_file():
    found = excerpt_of("\ufeffa\r\nb c\r\n", 2)
    assert (found.number, found.text, found.length) == (2, "b c", 0)


@pytest.mark.parametrize(
    ("text", "rule", "values", "part"),
    [
        ("x [tästä](puuttuu.md) y", "x", {"target": "puuttuu.md", "text": "tästä"}, "puuttuu.md"),
        ("desciption: Kuvaus", "key-misspelt", {"key": "desciption", "given": "Kuvaus"}, "desciption"),
        ("title: a: b", "x", {"column": 9}, ":"),
        ("x \x1b[31m", "x", {"column": 3}, "\ufffd"),
    ],
)
def test_the_part_that_the_finding_names_is_marked(text, rule, values, part):
    assert excerpt_of(text, 1, rule, **values).parts[1] == part


def test_carets_stand_under_what_a_terminal_shows_and_a_long_line_is_cut_around_the_fault():
    assert excerpt_of("漢字 é x", target="x").mark == "       ^"
    found = excerpt_of("a" * 5000 + " puuttuu.md " + "b" * 5000, target="puuttuu.md")
    assert len(found.text) <= WIDTH + 2
    assert found.text.startswith("…") and found.text.endswith("…")
    assert found.parts[1] == "puuttuu.md"


@pytest.mark.parametrize(("data", "line"), [(None, 1), (b"", 1), (b"a\n\nb", 2), (b"a", 7), (b"---\na", 1)])
def test_there_is_nothing_to_show_of_an_empty_or_missing_line(data, line):
    assert excerpt(data, finding(PurePosixPath("a.md"), line, "x")) is None


# --- where the guide, the files and the issues are


def test_the_addresses_follow_the_settings_beside_the_docs_folder(tmp_path):
    address = "https://github.com/museum/site"
    settings = f"site_url: https://museum.example\nrepo_url: {address}/\nedit_uri: edit/trunk/docs/\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    guide = guide_beside(tmp_path / "docs")
    rule = "https://museum.example/sv/tarkistuksen-saannot/#key-missing"
    assert guide.address("key-missing", SWEDISH) == rule
    assert (guide.edit, guide.issues) == (f"{address}/edit/trunk/docs/", f"{address}/issues/new")


@pytest.mark.parametrize("settings", [None, b"\xff\xfe", b"repo_url: [", b"- a\n", b"site_name: x\n"])
def test_settings_that_cannot_be_read_leave_the_file_name(settings, tmp_path):
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_bytes(settings)
    assert guide_beside(tmp_path / "docs") == Guide()
