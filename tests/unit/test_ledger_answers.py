"""Answers in the description of a pull request: which lines are read as one, and what they change."""

import time

import pytest

from tests.unit.ledger_examples import FINNISH, FOLLOWED, SLIP, SWEDISH, pages, said_of
from vaikuttava_museo.ledger.pull_request_answers import Answer, Verdict, boxes_of, judge, read_answers
from vaikuttava_museo.ledger.section_pairs import Address
from vaikuttava_museo.ledger.statements import Standing, compare

OPENING, CHOICE = Address("sivu", "opening"), Address("sivu", "choice")
HEADING = Address("tyopohjat/change-map.yml", "columns.change.heading")
TICKED = "- [x] sivu#opening: sama merkitys"


def standings(finnish: str = SLIP, swedish: str = SWEDISH) -> list[Standing]:
    return compare(pages(finnish, swedish), said_of(pages()))


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("* [X] sivu#opening: Samma betydelse.", Answer(OPENING, "same")),
        ("- [x] `sivu#opening`: käännetty", Answer(OPENING, "translated")),
        ("  - [x] sivu: översatt\r", Answer(Address("sivu", ""), "translated")),
        (f"- [x] {HEADING} (0a1b2c3d): sama merkitys", Answer(HEADING, "same", "0a1b2c3d")),
        (f"<!-- ohje -->\n```\nkoodia\n```\n{TICKED}", Answer(OPENING, "same")),
    ],
)
def test_a_ticked_line_is_an_answer(line, answer):
    assert read_answers(f"Kuvaus.\r\n\r\n{line}\r\n") == [answer]


@pytest.mark.parametrize(
    "body",
    [
        TICKED.replace("[x]", "[ ]"),
        f"{TICKED} / käännetty",
        "- [x] ../../etc/passwd#x: sama merkitys",
        "- [x] sivu#$(rm -rf): sama merkitys",
        f"<!-- esimerkki:\n{TICKED}\n-->",
        f"<!-- ohje --> {TICKED}",
        f"```\n{TICKED}\n```",
        f"> {TICKED}",
    ],
)
def test_what_is_no_ticked_answer_is_skipped(body):
    assert read_answers(body) == []


@pytest.mark.parametrize(
    "part", ["- [x] a", "- [x] sivu#.", "<!--", "```\n~~~\n", f"{TICKED}\n", "\x00\ud800", " "]
)
def test_no_description_takes_long_to_read(part):
    began = time.process_time()
    read_answers(f"- [x] {part}" + part * (1_000_000 // len(part)))
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("now", "section", "kind", "verdicts"),
    [
        (standings(), "opening", "same", [Verdict(OPENING)]),
        (standings(), "opening", "translated", [Verdict(OPENING, "untranslated")]),
        (standings(SLIP, FOLLOWED), "opening", "translated", [Verdict(OPENING)]),
        (standings(FINNISH), "opening", "same", [Verdict(OPENING, "in-step")]),
        (standings(SLIP.replace("Jokainen", "Kukin")), "", "same", [Verdict(CHOICE), Verdict(OPENING)]),
    ],
)
def test_an_answer_is_taken_or_refused(now, section, kind, verdicts):
    assert list(judge(now, [Answer(Address("sivu", section), kind)] * 2)) == verdicts


def test_a_box_is_an_answer_to_the_texts_as_they_were_when_it_was_offered():
    answers = read_answers(boxes_of(standings()).replace("[ ]", "[x]"))
    assert list(judge(standings(), answers)) == [Verdict(OPENING)]
    later = standings(FINNISH.replace("viidentoista", "sadan"))
    assert list(judge(later, answers)) == [Verdict(OPENING, "changed-since")]
