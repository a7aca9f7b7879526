"""What an editor is told of the ledger, in her language; and the real ledger can be read."""

from pathlib import Path, PurePosixPath
from string import Formatter

import pytest

from tests.content.docs_tree import DOCS, real_content
from tests.unit.ledger_examples import FINNISH, MATCHED, SWEDISH, compared, pages, said_of
from tests.unit.test_ledger_following import DIVIDED
from vaikuttava_museo.checks.messages import messages_of, report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import Content, parse_content
from vaikuttava_museo.ledger.files import folder_of, read_files
from vaikuttava_museo.ledger.findings import ledger_findings
from vaikuttava_museo.ledger.pairs import compare_content, pair_view
from vaikuttava_museo.ledger.record import Ledger, ledger_files, parse_ledger
from vaikuttava_museo.texts import catalogue

NEW = ("\n## Uusi { #new }\n\nUusi asia.\n", "\n## Ny { #new }\n\nEn ny sak.\n")
STEP = (Path(__file__).parent / "sound" / "askel-1.yml").read_text(encoding="utf-8")
QUESTION = PurePosixPath("askel-1.yml")


def told(now: Content, before: Content | None = None) -> list[Finding]:
    return ledger_findings(compared(now, said_of(before or pages())))


def whole(item: Finding) -> str:
    return messages_of(item)[0].whole


def data(text: str) -> Content:
    return parse_content({QUESTION: text.encode()})


def changed_data(language: str) -> str:
    """Return the step's data with the first text of a language changed."""
    first = next(line for line in STEP.split("\n") if line.strip().startswith(f"{language}: "))
    return STEP.replace(first, f"{first.rstrip('?')} nyt nu?", 1)


def broken_ledger(spoil) -> list[Finding]:
    path, text = next(iter(ledger_files(said_of(pages())).items()))
    return list(pair_view(pages(), {path: spoil(text)}).findings)


def examples() -> dict[str, list[Finding]]:
    """Return for every rule of the ledger findings that an editor's change brings."""
    finnish = FINNISH.replace("viidentoista", "kahdenkymmenen")
    swedish = SWEDISH.replace("femton", "tjugo")
    marks = b"<<<<<<< a\n=======\n>>>>>>> b\n"
    return {
        "pair-behind": [*told(pages(finnish)), *told(pages(FINNISH, swedish))],
        "pair-both-changed": told(pages(finnish, swedish)),
        "pair-divided": told(pages(*DIVIDED)),
        "pair-new": told(pages(FINNISH + NEW[0], SWEDISH + NEW[1])),
        "text-behind-sv": told(data(changed_data("fi")), data(STEP)),
        "text-behind-fi": told(data(changed_data("sv")), data(STEP)),
        "text-both-changed": told(
            data(STEP.replace("fi: ", "fi: Nyt ", 1).replace("sv: ", "sv: Nu ", 1)), data(STEP)
        ),
        "text-new": told(data(STEP), pages()),
        "ledger-broken": broken_ledger(lambda text: text + b"x\n"),
        "ledger-conflict": broken_ledger(lambda text: text + marks),
    }


RULES = tuple(examples())
each_rule = pytest.mark.parametrize("rule", RULES)


@each_rule
def test_the_change_is_told_by_this_rule_alone_in_whole_sentences_with_the_answer(rule):
    found = examples()[rule]
    assert {item.rule for item in found} == {rule}
    assert [item for item in found if "None" in whole(item) or "\n\n" in whole(item)] == []
    assert all("make " in catalogue("messages", language)[rule] for language in LANGUAGES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("pair-")])
def test_a_pairs_finding_is_told_in_the_file_and_language_of_each_side(rule):
    assert sorted(str(item.path) for item in examples()[rule]) == ["sivu.md", "sivu.sv.md"]
    by_file = {str(item.path): whole(item) for item in examples()[rule]}
    assert "muutosehdotuksen kuvauksessa" in by_file["sivu.md"]
    assert "ändringsförslagets beskrivning" in by_file["sivu.sv.md"]


def test_only_a_broken_ledger_stops_publishing():
    assert set(RULES) - HINTS == {"ledger-broken"}


def test_a_section_behind_is_told_with_line_words_date_and_answer():
    (item,) = told(pages(FINNISH.replace("viidentoista", "kahdenkymmenen")))
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


def test_the_start_of_a_page_is_named_in_words():
    (item,) = told(pages(FINNISH.replace("Alku kertoo", "Tämä kertoo")))
    assert "”sidans början” (.start)" in whole(item)


def test_sections_of_a_page_in_the_same_state_are_told_of_together():
    finnish = FINNISH.replace("viidentoista", "sadan").replace("Jokainen", "Kukin")
    swedish = SWEDISH.replace("femton", "hundra").replace("Var och en", "Alla")
    found = told(pages(finnish, swedish))
    assert len(found) == 2
    assert "”Valinta” (choice), ”Avaus” (opening)" in whole(found[0])


def test_a_ledgers_fault_is_shown_where_the_ledger_stands():
    (item,) = broken_ledger(lambda text: text + b"x\n")
    assert report(item).startswith("ledger/sivu.txt:")


def test_a_tree_without_a_ledger_is_told_nothing():
    assert pair_view(pages(), None).findings == ()


def test_the_real_ledger_can_be_read():
    files = read_files(folder_of(DOCS))
    assert [report(item) for item in parse_ledger(files).findings if item.rule not in HINTS] == []


@pytest.mark.parametrize(
    "page", ["askel-3", "askel-3.yml", "sanasto.yml", "ohjausryhma.yml", "tyopohjat/change-map.yml"]
)
def test_the_ledger_watches_the_real_page(page):
    everything = compare_content(real_content(), Ledger(()))
    now = said_of(real_content(), MATCHED)
    assert len(now) == len(everything.standings)
    assert [item for item in now if item.address.page == page]


def test_every_section_of_the_real_tree_matches_itself_once_said_so():
    assert ledger_findings(compared(real_content(), said_of(real_content()))) == []


def fields(text: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(text) if name}


def test_the_commands_say_the_same_in_both_languages():
    finnish, swedish = (catalogue("ledger", language) for language in LANGUAGES)
    assert list(finnish) == list(swedish)
    assert [fields(text) for text in finnish.values()] == [fields(text) for text in swedish.values()]
