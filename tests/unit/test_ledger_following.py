"""A section that moves, changes its id or is divided keeps its record."""

from tests.unit.examples import content, page_text
from tests.unit.ledger_examples import (
    FINNISH,
    LATER,
    MATCHED,
    SWEDISH,
    after,
    compared,
    pages,
    said_of,
    states,
)
from vaikuttava_museo.content.languages import FINNISH as FI
from vaikuttava_museo.ledger.compare import State
from vaikuttava_museo.ledger.confirm import settled
from vaikuttava_museo.ledger.findings import diff_of
from vaikuttava_museo.ledger.sections import Address

OPENING = Address("sivu", "opening")
ANSWERS = Address("sivu", "answers")


def renamed(text: str) -> str:
    return text.replace("#opening", "#first-words")


def divided(text: str, heading: str) -> str:
    """Cut the opening in two at its second paragraph."""
    word = "Käyttäkää" if "Käyttäkää" in text else "Ägna"
    return text.replace(word, f"## {heading} {{ #answers }}\n\n{word}")


DIVIDED = (divided(FINNISH, "Vastaukset"), divided(SWEDISH, "Svaren"))


def test_a_new_id_keeps_the_record():
    comparison = compared(pages(renamed(FINNISH), renamed(SWEDISH)), said_of(pages()))
    assert states(comparison) == {}
    assert comparison.gone == ()


def test_a_new_id_and_a_change_in_one_language_keep_the_other_behind():
    finnish = renamed(FINNISH).replace("viidentoista", "kahdenkymmenen").replace("## Avaus", "## Alku")
    assert after(pages(finnish, renamed(SWEDISH))) == {"sivu#first-words": State.FINNISH_NEWER}


def test_a_new_id_and_a_change_in_both_go_on_from_the_old_record():
    finnish = renamed(FINNISH).replace("viidentoista", "kahdenkymmenen")
    swedish = renamed(SWEDISH).replace("femton", "tjugo")
    comparison = compared(pages(finnish, swedish), said_of(pages()))
    assert states(comparison) == {"sivu#first-words": State.BOTH_CHANGED}
    assert "[-viidentoista-] {+kahdenkymmenen+}" in diff_of(comparison.open()[0], FI)


def test_a_section_moved_to_another_page_keeps_its_record():
    (kept_fi, moved_fi), (kept_sv, moved_sv) = (
        FINNISH.split("## Valinta"),
        SWEDISH.split("## Valet"),
    )
    now = content(
        sivu=page_text(kept_fi),
        sivu_sv=page_text(kept_sv, title="Sida", description="Beskrivning " * 6),
        toinen=page_text("## Valinta" + moved_fi.replace("Jokainen", "Kukin"), title="Toinen"),
        toinen_sv=page_text("## Valet" + moved_sv, title="Annan"),
    )
    assert after(now) == {"toinen#choice": State.FINNISH_NEWER, "toinen#.facts": State.NEW}


def test_a_renamed_page_keeps_its_records():
    assert after(pages(name="uusi")) == {}


def test_a_section_of_few_words_follows_no_other():
    short = ("\n## Kumppanit { #a }\n\nNimet.\n", "\n## Partner { #a }\n\nNamn.\n")
    other = ("\n## Kumppanit { #b }\n\nLista.\n", "\n## Partner { #b }\n\nLista.\n")
    before = pages(FINNISH + short[0], SWEDISH + short[1])
    assert after(pages(FINNISH + other[0], SWEDISH + other[1]), before) == {"sivu#b": State.NEW}


def test_both_parts_of_a_divided_section_wait_for_a_persons_word():
    assert after(pages(*DIVIDED)) == {"sivu#opening": State.DIVIDED, "sivu#answers": State.DIVIDED}


def test_both_parts_of_a_section_that_was_behind_go_on_from_the_old_record():
    finnish = DIVIDED[0].replace("viidentoista", "kahdenkymmenen").replace("viisi", "kymmenen")
    comparison = compared(pages(finnish, DIVIDED[1]), said_of(pages()))
    assert states(comparison) == {
        "sivu#opening": State.FINNISH_NEWER,
        "sivu#answers": State.FINNISH_NEWER,
    }
    answers = next(item for item in comparison.open() if item.section.address == ANSWERS)
    assert "[-viisi-] {+kymmenen+}" in diff_of(answers, FI)
    assert "viidentoista" not in diff_of(answers, FI)


def test_when_one_part_has_been_spoken_of_the_other_still_waits():
    finnish = DIVIDED[0].replace("viisi", "kymmenen")
    now = pages(finnish, DIVIDED[1])
    records = settled(compared(now, said_of(pages())), {OPENING}, LATER)
    comparison = compared(now, records)
    assert states(comparison) == {"sivu#answers": State.FINNISH_NEWER}
    assert comparison.open()[0].record.matched == MATCHED


def test_a_divided_section_is_settled_when_both_parts_have_been_spoken_of():
    now = pages(*DIVIDED)
    records = settled(compared(now, said_of(pages())), {OPENING, ANSWERS}, LATER)
    assert states(compared(now, records)) == {}
    assert {record.matched for record in records if record.address in {OPENING, ANSWERS}} == {LATER}


def test_writing_the_ledger_puts_a_followed_record_under_the_new_id():
    now = pages(renamed(FINNISH), renamed(SWEDISH))
    records = settled(compared(now, said_of(pages())), set(), LATER)
    assert {(str(record.address), record.matched) for record in records} >= {("sivu#first-words", MATCHED)}
    assert OPENING not in {record.address for record in records}
