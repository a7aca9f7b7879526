"""What an editor is told of the ledger, in her language; and the real ledger can be read."""

from pathlib import Path, PurePosixPath

import pytest
from project import DOCS, real_content

from tests.unit.ledger_examples import FINNISH, FOLLOWED, SLIP, SWEDISH, pages, said_of
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.site_content import Content, parse_content
from vaikuttava_museo.ledger.pair_view import pair_view
from vaikuttava_museo.ledger.statements import folder_of, ledger_files, parse_ledger, read_files

STEP = (Path(__file__).parent / "sound" / "askel-1.yml").read_text(encoding="utf-8")
FI, SV = STEP.replace("fi: ", "fi: Nyt ", 1), STEP.replace("sv: ", "sv: Nu ", 1)


def told(now: Content, before: Content | None = None, spoilt: bytes = b"") -> list[Finding]:
    files = ledger_files(said_of(before or pages()))
    return pair_view(now, {path: data + spoilt for path, data in files.items()})[0]


def data(text: str) -> Content:
    return parse_content({PurePosixPath("askel-1.yml"): text.encode()})


EXAMPLES = {
    "pair-behind": told(pages(SLIP)) + told(pages(FINNISH, FOLLOWED)),
    "pair-both-changed": told(pages(SLIP, FOLLOWED)),
    "pair-new": told(pages(f"{FINNISH}\n## A {{ #a }}\n", f"{SWEDISH}\n## A {{ #a }}\n")),
    "text-behind-sv": told(data(FI), data(STEP)),
    "text-behind-fi": told(data(SV), data(STEP)),
    "text-both-changed": told(data(FI.replace("sv: ", "sv: Nu ", 1)), data(STEP)),
    "text-new": told(data(STEP), pages()),
    "ledger-broken": told(pages(), spoilt=b"x\n"),
    "ledger-conflict": told(pages(), spoilt=b"<<<<<<< a\n=======\n>>>>>>> b\n"),
}
"""For every rule of the ledger findings that an editor's change brings."""
RULES = tuple(EXAMPLES)


@pytest.mark.parametrize("rule", RULES)
def test_the_change_is_told_by_this_rule_alone_with_the_answer(rule):
    found = EXAMPLES[rule]
    assert {item.rule for item in found} == {rule}
    is_pair = rule.startswith("pair-")
    for text in map(report, found):
        assert text.count("make ") == (1 if is_pair else 2)
        assert "None" not in text and all(line.strip() for line in text.split("\n"))
    if is_pair:
        by_file = {str(item.path): report(item) for item in found}
        assert len(found) == len(by_file) == 2
        assert "muutosehdotuksen kuvauksessa" in by_file["sivu.md"]
        assert "ändringsförslagets beskrivning" in by_file["sivu.sv.md"]


def test_only_a_broken_ledger_stops_publishing_and_is_told_where_it_stands():
    assert set(RULES) - HINTS == {"ledger-broken"}
    assert report(EXAMPLES["ledger-broken"][0]).startswith("ledger/sivu.txt:")


def test_a_section_behind_is_told_with_line_words_date_and_answer():
    (item,) = told(pages(SLIP))
    assert report(item).split("\n") == [
        "docs/sivu.sv.md:9: Avsnittet ”Inledning” (opening) har blivit efter: den finska texten (sivu.md) har "
        "ändrats sedan texterna konstaterades stämma överens den\u00a025\u00a0november\u00a02026. Läsaren ser vid "
        "avsnittet en länk till den nyare texten. Gör samma ändring här. Om betydelsen redan är densamma, till "
        "exempel för att ett skrivfel rättades på finska, säg det i ändringsförslagets beskrivning eller med "
        "kommandot. Ändringen på finska (borttaget [-så här-], tillagt {+så här+}): … Lukekaa vaihtoehdot seinältä "
        "hiljaa [-viidentoista-] {+kahdenkymmenen+} minuutin ajan. Kirjoittakaa kysymykset …",
        "    - [x] sivu#opening: samma betydelse",
        "    make same page=sivu section=opening",
    ]


@pytest.mark.parametrize(
    ("before", "after", "diff"),
    [
        ("tulkaa kaikki ajoissa", "tulkaa aina kaikki", "tulkaa {+aina+} kaikki [-ajoissa-]"),
        ('"Avaus" on kaikille', "”Avaus” on heille", "”Avaus” on [-kaikille-] {+heille+}"),
        ("ei", f"ei {'noin ' * 200}", f"ei {{+{'noin ' * 78}…"),
        ("a 1 2 3 4 5 6 7 8 9 b", "A 1 2 3 4 5 6 7 8 9 B", "[-a-] {+A+} 1 2 3 4 … 6 7 8 9 [-b-] {+B+}"),
        ("sana " * 50_000, "sana " * 50_000 + "uusi", "… sana sana sana sana {+uusi+}"),
    ],
)
def test_changed_words_are_shown_among_their_neighbours(before, after, diff):
    assert [item.values["diff"] for item in told(pages(after), pages(before))] == [diff]


def test_sections_of_a_page_in_the_same_state_are_told_of_together():
    finnish, swedish = SLIP.replace("Jokainen", "Kukin"), FOLLOWED.replace("Var och en", "Alla")
    found = told(pages(finnish.replace("Alku", "Tämä"), swedish))
    assert "”sidans början” (.start)" in report(found.pop(1))
    assert ["”Valinta” (choice), ”Avaus” (opening)" in report(item) for item in found] == [True, False]


def test_the_real_ledger_and_the_real_pages_can_be_read():
    _, found = parse_ledger(read_files(folder_of(DOCS)))
    assert {item.rule for item in found} <= HINTS
    assert told(real_content(), real_content()) == []
