"""Every repair on a page that needs it, on ones that look alike but must stay, and as `make fix` tells of it."""

import shutil
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from project import DOCS

from tests.content.broken_inputs import HERE, findings_of, sound_tree
from tests.unit.examples import page_text
from vaikuttava_museo.checks.fixes import mended
from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.content.decoding import without_unseen
from vaikuttava_museo.content.letter_forms import as_meant
from vaikuttava_museo.content.site_content import read_tree
from vaikuttava_museo.content.yaml_with_lines import leaves, read_yaml
from vaikuttava_museo.texts.rule_catalogue import rules

PAGE = PurePosixPath("sivu.md")


def body(line: str) -> str:
    return page_text(f"{line}\n")


MENDED = [
    ("quotes-straight", 'Hän sanoi "näin" ja lähti.', "Hän sanoi ”näin” ja lähti."),
    ("quotes-straight", '## Sana "vaikuttavuus" { #word }', "## Sana ”vaikuttavuus” { #word }"),
    ("quotes-straight", '| "a" | ("b") |', "| ”a” | (”b”) |"),
    ("quotes-straight", '- **"Lihava"**, "toinen".', "- **”Lihava”**, ”toinen”."),
    ("quotes-straight", '"[Linkki](a.md "Nimi")" on.', '”[Linkki](a.md "Nimi")” on.'),
    ("quotes-straight", '!!! note "Otsikko"\n\n    Laatikon "teksti".', '!!! note "Otsikko"\n\n    Laatikon ”teksti”.'),
    ("quotes-straight", '`"koodi"` ja "sana"', '`"koodi"` ja ”sana”'),
    ("quotes-foreign", "Hän sanoi “näin” ja „noin“.", "Hän sanoi ”näin” ja ”noin”."),
    ("quotes-foreign", "(«sana») ja »toinen«, „kolmas”", "(”sana”) ja ”toinen”, ”kolmas”"),
    ("quotes-foreign", "“[Linkki](a.md)” on.", "”[Linkki](a.md)” on."),
    ("space-before-mark", "Miksi ? Siksi , että .", "Miksi? Siksi, että."),
    ("space-before-mark", "- Kuka : te", "- Kuka: te"),
    ("dash-hyphen", "Museo - ja sen yleisö", "Museo – ja sen yleisö"),
    ("dash-hyphen", "- Kohta -- selitys—toinen", "- Kohta – selitys – toinen"),
    ("dash-hyphen", '!!! note "Otsikko - tässä"\n\n    Teksti.', '!!! note "Otsikko – tässä"\n\n    Teksti.'),
    ("number-range", "Ryhmässä on 6-12, 5 - 7 tai 6—12.", "Ryhmässä on 6–12, 5–7 tai 6–12."),
    ("number-unit", "Maksaa 15€, alennus 5%, kesto 1h30min.", "Maksaa 15 €, alennus 5 %, kesto 1 h 30 min."),
    ("mark-twice", "Hän tuli.. Ja lähti,, taas.", "Hän tuli. Ja lähti, taas."),
    ("space-after-mark", "Tämä,sitten tuo.Sitten taas.", "Tämä, sitten tuo. Sitten taas."),
    ("space-twice", "Kaksi  väliä   tässä.", "Kaksi väliä tässä."),
    ("space-trailing", "Rivi. ", "Rivi."),
    ("letter-invisible", "Vaikut\u200btava\ufeff mu\u00adseo.", "Vaikuttava museo."),
    ("letter-decomposed", "Ma\u0308a\u0308ra\u0308 ja A\u030aland", "Määrä ja Åland"),
    ("letter-lookalike", "Muse\u043e, \ufb01lmi ja työpaj\u04d3", "Museo, filmi ja työpajä"),
    ("list-pasted", "Ottakaa:\n•\tkahvia\n•\tteetä", "Ottakaa:\n\n- kahvia\n- teetä"),
    ("list-pasted", "1) eka\n2) toka\nja lisää", "1. eka\n2. toka\n    ja lisää"),
    ("link-language", "[Askel](askel-1.sv.md#id) ja [b](a/b.sv.md).", "[Askel](askel-1.md#id) ja [b](a/b.md)."),
    ("encoding-control", "Sana\u2028ja\x0btoinen\x00.", "Sana ja toinen."),
]  # fmt: skip


