"""What an editor is told of the ledger, in her language; and the real ledger can be read."""

from pathlib import Path, PurePosixPath

import pytest
from project import DOCS, real_content

from tests.unit.examples import content, page_text
from tests.unit.ledger_examples import FINNISH, FOLLOWED, SLIP, SWEDISH, pages, said_of, swedish_page
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.site_content import Content, parse_content
from vaikuttava_museo.ledger.ledger_files import (
    compared_with,
    folder_of,
    ledger_files,
    parse_ledger,
    read_files,
)
from vaikuttava_museo.ledger.pair_view import pair_view

STEP = (Path(__file__).parent / "sound" / "askel-1.yml").read_text(encoding="utf-8")
FI, SV = STEP.replace("fi: ", "fi: Nyt ", 1), STEP.replace("sv: ", "sv: Nu ", 1)


def told(now: Content, before: Content | None = None, spoilt: bytes = b"") -> list[Finding]:
    files = ledger_files(said_of(before or pages()))
    return pair_view(compared_with(now, {path: data + spoilt for path, data in files.items()}))[0]


def data(text: str) -> Content:
    return parse_content({PurePosixPath("askel-1.yml"): text.encode()})


EXAMPLES = {
    "pair-behind-sv": told(pages(SLIP)) + told(data(FI), data(STEP)),
    "pair-behind-fi": told(pages(FINNISH, FOLLOWED)) + told(data(SV), data(STEP)),
    "pair-both-changed": told(pages(SLIP, FOLLOWED))
    + told(data(FI.replace("sv: ", "sv: Nu ", 1)), data(STEP)),
    "pair-new": told(pages(f"{FINNISH}\n## A {{ #a }}\n", f"{SWEDISH}\n## A {{ #a }}\n"))
    + told(data(STEP), pages()),
    "ledger-broken": told(pages(), spoilt=b"x\n"),
    "ledger-conflict": told(pages(), spoilt=b"<<<<<<< a\n=======\n>>>>>>> b\n"),
}
"""For every rule of the ledger findings that an editor's change brings."""


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_change_is_told_by_this_rule_alone_with_the_answer(rule):
    found = EXAMPLES[rule]
    assert {item.rule for item in found} == {rule}
    assert (rule in HINTS) == (rule != "ledger-broken"), "only a broken ledger stops publishing"
    for text in map(report, found):
        assert "make " in text and "None" not in text and all(line.strip() for line in text.split("\n"))
    if rule.startswith("pair-"):
        by_file = {str(item.path): report(item) for item in found}
        assert len(found) == len(by_file)
        told_in = {name: ("kuvaukse" in text, "beskrivning" in text) for name, text in by_file.items()}
        assert told_in.pop("askel-1.yml") == (True, True)
        assert set(told_in.values()) in ({(True, True)}, {(True, False), (False, True)})


def test_a_section_behind_is_told_where_it_was_changed_in_both_languages_with_words_date_and_answer():
    (item,) = told(pages(SLIP))
    assert report(item).split("\n") == [
        "docs/sivu.md:11: Kohta ”Avaus” / ”Inledning” (opening) on muuttunut suomeksi mutta ei ruotsiksi (sivu.sv.md, "
        "rivi 9). Ruotsinkielinen lukija saa vanhan tiedon. Tehkää sama muutos ruotsiksi. Jos merkitys pysyi samana, "
        "kertokaa se muutosehdotuksen kuvauksessa. Mitä on muuttunut 25.11.2026 jälkeen (poistettu "
        "[-näin-], lisätty {+näin+}): … Lukekaa vaihtoehdot seinältä hiljaa [-viidentoista-] {+kahdenkymmenen+} "
        "minuutin ajan. Kirjoittakaa kysymykset …",
        "    - [x] sivu#opening: sama merkitys",
        "    make same page=sivu section=opening",
        "    Avsnittet ”Avaus” / ”Inledning” (opening) har ändrats på finska men inte på svenska (sivu.sv.md, rad 9). Den "
        "svenskspråkiga läsaren får den gamla informationen. Gör samma ändring på svenska. Om betydelsen är densamma, "
        "meddela det i ändringsförslagets beskrivning. Det som har ändrats sedan 25.11.2026 (borttaget "
        "[-så här-], tillagt {+så här+}): … Lukekaa vaihtoehdot seinältä hiljaa [-viidentoista-] {+kahdenkymmenen+} "
        "minuutin ajan. Kirjoittakaa kysymykset …",
        "    - [x] sivu#opening: samma betydelse",
        "    make same page=sivu section=opening",
    ]


