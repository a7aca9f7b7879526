"""The facilitator's papers as Word: they say what the pages say, and open with headings, tables and language."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from itertools import accumulate, pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from project import as_read, real_content
from pypdf import PdfReader

from tests.unit.examples import needs_office, opened_in_office
from vaikuttava_museo.content.addresses import papers_key
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.pdf_documents import FacilitatorFile, Role, facilitator_files
from vaikuttava_museo.page.assets.facilitator_docx import facilitator_docx
from vaikuttava_museo.page.dates import duration
from vaikuttava_museo.page.invitations import invitations
from vaikuttava_museo.page.timetable import Phase, read_timetable
from vaikuttava_museo.pdf.structure_tree import elements, kind_of
from vaikuttava_museo.texts import catalogue

CONTENT = real_content()
FILES = facilitator_files(CONTENT)
SITE = "https://www.vaikuttavamuseo.fi/"
LONGEST_MAIL = 2000
"""What Windows hands from a browser to its mail program, about (2,083 characters in all)."""
OPEN = {
    "fi": {
        "päivä", "alkaa", "päättyy", "paikka", "nimi", "museo", "yhteystiedot", "määräpäivä", "kieli", "mitä korvaamme",
        "mitä tarjoamme", "osuutenne alkaa", "osuutenne päättyy", "suunnittelu alkaa", "suunnittelu päättyy",
        "arvioinnin päivä", "arviointi alkaa", "arviointi päättyy",
    },
    "sv": {
        "datum", "börjar", "slutar", "plats", "namn", "museum", "kontaktuppgifter", "sista dag", "språk", "vad vi ersätter",
        "vad vi bjuder på",
        "er del börjar", "er del slutar", "planeringen börjar", "planeringen slutar",
        "utvärderingens datum", "utvärderingen börjar", "utvärderingen slutar",
    },
}  # fmt: skip
"""What the facilitator fills in, by the same word wherever it is."""
in_each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def files_of(language: Language, *roles: Role) -> Iterator[FacilitatorFile]:
    """Yield the files of some roles in a language, every step's."""
    return (file for file in FILES if file.role in roles and file.language is language)


@cache
def made(file: FacilitatorFile) -> Document:
    return docx.Document(BytesIO(facilitator_docx(CONTENT, file, SITE)))


def marked(cell: _Cell) -> list[str]:
    """Return what is bold in a cell."""
    return [run.text for line in cell.paragraphs for run in line.runs if run.bold]


def words(document: Document) -> str:
    return as_read(" ".join(node.text or "" for node in document.element.body.iter(qn("w:t"), qn("w:p"))))


def source(key: str, language: Language) -> str:
    """Return a page's text as it was typed, without the marks of links and foreign words."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", CONTENT.pages[key, language].body)
    return re.sub(r"</?span[^>]*>", "", text)


def section(text: str, id: str) -> str:
    """Return what stands under a heading, up to the next one."""
    return re.split(r"^#{2,3} ", text.partition(f"{{ #{id} }}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]


def paragraphs(text: str) -> list[str]:
    """Return what a section tells: its paragraphs, list items and cells, without the marks, heads and example boxes."""
    lines = re.sub(r"^\|.*\n\| ---.*\n", "", text, flags=re.MULTILINE).splitlines()
    typed = (re.sub(r"^(\d+\.|-) |\*\*", "", line) for line in lines if line and line[0] not in " !")
    return [part for line in typed for part in line.strip("| ").split(" | ")]


def timetable(file: FacilitatorFile) -> list[Phase]:
    """Return the phases of a step's meetings."""
    meetings = read_timetable(CONTENT.pages[f"askel-{file.step}", file.language]).meetings
    return [phase for meeting in meetings for phase in meeting.phases]


def test_every_step_has_its_papers_in_both_languages_and_each_is_drawn_alike_again():
    each = [Role.PROGRAMME, Role.SCRIPT, Role.MEMO, *[Role.INVITATION] * 3]
    for step in range(1, 7):
        for language in LANGUAGES:
            found = [file for file in FILES if (file.step, file.language) == (step, language)]
            assert [file.role for file in found] == ([Role.FACTS, *each] if step == 1 else each)
            assert [file.section for file in found if file.section] == ["staff", "owner", "guest"]
    assert len({file.path for file in FILES}) == len(FILES)
    again = [facilitator_docx(CONTENT, FILES[0], SITE) for _ in range(2)]
    assert again[0] == again[1]


@in_each_language
def test_an_invitation_has_the_words_of_its_section_and_the_facts_of_its_step(language: Language):
    for file in files_of(language, Role.INVITATION):
        title, *lines = (as_read(paragraph.text) for paragraph in made(file).paragraphs)
        participants = CONTENT.pages[f"askel-{file.step}", file.language].text_of("participants")
        typed = section(source(papers_key(file.step), file.language), file.section)
        assert title.endswith(plain(CONTENT.meta[f"askel-{file.step}", file.language].title))
        expected = [line.removeprefix("- ") for line in typed.splitlines() if line]
        for line, wanted in zip(lines, expected, strict=True):
            known, length, rest = wanted.replace("{{ workshop-participants }}", participants).partition(
                "{{ workshop-length }}"
            )
            assert line.startswith(as_read(known)) and line.endswith(rest)
            assert (line == known) if not length else re.fullmatch(r".*\d .+", line.removeprefix(known))


