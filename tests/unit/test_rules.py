"""What the broken inputs of `tests/content` do not show of the rules: their edges, and what they must leave alone."""

import re
import time
from pathlib import PurePosixPath

import pytest
from project import ROOT

from tests.content.broken_inputs import sound_tree
from tests.unit.examples import GLOSSARY, content, page_text, seen, step_text
from vaikuttava_museo.checks.rules import check, divided
from vaikuttava_museo.checks.rules.copied_texts import copied_texts
from vaikuttava_museo.checks.rules.headings import TEMPLATE_IDS
from vaikuttava_museo.checks.rules.page_links import page_links_sound
from vaikuttava_museo.checks.rules.timetables import timetables_sound
from vaikuttava_museo.checks.rules.typography import typography_sound
from vaikuttava_museo.content.file_types_and_sizes import MAX_PAGE_BYTES
from vaikuttava_museo.content.findings import finding
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.site_content import parse_content

TABLE = """| Minuutit | Vähintään | Vaihe | Mitä |
| --- | --- | --- | --- |
| 20 | 10 | [Alku](#timetable) | Alatte. |
|40|| [Loppu](#timetable) | Ohi. |
"""


def test_everything_found_is_told_in_reading_order():
    first, second = page_text("[x](y.md)\n", title="A"), page_text("## B\nText.\n# A\nText.\n")
    found = seen(check(content(b=second, a=first, c="Teksti\n")))
    pages = [item for item in found if item[0].endswith(".md")]
    assert pages == [
        ("a.md", 1, "twin-missing-sv"), ("a.md", 7, "link-nowhere"),
        ("b.md", 1, "twin-missing-sv"), ("b.md", 3, "description-duplicate"), ("b.md", 7, "heading-id-missing"),
        ("b.md", 9, "heading-main"),
        ("c.md", 1, "front-matter-missing"),
    ]  # fmt: skip


def test_faults_and_hints_are_told_apart_each_in_reading_order():
    late, early, hint = (
        finding(PurePosixPath(path), 1, rule)
        for path, rule in (("b.md", "x"), ("a.md", "x"), ("a.md", "review-due"))
    )
    assert divided([late, hint, early]) == ([early, late], [hint])


@pytest.mark.parametrize(
    ("name", "target", "rules"),
    [
        *(("sivu", target, []) for target in (
            "sanasto.md", "sanasto.md#customer", "#start", "tyopohjat/index.md#a", "https://museo.fi/x", "mailto:a@b.fi",
            "tel:+358401234567", "rikki.md",
        )),
        ("tyopohjat__index", "../sanasto.md#customer", []),
        ("tyopohjat__index_sv", "../sanasto.md#customer", []),
        *(("sivu", target, ["link-broken"]) for target in ("Sanasto.md", "../sanasto.md", "sanastot.md")),
        *(("sivu", target, ["link-nowhere"]) for target in ("tyopohjat/puuttuu.md", "muu.md")),
        *(("sivu", target, ["link-form"]) for target in ("/sv/puuttuu/", "liite.docx")),
        ("sivu", "#puuttuu", ["link-anchor-gone"]),
    ],
)  # fmt: skip
def test_a_link_is_followed_to_its_page_and_place(name, target, rules):
    files = {
        "sanasto": page_text(), "sanasto_sv": page_text(), "sanasto_yml": GLOSSARY, "sivu": page_text(),
        "tyopohjat__index": page_text("## A { #a }\n"), "tyopohjat__index_sv": page_text("## A { #a }\n"),
        "rikki": "---\ntitle: a: b\n---\n",
    }  # fmt: skip
    files[name] = page_text(f"## Alku {{ #start }}\n[teksti]({target})\n")
    assert [item.rule for item in page_links_sound(content(**files))] == rules


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a": page_text(), "a_sv": page_text()}, []),
        ({"a": page_text(), "b": page_text(title="sivu", description="x" * 60)}, [("b.md", 2, "title-duplicate")]),
        ({"a": page_text(title=""), "b": page_text(title="", description="x" * 60)}, []),
    ],
)  # fmt: skip
def test_titles_are_compared_within_a_language_whatever_their_letters(files, expected):
    assert seen(list(copied_texts(content(**files)))) == expected


def test_a_worksheet_copied_without_a_new_title_is_found_in_both_languages():
    tree = sound_tree()
    copied = tree | {PurePosixPath("tyopohjat/own.yml"): tree[PurePosixPath("tyopohjat/card.yml")]}
    found = list(copied_texts(parse_content(copied)))
    rules = ["title-duplicate"] * 2 + ["description-duplicate"] * 2 + ["text-copied"]
    assert [item.rule for item in found] == rules
    [named] = {(str(item.path), item.values["other"]) for item in found}
    assert named == ("tyopohjat/own.yml", "tyopohjat/card.yml")


@pytest.mark.parametrize(
    ("changed", "blamed", "other"),
    [
        ((), "sivu.md", "index.md"),
        (("sivu.md",), "sivu.md", "index.md"),
        (("index.md",), "index.md", "sivu.md"),
    ],
)
def test_of_two_with_one_title_the_newer_is_blamed_else_the_later_in_the_menu(changed, blamed, other):
    found = content(index=page_text(), sivu=page_text(description="x" * 60))
    [twice] = copied_texts(found, frozenset(map(PurePosixPath, changed)))
    assert (str(twice.path), twice.values["other"]) == (blamed, other)


