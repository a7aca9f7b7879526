import time

import pytest

from tests.unit.ledger_examples import FINNISH, LATER, SWEDISH, compared, pages, said_of, states
from vaikuttava_museo.ledger.answers import boxes, read_answers
from vaikuttava_museo.ledger.confirm import Answer, Kind, Refusal, judge, settled
from vaikuttava_museo.ledger.sections import Address

OPENING = Address("sivu", "opening")
LED = pages(finnish=FINNISH.replace("viidentoista", "kahdenkymmenen"))
BOTH = pages(FINNISH.replace("viidentoista", "kahdenkymmenen"), SWEDISH.replace("femton", "tjugo"))


def one(line: str) -> Answer | None:
    found = read_answers(line)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("line", "section", "kind"),
    [
        ("- [x] sivu#opening: sama merkitys / samma betydelse", "opening", Kind.SAME),
        ("- [X] sivu#opening: sama merkitys", "opening", Kind.SAME),
        ("* [x] sivu#opening: Samma betydelse.", "opening", Kind.SAME),
        ("- [x] `sivu#opening`: käännetty", "opening", Kind.TRANSLATED),
        ("  - [x] sivu: översatt\r", "", Kind.TRANSLATED),
        ("- [x] sivu#.start: sama merkitys", ".start", Kind.SAME),
    ],
)
def test_a_ticked_line_is_an_answer(line, section, kind):
    assert one(f"Kuvaus.\r\n\r\n{line}\r\n") == Answer(Address("sivu", section), kind)


def test_a_data_files_places_can_be_answered_for():
    answer = one("- [x] tyopohjat/change-map.yml#columns.change.heading (0a1b2c3d): sama merkitys")
    assert answer == Answer(
        Address("tyopohjat/change-map.yml", "columns.change.heading"), Kind.SAME, "0a1b2c3d"
    )


@pytest.mark.parametrize(
    "body",
    [
        "- [ ] sivu#opening: sama merkitys",
        "- [x] sivu#opening: sama merkitys / käännetty",
        "- [x] sivu#opening: kaikki kunnossa",
        "- [x] sivu#opening",
        "- [x] ../../etc/passwd#x: sama merkitys",
        "- [x] sivu#$(rm -rf): sama merkitys",
        "- [x] sivu#<b>: sama merkitys",
        "<!-- esimerkki:\n- [x] sivu#opening: sama merkitys\n-->",
        "<!-- - [x] sivu#opening: sama merkitys -->",
        "```\n- [x] sivu#opening: sama merkitys\n```",
        "~~~\n- [x] sivu#opening: sama merkitys",
        "> - [x] sivu#opening: sama merkitys",
        "",
    ],
)
def test_what_is_no_ticked_answer_is_passed_over(body):
    assert read_answers(body) == []


def test_an_answer_after_a_comment_or_code_counts():
    body = "<!-- ohje -->\n```\nkoodia\n```\n- [x] sivu#opening: sama merkitys"
    assert read_answers(body) == [Answer(OPENING, Kind.SAME)]


@pytest.mark.parametrize(
    "body",
    [
        "- [x] " + "a" * 1_000_000 + ": sama merkitys",
        "- [x] sivu#" + "." * 1_000_000,
        "<!--" * 250_000,
        "```\n" * 250_000,
        "- [x] a" + " " * 1_000_000,
        "- [x] sivu#opening: sama merkitys\n" * 30_000,
        "\x00\ud800" * 1000,
    ],
)
def test_no_description_takes_long_to_read(body):
    began = time.process_time()
    assert len(read_answers(body)) <= 2000
    assert time.process_time() - began < 1


def test_same_meaning_puts_a_section_in_step():
    comparison = compared(LED, said_of(pages()))
    outcome = judge(comparison, [Answer(OPENING, Kind.SAME)])
    assert outcome.refused == ()
    assert states(compared(LED, settled(comparison, outcome.matched, LATER))) == {}


def test_translated_needs_a_change_in_the_other_language():
    outcome = judge(compared(LED, said_of(pages())), [Answer(OPENING, Kind.TRANSLATED)])
    assert outcome.matched == frozenset()
    assert [reason for _, reason, _ in outcome.refused] == [Refusal.UNTRANSLATED]
    assert judge(compared(BOTH, said_of(pages())), [Answer(OPENING, Kind.TRANSLATED)]).matched == {OPENING}


def test_a_page_without_a_section_means_all_its_open_sections():
    now = pages(FINNISH.replace("viidentoista", "kahdenkymmenen").replace("Jokainen", "Kukin"))
    outcome = judge(compared(now, said_of(pages())), [Answer(Address("sivu", ""), Kind.SAME)])
    assert {address.section for address in outcome.matched} == {"opening", "choice"}


def test_an_unknown_address_is_refused_with_the_likely_one():
    comparison = compared(LED, said_of(pages()))
    answers = [Answer(Address("sivu", "openning"), Kind.SAME), Answer(Address("siuv", ""), Kind.SAME)]
    assert judge(comparison, answers).refused == (
        (answers[0].address, Refusal.UNKNOWN, "sivu#opening"),
        (answers[1].address, Refusal.UNKNOWN, "sivu"),
    )


def test_what_is_in_step_needs_no_answer():
    refused = judge(compared(pages(), said_of(pages())), [Answer(OPENING, Kind.SAME)]).refused
    assert [reason for _, reason, _ in refused] == [Refusal.IN_STEP]


def test_the_boxes_offered_are_the_answers_read():
    comparison = compared(LED, said_of(pages()))
    offered = boxes(comparison.open())
    assert offered.startswith("- [ ] sivu#opening (")
    assert offered.endswith("): sama merkitys / samma betydelse\n")
    answers = read_answers(offered.replace("[ ]", "[x]"))
    assert judge(comparison, answers).matched == {OPENING}


def test_a_sealed_answer_does_not_reach_to_what_was_written_after_it():
    answers = read_answers(boxes(compared(LED, said_of(pages())).open()).replace("[ ]", "[x]"))
    later = compared(pages(FINNISH.replace("viidentoista", "sadan")), said_of(pages()))
    outcome = judge(later, answers)
    assert outcome.matched == frozenset()
    assert [reason for _, reason, _ in outcome.refused] == [Refusal.CHANGED_SINCE]
