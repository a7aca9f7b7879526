"""Every repair on a page that needs it, on ones that look alike but must stay, and as `make fix` tells of it."""

import shutil
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from project import DOCS

from tests.content.broken_inputs import HERE, findings_of, sound_tree
from tests.unit.examples import page_text
from vaikuttava_museo.__main__ import main
from vaikuttava_museo.checks.fixes import REPAIRS, mended
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts import catalogue

PAGE = PurePosixPath("sivu.md")


def body(line: str) -> str:
    return page_text(f"{line}\n")


MENDED = [
    ("quotes-straight", 'Hän sanoi "näin" ja lähti.', "Hän sanoi ”näin” ja lähti."),
    ("quotes-straight", '## Sana "vaikuttavuus" { #word }', "## Sana ”vaikuttavuus” { #word }"),
    ("quotes-straight", '| "a" | ("b") |', "| ”a” | (”b”) |"),
    ("quotes-straight", '- **"Lihava"**, "toinen".', "- **”Lihava”**, ”toinen”."),
    ("quotes-straight", '"[Linkki](a.md "Nimi")" on.', '”[Linkki](a.md "Nimi")” on.'),
    ("quotes-foreign", "Hän sanoi “näin” ja „noin“.", "Hän sanoi ”näin” ja ”noin”."),
    ("quotes-foreign", "(«sana») ja »toinen«, „kolmas”", "(”sana”) ja ”toinen”, ”kolmas”"),
    ("quotes-foreign", "“[Linkki](a.md)” on.", "”[Linkki](a.md)” on."),
    ("space-before-mark", "Miksi ? Siksi , että .", "Miksi? Siksi, että."),
    ("space-before-mark", "- Kuka : te", "- Kuka: te"),
    ("dash-hyphen", "Museo - ja sen yleisö", "Museo – ja sen yleisö"),
    ("dash-hyphen", "- Kohta - selitys", "- Kohta – selitys"),
    ("space-twice", "Kaksi  väliä   tässä.", "Kaksi väliä tässä."),
    ("space-trailing", "Rivi. ", "Rivi."),
    ("joined-marks", "##\u00a0Otsikko { #id }", "## Otsikko { #id }"),
    ("joined-marks", "-\u00a0kohta", "- kohta"),
    ("zero-width", "Vaikut\u200btava\ufeff museo.", "Vaikuttava museo."),
    ("link-language", "[Askel](askel-1.sv.md#id) ja [b](a/b.sv.md).", "[Askel](askel-1.md#id) ja [b](a/b.md)."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "before", "after"), MENDED)
def test_a_slip_is_mended(rule, before, after):
    assert mended(PAGE, body(before)) == (body(after), (rule,))


LEFT = [
    '`"koodi"` ja `a - b`', '<span title="näin - nyt">x</span> "a"', '!!! note "Otsikko - tässä"', '=== "Välilehti"',
    '??? tip "Vihje"', '    "sisennetty"  koodi - tai luettelo', '[x]: https://example.org "Nimi - tässä"',
    '--8<-- "tiedosto.md"', '{: .luokka title="a - b" }', '15" näyttö ja 17" näyttö',
    'Pariton " merkki ja "pari" samalla rivillä', "Pariton “ merkki ja “pari” samalla rivillä",
    "Sisäkkäin “ulompi ‘sisempi’ ja “kolmas””", "Jatkuu . . . ja ...", "`a ? b` ja :smile:", "Termi\n\n:   selitys",
    "Erotus 5 - 3 on kaksi.", "- a", "-   sisennetty kohta", "1.  sisennetty kohta",
    "| a   | b  |\n| --- | -- |\n| c   | -  |", "Kova rivinvaihto  \nseuraava rivi", "Sana\u00a0– sana ja 5\u00a0kg",
    "https://example.org/a.sv.md ja [x](https://example.org/a.sv.md)", "`[x](a.sv.md)`", "![kuva](a.svg)",
    '```\n"a" - b  c \n```', '~~~\n"a" - b  c \n```\n"d" - e\n~~~', '<div>\n"a" - b  c\n</div>',
    '<!--\n\n"a" - b  c\n\n-->', '<script>\n\nlet a = "b" - c\n\n</script>', '`koodi\n"jatkuu" - tässä`',
    '[teksti](\nx.md "nimi - tässä")', "{{ core-questions }}", "kulttuuri- ja museoala",
]  # fmt: skip


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_prose_or_for_a_person_to_decide_stays(text):
    assert mended(PAGE, body(text)) == (body(text), ())


