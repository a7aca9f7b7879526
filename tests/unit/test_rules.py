"""What the broken inputs of `tests/content` do not show of the rules: their edges, and what they must leave alone."""

import time
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from tests.content.broken_inputs import sound_tree
from tests.unit.examples import QUESTIONS, content, page, page_text, seen, sheet_text, step_text
from vaikuttava_museo.checks.rules import HINTS, PAGE_RULES, PASSAGE_RULES, SPOKEN_RULES, check, divided
from vaikuttava_museo.checks.rules.data_references import step_references, worksheet_references
from vaikuttava_museo.checks.rules.headings_lists_tables import (
    levels_and_ids,
    placeholders_known,
    shared_headings,
)
from vaikuttava_museo.checks.rules.language_pairs_menu_titles import pairs_complete, unique_titles
from vaikuttava_museo.checks.rules.links_and_images import internal_links
from vaikuttava_museo.checks.rules.timetables import timetables_sound
from vaikuttava_museo.checks.rules.wording import typography_sound
from vaikuttava_museo.content.findings import finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import TextLine
from vaikuttava_museo.content.passages import Passage, spoken
from vaikuttava_museo.content.site_content import parse_content
from vaikuttava_museo.texts import catalogue

GLOSSARY = """terms:
  - id: impact
    fi: {term: vaikuttavuus, explanation: Selitys riittävän pitkästi.}
    sv: {term: genomslagskraft, explanation: En förklaring som räcker.}
"""
TABLE = (
    "| Minuutit | Vaihe | Mitä |\n| --- | --- | --- |\n| 20 | Alku | Alatte. |\n|40| Loppu | Lopetatte. |\n"
)


def lines_of(body: str):
    return page(body=body)


def test_everything_found_is_told_in_reading_order():
    files = {
        "b": page_text("## B\nText.\n# A\nText.\n"),
        "a": page_text("[x](y.md)\n", title="A"),
        "c": "Teksti\n",
    }
    pages = [item for item in seen(check(content(**files))) if item[0].endswith(".md")]
    assert pages == [
        ("a.md", 1, "twin-missing-sv"), ("a.md", 3, "description-duplicate"), ("a.md", 7, "link-broken"),
        ("b.md", 1, "twin-missing-sv"), ("b.md", 7, "heading-id-missing"), ("b.md", 9, "heading-main"),
        ("c.md", 1, "front-matter-missing"),
    ]  # fmt: skip


def test_faults_and_hints_are_told_apart_each_in_reading_order():
    late, early, hint = (
        finding(PurePosixPath(path), 1, rule)
        for path, rule in (("b.md", "x"), ("a.md", "x"), ("a.md", "review-due"))
    )
    assert divided([late, hint, early]) == ([early, late], [hint])
    assert all(set(catalogue("messages", language)) >= HINTS for language in LANGUAGES)


def test_a_skipped_level_is_offered_one_level_down_and_a_sound_outline_has_no_findings():
    assert list(levels_and_ids(lines_of("## A { #a }\n### B { #b }\n#### C { #c }\n## D { #d }\n"))) == []
    (found,) = levels_and_ids(lines_of("## A { #a }\n##### B { #b }\n"))
    assert found.values["mended"] == "### B { #b }"


@pytest.mark.parametrize(
    ("swedish", "line", "has", "wants"),
    [
        ("## A { #a }\n## X { #x }\n", 8, "## … { #x }", "## … { #b }"),
        ("## A { #a }\n### B { #b }\n", 8, "### … { #b }", "## … { #b }"),
        ("## A { #a }\n", 7, "–", "## … { #b }"),
        ("## A { #a }\n## B { #b }\n## C { #c }\n", 9, "## … { #c }", "–"),
    ],
)
def test_the_first_place_where_two_languages_part_is_found(swedish, line, has, wants):
    files = content(sivu=page_text("## A { #a }\n## B { #b }\n"), sivu_sv=page_text(swedish))
    (found,) = shared_headings(files)
    values = (found.values["has"], found.values["wants"])
    assert (seen([found]), values) == ([("sivu.sv.md", line, "headings-differ")], (has, wants))


