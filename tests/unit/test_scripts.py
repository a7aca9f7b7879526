"""The scripts that keep, save, merge and write out answers: their own tests, and their files read elsewhere."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
import segno
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from project import ROOT, real_content, run
from segno import encoder

from tests.unit.examples import NODE, run_node
from vaikuttava_museo.page.script_data import generated_scripts

TESTS = sorted((ROOT / "tests/scripts").glob("*.test.mjs"))

WRITE_DOCX = """
import { toDocument } from "./overrides/js/answers/document.js";
import { toDocx } from "./overrides/js/answers/docx.js";
import { text } from "node:stream/consumers";
process.stdout.write(toDocx(toDocument(JSON.parse(await text(process.stdin)))));
"""
WRITE_ZIP = """
import { zip } from "./overrides/js/answers/zip.js";
const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
process.stdout.write(zip([{ name: "työpohja – 博物館.txt", bytes }, { name: "tyhjä", bytes: new Uint8Array() }]));
"""
DRAW_CODES = """
import { MOST_BYTES, rowsOf } from "./overrides/js/run/qr-code.js";
import { text } from "node:stream/consumers";
const address = await text(process.stdin);
const drawn = [address, address.padEnd(MOST_BYTES, "x")].map((each) => [each, rowsOf(each).map((row) => row.map(Number))]);
process.stdout.write(JSON.stringify(drawn));
"""
SAVE_ALL_AND_OPEN = """
import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { MOST_CHARACTERS } from "./overrides/js/answers/answers.js";
import { decodeFile, encode } from "./overrides/js/answers/file-format.js";
const { places } = await import(`data:text/javascript,${encodeURIComponent(await text(process.stdin))}`);
const longest = "€".repeat(MOST_CHARACTERS);
const full = (ids) => Object.fromEntries(ids.map((id) => [id, longest]));
const all = Object.fromEntries(Object.entries(places).map(([sheet, ids]) => [sheet, full(ids)]));
const { answers } = await decodeFile(new Blob([encode(all, new Date())]), places);
assert.deepEqual(JSON.parse(JSON.stringify(answers)), all);
process.stdout.write(String(Object.keys(answers).length));
"""

HOSTILE = {
    "markup": "<script>alert(\"x\")</script> & 'y' ]]> <!-- &amp; %x;",
    "emoji": "👩‍👩‍👧‍👦 ja 🇫🇮",
    "arabic": "12 – مرحبا بكم في museo",
    "hebrew": "שלום museo",
    "latin-first": "museo مرحبا",
    "long-word": "pitkä" * 400,
    "constructor": "x",
    "spaces": "  a  b ",
}
TITLE = 'Suunnitelma & "muuta" <x>'
RIGHT_TO_LEFT = {"arabic", "hebrew"}


def written(
    texts: dict[str, str], language: str = "fi", title: str = "Suunnitelma", table: bool = False, **group: Any
) -> BytesIO:
    """Return a Word document of one worksheet with these answers, each asked about by its own id."""
    items = [{"id": id_, "label": f"label {id_}", "question": f"question {id_}"} for id_ in texts]
    groups = [{"heading": None, "question": None, "items": items} | group]
    words = {"step": "Askel", "empty": "Ei vielä vastausta", "other": "Muut vastaukset"}
    outline = {"id": "sheet", "title": "Työpohja", "step": "II", "url": "/", "table": table, "groups": groups}
    given = {"title": title, "language": language, "outlines": [outline], "answers": {"sheet": texts}}
    return BytesIO(run_node(WRITE_DOCX, json.dumps(given | {"words": words})))


def read(*given: Any, **more: Any) -> Document:
    """Return what python-docx reads of a document; it opens none of which a part is not found or has no type."""
    return docx.Document(written(*given, **more))


def paragraphs(document: Document) -> list[tuple[str, str]]:
    """Return the style and text of each paragraph; one whose style is not there is of the usual style."""
    return [(line.style.style_id, line.text) for line in document.paragraphs]


def answers(document: Document) -> list[str]:
    return [text for style, text in paragraphs(document) if style == "Answer"]


@pytest.fixture(scope="module")
def hostile() -> Document:
    return read(HOSTILE, title=TITLE)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name)
def test_scripts_pass_their_own_tests(path: Path):
    how = ("--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--test", "--test-reporter=tap")
    result = run(NODE, *how, path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert re.search(r"^# pass [1-9]", result.stdout, re.MULTILINE), "node ran no test"


def test_all_that_the_site_asks_answered_at_the_greatest_length_is_saved_and_opened_again():
    places = generated_scripts(real_content())["answers/places.js"].decode()
    assert (
        run_node(SAVE_ALL_AND_OPEN, places) == str(len(real_content().worksheets) + 1).encode()
    )  # with the times of workshops


def test_a_zip_is_sound_and_its_names_are_utf8():
    archive = ZipFile(BytesIO(run_node(WRITE_ZIP)))
    assert archive.testzip() is None
    assert archive.namelist() == ["työpohja – 博物館.txt", "tyhjä"]
    assert archive.read("työpohja – 博物館.txt") == bytes(i % 251 for i in range(70_000))
    facts = {(info.compress_type, info.date_time) for info in archive.infolist()}
    assert facts == {(ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


def test_every_part_of_a_word_document_is_declared_and_found(hostile: Document):
    archive = ZipFile(written(HOSTILE))
    assert archive.testzip() is None
    parts = {str(part.partname)[1:] for part in hostile.part.package.iter_parts()}
    assert {name for name in archive.namelist() if name.endswith(".xml")} == parts | {"[Content_Types].xml"}


def test_a_word_document_names_its_title_and_language_and_is_a4_with_margins_of_20_mm(hostile: Document):
    assert (hostile.core_properties.title, hostile.core_properties.language) == (TITLE, "fi")
    page = hostile.sections[0]
    lengths = (page.page_width, page.page_height, page.top_margin, page.right_margin, page.bottom_margin)
    assert [round(length.mm) for length in (*lengths, page.left_margin)] == [210, 297, 20, 20, 20, 20]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_word_document_is_checked_in_its_own_language(language: str):
    styles = read({"a": "b"}, language).styles.element
    assert [lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))] == [f"{language}-FI"]


def test_every_answer_stands_in_the_word_document_as_written_in_a_style_that_is_there(hostile: Document):
    assert answers(hostile) == [text.rstrip() for text in HOSTILE.values()]
    assert {text.get(qn("xml:space")) for text in hostile.element.iter(qn("w:t"))} == {"preserve"}


def test_headings_go_down_one_level_at_a_time_and_a_title_is_not_repeated():
    assert paragraphs(read({"a": "b\n\n– c\td", "e": ""}, heading="Kortti 1", question="Mikä?")) == [
        ("Title", "Suunnitelma"), ("Heading1", "Askel II"), ("Heading2", "Työpohja"), ("Heading3", "Kortti 1"),
        ("Question", "Mikä?"), ("Label", "label a"), ("Question", "question a"), ("Answer", "b"), ("Answer", ""),
        ("Answer", "– c\td"), ("Label", "label e"), ("Question", "question e"), ("Answer", ""),
    ]  # fmt: skip
    assert paragraphs(read({"a": "b"}, title="Työpohja")) == [
        ("Title", "Työpohja"), ("Heading1", "Askel II"), ("Heading2", "label a"), ("Question", "question a"),
        ("Answer", "b"),
    ]  # fmt: skip


def test_a_sheet_that_is_a_table_is_a_table_that_lies_down_and_names_its_columns_on_every_page():
    document = read({"a": "b", "c": ""}, heading="Ihmiset", question="Ketkä?", table=True)
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "label a\nquestion a", "label c\nquestion c"], ["Ihmiset\nKetkä?", "b", ""],
    ]  # fmt: skip
    assert len(list(document.element.iter(qn("w:tblHeader")))) == 1
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_the_foot_of_every_page_says_what_it_is_of_and_which_page():
    foot = read({"a": "b"}).sections[0].footer._element
    assert "".join(part.text for part in foot.iter(qn("w:t"))) == "Suunnitelma · 1 / 1"
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_only_lines_that_begin_in_hebrew_or_arabic_run_from_the_right(hostile: Document):
    turned = {line.text for line in hostile.paragraphs if line._p.find(f".//{qn('w:bidi')}") is not None}
    assert turned == {HOSTILE[id_] for id_ in RIGHT_TO_LEFT}


def test_characters_that_xml_forbids_are_left_out_and_halves_replaced():
    forbidden = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
    document = read({"a": f"a{forbidden}b", "c": "d\ud800e\udc00", "f": "\U0001f3db\ufffd\x7f\x85"})
    assert answers(document) == ["ab", "d\ufffde\ufffd", "\U0001f3db\ufffd\x7f\x85"]


def test_a_code_drawn_by_the_page_is_that_of_another_encoder(monkeypatch: pytest.MonkeyPatch):
    # Which puts a byte of nothing before the padding, though the data end where a byte does.
    monkeypatch.setattr(encoder, "write_padding_bits", lambda *_: None)
    address = "https://museo.example/tyopaja-kaynnissa/?choose=step-1&view=leader#state=myv7xwg0.0..3"
    for text, rows in json.loads(run_node(DRAW_CODES, address)):
        code = segno.make(text, version=15, error="l", mask=4, mode="byte", boost_error=False)
        assert rows == [list(row) for row in code.matrix], len(text)
