"""No text, however odd, keeps an editor waiting: every rule's work grows with the text and no faster."""

import time
from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.checks.rules import PAGE_HINTS, PAGE_RULES, PASSAGE_RULES, SPOKEN_HINTS, SPOKEN_RULES
from vaikuttava_museo.content.page_text import PageText, TextLine, read_page_text
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.passages import page_passages, spoken

LENGTH = 20_000
"""Characters on one line: many times the longest paragraph."""

ODD = [
    "[", "[a", "![", "![a](", "](", "{{", "{ a", "``a", "<a ", '<span lang="fi">', "<!--", "**", "| a", "#", "-",
    "!!! a", '"', " ", "a ", "a_", "a@", "a(at)", "a.", "1", "04", "0 4", "http://", "www.a", "[^a]", "[x][", "Ã",
    "a\u0308", "\u200b", "~~~", "\\|", "+358 ", "(a)[", "]: ", " ,", "x onclick =",
]  # fmt: skip


def page_of(body: str) -> PageText:
    page = parse_page(PurePosixPath("sivu.md"), f"---\ntitle: Sivu\n---\n\n{body}\n")
    assert isinstance(page, Page)
    return read_page_text(page)


def work(body: str) -> float:
    """Return the seconds of work that all rules do on a page, whatever else the machine is doing."""
    text = page_of("Teksti.")
    lines = tuple(TextLine(number, line, line) for number, line in enumerate(body.split("\n"), start=5))
    started = time.process_time()
    text = PageText(text.page, lines, None)
    passages = list(page_passages(text))
    heard = list(spoken(passages))
    for page_rule in (*PAGE_RULES, *PAGE_HINTS):
        list(page_rule(text))
    for rule in PASSAGE_RULES:
        list(rule(passages))
    for rule in (*SPOKEN_RULES, *SPOKEN_HINTS):
        list(rule(heard))
    return time.process_time() - started


@pytest.mark.parametrize("piece", ODD)
def test_a_line_of_nothing_but_one_piece_is_read_within_a_second(piece):
    assert work(piece * (LENGTH // len(piece))) < 1


def test_four_times_the_text_is_not_sixteen_times_the_work():
    paragraph = (
        'Kutsukaa [naapurit](index.md) kahville – myös <span lang="sv">grannar</span>. Näyttäkää kuvia.\n\n'
    )
    assert work(paragraph * 800) < 10 * max(work(paragraph * 200), 0.02)
