"""No text, however odd, keeps an editor waiting: every rule's work grows with the text and no faster."""

import time

import pytest

from tests.unit.examples import page
from vaikuttava_museo.checks.rules import PAGE_RULES, PASSAGE_RULES, SPOKEN_RULES
from vaikuttava_museo.content.page_text import PageText, TextLine
from vaikuttava_museo.content.passages import Passage, spoken

LENGTH = 20_000
"""Characters on one line: many times the longest paragraph."""

ODD = [
    "[", "[a", "![", "![a](", "](", "{{", "{ a", "``a", "<a ", '<span lang="fi">', "<!--", "**", "| a", "#", "-",
    "!!! a", '"', " ", "a ", "a_", "a@", "a(at)", "a.", "1", "04", "0 4", "http://", "www.a", "[^a]", "[x][", "Ã",
    "a\u0308", "\u200b", "~~~", "\\|", "+358 ", "(a)[", "]: ", " ,", "x onclick =", "|-",
]  # fmt: skip


def work(body: str) -> float:
    """Return the seconds of work that all rules do on a page, whatever else the machine is doing."""
    sivu = page()
    lines = tuple(TextLine(number, line, line) for number, line in enumerate(body.split("\n"), start=5))
    passages = [Passage(sivu.path, line.number, "fi", line.text) for line in lines]
    started = time.process_time()
    for page_rule in PAGE_RULES:
        list(page_rule(PageText(sivu, lines, None)))
    heard = list(spoken(passages))
    for rules, found_in in ((PASSAGE_RULES, passages), (SPOKEN_RULES, heard)):
        for rule in rules:
            list(rule(found_in))
    return time.process_time() - started


@pytest.mark.parametrize("piece", ODD)
def test_a_line_of_nothing_but_one_piece_is_read_within_a_second(piece):
    assert work(piece * (LENGTH // len(piece))) < 1


def test_four_times_the_text_is_not_sixteen_times_the_work():
    paragraph = (
        'Kutsukaa [naapurit](index.md) kahville – myös <span lang="sv">grannar</span>. Näyttäkää kuvia.\n\n'
    )
    assert work(paragraph * 800) < 10 * max(work(paragraph * 200), 0.02)