LEFT = [
    '`"koodi"` ja `a - b`', '=== "Välilehti"', '??? tip "Vihje"',
    '!! note "x"', '!!!! note "x"', '[x]: https://example.org "Nimi - tässä"', '--8<-- "tiedosto.md"',
    '{: .luokka title="a - b" }', '15" näyttö ja 17" näyttö', 'Teksti.\n\n    koodia "a" - b ',
    'Pariton " merkki ja "pari" samalla rivillä', "Pariton “ merkki ja “pari” samalla rivillä",
    "Sisäkkäin “ulompi ‘sisempi’ ja “kolmas””", "Jatkuu . . . ja ...", "`a ? b` ja :smile:", "Termi\n\n:   selitys",
    "Erotus 5 - 3 on kaksi.", "- a", "-   sisennetty kohta", "1.  sisennetty kohta", "Tapaamme 26/05/2026 12:30.",
    "| a   | b  |\n| --- | -- |\n| c   | -  |", "Kova rivinvaihto  \nseuraava rivi", "Sana\u00a0– sana ja 5\u00a0kg",
    "https://example.org/a.sv.md ja [x](https://example.org/a.sv.md)", "`[x](a.sv.md)`", "![kuva](a.svg)",
    '```\n"a" - b  c \n```', '~~~\n"a" - b  c \n```\n"d" - e\n~~~', '<div>\n"a" - b  c\n</div>',
    '<!--\n\n"a" - b  c\n\n-->', '<script>\n\nlet a = "b" - c\n\n</script>', '`koodi\n"jatkuu" - tässä`',
    '[teksti](\nx.md "nimi - tässä")', "{{ core-questions }}", "kulttuuri- ja museoala", "puh. 09-1234567",
    'Kirja <span lang="en">“Museums - and people”</span> ja <span lang="sv">"Museer"</span>.',
    'Sana <span lang="ru">музей</span> ja <span lang="ru">он там</span>.', "Perhe 👩\u200d👧 tulee.", "Tiedätte että että.",
]  # fmt: skip


FRONT = page_text("Teksti.\n")


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        *((rule, body(before), body(after)) for rule, before, after in MENDED),
        ("file-format", "\ufeff" + FRONT, FRONT),
        ("file-format", FRONT.replace("\n", "\r\n", 3), FRONT),
        ("file-format", FRONT.replace("\n", "\r"), FRONT),
        ("quotes-straight", FRONT.replace("Sivu", 'Sivu "a"'), FRONT.replace("Sivu", "Sivu ”a”")),
        ("number-unit", FRONT.replace("Sivu", "'Se on 5%'"), FRONT.replace("Sivu", "'Se on 5 %'")),
        ("front-matter-not-first", "\n \n" + FRONT, FRONT),
        ("front-matter-lookalike", FRONT.replace("---", "—"), FRONT),
        ("front-matter-lookalike", FRONT.replace("---", "– – –"), FRONT),
        ("front-matter-lookalike", FRONT.replace("---\nT", "----\nT"), FRONT),
        ("front-matter-lookalike", FRONT.replace("---", "–––", 1), FRONT),
        ("yaml-syntax-colon", FRONT.replace("Sivu", "Sivu: a: b"), FRONT.replace("Sivu", '"Sivu: a: b"')),
        ("yaml-syntax-colon", FRONT.replace("Sivu", "@sivu"), FRONT.replace("Sivu", '"@sivu"')),
        ("yaml-syntax-colon", FRONT.replace("Sivu", "a: b").replace("toimitus", "c: d"),
         FRONT.replace("Sivu", '"a: b"').replace("toimitus", '"c: d"')),
        ("letter-invisible", FRONT.replace("title", "ti\u00adtle").replace("Sivu", "Si\u200bvu"), FRONT),
    ],
)  # fmt: skip
def test_a_slip_in_prose_front_matter_or_file_is_mended(rule, before, after):
    assert mended(PAGE, before) == (after, (rule,))