@pytest.mark.parametrize("step", range(1, 7))
@in_each_language
def test_a_letter_can_be_mailed_whole_and_shows_what_to_fill_in_by_one_word(step: int, language: Language):
    for letter in invitations(CONTENT, step, language):
        fields = parse_qs(urlsplit(letter.as_mail).query)
        assert len(letter.as_mail) <= LONGEST_MAIL
        assert fields["subject"] == [letter.subject]
        assert as_read(fields["body"][0].replace("- ", "")) == as_read(
            " ".join(line.text for line in letter.lines).replace("- ", "")
        )
        text = " ".join(line.text for line in letter.lines)
        assert set(re.findall(r"\[([^\]]+)\]", text)) <= OPEN[language.code]


@in_each_language
def test_the_hours_of_guests_are_those_of_the_timetable_and_their_letters_ask_for_them(language: Language):
    told = [(number, part) for number, data in CONTENT.steps.items() for part in data.parts]
    assert told
    for number, part in told:
        meetings = read_timetable(CONTENT.pages[f"askel-{number}", language]).meetings
        ends = [*accumulate(phase.minutes for phase in meetings[0].phases)]
        assert part.begins < part.ends and part.ends in ends, "a phase ends when they go"
        texts = [line.text for letter in invitations(CONTENT, number, language) for line in letter.lines]
        assert f"[{part[language.code]} " in plain(" ".join(texts))


@in_each_language
def test_the_programme_has_the_core_questions_and_the_timetable_and_its_hours_from_the_start(
    language: Language,
):
    for file in files_of(language, Role.PROGRAMME):
        document, code = made(file), file.language.code
        listed = [
            as_read(paragraph.text)
            for paragraph in document.paragraphs
            if paragraph.style.name == "List Bullet"
        ]
        assert listed == [as_read(plain(question[code])) for question in CONTENT.steps[file.step].questions]
        rows = [
            [as_read(cell.text) for cell in row.cells]
            for table in document.tables
            for row in table.rows[1:-1]
        ]
        over = catalogue("interface", file.language)["workshop_ends"]
        assert {table.rows[-1].cells[1].text for table in document.tables} == {over}
        planned = timetable(file)
        assert [row[1:] for row in rows] == [
            [as_read(phase.title), as_read(phase.activity)] for phase in planned
        ]
        assert_hours_are_open(document.tables)
        told = [at.findtext(f".//{qn('w:t')}") for at in document.element.body.iter(qn("w:sdt"))]
        head = {"fi": "Alusta", "sv": "Från början"}[code]
        starts = [[f"{start // 60}.{start % 60:02}" for start in each] for each in starts_of(file)]
        assert told == [text for each in starts for text in (head, *each)]
        ids = [at.get(qn("w:val")) for at in document.element.body.iter(qn("w:tag"))]
        assert len(ids) == len(set(ids)), "a script finds each hour by its id"


def begins_told(file: FacilitatorFile) -> list[str]:
    """Return how long after the start of its meeting each phase begins."""
    starts = [start for each in starts_of(file) for start in each[:-1]]
    return [as_read(duration(start, catalogue("interface", file.language))) for start in starts]


def starts_of(file: FacilitatorFile) -> list[list[int]]:
    """Return the minute of its meeting at which each phase begins, and the last one ends, by meetings."""
    meetings = read_timetable(CONTENT.pages[f"askel-{file.step}", file.language]).meetings
    lengths = [[phase.minutes for phase in meeting.phases] for meeting in meetings]
    return [[*accumulate(each, initial=0)] for each in lengths]


def assert_hours_are_open(tables: Iterable[Table]) -> None:
    """Assert that each row of timetables begins with a place for its hour, and that no paper claims to know one."""
    for row in (row for table in tables for row in table.rows[1:]):
        first = row.cells[0].paragraphs[0]
        assert first._p.find(qn("w:sdt")) is not None
        assert not re.search(r"\d\.\d\d", row.cells[0].text)


@in_each_language
def test_the_script_has_all_that_is_said_and_done_and_what_is_needed_when(language: Language):
    for file in files_of(language, Role.SCRIPT):
        document = made(file)
        text, code, body = words(document), file.language.code, source(f"askel-{file.step}", file.language)
        sections = [phase.section for phase in timetable(file) if phase.section]
        said = [
            line
            for id in sections
            for line in re.findall(r"^(?! ).*?: (”[^”]+”)", section(body, id), re.MULTILINE)
        ]
        assert len(said) >= 3
        told = [part for id in sections for part in paragraphs(section(body, id))]
        assert [part for part in told if as_read(part) not in text] == []
        bold = {run for table in document.tables for cell in table._cells for run in marked(cell)}
        assert {as_read(line) for line in said} <= {as_read(run) for run in bold}
        timetables = [table for table in document.tables if len(table.columns) == 4]
        told = [as_read(row.cells[0].paragraphs[1].text) for table in timetables for row in table.rows[1:-1]]
        plus = {"fi": "Alku +", "sv": "Start +"}[code]
        assert told == [as_read(f"{plus} {begins}") for begins in begins_told(file)]
        assert_hours_are_open(timetables)
        ui = catalogue("interface", file.language)
        for phase in timetable(file):
            lengths = (duration(length, ui) for length in (phase.minutes, phase.shortest) if length)
            assert all(as_read(shown) in text for shown in (phase.title, phase.activity, *lengths))
        for notes in CONTENT.steps[file.step].phases.values():
            for note in filter(None, (notes.materials, notes.record)):
                assert as_read(plain(note[code])) in text