FRONT = page_text("Teksti.\n")


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("file-format", "\ufeff" + FRONT, FRONT),
        ("file-format", FRONT.replace("\n", "\r\n"), FRONT),
        ("file-format", FRONT.replace("\n", "\r"), FRONT),
        ("front-matter-not-first", "\n \n" + FRONT, FRONT),
        ("front-matter-lookalike", FRONT.replace("---", "—"), FRONT),
        ("front-matter-lookalike", FRONT.replace("---", "– – –"), FRONT),
        ("front-matter-lookalike", FRONT.replace("---\nT", "----\nT"), FRONT),
        ("front-matter-lookalike", FRONT.replace("---", "–––", 1), FRONT),
        ("yaml-syntax-colon", FRONT.replace("Sivu", "Sivu: a: b"), FRONT.replace("Sivu", '"Sivu: a: b"')),
        ("yaml-syntax-colon", FRONT.replace("Sivu", "@sivu"), FRONT.replace("Sivu", '"@sivu"')),
        ("file-format", FRONT.rstrip("\n"), FRONT),
        ("file-format", FRONT + "\n\n", FRONT),
        ("yaml-syntax-colon", FRONT.replace("Sivu", "a: b").replace("toimitus", "c: d"),
         FRONT.replace("Sivu", '"a: b"').replace("toimitus", '"c: d"')),
    ],
)  # fmt: skip
def test_front_matter_and_file_are_mended(rule, before, after):
    assert mended(PAGE, before) == (after, (rule,))


@pytest.mark.parametrize(
    "text",
    [
        "", "Ei tietoja lainkaan.\n", "—\n\nAjatusviiva alussa.\n\n—\n", "---\n- luettelo\n---\n",
        FRONT.replace("Sivu", '"auki'), FRONT.replace("Sivu", "a: b # huomautus"),
        FRONT.replace("---\nT", "T"), FRONT.replace("title", "tilte"),
    ],
)  # fmt: skip
def test_front_matter_that_only_a_person_can_mend_stays(text):
    assert mended(PAGE, text) == (text, ())


def test_data_files_are_mended_only_where_no_value_changes():
    data = 'terms:\n  - fi: "a - b"  \n    sv: c  d\n'
    spoiled = "\ufeff" + data.replace("\n", "\r\n")
    assert mended(PurePosixPath("sanasto.yml"), spoiled) == (data, ("file-format",))


@pytest.mark.parametrize("change", [("---\n", "\n\n---\n"), ("---\n", "–––\n"), ("title: ", "title: Sana: ")])
def test_after_the_repair_the_finding_is_gone(change):
    tree = sound_tree()
    broken = tree[PAGE].decode().replace(*change, 1)
    assert findings_of(tree | {PAGE: broken.encode()})
    new, _ = mended(PAGE, broken)
    assert [item for item in findings_of(tree | {PAGE: new.encode()}) if item.path == PAGE] == []


# --- make fix


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A tree whose Finnish and Swedish page each have a slip that can be mended, and another that cannot be read."""
    docs = shutil.copytree(HERE / "sound", tmp_path / "docs")
    for name in ("sivu.md", "sivu.sv.md"):
        path = docs / name
        path.write_text("\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    (docs / "sivu.md").chmod(0o640)
    (docs / "index.md").write_bytes("---\ntitle: ä \n".encode("latin-1"))
    return docs


def run(docs: Path, *options: str) -> int:
    return main(["fix", *options, str(docs)], date(2026, 11, 22))


def texts(docs: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def test_what_was_mended_is_told_in_the_language_of_the_file_and_a_second_run_changes_nothing(docs, capsys):
    unread = (docs / "index.md").read_bytes()
    assert run(docs) == 0
    printed = capsys.readouterr().out
    assert "docs/sivu.md: korjattu: tyhjät rivit ennen sivun tietoja" in printed
    assert "docs/sivu.sv.md: rättat: tomma rader före sidans uppgifter" in printed
    assert "Korjattuja tiedostoja: 2." in printed and "Rättade filer: 2." in printed
    assert (docs / "sivu.md").read_bytes() == (HERE / "sound/sivu.md").read_bytes()
    assert (docs / "sivu.md").stat().st_mode & 0o777 == 0o640
    assert (docs / "index.md").read_bytes() == unread, "what is not UTF-8 is left to a person"
    before = texts(docs)
    assert run(docs) == 0
    assert texts(docs) == before
    assert "Ei ollut mitään" in capsys.readouterr().out


def test_the_real_tree_has_nothing_to_mend_and_every_repair_has_its_words_in_both_languages():
    assert run(DOCS, "--dry-run") == 0
    assert all(set(catalogue("fixes", language)) == set(REPAIRS) for language in LANGUAGES)


def test_a_dry_run_shows_the_change_and_writes_nothing(docs, capsys):
    before = texts(docs)
    assert run(docs, "--dry-run") == 1
    assert texts(docs) == before
    printed = capsys.readouterr().out
    for words in ("--- docs/sivu.md", "korjattaisiin: tyhjät rivit", "Mitään ei muutettu."):
        assert words in printed


def test_a_file_that_cannot_be_written_stays_whole_and_is_named(docs, capsys, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError

    before = texts(docs)
    monkeypatch.setattr(Path, "replace", refuse)
    assert run(docs) == 2
    assert texts(docs) == before
    told = capsys.readouterr().err
    assert "ei saa kirjoitettua" in told and "går inte att skriva" in told