TABLE = "| Vaihe | Min |\n| --- | ---: |\n| Avaus | 20 |\n| Valinta | 40 |\n"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Alku kertoo", "Nyt alku kertoo", 7),
        ("## Avaus", "## Aluksi", 9),
        ("Lukekaa", "Lukekaa aina", 11),
        ("tarralapuille.\n", "tarralapuille.\n\nPitäkää tauko.\n", 13),
        ("Kirjoittakaa kysymykset tarralapuille.", "", 11),
        ("oman valintansa", "oman\nvalintansa\nja perustelunsa", 17),
        ("Valinta | 40", "Valinta | 45", 20),
    ],
)
def test_a_change_is_told_at_the_line_that_was_changed(old, new, line):
    before = FINNISH + "\n" + TABLE
    (item,) = told(pages(before.replace(old, new)), pages(before))
    assert (str(item.path), item.line) == ("sivu.md", line)


def test_what_front_matter_or_data_say_is_told_at_their_own_line():
    now = pages(sivu=page_text(FINNISH, description="Toinen kuvaus " * 5))
    assert [item.line for item in told(now)] == [3]
    (item,) = told(data(SV), data(STEP))
    line = next(number for number, text in enumerate(SV.split("\n"), start=1) if "sv: Nu " in text)
    assert (str(item.path), item.line, item.values["twin_line"]) == ("askel-1.yml", line, str(line - 1))


@pytest.mark.parametrize(
    ("before", "after", "diff"),
    [
        ("tulkaa kaikki ajoissa", "tulkaa aina kaikki", "tulkaa {+aina+} kaikki [-ajoissa-]"),
        ('"Avaus" on kaikille', "”Avaus” on heille", "”Avaus” on [-kaikille-] {+heille+}"),
        ("ei", f"ei {'noin ' * 200}", f"ei {{+{'noin ' * 78}…"),
        ("a 1 2 3 4 5 6 7 8 9 b", "A 1 2 3 4 5 6 7 8 9 B", "[-a-] {+A+} 1 2 3 4 … 6 7 8 9 [-b-] {+B+}"),
        ("sana " * 1_500, "sana " * 1_500 + "uusi", "… sana sana sana sana {+uusi+}"),
    ],
)
def test_changed_words_are_shown_among_their_neighbours(before, after, diff):
    assert [item.values["diff"] for item in told(pages(after), pages(before))] == [diff]


def test_sections_of_a_page_in_the_same_state_are_told_of_together():
    finnish, swedish = SLIP.replace("Jokainen", "Kukin"), FOLLOWED.replace("Var och en", "Alla")
    found = told(pages(finnish.replace("Alku", "Tämä"), swedish))
    assert "”sidans början” (.start)" in report(found.pop(0))
    assert ["”Valinta”, ”Avaus”" in report(item) for item in found] == [True, False]


def test_numbers_of_which_only_one_language_has_some_are_told_of_once(subtests: pytest.Subtests):
    ways = [
        ("30 minuutin", "20 minuter", ["30", "20"]),
        ("20 minuutin", "20 minuter", []),
        ("3 minuutin", "tre minuter", []),
        ("kello 9.00", "klockan 9", []),
        ("3.5.2026", "den 3 maj 2026", []),
        ("30 minuutin [3](https://example.org/4)", "30 minuter [3](https://example.org/5)", []),
        ("12 500 minuutin", "12 600 minuter", ["500", "600"]),
    ]
    for finnish, swedish, numbers in ways:
        now = [FINNISH.replace("viidentoista minuutin", finnish), SWEDISH.replace("femton minuter", swedish)]
        with subtests.test(finnish=finnish, swedish=swedish):
            found = [item for item in told(pages(*now)) if item.rule == "pair-numbers"]
            assert [item.values[code] for item in found for code in ("fi", "sv")] == numbers
            # Once a person has said that they match, they do, whatever else is changed.
            later = [text.replace(" lapulle", " arkille").replace(" en lapp", " ett ark") for text in now]
            assert "pair-numbers" not in [item.rule for item in told(pages(*later), pages(*now))]
            only_finnish = told(pages(now[0]))
            assert "pair-numbers" not in [item.rule for item in only_finnish], (
                "told as behind, with its words"
            )


def test_the_real_ledger_and_the_real_pages_can_be_read():
    _, found = parse_ledger(read_files(folder_of(DOCS)))
    assert {item.rule for item in found} <= HINTS
    assert told(real_content(), real_content()) == []


def test_the_ledger_knows_which_data_and_which_facts_of_pages_are_newer():
    def changed(now: Content, before: Content) -> set[str]:
        return {str(path) for path in compared_with(now, ledger_files(said_of(before))).changed}

    assert changed(data(FI), data(STEP)) == changed(data(STEP), pages()) == {"askel-1.yml"}
    assert changed(data(STEP), data(STEP)) == changed(pages(SLIP), pages()) == set()
    other = content(sivu=page_text(FINNISH, title="Toinen"), sivu_sv=swedish_page(SWEDISH))
    assert changed(other, pages()) == {"sivu.md"}
