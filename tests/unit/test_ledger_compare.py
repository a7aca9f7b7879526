import pytest

from tests.unit.examples import content, page_text
from tests.unit.ledger_examples import FINNISH, LATER, SWEDISH, after, compared, pages, said_of, states
from vaikuttava_museo.ledger.compare import State


def test_nothing_is_open_when_nothing_has_changed():
    assert after(pages()) == {}


def test_only_the_changed_section_of_the_other_language_is_behind():
    assert after(pages(finnish=FINNISH.replace("viidentoista", "kahdenkymmenen"))) == {
        "sivu#opening": State.FINNISH_NEWER
    }


def test_either_language_may_lead():
    assert after(pages(swedish=SWEDISH.replace("femton", "tjugo"))) == {"sivu#opening": State.SWEDISH_NEWER}


def test_a_change_in_both_waits_for_a_persons_word():
    changed = pages(FINNISH.replace("viidentoista", "kahdenkymmenen"), SWEDISH.replace("femton", "tjugo"))
    assert after(changed) == {"sivu#opening": State.BOTH_CHANGED}


def test_the_start_and_the_facts_are_watched_too():
    changed = pages("Uusi alku.\n" + FINNISH, SWEDISH)
    assert after(changed) == {"sivu#.start": State.FINNISH_NEWER}


def test_wrapping_lines_puts_nothing_behind():
    wrapped = FINNISH.replace("hiljaa viidentoista", "hiljaa\nviidentoista")
    assert after(pages(finnish=wrapped)) == {}


def test_a_section_nobody_has_spoken_of_is_new():
    more = ("\n## Uusi { #new }\n\nAivan uusi asia.\n", "\n## Ny { #new }\n\nNågot helt nytt.\n")
    assert after(pages(FINNISH + more[0], SWEDISH + more[1])) == {"sivu#new": State.NEW}


def test_the_other_order_of_sections_changes_nothing():
    def turned(text: str) -> str:
        start, opening, choice = text.split("\n## ")
        return "\n## ".join([start, choice + "\n", opening])

    assert after(pages(turned(FINNISH), turned(SWEDISH))) == {}


def test_a_section_taken_away_is_gone_without_a_word():
    now = pages(FINNISH.split("## Valinta")[0], SWEDISH.split("## Valet")[0])
    comparison = compared(now, said_of(pages()))
    assert states(comparison) == {}
    assert [str(record.address) for record in comparison.gone] == ["sivu#choice"]


@pytest.mark.parametrize("broken", ["sivu", "sivu_sv"])
def test_the_statements_of_a_page_that_cannot_be_read_wait_for_it(broken):
    files = {"sivu": page_text(FINNISH), "sivu_sv": page_text(SWEDISH)} | {broken: "ei tietoja\n"}
    comparison = compared(content(**files), said_of(pages()))
    assert comparison.gone == ()
    assert {str(record.address) for record in comparison.waiting} >= {"sivu#opening", "sivu#choice"}


def test_of_two_statements_the_later_tells_what_has_changed_and_either_will_do():
    longer = pages(FINNISH.replace("viidentoista", "kahdenkymmenen"), SWEDISH.replace("femton", "tjugo"))
    both = [*said_of(pages()), *said_of(longer, LATER)]
    assert states(compared(longer, both)) == {}
    assert states(compared(pages(), both)) == {}
    third = pages(FINNISH.replace("viidentoista", "kolmenkymmenen"), SWEDISH.replace("femton", "tjugo"))
    comparison = compared(third, both)
    assert states(comparison) == {"sivu#opening": State.FINNISH_NEWER}
    assert comparison.open()[0].record.matched == LATER


def test_two_texts_said_to_match_match_wherever_they_stand():
    copied = pages(
        FINNISH + "\n## Kumpi { #which }\n\nTeksti.\n", SWEDISH + "\n## Vilken { #which }\n\nText.\n"
    )
    again = pages(
        FINNISH + "\n## Kumpi { #which }\n\nTeksti.\n\n## Kumpi { #other }\n\nTeksti.\n",
        SWEDISH + "\n## Vilken { #which }\n\nText.\n\n## Vilken { #other }\n\nText.\n",
    )
    assert after(again, before=copied) == {}
