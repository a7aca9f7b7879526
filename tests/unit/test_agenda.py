"""What the agenda knows of steps and worksheets, from small examples and from the site's own content."""

from dataclasses import replace

import pytest

from tests.content.docs_tree import real_content
from tests.unit.examples import content, page, page_text
from tests.unit.test_content import sheet_text
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.timetable import Meeting, Phase, read_timetable
from vaikuttava_museo.page.agenda import Entry, agenda_data, agenda_entries

TABLE = "| Minuutit | Vaihe | Mitä teette |\n| --- | --- | --- |\n"
BREAKS = frozenset({"tauko", "lounas"})

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def timetable(*parts: str) -> str:
    """Return a page's text whose timetable section holds these parts, a section with another table after it."""
    other = f"### Vertailu {{ #comparison }}\n\n{TABLE}| 99 | Muu | Muuta. |\n"
    return "\n".join(["## Näin { #how-to }\n\n### Aikataulu { #timetable }\n", *parts, other])


def step_text(body: str = "Teksti.\n", time: str = "90", materials: str = "kynät, kello") -> str:
    return page_text(
        body, step="1", time=time, participants="kaikki", outcome="tulos", materials=materials, title="Eka"
    )


def example(body: str = "Teksti.\n", **meta: str) -> tuple[Entry, ...]:
    found = content(
        **{"askel-1": step_text(body, **meta)},
        tyopohjat__b_yml=sheet_text(1, 2),
        tyopohjat__a_yml=sheet_text(1, 1),
    )
    return agenda_entries(found, FINNISH)


def entries(language) -> dict[str, Entry]:
    return {entry.id: entry for entry in agenda_entries(real_content(), language)}


def test_a_timetable_is_read_row_by_row_up_to_the_next_heading():
    body = timetable(f"{TABLE}| 10 | Aloitus | Alatte. |\n| 15 | Tauko | Kahvia. |\n")
    phases = (Phase(10, "Aloitus", "Alatte.", False), Phase(15, "Tauko", "Kahvia.", True))
    assert read_timetable(page(body=body), BREAKS).meetings == (Meeting("", phases),)


def test_a_single_timetable_has_no_note():
    body = timetable(
        "Päivä kestää esimerkiksi 9.00–15.00.\n", f"{TABLE}| 10 | Aloitus | Alatte. |\n", "Lopuksi."
    )
    assert [meeting.note for meeting in read_timetable(page(body=body), BREAKS).meetings] == [""]


def test_each_of_several_timetables_has_the_note_before_it():
    first, second = (f"{TABLE}| {minutes} | Työ | Teette. |\n" for minutes in (10, 20))
    body = timetable("Ensin tämä.\n", first, "Sitten toinen.\n", second)
    assert [
        (meeting.note, [phase.minutes for phase in meeting.phases])
        for meeting in read_timetable(page(body=body), BREAKS).meetings
    ] == [("Ensin tämä.", [10]), ("Sitten toinen.", [20])]


def test_a_page_without_a_timetable_has_no_meeting():
    assert read_timetable(page(body="## Muuta { #other }\n\n| 10 | a | b |\n"), BREAKS).meetings == ()


def test_a_step_is_followed_by_its_worksheets_which_are_part_of_it():
    assert [(entry.id, entry.part_of) for entry in example()] == [
        ("step-1", None),
        ("a", "step-1"),
        ("b", "step-1"),
    ]


def test_a_step_takes_its_facts_from_its_front_matter_and_prints_its_worksheets():
    step = example(time="75", materials="kynät, suuri paperi, kello")[0]
    assert (step.minutes, step.participants) == (75, "kaikki")
    assert step.materials == ("kynät", "suuri paperi", "kello")
    assert step.sheets == ("a", "b")
    assert (step.numeral, step.title, step.url) == ("I", "Eka", "askel-1/")


def test_a_step_whose_timetable_cannot_be_read_is_one_phase_of_its_whole_time():
    assert example(time="75")[0].meetings == (Meeting("", (Phase(75, "Eka", "", False),)),)


def test_a_worksheet_is_one_phase_of_its_time_with_the_materials_of_its_step():
    sheet = example()[1]
    assert [phase.minutes for meeting in sheet.meetings for phase in meeting.phases] == [sheet.minutes]
    assert sheet.materials == ("kynät", "kello")
    assert sheet.sheets == ("a",)


def test_a_step_that_cannot_be_read_is_left_out():
    assert agenda_entries(content(**{"askel-1": page_text(title="")}), FINNISH) == ()


@each_language
def test_every_step_and_worksheet_of_the_site_is_there(language):
    ids = [f"step-{number}" for number in range(1, 7)]
    assert sorted(entries(language)) == sorted([*ids, *real_content().worksheets])


@each_language
def test_the_phases_of_an_entry_are_as_long_as_the_entry(language):
    wrong = [
        entry.id
        for entry in entries(language).values()
        if sum(phase.minutes for meeting in entry.meetings for phase in meeting.phases) != entry.minutes
    ]
    assert wrong == []


@each_language
def test_the_worksheets_of_a_step_fit_in_its_time(language):
    found = entries(language)
    for step in (entry for entry in found.values() if entry.part_of is None):
        assert sum(found[id].minutes for id in step.sheets) < step.minutes


@pytest.mark.parametrize("number", range(1, 7))
def test_both_languages_have_their_breaks_at_the_same_time(number):
    finnish, swedish = (
        [[(phase.minutes, phase.is_break) for phase in meeting.phases] for meeting in step.meetings]
        for step in (entries(language)[f"step-{number}"] for language in LANGUAGES)
    )
    assert finnish == swedish
    assert any(is_break for meeting in finnish for _, is_break in meeting)


@each_language
def test_no_work_goes_on_for_over_two_hours_within_a_step(language):
    for entry in entries(language).values():
        for meeting in entry.meetings:
            worked = 0
            for phase in meeting.phases:
                worked = 0 if phase.is_break else worked + phase.minutes
                assert worked <= 120, (entry.id, phase.title)


def test_step_five_meets_twice():
    notes = [meeting.note for meeting in entries(FINNISH)["step-5"].meetings]
    assert len(notes) == 2 and all(notes)


def test_the_same_things_are_asked_for_in_both_languages():
    finnish, swedish = entries(FINNISH), entries(SWEDISH)
    assert {id: len(entry.materials) for id, entry in finnish.items()} == {
        id: len(entry.materials) for id, entry in swedish.items()
    }


def test_the_script_gets_entries_and_sentences_of_its_language():
    data = agenda_data(example(), SWEDISH)
    assert [entry["id"] for entry in data["entries"]] == ["step-1", "a", "b"]
    assert data["words"]["agenda_meal"] == "Måltidspaus"


def test_the_script_is_told_the_materials_of_a_step_once():
    step, *worksheets = agenda_data(example(), FINNISH)["entries"]
    assert step["materials"]
    assert worksheets and all("materials" not in entry for entry in worksheets)


def test_what_is_false_or_nothing_is_left_out_and_what_is_empty_is_not():
    phases = (Phase(0, "Aloitus", "", is_break=False), Phase(15, "Tauko", "Kahvia", is_break=True))
    entry = replace(example()[0], sheets=(), meetings=(Meeting("", phases),))
    told = agenda_data([entry], FINNISH)["entries"][0]
    assert told["sheets"] == () and "part_of" not in told
    assert told["meetings"][0] == {
        "note": "",
        "phases": (
            {"minutes": 0, "title": "Aloitus", "activity": ""},
            {"minutes": 15, "title": "Tauko", "activity": "Kahvia", "is_break": True},
        ),
    }
