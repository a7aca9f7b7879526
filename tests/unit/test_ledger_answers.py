"""Answers in the description of a pull request: what is read as one, what is remarked on, and what they change."""

import time
from pathlib import Path

import pytest
from project import ROOT

from tests.unit.ledger_examples import FINNISH, FOLLOWED, SLIP, SWEDISH, pages, said_of
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.compared_sections import Address
from vaikuttava_museo.ledger.ledger_files import Standing, compare
from vaikuttava_museo.ledger.pull_request_answers import Verdict, boxes_of, changes, judge
from vaikuttava_museo.ledger.pull_request_description import EVERYTHING, Answer, Description, read_description

OPENING, CHOICE = Address("sivu", "opening"), Address("sivu", "choice")
HEADING = Address("tyopohjat/change-map.yml", "columns.change.heading")
TICKED = "- [x] sivu#opening: sama merkitys"
SAME, BOTH, LATER = (Answer(EVERYTHING, kind) for kind in ("same", "translated", "later"))
TEMPLATE = Path(ROOT, ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")


def read(text: str) -> Description:
    return read_description(f"Kuvaus.\r\n\r\n{text}\r\n", {"sivu", "sanasto", "askel-3"})


def standings(finnish: str = SLIP, swedish: str = SWEDISH) -> list[Standing]:
    return compare(pages(finnish, swedish), said_of(pages()))


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("* [X] sivu#opening: Samma betydelse.", Answer(OPENING, "same")),
        ("- [x] `sivu#opening`: käännetty", Answer(OPENING, "translated")),
        (f"- [x] {HEADING} (0a1b2c3d): sama merkitys", Answer(HEADING, "same", "0a1b2c3d")),
        (f"<!-- ohje --> {TICKED}", Answer(OPENING, "same")),
        (f"<!-- ohje -->\n```\nkoodia\n```\n{TICKED}", Answer(OPENING, "same")),
        # Without the dash, with another, in a quotation, numbered, with what a phone or Word makes of it.
        ("[x] sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("-[x] sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("– [x] sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("— [X] sivu#opening — samma betydelse", Answer(OPENING, "same")),
        ("• [x] sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("> - [x] sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("1. [x] sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("- [ x ]  sivu # opening :  sama  merkitys", Answer(OPENING, "same")),
        ("- [×] ”sivu#opening”: ”sama merkitys”", Answer(OPENING, "same")),
        ("- ☑ sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("- (x) sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("- [ ] x sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("- [x sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("a) {x} sivu#opening: sama merkitys", Answer(OPENING, "same")),
        ("- [*]: (sivu#opening): sama merkitys", Answer(OPENING, "same")),
        ("<li>[x] - /sivu#opening, sama merkitys</li>", Answer(OPENING, "same")),
        ("| [ ] | ✓ sivu#opening | sama merkitys |", Answer(OPENING, "same")),
        # The address as one sees it elsewhere.
        ("- [x] docs/Sivu.sv.md#opening: sama merkitys", Answer(OPENING, "same")),
        ("- [x] sivu käännetty", Answer(Address("sivu", ""), "translated")),
        ("- [x] sivuu: käännetty", Answer(Address("sivuu", ""), "translated")),
        # A heading's words in place of its id, a step by its name.
        ("[x] askel 3, ydinkysymykset: sama merkitys", Answer(Address("askel-3", "ydinkysymykset"), "same")),
        (
            "- [x] steg III, före workshoppen: översatt",
            Answer(Address("askel-3", "före workshoppen"), "translated"),
        ),
        # In other words, mistyped, without dots.
        ("- [x] sivu#opening: merkitys ei muutu", Answer(OPENING, "same")),
        ("- [x] sivu#opening: sama mekitys", Answer(OPENING, "same")),
        ("- [x] sivu#opening: kirjoitusvirhe", Answer(OPENING, "same")),
        ("- [x] sivu#opening: oversatt till finska", Answer(OPENING, "translated")),
        ("- [x] sivu#opening: ei käännetty vielä", Answer(OPENING, "later")),
        ("- [x] sivu#opening: tekstit vastaavat toisiaan", Answer(OPENING, "same")),
        ("- [x] sivu#opening: översättningen är klar", Answer(OPENING, "translated")),
        ("- [x] sivu#opening: translated", Answer(OPENING, "translated")),
        # The template's boxes, whole, in one language, in near words.
        ("- [x] Muutos ei muuta merkitystä (kirjoitusvirhe, sanamuoto).", SAME),
        ("> -[x] Muutos ei muuta merkitystä.", SAME),
        ("- [x] Jag ändrade båda språken", BOTH),
        ("– [x] **Muutin molemmat kielet**", BOTH),
        ("- [x] Vi ändrade både finskan och svenskan", BOTH),
        ("- [x] Toinen kieli odottaa", LATER),
    ],
)
def test_a_ticked_line_is_an_answer_in_whatever_hand(line, answer):
    assert read(line) == Description((answer,), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{TICKED} / käännetty", "unclear"),
        ("- [x] ../../etc/passwd#x: sama merkitys", "unclear"),
        ("- [x] sivu#$(rm -rf): sama merkitys", "unclear"),
        ("- [x] sivu#opening", "unclear"),
        ("- [x] sivu#opening: ei sama merkitys", "unclear"),
        ("- [x] sivu#opening: inte samma betydelse", "unclear"),
        ("- [x] ~~Muutos ei muuta merkitystä~~", "unclear"),
        ("- [?] sivu#opening: sama merkitys", "unclear"),
        ("- sivu#opening (0a1b2c3d): sama merkitys / samma betydelse", "unticked"),
        ("Muutos ei muuta merkitystä (kirjoitusvirhe, sanamuoto).", "unticked"),
        (f"<!-- liittäkää tähän:\n{TICKED}\n-->", "hidden"),
        (f"```\n{TICKED}\n```", "hidden"),
        (TICKED.replace("[x]", "[ ]"), None),
        ("Korjasin kirjoitusvirheen sivulta, jonka löysin eilen kun luin tekstiä museossa.", None),
        ("x on tuntematon", None),
        (TEMPLATE, None),
    ],
)
def test_what_looks_like_an_answer_and_is_none_is_remarked_on_and_what_nobody_meant_for_one_is_not(
    text, reason
):
    found = read(text)
    assert found.answers == ()
    assert [remark.reason for remark in found.remarks] == ([reason] if reason else [])
    assert all(remark.line in text for remark in found.remarks)


def test_each_box_of_the_template_is_an_answer_in_either_language():
    boxes = [line for line in TEMPLATE.splitlines() if line.startswith("- [ ]")]
    assert [read(box.replace("[ ]", "[x]")).answers for box in boxes] == [(BOTH,), (SAME,), (LATER,)]
    for box, answer in zip(boxes, (BOTH, SAME, LATER), strict=True):
        for half in box.removeprefix("- [ ] ").split(" / "):
            assert read(f"- [x] {half}").answers == (answer,)
        assert read(TEMPLATE.replace(box, box.replace("[ ]", "[x]"))) == Description((answer,), ())


@pytest.mark.parametrize(
    "part",
    [
        "- [x] a",
        "- [x] sivu#.",
        "<!--",
        "```\n~~~\n",
        f"{TICKED}\n",
        "\x00\ud800",
        " ",
        "> - 1. ",
        "ö" * 9 + " ",
    ],
)
def test_no_description_takes_long_to_read(part):
    began = time.process_time()
    read_description(f"- [x] {part}" + part * (1_000_000 // len(part)), {"sivu"})
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("now", "section", "kind", "verdicts"),
    [
        (standings(), "opening", "same", [Verdict(OPENING)]),
        (standings(), "opening", "translated", [Verdict(OPENING, "untranslated")]),
        (standings(), "opening", "later", []),
        (standings(SLIP, FOLLOWED), "opening", "translated", [Verdict(OPENING)]),
        (standings(FINNISH), "opening", "same", [Verdict(OPENING, "in-step")]),
        (standings(SLIP.replace("Jokainen", "Kukin")), "", "same", [Verdict(CHOICE), Verdict(OPENING)]),
    ],
)
def test_an_answer_is_taken_or_refused(now, section, kind, verdicts):
    assert list(judge(now, [Answer(Address("sivu", section), kind)])) == verdicts


def test_a_box_is_an_answer_to_the_texts_as_they_were_when_it_was_offered():
    answers = read(boxes_of(standings()).replace("[ ]", "[x]")).answers
    assert list(judge(standings(), answers)) == [Verdict(OPENING)]
    later = standings(FINNISH.replace("viidentoista", "sadan"))
    assert list(judge(later, answers)) == [Verdict(OPENING, "changed-since")]


WORD = SLIP.replace("hiljaa", "rauhassa")
NEW = "\n## Uusi {{ #new }}\n\n{0}\n"
HERS = Address("sivu", "new")


@pytest.mark.parametrize(
    ("before", "now", "answers", "verdicts"),
    [
        (pages(), pages(SLIP), [SAME], [Verdict(OPENING)]),
        (pages(), pages(SLIP), [BOTH], [Verdict(OPENING, "untranslated")]),
        (pages(), pages(SLIP), [LATER], []),
        (pages(), pages(SLIP), [BOTH, LATER], []),
        (pages(), pages(SLIP), [SAME, LATER], [Verdict(EVERYTHING, "contradiction")]),
        (pages(), pages(SLIP, FOLLOWED), [BOTH], [Verdict(OPENING)]),
        (pages(), pages(SLIP, FOLLOWED), [BOTH, LATER], [Verdict(OPENING)]),
        (pages(), pages(FINNISH + NEW.format("Asia."), SWEDISH + NEW.format("Sak.")), [BOTH], [Verdict(HERS)]),
        (pages(), pages(FINNISH + NEW.format("Asia."), SWEDISH + NEW.format("Sak.")), [SAME], [Verdict(HERS)]),
        # Another's change waits since before: her typing error does not say that the other language has it.
        (pages(SLIP), pages(WORD), [SAME], [Verdict(OPENING, "open-before")]),
        (pages(SLIP), pages(WORD.replace("Jokainen", "Kukin")), [SAME], [Verdict(CHOICE), Verdict(OPENING, "open-before")]),
        (pages(SLIP), pages(SLIP, FOLLOWED), [BOTH], [Verdict(OPENING)]),
        (pages(SLIP, FOLLOWED), pages(WORD, FOLLOWED), [BOTH], [Verdict(OPENING, "open-before")]),
        # What she does not touch is not hers to answer for with a box; what she names is.
        (pages(SLIP), pages(SLIP.replace("Jokainen", "Kukin")), [SAME], [Verdict(CHOICE)]),
        (pages(SLIP), pages(WORD), [SAME, Answer(OPENING, "same")], [Verdict(OPENING)]),
        (pages(), pages(SLIP), [SAME, Answer(Address("sivu", ""), "later")], []),
    ],
)  # fmt: skip
def test_the_template_s_box_answers_for_all_that_she_changed(
    before: Content, now: Content, answers, verdicts
):
    said = said_of(pages())
    then, standing = compare(before, said), compare(now, said)
    assert list(judge(standing, answers, changes(then, standing))) == verdicts