SECTION = "## Aikataulu { #timetable }\n"


@pytest.mark.parametrize(
    ("body", "time", "expected"),
    [
        (f"{SECTION}{TABLE}", "60", []),
        (f"{SECTION}{TABLE}\nToinen päivä.\n\n{TABLE}", "120", []),
        (f"#{SECTION}{TABLE}\n## Muu {{ #other }}\n{TABLE}", "60", []),
        (f"{SECTION}{TABLE}\n#### Ilta {{ #b }}\n\n{TABLE}", "120", [(18, "timetable-row")]),
        (f"{SECTION}{TABLE}| noin 20 | | x | y |\n", "60", [(17, "timetable-row")]),
        (f"{SECTION}{TABLE}| {'9' * 5000} | | x | y |\n", "60", [(17, "timetable-row")]),
    ],
)
def test_a_timetable_adds_up_and_the_agenda_can_read_the_whole(body, time, expected):
    found = timetables_sound(content(**{"askel-1": step_text(1, body, time=time), "sivu": page_text(TABLE)}))
    assert [(item.line, item.rule) for item in found] == expected


def test_a_table_whose_heading_one_language_has_lost_does_not_differ_but_another_number_does():
    before = "### Ennen { #preparation }\n\n| Päiviä | Mitä |\n| --- | --- |\n| 30 | Kutsukaa. |\n\n"
    whole = f"{before}{SECTION}{TABLE}"
    for finnish, rules in (
        (whole, []),
        (whole.replace("### Ennen { #preparation }", "**Ennen**"), []),
        (whole.replace("| 30 |", "| 14 |"), ["timetable-differs"]),
    ):
        pair = {"askel-1": step_text(1, finnish, time="60"), "askel-1_sv": step_text(1, whole, time="60")}
        assert [one.rule for one in timetables_sound(content(**pair))] == rules


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

ODD = [
    "[", "[a", "![", "![a](", "](", "[a][", "[a](b ", "{{", "{ a", "``a", "`a ", "*a*", "***a", "a*", "_a_ ", "**",
    "==a", "~a", "^^a", "++a", "<a ", "<a>", "</a>", "<![CDATA[", '<span lang="fi">', "<!--", "<div>\n\n",
    '<div markdown="1">\n\n', "&a;", "&#1;", "\\", "| a", "|a|b|\n|-|-|\n",
    "| a | b |\n| --- | --- |\n| c | d |\n\n", "#", "# a\n", "# a\n\n", "-", "- a\n", "- a\n\n", "1. a\n", "> ",
    "> a\n", "    a\n\n", "a\n\n", "***\n", "a\n===\n", "```\n", "!!! a", "!!! note\n    a\n", '=== "a"\n',
    '=== "a"\n\n    a\n\n', "a\n:   b\n", "a\n:   b\n\n", "/// caption\na\n///\n", "*[a]: b\n", "*[a", "[a]: b\n",
    "[^1]: a\n", "x[^1] [^1]: y\n\n", "- [ ] a\n", ":material-", "{{ steps }}\n", '"', " ", "a ", "a@", "a(at)",
    "a.", "1", "04", "0 4", "http://", "www.a", "[^a]", "[x][", "Ã", "a\u0308", "\u200b", "~~~", "\\|", "+358 ",
    "(a)[", "]: ", " ,", "|-",
]  # fmt: skip


def work(body: str) -> float:
    """Return the seconds of work that a page is, rendering among it, whatever else the machine is doing."""
    tree = sound_tree() | {PurePosixPath("sivu.md"): page_text(body).encode()}
    started = time.process_time()
    check(parse_content(tree))
    return time.process_time() - started


@pytest.mark.parametrize("piece", ODD)
def test_a_page_of_nothing_but_one_piece_is_checked_within_a_second(piece):
    size, paragraph = len(piece.encode()), piece * (5000 // len(piece.encode())) + "\n\n"
    work("x\n")
    for body in (piece * (MAX_PAGE_BYTES // size), paragraph * (MAX_PAGE_BYTES // len(paragraph.encode()))):
        assert work(body) < 1 or work(body) < 1, "twice: a worker's own garbage may take part of the first"


@pytest.mark.parametrize("line", ["- a\n", "> a\n\n", '!!! note "a"\n\n', "??? note\n\n", '=== "a"\n\n'])
def test_many_levels_are_refused_in_words_and_a_few_are_not(line):
    def found(levels: int) -> list[str]:
        mark = "> " if line.startswith(">") else "    "
        body = "".join(mark * level + line for level in range(levels))
        return [item.rule for item in check(content(sivu=page_text(body))) if item.rule.startswith("text-")]

    assert (found(300), found(5)) == (["text-nested"], [])


def test_four_times_the_text_is_not_sixteen_times_the_work():
    paragraph = 'Kutsukaa [naapurit](index.md) kahville – myös <span lang="sv">grannar</span>. Näyttäkää.\n\n'
    assert work(paragraph * 400) < 10 * max(work(paragraph * 100), 0.02)


def test_the_ids_of_the_templates_are_known():
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    assert set(re.findall(r'\sid="([\w-]+)"', templates)) == TEMPLATE_IDS