@pytest.mark.parametrize(
    "text",
    [
        *map(body, LEFT), "", "Ei tietoja lainkaan.\n", "—\n\nAjatusviiva alussa.\n\n—\n", "---\n- luettelo\n---\n",
        FRONT.replace("Sivu", '"auki'), FRONT.replace("Sivu", "a: b # huomautus"),
        FRONT.replace("---\nT", "T"), FRONT.replace("title", "tilte"), FRONT.replace("\n", "\r\n"), FRONT.rstrip("\n"),
    ],
)  # fmt: skip
def test_what_is_no_prose_or_for_a_person_to_decide_stays(text):
    assert mended(PAGE, text) == (text, ())


SHEET = """
# "huomautus" - jää  ennalleen
id: a-1-2
url: https://example.org/a?b="c"-1-2  # 6-12
terms:
  - fi: Ryhmässä on 6-12  henkeä
    sv: "Gruppen har \\"många\\" - 15€"
    also: {fi: ['a - b', "c"], sv: [d]}
  - fi: >-
      Taitettu teksti "lainaus" ,
      jatkuu 5% - ja loppuu..
    sv: |
      Rad  ett - två
    note: 'it''s "a" - b'
"""
MENDED_SHEET = """
# "huomautus" - jää  ennalleen
id: a-1-2
url: https://example.org/a?b="c"-1-2  # 6-12
terms:
  - fi: Ryhmässä on 6–12 henkeä
    sv: "Gruppen har ”många” – 15 €"
    also: {fi: ['a – b', "c"], sv: [d]}
  - fi: >-
      Taitettu teksti ”lainaus”,
      jatkuu 5 % – ja loppuu.
    sv: |
      Rad ett – två
    note: 'it''s "a" - b'
"""


def test_texts_of_a_data_file_are_mended_and_nothing_else_of_it():
    new, done = mended(PurePosixPath("sanasto.yml"), SHEET)
    assert new == MENDED_SHEET
    assert set(done) >= {"quotes-straight", "dash-hyphen", "number-range", "number-unit", "space-before-mark"}


# --- what holds for any text

PROMISED = {id for id, rule in rules().items() if "make fix" in rule.fi.message}
"""The rules whose message promises that `make fix` mends what they find."""
PIECES = (
    "Museo ", "näin", " ", "  ", "\n", "\n\n", "- ", "1. ", "    ", "| ", "> ", "## ", ".", "..", ",", " ,", ",,", "?",
    "6-12", "5 - 7", "6 – 12", "6—12", "15€", "5%", "40min", " - ", "—", "-", "–", "12:30", "2026-05-26", "että että",
    '"näin"', "“näin”", "„", '"', "”", "`a - b`", "`", "```\n", "[x](index.md)", "](", "**", "*", "_", "<", "\\",
    '<span lang="en">“a” - 6-12</span>', "<span ", '!!! note "x"\n\n', '!! note "x"', '=== "x"\n\n', "{ #id }", "{{ ",
    "a\u0308", "\u00ad", "\u200b", "\u00a0", "\u0430", "\ufb01", "музей ", "👩\u200d👧", "\u2028", "\x0b", "Ä", ";", ":",
    "I-III", "'", "#", "true", "~",
)  # fmt: skip
some_text = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)
few = settings(derandomize=True, database=None, deadline=None, max_examples=120)


def promised(text: str) -> set[str]:
    index = PurePosixPath("index.md")  # beside which the page is judged as in the whole tree, and sooner
    found = findings_of({PAGE: text.encode(), index: sound_tree()[index]})
    return {item.rule for item in found if item.path == PAGE and item.rule in PROMISED}


@few
@given(some_text)
def test_after_make_fix_what_was_promised_is_gone_and_what_was_sound_is_as_it_was(text):
    written = sound_tree()[PAGE].decode() + f"\n{text}\n"
    found = promised(written)
    new, done = mended(PAGE, written)
    assert promised(new) == set()
    assert bool(found) == (not PROMISED.isdisjoint(done))