@in_each_language
def test_the_facts_have_a_row_with_room_for_each_question_of_the_recipe(language: Language):
    (file,) = files_of(language, Role.FACTS)
    recipe = section(source(f"askel-{file.step}", language), "data")
    told = [cells[1:4] for line in recipe.splitlines() if len(cells := line.split("|")) > 3][2:]
    rows = made(file).tables[0].rows[1:]
    assert len(told) > 3
    for row, cells in zip(rows, told, strict=True):
        question, source_of, what = (as_read(line.text) for line in row.cells[0].paragraphs)
        asked, place, wanted = (as_read(cell.strip()) for cell in cells)
        assert (question, what) == (asked, wanted) and source_of.endswith(f": {place}")
    links = {link.target_ref for link in made(file).part.rels.values() if link.is_external}
    assert links == {f"{SITE}{language.prefix}askel-{file.step}/#data"}
    assert all(row._tr.find(f".//{qn('w:sdt')}") is not None for row in rows)


@in_each_language
def test_the_memo_asks_for_decisions_reasons_what_ends_who_and_when(language: Language):
    for file in files_of(language, Role.MEMO):
        document, code, step = made(file), file.language.code, CONTENT.steps[file.step]
        heads = {
            "fi": ["Päätös", "Perustelut", "Mikä loppuu", "Kuka vastaa", "Mihin mennessä"],
            "sv": ["Beslut", "Motivering", "Vad som upphör", "Vem ansvarar", "Senast när"],
        }
        assert [cell.text for cell in document.tables[0].rows[0].cells][1:] == heads[code]
        text = words(document)
        records = [notes.record[code] for notes in step.phases.values() if notes.record]
        asked = [*records, *(question[code] for question in step.questions)]
        assert asked and [item for item in asked if as_read(plain(item)) not in text] == []
        places = list(document.element.body.iter(qn("w:sdt")))
        assert len(places) >= 5 + 5 * 5 + len(asked)
        assert all(place.find(f".//{qn('w:alias')}").get(qn("w:val")) for place in places)


@in_each_language
def test_a_paper_can_be_read_by_everyone(language: Language):
    for file in files_of(language, *Role):
        document = made(file)
        levels = [
            int(line.style.name[-1]) for line in document.paragraphs if line.style.name.startswith("Heading")
        ]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert (
            document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == f"{file.language.code}-FI"
        )
        tables = list(document.element.body.iter(qn("w:tbl")))
        assert bool(tables) == (file.role is not Role.INVITATION)
        for table in tables:
            assert table.find(f".//{qn('w:tblHeader')}") is not None
            assert table.find(f".//{qn('w:tblCaption')}").get(qn("w:val"))
        fields = {
            at.get(qn("w:instr")) for at in document.sections[0].footer._element.iter(qn("w:fldSimple"))
        }
        assert fields == {"PAGE", "NUMPAGES"}
        width, height = sorted((document.sections[0].page_width.mm, document.sections[0].page_height.mm))
        assert (round(width), round(height)) == (210, 297)


@needs_office
@pytest.mark.parametrize(
    "step", [4, *(pytest.param(step, marks=pytest.mark.thorough) for step in (1, 2, 3, 5, 6))]
)
def test_libreoffice_finds_headings_tables_and_language_and_letters_and_programme_are_one_page(
    step: int, tmp_path: Path
):
    files = {f"{file.language.code}-{Path(file.path).stem}": file for file in FILES if file.step == step}
    drawn = {name: facilitator_docx(CONTENT, file, SITE) for name, file in files.items()}
    told = opened_in_office(drawn, tmp_path)
    for name, file in files.items():
        pages = PdfReader(tmp_path / f"{name}.pdf").pages
        title = plain(CONTENT.meta[f"askel-{step}", file.language].title)
        assert as_read(title) in as_read(pages[0].extract_text()), told
        assert file.role in (Role.SCRIPT, Role.MEMO) or len(pages) == 1
        document = made(file)
        with pikepdf.open(tmp_path / f"{name}.pdf") as pdf:
            assert pdf.Root.Lang == f"{file.language.code}-FI"
            found = Counter(kind_of(element) for element in elements(pdf))
        styles = Counter(line.style.name for line in document.paragraphs)
        assert [found[f"H{level}"] for level in (1, 2, 3)] == [
            styles[f"Heading {level}"] for level in (1, 2, 3)
        ]
        assert found["Table"] == len(document.tables)
        assert found["TH"] == sum(len(table.columns) for table in document.tables)
