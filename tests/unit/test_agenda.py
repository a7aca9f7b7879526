"""What the agenda knows of steps and worksheets, from small examples and from the site's own content."""

from dataclasses import replace

import pytest
from project import real_content

from tests.unit.examples import content, page, sheet_text, step_text
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.page.agenda import Entry, agenda_data, agenda_entries
from vaikuttava_museo.page.timetable import Meeting, Phase, Preparation, read_preparation, read_timetable

TABLE = "| Minuutit | Vähintään | Vaihe | Mitä teette |\n| --- | --- | --- | --- |\n"
ROW = "| 10 | 5 | [Aloitus](#start) | Alatte. |\n"

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def example(**meta: str) -> tuple[Entry, ...]:
    """Return the entries of a step with two worksheets."""
    sheets = {"tyopohjat__b_yml": sheet_text(1, 2), "tyopohjat__a_yml": sheet_text(1, 1)}
    return agenda_entries(content(**{"askel-1": step_text(1, title="Eka", **meta)}, **sheets), FINNISH)


def entries(language) -> dict[str, Entry]:
    return {entry.id: entry for entry in agenda_entries(real_content(), language)}


START = Phase(10, "Aloitus", "Alatte.", False, 5, "start")


@pytest.mark.parametrize(
    ("parts", "meetings"),
    [
        ([f"{TABLE}{ROW}| 15 | | Tauko | Kahvia. |\n"],
         (Meeting("", (START, Phase(15, "Tauko", "Kahvia.", True))),)),
        (["Esimerkiksi 9.00–15.00.\n", f"{TABLE}{ROW}", "Lopuksi."], (Meeting("", (START,)),)),
        (["Ensin tämä.\n", f"{TABLE}{ROW}", "Sitten.\n", f"{TABLE}| 20 | 0 | [Työ](#work) | Teette. |\n"],
         (Meeting("Ensin tämä.", (START,)), Meeting("Sitten.", (Phase(20, "Työ", "Teette.", False, 0, "work"),)))),
        ([], ()),
    ],
    ids=["rows and breaks", "one table has no note", "each of several has the note before it", "none"],
)  # fmt: skip
def test_a_timetable_is_read_row_by_row_up_to_the_next_heading(parts, meetings):
    other = f"### Vertailu {{ #comparison }}\n\n{TABLE}| 99 | | Muu | Muuta. |\n"
    section = ["### Aikataulu { #timetable }\n", *parts] if parts else []
    body = "\n".join(["## Näin { #how-to }\n", *section, other])
    assert read_timetable(page(body=body)).meetings == meetings


def test_what_is_prepared_is_read_by_meeting_and_a_row_without_its_days_is_told():
    head = "| Päiviä ennen | Mitä teette |\n| --- | --- |\n"
    tables = f"{head}| 30 | Kutsukaa [väki](sivu.md). |\n| pian | Leipokaa. |\n\nToinen.\n\n{head}| 0 | Avatkaa ovi. |\n"
    found, unread = read_preparation(
        page(body=f"## Ennen {{ #preparation }}\n\n{tables}\n## Muu {{ #other }}\n\n{head}| 1 | x |\n")
    )
    assert [*found.values()] == [
        Preparation(30, "Kutsukaa väki.", 0, (("väki", "sivu.md"),)),
        Preparation(0, "Avatkaa ovi.", 1),
    ]
    assert [*unread.values()] == ["| pian | Leipokaa. |"]


def test_a_step_takes_its_facts_from_its_front_matter_and_its_worksheets_are_part_of_it():
    step, *sheets = example(time="75", materials="kynät, suuri paperi, kello")
    assert (step.id, step.part_of, step.sheets) == ("step-1", None, ("a", "b"))
    assert (step.numeral, step.title, step.url) == ("I", "Eka", "askel-1/")
    assert (step.minutes, step.participants) == (75, "kaikki")
    assert step.materials == ("kynät", "suuri paperi", "kello")
    assert step.meetings == (Meeting("", (Phase(75, "Eka", "", False),)),), "without a timetable one phase"
    parts = [(sheet.id, sheet.part_of, sheet.sheets) for sheet in sheets]
    assert parts == [("a", "step-1", ("a",)), ("b", "step-1", ("b",))]
    assert [phase.minutes for meeting in sheets[0].meetings for phase in meeting.phases] == [30]
    assert sheets[0].materials == step.materials
    assert step.papers == (
        ("Työpajan paperit kaksipuoliseen tulostukseen, A4, yksi kutakin", "pdf/askel-1-day.pdf"),
        ("Askeleen kaikki työpohjat", "pdf/askel-1-worksheets.pdf"),
        ("Seinätaulut: ydinkysymykset, aikataulu, pelisäännöt, A4, 1 sivua", "pdf/askel-1-wall.pdf"),
        ("Seinätaulut: ydinkysymykset, aikataulu, pelisäännöt, A3, 1 sivua", "pdf/askel-1-wall-a3.pdf"),
    )
    assert (sheets[0].copies, sheets[0].papers) == (
        "groups",
        (("A4", "pdf/a-a4.pdf"), ("A3", "pdf/a-a3.pdf")),
    )