def as_read(text: str) -> dict:
    return dict(leaves(read_yaml(without_unseen(text)).data))


@few
@given(some_text)
def test_data_are_read_as_before_but_for_their_texts_after_make_fix(text):
    data = {
        "id": "a - 1-2",
        "url": text.replace("\u0308", ""),
        "texts": [{"fi": text, "sv": text}, {"fi": [text]}],
    }
    sheet = yaml.safe_dump(data, allow_unicode=True, width=40)
    new, _ = mended(PurePosixPath("a.yml"), sheet)
    before, after = as_read(sheet), as_read(new)
    assert before.keys() == after.keys() and before["id",] == after["id",]
    assert as_meant(before["url",]) == as_meant(after["url",])


DATA = PurePosixPath("sanasto.yml")
VALUES = [
    (DATA, "yaml-syntax-colon", "fi: Askel I: alku\n", 'fi: "Askel I: alku"\n'),
    (DATA, "yaml-syntax-colon", "fi:Teksti\nsv: x\n", "fi: Teksti\nsv: x\n"),
    (DATA, "value-quoted", "fi: ”Teksti”\nsv: “Text”\n", "fi: Teksti\nsv: Text\n"),
    (DATA, "value-not-date", "since: 28.11.2026  # x\n", "since: 2026-11-28  # x\n"),
    (PAGE, "value-quoted", page_text(title="”Sivu”"), page_text(title="Sivu")),
    (PAGE, "value-quoted", page_text(title="Sivu”"), page_text(title="Sivu")),
    (PAGE, "value-not-date", page_text(reviewed="22. marraskuuta 2026"), page_text(reviewed="2026-11-22")),
]


@pytest.mark.parametrize(("path", "rule", "before", "after"), VALUES)
def test_values_are_mended_in_data_and_in_front_matter(path, rule, before, after):
    assert mended(path, before) == (after, (rule,))


@pytest.mark.parametrize(
    "text",
    ["example:\n  1.a: {fi: ”Teksti”, sv: x}\n", "since: 31.2.2026\n", "fi: ”a” ja ”b”\n", "fi: a # b\n"],
)
def test_values_that_only_a_person_can_mend_stay(text):
    assert mended(DATA, text) == (text, ())


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


def test_what_was_mended_is_told_in_the_language_of_the_file_and_a_second_run_changes_nothing(docs, capsys):
    unread = (docs / "index.md").read_bytes()
    assert run(docs) == 0
    printed = capsys.readouterr().out
    assert "docs/sivu.md: korjattu: tietojen edellä on tyhjä rivi" in printed
    assert "docs/sivu.sv.md: rättat: en tom rad före uppgifterna" in printed
    assert "Korjattuja tiedostoja: 2." in printed and "Rättade filer: 2." in printed
    assert (docs / "sivu.md").read_bytes() == (HERE / "sound/sivu.md").read_bytes()
    assert (docs / "sivu.md").stat().st_mode & 0o777 == 0o640
    assert (docs / "index.md").read_bytes() == unread, "what is not UTF-8 is left to a person"
    before = read_tree(docs)
    assert run(docs) == 0
    assert read_tree(docs) == before
    assert "Ei ollut mitään" in capsys.readouterr().out


def test_the_real_tree_has_nothing_to_mend():
    assert run(DOCS, "--dry-run") == 0


def test_a_dry_run_shows_the_change_and_writes_nothing(docs, capsys):
    before = read_tree(docs)
    assert run(docs, "--dry-run") == 1
    assert read_tree(docs) == before
    printed = capsys.readouterr().out
    for words in ("--- docs/sivu.md", "korjattaisiin: tietojen edellä", "Mitään ei muutettu."):
        assert words in printed


def test_a_file_that_cannot_be_written_stays_whole_and_is_named(docs, capsys, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError

    before = read_tree(docs)
    monkeypatch.setattr(Path, "replace", refuse)
    assert run(docs) == 2
    assert read_tree(docs) == before
    told = capsys.readouterr().err
    assert "ei voi kirjoittaa" in told and "går inte att skriva" in told