@pytest.mark.parametrize(
    ("name", "target", "rules"),
    [
        *(("sivu", target, []) for target in (
            "sanasto.md", "sanasto.md#impact", "#start", "tyopohjat/index.md#a", "https://museo.fi/x", "mailto:a@b.fi",
            "tel:+358401234567", "rikki.md",
        )),
        ("tyopohjat__index", "../sanasto.md#impact", []),
        ("tyopohjat__index_sv", "../sanasto.md#impact", []),
        *(("sivu", target, ["link-broken"]) for target in ("Sanasto.md", "../sanasto.md", "tyopohjat/puuttuu.md")),
        *(("sivu", target, ["link-form"]) for target in ("/sv/sanasto/", "javascript:alert(1)", "liite.docx")),
        ("sivu", "#puuttuu", ["link-anchor"]),
    ],
)  # fmt: skip
def test_a_link_is_followed_to_its_page_and_place(name, target, rules):
    files = {
        "sanasto": page_text(), "sanasto_sv": page_text(), "sanasto_yml": GLOSSARY, "sivu": page_text(),
        "tyopohjat__index": page_text("## A { #a }\n"), "tyopohjat__index_sv": page_text("## A { #a }\n"),
        "rikki": "---\ntitle: a: b\n---\n",
    }  # fmt: skip
    files[name] = page_text(f"## Alku {{ #start }}\n[teksti]({target})\n")
    assert [item.rule for item in internal_links(content(**files))] == rules


def test_what_cannot_be_read_is_not_called_broken_or_missing():
    glossary = {
        "sivu": page_text("[a](sanasto.md#impact)\n"),
        "sanasto": page_text(),
        "sanasto_yml": "terms: a: b\n",
    }
    assert list(internal_links(content(**glossary))) == []
    assert list(pairs_complete(content(sivu=page_text(), sivu_sv="ei tietoja"))) == []
    found = seen(pairs_complete(content(sivu=page_text(), sivu_se=page_text())))
    assert found == [("sivu.md", 1, "twin-missing-sv")]


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("{{ steps }}\n  {{terms}}  \nKysykää: {{ contact }}, {{ provider }}.\n", set()),
        ("{{ steps }} {{ terms }}\n", {"placeholder-not-alone"}),
    ],
)
def test_a_placeholder_is_known_and_in_its_place(body, rules):
    assert {item.rule for item in placeholders_known(lines_of(body))} == rules


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": page_text(), "a_sv": page_text()}, []),
        ({"a": page_text(), "b": page_text(title="sivu", description="x" * 60)}, [("b.md", 2, "title-duplicate")]),
        ({"a": page_text(title=""), "b": page_text(title="", description="x" * 60)}, []),
    ],
)  # fmt: skip
def test_titles_are_compared_within_a_language_whatever_their_letters(files, expected):
    assert seen(unique_titles(content(**files))) == expected


def test_a_worksheet_copied_without_a_new_title_is_found_in_both_languages():
    tree = sound_tree()
    copied = tree | {PurePosixPath("tyopohjat/own.yml"): tree[PurePosixPath("tyopohjat/card.yml")]}
    found = list(unique_titles(parse_content(copied)))
    assert [item.rule for item in found] == ["title-duplicate"] * 2 + ["description-duplicate"] * 2
    assert {(str(item.path), item.values["other"]) for item in found} == {
        ("tyopohjat/own.yml", "tyopohjat/card.yml")
    }


@pytest.mark.parametrize(
    ("step", "sheet", "expected"),
    [
        (1, sheet_text(1, 1), []),
        (1, sheet_text(1, 1).replace("question: {fi: Teksti, sv: Text}", "core-question: why", 1), []),
        (2, sheet_text(2, 1) + "part: A\n", []),
        (2, sheet_text(2, 1), ["worksheet-part"]),
        (1, sheet_text(1, 1).replace("id: b", "id: a"), ["id-twice"]),
        (4, "step: a: b\n", []),
        (4, None, ["step-without-worksheet"]),
    ],
)
def test_steps_and_worksheets_fit_together(step, sheet, expected):
    files = {f"askel-{step}_yml": QUESTIONS} | ({"tyopohjat__a_yml": sheet} if sheet else {})
    found = content(**files)
    assert [item.rule for rule in (step_references, worksheet_references) for item in rule(found)] == expected


