"""What an editor is told when a page is renamed or removed, or when a thing gets a new name that texts do not use yet."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
from second_opinion import dead_links

from tests.content.broken_inputs import TODAY, Place, Tree, place, sound_tree
from tests.unit.ledger_examples import said_of
from vaikuttava_museo.checks.fixes.links_to_renamed_pages import led_on
from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.messages import messages_of
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import SETTINGS as SITE_SETTINGS
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.site_content import parse_content
from vaikuttava_museo.ledger.ledger_files import ledger_files
from vaikuttava_museo.texts.rule_catalogue import subjects

MENU = "valikko.yml"
BEFORE = ledger_files(said_of(parse_content(sound_tree())))
"""The ledger of a site of which everything was compared before the change."""
Edits = Mapping[str, tuple[str, str]]


def found(tree: Tree) -> list[Finding]:
    """Return all that is found but what the ledger says of languages that differ."""
    findings = inspect(DocsFolder(dict(sorted(tree.items()))), TODAY, BEFORE).findings
    return [item for item in findings if item.rule not in subjects()["ledger"].rules]


def after(moves: Mapping[str, str], edits: Edits) -> Tree:
    """Return the sound tree with files of another name ("" for none) and, in some, one text for another."""
    tree = sound_tree()
    for old, new in moves.items():
        data = tree.pop(PurePosixPath(old))
        tree |= {PurePosixPath(new): data} if new else {}
    for name, (old, new) in edits.items():
        text = tree[PurePosixPath(name)].decode()
        assert old in text
        tree[PurePosixPath(name)] = text.replace(old, new).encode()
    return tree


def pair(old: str, new: str) -> dict[str, str]:
    return {f"{old}{suffix}": new and f"{new}{suffix}" for suffix in (".md", ".sv.md")}


SIVU_IN_MENU = "sivu\n      - page: sivu#what\n        label: {fi: Tekeminen, sv: Att göra}\n"
SETTINGS = str(SITE_SETTINGS)
IN_NAV = ("site_name:", "nav: [index.md, sivu.md, sanasto.md, askel-1.md]\nsite_name:")
MOVES: list[tuple[dict[str, str], Edits, list[Place]]] = [
    ({}, {}, []),
    (pair("sivu", "uusi"), {MENU: ("sivu", "uusi")}, [(MENU, 11, "page-moved")]),
    (
        pair("sivu", "uusi"),
        {MENU: ("  vanha-sivu: sivu", "  sivu:uusi")},
        [(MENU, 12, "yaml-colon-space")],
    ),
    (
        pair("sivu", "uusi"),
        {MENU: ("  vanha-sivu: sivu", "  sivu: uusi")},
        [(MENU, line, "menu-page-misnamed") for line in (8, 9)],
    ),
    (pair("sivu", ""), {MENU: (SIVU_IN_MENU, "index\n"), }, [(MENU, 9, "page-gone"), (MENU, 10, "menu-page-unknown")]),
    # Its text went to a page that was there before: that is not the page under another name.
    (
        pair("sivu", ""),
        {MENU: (SIVU_IN_MENU, "index\n"), "index.md": ("Aloittakaa", "Kutsukaa naapurit kahville. Aloittakaa")},
        [(MENU, 9, "page-gone"), (MENU, 10, "menu-page-unknown")],
    ),
    # The glossary shares data with the file of its name, and a worksheet's saved answers have its name on them.
    (
        pair("sanasto", "termit"),
        {f"index{suffix}": ("sanasto.md#impact", "termit.md") for suffix in (".md", ".sv.md")},
        [(f"termit{suffix}", 1, "page-name-kept") for suffix in (".md", ".sv.md")],
    ),
    (
        pair("sanasto", "tietoa/sanasto"),
        {},
        [(f"tietoa/sanasto{suffix}", 1, "page-folder-kept") for suffix in (".md", ".sv.md")],
    ),
    ({"sanasto.yml": "termit.yml"}, {}, [("termit.yml", 1, "page-name-kept")]),
    ({"askel-1.yml": "tyopohjat/askel-1.yml"}, {}, [("tyopohjat/askel-1.yml", 1, "page-folder-kept")]),
    (pair("sanasto", "Sanasto"), {}, [(f"Sanasto{end}", 1, "file-name-form") for end in (".md", ".sv.md")]),
    ({"sanasto.yml": "sanasto.yaml"}, {}, [("sanasto.yaml", 1, "file-name-form")]),
    (
        {"tyopohjat/groups.yml": "tyopohjat/groups.yaml"}, {},
        [("askel-2.yml", 1, "step-without-worksheet"), ("tyopohjat/groups.yaml", 1, "file-name-form")],
    ),
    ({"sivu.sv.md": "sivu_sv.md"}, {}, [("sivu_sv.md", 1, "file-name-form")]),
    # Each language under a name of its own.
    (
        {"sivu.md": "arvot.md", "sivu.sv.md": "varden.sv.md"},
        {MENU: ("sivu\n", "askel-1\n")},
        [(MENU, 9, "menu-page-misnamed"), (MENU, 11, "page-moved"), ("varden.sv.md", 1, "twin-misnamed")],
    ),
    # In one language only: the other follows, unless it is the new one that is in the list, or a name that is kept.
    ({"sivu.md": "uusi.md"}, {}, [("sivu.sv.md", 1, "twin-misnamed")]),
    ({"sivu.sv.md": "uusi.sv.md"}, {SETTINGS: IN_NAV}, [("sivu.md", 1, "twin-misnamed")]),
    ({"sivu.md": "uusi.md"}, {SETTINGS: IN_NAV}, [("sivu.sv.md", 1, "twin-misnamed")]),
    ({"sanasto.md": "termit.md"}, {}, [("termit.md", 1, "twin-misnamed")]),
    ({"sanasto.sv.md": "termit.sv.md"}, {SETTINGS: IN_NAV}, [("termit.sv.md", 1, "twin-misnamed")]),
    # In the folder of the worksheets, and a worksheet out of it.
    (
        pair("sivu", "tyopohjat/sivu"), {},
        [(f"tyopohjat/sivu{end}", 1, "file-misplaced") for end in (".md", ".sv.md")],
    ),
    ({"sivu.sv.md": "kutsut/sivu.sv.md"}, {}, [("kutsut/sivu.sv.md", 1, "file-misplaced")]),
    ({"sivu.md": "tyopohjat/sivu.md"}, {}, [("tyopohjat/sivu.md", 1, "file-misplaced")]),
    (
        {"tyopohjat/groups.yml": "groups.yml"}, {},
        [("askel-2.yml", 1, "step-without-worksheet"), ("groups.yml", 1, "file-misplaced")],
    ),
    # Under a name of the other language, whatever else that language then seems to have wrong.
    ({"sivu.sv.md": "sida.md"}, {}, [("sida.md", 1, "twin-misnamed")]),
    ({"sivu.md": "page.sv.md"}, {SETTINGS: IN_NAV}, [("page.sv.md", 1, "twin-misnamed")]),
    ({"askel-1.sv.md": "steg-1.md"}, {}, [("steg-1.md", 1, "twin-misnamed")]),
    ({"sivu.md": "Sivu.md"}, {}, [("Sivu.md", 1, "file-name-form")]),
    ({"sivu.md": "sivu.md.txt"}, {}, [("sivu.md.txt", 1, "file-name-form")]),
    (
        {"tyopohjat/groups.yml": "tyopohjat/sets.yml"},
        {MENU: ("/groups", "/sets"), "known-issues.yml": ("/groups", "/sets")},
        [("tyopohjat/sets.yml", 1, "page-name-kept")],
    ),
]  # fmt: skip


def test_a_page_that_is_not_where_it_was_must_be_led_on_or_keep_its_name(subtests: pytest.Subtests):
    for moves, edits, expected in MOVES:
        with subtests.test(moves=moves, edits=edits):
            assert sorted(map(place, found(after(moves, edits)))) == sorted(expected)


def test_a_page_that_lost_its_end_is_told_of_once_and_one_that_grew_otherwise():
    text = "](sanasto.md#impact)"
    before = after({}, {"index.md": (text, f'{text} [x](askel-1.md#next-step "Askel")')})

    def rules_of(tree: Tree) -> list[str]:
        return [item.rule for item in inspect(DocsFolder(tree), TODAY, None, None, before).findings]

    for path in map(PurePosixPath, ("askel-1.md", "askel-1.sv.md")):
        for end in (b"\n{{ core", b"{ #timetable }\n", b"{ #timet"):
            cut = before[path][: before[path].index(end) + len(end)]
            assert rules_of(before | {path: cut}) == ["page-cut"], (path, end)
    grown = (
        before[PurePosixPath("sivu.md")]
        + b"\n## Uusi { #new }\n\nKahvia.\n\n## Toinen { #other }\n\nKahvia.\n"
    )
    assert rules_of(before | {PurePosixPath("sivu.md"): grown}) == ["headings-differ"]


def test_a_page_renamed_in_one_language_is_told_of_in_one_sentence_that_names_both_files():
    (told,) = found(after({"sivu.md": "uusi.md"}, {}))
    for message in messages_of(told):
        assert "uusi.md" in message.text and "sivu.sv.md" in message.text
        assert message.mended == ("uusi.sv.md",)


def test_a_renamed_page_leaves_no_list_in_silence_and_the_line_that_is_offered_leads_on():
    tree = after(pair("sivu", "uusi"), {})
    told = {item.rule for item in found(tree)}
    assert told == {"menu-page-misnamed", "page-moved"}
    (moved,) = (item for item in found(tree) if item.rule == "page-moved")
    menu = tree[PurePosixPath(MENU)].decode().replace("sivu", "uusi")
    tree[PurePosixPath(MENU)] = (menu + moved.values["mended"] + "\n").encode()
    assert found(tree) == []


def renamed_and_linked(new: str) -> Tree:
    """Return the sound tree with a page renamed that others link to, and the two lists of pages mended."""
    text = "](sanasto.md#impact)"
    links = {f"index{suffix}": (text, f'{text} [x](sivu.md#what "Sivu")') for suffix in (".md", ".sv.md")}
    rows = {MENU: ("  vanha-sivu: sivu", f"  vanha-sivu: {new}\n  sivu: {new}")}
    tree = after(pair("sivu", new), links | rows)
    lists = re.sub(rb"(page: |- )sivu", rb"\1" + new.encode(), tree[PurePosixPath(MENU)])
    return tree | {PurePosixPath(MENU): lists}


@pytest.mark.parametrize("new", ["uusi", "tietoa/uusi"])
def test_links_to_a_renamed_page_and_from_it_lead_on_and_a_repair_writes_its_new_name(new):
    tree = renamed_and_linked(new)
    assert {item.rule for item in found(tree)} <= {"link-renamed"}
    content = parse_content(tree)
    assert dead_links(content) == []
    for path in (PurePosixPath("index.md"), PurePosixPath("index.sv.md")):
        tree[path] = led_on(path, tree[path].decode(), content).encode()
        assert f']({new}.md#what "Sivu")' in tree[path].decode()
    assert {item.rule for item in found(tree)} <= {"link-renamed"}


def test_a_page_that_cannot_be_read_is_not_gone():
    tree = sound_tree() | {
        PurePosixPath(f"sivu{suffix}"): b"---\ntitle: a: b\n---\n" for suffix in (".md", ".sv.md")
    }
    assert {item.rule for item in found(tree)} == {"yaml-syntax-colon"}


GROUPS, CARD = "tyopohjat/groups.yml", "tyopohjat/card.yml"
OLD_FI, OLD_SV = "fi: Työpohja D", "sv: Arbetsblad D"
NAMES: list[tuple[Edits, list[Place]]] = [
    # A new title, in both languages, while pages quote the old one, link by it and speak of it in another case.
    (
        {
            GROUPS: (OLD_FI, "fi: Omat ryhmät"),
            "sivu.md": ("Kutsukaa naapurit", "Ottakaa ”Työpohja D”. Kutsukaa naapurit"),
            "index.md": ("Aloittakaa", "Täyttäkää [Työpohja D](tyopohjat/groups.md). Aloittakaa"),
            "askel-1.md": ("Luette kysymykset.", "Luette kysymykset työpohjasta Työpohjan D alla."),
        },
        [("index.md", 8, "name-former"), ("sivu.md", 13, "name-former"), ("askel-1.md", 23, "name-mentioned")],
    ),
    (
        {GROUPS: (OLD_SV, "sv: Egna grupper"), "sivu.sv.md": ("Bjud", "Ta ”Arbetsblad D”. Bjud")},
        [("sivu.sv.md", 13, "name-former")],
    ),
    # A field's heading, quoted in the data of a step.
    (
        {
            "tyopohjat/timeline.yml": ("fi: Työvaihe", "fi: Toiminta"),
            "askel-1.yml": ("fi: Mikä muuttuu?", "fi: Mikä kohdassa ”Työvaihe” muuttuu?"),
        },
        [("askel-1.yml", 3, "name-former")],
    ),
    # A page's title.
    (
        {"sanasto.md": ("title: Pieni", "title: Oma"), "sivu.md": ("Kutsukaa", "Sivulla ”Pieni sanasto”. Kutsukaa")},
        [("sivu.md", 13, "name-former")],
    ),
    # Another thing has that name now.
    (
        {
            GROUPS: (OLD_FI, "fi: Omat ryhmät"),
            CARD: ("fi: Työpohja A", "fi: Työpohja D"),
            "sivu.md": ("Kutsukaa", "”Työpohja D”. Kutsukaa"),
        },
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), NAMES)
def test_a_former_name_is_found_where_texts_still_use_it(edits, expected):
    assert sorted(map(place, found(after({}, edits)))) == sorted(expected)


def test_what_is_told_names_the_old_and_the_new_in_the_language_of_the_file():
    tree = after(
        {}, {GROUPS: (OLD_SV, "sv: Egna grupper"), "sivu.sv.md": ("Bjud", "Ta ”Arbetsblad D”. Bjud")}
    )
    (message,) = messages_of(found(tree)[0])
    assert "gammalt namn" in message.text and message.mended == ("Egna grupper",)
    assert HINTS & {"name-mentioned", "name-former", *subjects()["renamed_pages"].rules} == {"name-mentioned"}


def test_a_proposal_is_told_of_its_own_files_first_and_of_former_names_only_where_it_has_to_do_with_them():
    renamed = after({}, NAMES[0][0] | {"sivu.md": ("Kutsukaa naapurit", "Kutsukaa naapurit [x]()")})
    ways: list[tuple[Tree, str, bool]] = [
        (sound_tree(), "index.md", True),
        (renamed, "index.md", False),
        (renamed, "askel-1.md", True),
    ]
    for before, changed, is_mentioned in ways:
        path = PurePosixPath(changed)
        now = renamed | {path: renamed[path] + b"\nLukekaa [alku]().\n"}
        told = inspect(DocsFolder(dict(sorted(now.items()))), TODAY, BEFORE, before=before)
        assert told.faults[0].path in ({path} if before is renamed else {path, PurePosixPath("sivu.md")})
        assert {item.path for item in told.faults} > {path}
        assert ("name-mentioned" in {item.rule for item in told.hints}) == is_mentioned


FIELD = "  - id: {}\n    heading:\n      fi: {}\n      sv: {}\n    {}"
ROLE = FIELD.format("role", "Rooli", "Roll", "core-question: own-role")
OTHER = FIELD.format("other", "Kohta A", "Punkt A", "question: {fi: Miksi?, sv: Varför?}\n")
EXAMPLE = "example:\n  people.sign: {fi: Omat havainnot, sv: Egna iakttagelser}\n"
FIELDS: list[tuple[str, str, list[tuple[int, str]]]] = [
    ("- id: sign", "- id: merkki", [(23, "  - id: sign")]),
    # The texts may change, if one of them is left to know the field by.
    (ROLE, FIELD.format("rooli", "Osa", "Roll", "question: {fi: Miksi?, sv: Varför?}"), [(30, "  - id: role")]),
    (ROLE, FIELD.format("rooli", "Osa", "Del", "core-question: own-role"), [(30, "  - id: role")]),
    # One that came in front does not hide it.
    ("  - id: people", f"{OTHER}  - id: ihmiset", [(41, "  - id: people")]),
    # A field more, and one that says something else.
    ("  - id: people", f"{OTHER}  - id: people", []),
    (ROLE, FIELD.format("means", "Keinot", "Medel", "question: {fi: Miksi?, sv: Varför?}"), []),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), FIELDS)
def test_a_field_of_a_published_worksheet_keeps_its_id_since_saved_answers_follow_it(old, new, expected):
    sheet = PurePosixPath("tyopohjat/change-map.yml")
    before = sound_tree()
    before[sheet] += EXAMPLE.encode()
    text = before[sheet].decode()
    assert old in text
    tree = before | {sheet: text.replace(old, new, 1).encode()}
    told = inspect(DocsFolder(tree), before=before).faults
    assert [(item.line, *messages_of(item)[0].mended) for item in told] == expected
    assert {item.rule for item in told} <= {"field-id-changed"}
    assert "field-id-changed" not in {item.rule for item in inspect(DocsFolder(tree)).faults}
