"""What the leader of a workshop has before her in each phase, taken from the step's page and data."""

import json
import re

import pytest
from project import real_content
from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import STEP_NUMBERS
from vaikuttava_museo.page.agenda import agenda_entries
from vaikuttava_museo.page.script_data import workshop_ids
from vaikuttava_museo.page.workshop_guide import guide_scripts

SITE = "https://museo.example/"
BEFORE_THE_WORKSHOP = {"interview"}
"""The worksheets that nobody fills in while the workshop goes on."""
SCRIPTS = guide_scripts(real_content(), SITE)


def guide(name: str):
    return json.loads(
        SCRIPTS[f"run/guide-{name}.js"].decode().removeprefix("export const guide = ").rstrip(";\n")
    )


def said(phase) -> list[str]:
    """Return what the leader says in a phase, in the order of its acts."""
    return [line.text() for line in LexborHTMLParser(phase["html"]).css("q")]


def test_a_line_is_said_where_it_belongs_and_once():
    html = guide("fi-1")["phases"]["closing"]["html"]
    assert html.index("Kirjuri valokuvaa") < html.index("<q>”Kiitos.") and html.count("”Kiitos.") == 1
    assert [line[:13] for line in said(guide("fi-1")["phases"]["observations"])] == ["”Aloittakaa h"]


def test_a_phase_has_the_lines_to_say_its_instructions_and_its_sheet():
    phase = guide("fi-3")["phases"]["name-success-factors"]
    [line] = said(phase)
    assert line.startswith("”Kirjoittakaa sellaista") and line.endswith("muut eivät voi?”")
    assert phase["sheets"] == ["success-factors"]
    assert 'href="../tyopohjat/success-factors/"' in phase["html"]
    assert "<h" not in phase["html"] and "Sopikaa perusteista" not in phase["html"]


def test_a_step_has_its_questions_its_pitfalls_and_the_way_to_its_sheets():
    told = guide("sv-3")
    assert len(told["questions"]) == 3
    assert "<li>" in told["pitfalls"]
    sheet = told["sheets"]["success-factors"]
    assert sheet["url"] == "../tyopohjat/success-factors/"
    assert sheet["address"] == "museo.example/sv/tyopohjat/success-factors"
    assert f'data-address="{SITE}sv/tyopohjat/success-factors/"' in sheet["qr"]


@pytest.mark.parametrize("number", STEP_NUMBERS)
def test_each_phase_has_as_many_lines_and_the_same_worksheets_in_both_languages_and_each_worksheet_is_in_one(
    number: int,
):
    finnish, swedish = (
        {
            section: (sorted(phase["sheets"]), len(said(phase)))
            for section, phase in guide(f"{language.code}-{number}")["phases"].items()
        }
        for language in LANGUAGES
    )
    assert finnish == swedish
    assert sum(lines for _, lines in finnish.values()) > 2
    filled = {id for ids, _ in finnish.values() for id in ids}
    assert filled == {id for id, _ in real_content().worksheets_of(number)} - BEFORE_THE_WORKSHOP


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_phase_that_is_no_break_has_its_guide_whose_minutes_can_be_reckoned_anew(language):
    for entry in agenda_entries(real_content(), language):
        lengths = {
            phase.section: phase.minutes
            for meeting in entry.meetings
            for phase in meeting.phases
            if phase.section
        }
        phases = guide(f"{language.code}-{entry.step}")["phases"]
        for section, minutes in lengths.items():
            acts = [
                int(act.text().split()[0])
                for act in LexborHTMLParser(phases[section]["html"]).css(".minutes")
            ]
            assert sum(acts) in (minutes, 0), (entry.id, section)
            # What is said names none, as it would be wrong in a phase that has been cut.
            assert not any(re.search("minu|puoli tuntia|halvtimme", line) for line in said(phases[section]))


def test_every_workshop_has_a_place_for_its_times_among_the_answers():
    entries = agenda_entries(real_content(), LANGUAGES[0])
    ids = {
        f"{entry.id}.{number}" if number > 1 else entry.id
        for entry in entries
        for number, _ in enumerate(entry.meetings, start=1)
    }
    assert ids <= set(workshop_ids(real_content()))