SECTION = "## Aikataulu { #timetable }\n"


@pytest.mark.parametrize(
    ("body", "time", "expected"),
    [
        (f"{SECTION}{TABLE}", "60", []),
        (f"{SECTION}{TABLE}\nToinen päivä.\n\n{TABLE}", "120", []),
        (f"#{SECTION}{TABLE}\n## Muu {{ #other }}\n{TABLE}", "60", []),
        (f"{SECTION}{TABLE}\n#### Ilta {{ #b }}\n\n{TABLE}", "120", [(18, "timetable-row")]),
        (f"{SECTION}{TABLE}| noin 20 | x | y |\n", "60", [(17, "timetable-row")]),
        (f"{SECTION}{TABLE}| {'9' * 5000} | x | y |\n", "60", [(17, "timetable-row")]),
    ],
)
def test_a_timetable_adds_up_and_the_agenda_can_read_the_whole(body, time, expected):
    found = timetables_sound(content(**{"askel-1": step_text(1, body, time=time), "sivu": page_text(TABLE)}))
    assert [(item.line, item.rule) for item in found] == expected


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("Tämä on dubbelt mellanslag , och fel.", "dubbelt mellanslag , och fel."),
        ("Museon toimintaympäristö , jota tarkastellaan yhdessä", "toimintaympäristö , jota tarkastellaan"),
        (f"{'a' * 400} , {'a' * 400}", f"{'a' * 45} , {'a' * 44}"),
    ],
)
def test_the_words_around_a_slip_are_told_whole_unless_they_have_no_end(line, quote):
    [found] = typography_sound([Passage(PurePosixPath("sivu.md"), 1, "fi", line)])
    assert found.values["text"] == quote


# --- no text, however odd, keeps an editor waiting: every rule's work grows with the text and no faster

LENGTH = 20_000
"""Characters on one line: many times the longest paragraph."""

ODD = [
    "[", "[a", "![", "![a](", "](", "{{", "{ a", "``a", "<a ", '<span lang="fi">', "<!--", "**", "| a", "#", "-",
    "!!! a", '"', " ", "a ", "a_", "a@", "a(at)", "a.", "1", "04", "0 4", "http://", "www.a", "[^a]", "[x][", "Ã",
    "a\u0308", "\u200b", "~~~", "\\|", "+358 ", "(a)[", "]: ", " ,", "x onclick =", "|-",
]  # fmt: skip


def work(body: str) -> float:
    """Return the seconds of work that all rules do on a page, whatever else the machine is doing."""
    lines = (TextLine(number, line, line) for number, line in enumerate(body.split("\n"), start=5))
    text = replace(page(), lines=tuple(lines))
    passages = [Passage(PurePosixPath("sivu.md"), line.number, "fi", line.text) for line in text.lines]
    started = time.process_time()
    for rules, found_in in (
        (PAGE_RULES, text),
        (PASSAGE_RULES, passages),
        (SPOKEN_RULES, list(spoken(passages))),
    ):
        for rule in rules:
            list(rule(found_in))
    return time.process_time() - started


@pytest.mark.parametrize("piece", ODD)
def test_a_line_of_nothing_but_one_piece_is_read_within_a_second(piece):
    assert work(piece * (LENGTH // len(piece))) < 1


def test_four_times_the_text_is_not_sixteen_times_the_work():
    paragraph = 'Kutsukaa [naapurit](index.md) kahville – myös <span lang="sv">grannar</span>. Näyttäkää.\n\n'
    assert work(paragraph * 800) < 10 * max(work(paragraph * 200), 0.02)