def test_a_sheet_for_the_wall_is_offered_as_large_as_the_wall():
    wall = sheet_text(1, 1) + "copies: wall\n"
    _, sheet = agenda_entries(content(**{"askel-1_sv": step_text(1), "tyopohjat__a_yml": wall}), SWEDISH)
    assert sheet.copies == "wall" and sheet.papers[-3:] == (
        ("A1", "sv/pdf/a-a1.pdf"),
        ("A1 i delar på A4-ark", "sv/pdf/a-a1-a4.pdf"),
        ("A1 i delar på A3-ark", "sv/pdf/a-a1-a3.pdf"),
    )


def test_a_step_knows_what_is_prepared_for_it_and_a_worksheet_nothing():
    table = "## Ennen { #preparation }\n\n| Päiviä ennen | Mitä teette |\n| --- | --- |\n| 7 | Kutsukaa. |\n"
    step, sheet = agenda_entries(
        content(**{"askel-1": step_text(1, table), "tyopohjat__a_yml": sheet_text(1, 1)}), FINNISH
    )
    assert (step.prepare, sheet.prepare) == ((Preparation(7, "Kutsukaa.", 0),), ())


@each_language
def test_the_steps_tell_how_many_pens_notes_and_papers_people_need(language):
    told = {
        id: [(one.person, one.group, one.room, one.again, one.wall) for one in entry.amounts]
        for id, entry in entries(language).items()
    }
    assert told["step-1"] == [
        (1, None, None, False, False),
        (None, None, 6, False, True),
        (5, None, None, False, False),
        (1, None, None, True, False),
    ]
    assert told["change-map"] == [], "a worksheet alone needs less than its step"
    for entry in entries(language).values():
        assert {one.item for one in entry.amounts} <= set(entry.materials), entry.id
        large = sum(one.room or 0 for one in entry.amounts if one.wall)
        drawn = [
            one for one in entries(language).values() if one.part_of == entry.id and "wall" in one.copies
        ]
        assert large >= len(drawn), "what is drawn instead of printed is drawn on them"
        assert bool(large) == bool(entry.wall_pages) == (entry.part_of is None), entry.id


@each_language
def test_every_step_and_worksheet_is_there_longer_than_its_parts_and_no_work_goes_on_for_over_two_hours(
    language,
):
    found = entries(language)
    assert set(found) == {*(f"step-{number}" for number in range(1, 7)), *real_content().worksheets}
    for entry in found.values():
        assert entry.part_of or sum(found[id].minutes for id in entry.sheets) < entry.minutes, entry.id
        for meeting in entry.meetings:
            worked = 0
            for phase in meeting.phases:
                worked = 0 if phase.is_break else worked + phase.minutes
                assert worked <= 120, (entry.id, phase.title)


def test_the_script_gets_entries_and_sentences_of_its_language_and_the_materials_of_a_step_once():
    data = agenda_data(example(), SWEDISH)
    assert [entry["id"] for entry in data["entries"]] == ["step-1", "a", "b"]
    assert ["materials" in entry for entry in data["entries"]] == [True, False, False]
    assert data["words"]["agenda_meal"] == "Matpaus"


def test_what_is_false_or_nothing_is_left_out_and_what_is_empty_is_not():
    phases = (Phase(0, "Aloitus", "", is_break=False), Phase(15, "Tauko", "Kahvia", is_break=True))
    entry = replace(example()[0], sheets=(), meetings=(Meeting("", phases),))
    told = agenda_data([entry], FINNISH)["entries"][0]
    assert told["sheets"] == () and "part_of" not in told
    start = {"minutes": 0, "title": "Aloitus", "activity": "", "section": ""}
    rest = {"minutes": 15, "title": "Tauko", "activity": "Kahvia", "is_break": True, "section": ""}
    assert told["meetings"][0] == {"note": "", "phases": (start, rest)}
