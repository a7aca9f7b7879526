"""The page that leads a workshop through its hours: on the wall, before the leader, on a phone and afterwards."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from accessibility import layout, visits
from accessibility.looks import add_css
from accessibility.visits import AXE, SECOND, Open
from known_issues import assert_only_known
from playwright.sync_api import Page, expect
from project import real_content
from sheets import UI
from tabs import Tabs

from vaikuttava_museo.content.languages import FINNISH
from vaikuttava_museo.page.agenda import agenda_entries

HERE = Path(__file__).parent
URL = "tyopaja-kaynnissa/"
STEP_3 = f"{URL}?choose=step-3"
ZONE = "Europe/Helsinki"
NINE = datetime(2027, 1, 14, 9, tzinfo=ZoneInfo(ZONE))
FI = UI["fi"]
KEPT = "vaikuttava-museo-run"
STEP = next(entry for entry in agenda_entries(real_content(), FINNISH) if entry.id == "step-3")
PHASES = STEP.meetings[0].phases
WHOLE = STEP.minutes
SHEET_PHASE = next(number for number, phase in enumerate(PHASES) if phase.section == "name-success-factors")


@pytest.fixture
def room(tabs: Tabs) -> Iterator[Page]:
    """A page at nine o'clock whose time passes as the test says."""
    with tabs.open(own_tab=True, timezone_id=ZONE, viewport={"width": 1280, "height": 720}) as (
        page,
        traffic,
    ):
        page.clock.install(time=NINE - timedelta(seconds=1))
        page.clock.pause_at(NINE)
        yield page
        traffic.assert_sound()


def begin(page: Page, url: str = STEP_3) -> None:
    page.goto(url)
    page.locator(".run__start button").click()
    page.clock.run_for(10)


def passes(page: Page, minutes: float) -> None:
    page.clock.fast_forward(int(minutes * 60_000))


def seen(page: Page, *names: str) -> list[str]:
    return [page.locator(f".stage__{name}").inner_text().replace("\n", " ") for name in names]


def press(page: Page, name: str) -> None:
    page.locator(".stage").get_by_role("button", name=name, exact=True).click()
    page.clock.run_for(10)


def at(minutes: int) -> str:
    """Return the time so many minutes after nine, as both languages write it."""
    return f"{9 + minutes // 60}.{minutes % 60:02}"


def test_a_whole_step_is_run_with_delays_a_cut_and_its_end_is_right_to_the_minute(room: Page):
    first, second, third, *rest = PHASES
    start = first.minutes + 3 + second.minutes + 2  # of the third phase, after two delays
    begin(room)
    assert seen(room, "name", "figure", "ends") == [
        first.title, f"{first.minutes} minuuttia jäljellä", f"päättyy {at(first.minutes)}",
    ]  # fmt: skip
    assert seen(room, "next", "standing", "promise") == [
        f"Seuraavaksi {at(first.minutes)} {second.title}", FI["run_on_time"], f"Luvattu loppu {at(WHOLE)}",
    ]  # fmt: skip
    passes(room, first.minutes + 3)
    expect(room.locator(".stage__figure")).to_have_text("+3 min yli ajan")
    expect(room.locator(".stage__ends")).to_have_text(f"piti päättyä {at(first.minutes)}")
    press(room, FI["run_go_on"])
    room.reload()  # from the same timestamps
    assert seen(room, "name", "ends", "standing") == [
        second.title, f"päättyy {at(start - 2)}", f"3 min myöhässä, loppu nyt {at(WHOLE + 3)}",
    ]  # fmt: skip
    passes(room, second.minutes - 0.5)
    expect(room.locator(".stage__figure")).to_have_text("30 sekuntia jäljellä")
    passes(room, 2.5)
    room.keyboard.press("PageDown")
    room.locator(".stage__offers summary").click()
    offered = room.locator(".stage__offers button").all_inner_texts()
    assert offered[0] == f"{third.title}: {third.minutes - 5} min, loppu {at(WHOLE)}"
    may_be_cut = [phase for phase in PHASES[2:] if phase.shortest is not None]
    assert [re.split(": | jää pois", text)[0] for text in offered] == [phase.title for phase in may_be_cut]
    left_out = [phase.title for phase in may_be_cut if phase.shortest == 0]
    assert [text.partition(" jää pois")[0] for text in offered if " jää pois" in text] == left_out
    press(room, offered[0])
    assert seen(room, "ends", "standing") == [f"päättyy {at(start + third.minutes - 5)}", FI["run_on_time"]]
    for minutes in (third.minutes - 5, *(phase.minutes for phase in rest[:-1])):
        passes(room, minutes)
        room.keyboard.press("ArrowRight")
    assert seen(room, "name", "ends", "next") == [rest[-1].title, f"päättyy {at(WHOLE)}", FI["run_last"]]
    passes(room, rest[-1].minutes)
    press(room, FI["run_go_end"])
    expect(room.locator(".run__sum")).to_contain_text(f"Kello 9.00–{at(WHOLE)}.")
    rows = [row.split("\t") for row in room.locator(".run__times tbody tr").all_inner_texts()]
    assert rows[:3] == [
        [phase.title, f"{phase.minutes} min", f"{phase.minutes + change} min"]
        for phase, change in zip(PHASES[:3], (3, 2, -5), strict=True)
    ]


def test_a_clock_that_leaps_is_asked_about_and_set_right(room: Page):
    begin(room)
    passes(room, 1)
    room.clock.set_system_time(NINE + timedelta(minutes=61))
    passes(room, 1 / 60)
    expect(room.locator(".stage__jumped")).to_contain_text("60 min")
    expect(room.locator(".stage__figure")).to_contain_text("yli ajan")
    press(room, FI["run_was_clock"])
    assert seen(room, "figure", "ends") == ["9 minuuttia jäljellä", f"päättyy {at(60 + PHASES[0].minutes)}"]
    expect(room.locator(".stage__jumped")).to_be_hidden()


def test_keys_and_buttons_do_the_same_and_the_screen_reader_hears_what_matters(room: Page):
    begin(room)
    back = room.locator(".stage [data-action=back]")
    expect(back).to_have_attribute("aria-disabled", "true")
    status, name = room.locator(".stage > [role=status]"), room.locator(".stage__name")
    expect(status).to_have_text("Avaus, 10 minuuttia, päättyy 9.10.")
    passes(room, 5)
    expect(status).to_have_text("Aikaa on viisi minuuttia.")
    passes(room, 4)
    expect(status).to_have_text("Aikaa on minuutti.")
    passes(room, 1)
    expect(status).to_have_text("Aika on täynnä")
    room.keyboard.press("ArrowUp")
    press(room, "Vaiheen pituus +5 min")
    expect(room.locator(".stage__figure")).to_contain_text("6")
    expect(status).to_have_text("Avaus, 16 minuuttia, päättyy 9.16.")
    press(room, "Vaiheen pituus −1 min")
    room.keyboard.press("ArrowDown")
    expect(room.locator(".stage__figure")).to_contain_text("4")
    room.keyboard.press("Space")
    expect(room.locator(".stage__figure")).to_contain_text(FI["run_paused"])
    expect(status).to_have_text(FI["run_paused"])
    passes(room, 30)
    press(room, FI["run_resume"])
    expect(room.locator(".stage__figure")).to_have_text("4 minuuttia jäljellä")
    room.keyboard.press("ArrowRight")
    expect(name).to_have_text("Vaihtoehdot")
    expect(back).to_have_attribute("aria-disabled", "false")
    room.keyboard.press("PageUp")
    expect(name).to_have_text("Avaus")
    expect(room.locator(".stage__figure")).to_have_text("4 minuuttia jäljellä")
    assert room.locator("[role=timer]").get_attribute("aria-live") is None
    more = room.locator(".stage__more")
    more.locator("summary").click()
    room.keyboard.press("Escape")
    expect(more).not_to_have_attribute("open", "")
    expect(more.locator("summary")).to_be_focused()
    more.locator("summary").click()
    with room.expect_popup() as opened:
        room.locator(".stage__leader").click()
    assert "view=leader" in opened.value.url
    assert not opened.value.evaluate("menubar.visible"), "a window of its own, no tab"


def test_two_windows_agree_and_the_leader_has_the_guide_to_the_phase(room: Page):
    begin(room)
    leader = room.context.new_page()
    leader.clock.install(time=NINE)
    leader.goto(f"{STEP_3}&view=leader")
    expect(leader.locator(".stage__guide q").first).to_contain_text("Kaikki nämä vaihtoehdot ovat hyviä")
    # The words to say stand once, and the questions that are read aloud first lie open.
    assert leader.locator(".stage__guide").inner_text().count("Kaikki nämä") == 1
    expect(leader.locator(".stage__guide details li").first).to_be_visible()
    leader.get_by_role("button", name="−5 min").click()
    shortened = FI["run_shortened"].format(planned=PHASES[0].minutes, minutes=PHASES[0].minutes - 5)
    expect(leader.locator(".stage__guide")).to_contain_text(shortened)
    acts = [int(act.split()[0]) for act in leader.locator(".stage__guide .minutes strong").all_inner_texts()]
    assert len(acts) > 1 and sum(acts) == PHASES[0].minutes - 5
    leader.get_by_role("button", name="+5 min").click()
    leader.mouse.wheel(0, 500)
    leader.wait_for_function("scrollY > 0")
    for _ in range(SHEET_PHASE):
        press(leader, FI["run_go_on"])
    assert leader.evaluate("scrollY") == 0, "what is to be said now stands at the top"
    expect(room.locator(".stage__name")).to_have_text("Menestystekijät")
    expect(leader.locator(".stage__guide")).to_contain_text("Alleviivatkaa asiat")
    expect(leader.locator(".stage__guide summary")).to_have_text(
        [FI["run_view_questions"], FI["run_pitfalls"]]
    )
    expect(leader.locator(".stage__programme [aria-current=step]")).to_contain_text("Menestystekijät")
    press(leader, FI["run_view_sheet"])
    expect(room.locator(".stage__sheet svg")).to_have_attribute(
        "data-address", "https://www.vaikuttavamuseo.fi/tyopohjat/success-factors/"
    )
    press(leader, FI["run_view_questions"])
    expect(room.locator(".stage__questions li")).to_have_count(3)
    # The page of the key is read to its end before the phase is turned, and back to its beginning.
    name, presses = room.locator(".stage__name"), 0
    while name.inner_text() == "Menestystekijät" and presses < 9:
        presses += 1
        leader.keyboard.press("PageDown")
        leader.wait_for_timeout(500)
    expect(name).to_have_text(PHASES[SHEET_PHASE + 1].title)
    assert presses > 1
    assert leader.evaluate("scrollY") == 0
    leader.keyboard.press("PageUp")
    expect(name).to_have_text("Menestystekijät")
    leader.close()


def test_a_phone_goes_on_from_the_address_that_was_copied_and_takes_no_other(room: Page, tabs: Tabs):
    begin(room)
    passes(room, 4)
    room.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    room.locator(".stage__more summary").click()
    press(room, FI["run_copy"])
    expect(room.locator(".stage__copied")).to_have_text(FI["run_copied"])
    address = room.evaluate("window.copied")
    code = room.locator(".stage__code")
    expect(code.locator("path")).to_have_attribute("d", re.compile("^M0 0.5h1"))
    expect(code).to_have_attribute("data-address", address)
    with tabs.open(own_tab=True, timezone_id=ZONE) as (phone, traffic):
        phone.clock.install(time=NINE + timedelta(minutes=5))
        phone.goto(address)
        expect(phone.locator(".stage__ends")).to_have_text(f"päättyy {at(PHASES[0].minutes)}")
        assert "state" not in phone.url
        expect(phone.locator(".stage__guide")).to_contain_text(FI["run_apart"])
        phone.evaluate(f"localStorage.removeItem('{KEPT}')")
        phone.goto(
            f"{STEP_3}#state=" + "eyJzZWFyY2giOiJqYXZhc2NyaXB0OmFsZXJ0KDEpIn0%3D"
        )  # a link to a script
        expect(phone.locator(".run__start")).to_be_visible()
        traffic.assert_sound()


def test_the_wall_is_read_at_eight_metres_and_the_thumb_reaches_all(room: Page):
    begin(room)
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    assert room.locator(".stage__name").evaluate(size) >= 64
    assert room.locator(".stage__figure span").evaluate(size) >= 160
    room.set_viewport_size({"width": 375, "height": 667})
    boxes = [
        button.bounding_box()
        for button in room.locator(".stage__controls .stage__button").all()
        if button.is_visible()
    ]
    assert len(boxes) >= 10
    for box in boxes:
        assert (
            box and box["y"] >= 667 / 2 and box["y"] + box["height"] <= 667 and box["x"] + box["width"] <= 375
        )
        assert min(box["width"], box["height"]) >= 44
    assert room.evaluate("document.documentElement.scrollWidth") == 375
    passes(room, PHASES[0].minutes + 12)
    room.locator(".stage__offers summary").click()
    third, controls = room.locator(".stage__offers li:nth-child(3)"), room.locator(".stage__controls")
    bottom, top = "one => one.getBoundingClientRect().bottom", "one => one.getBoundingClientRect().top"
    for _ in range(50):  # the browser tells of what was opened a moment later
        if third.evaluate(bottom) <= controls.evaluate(top):
            break
        room.wait_for_timeout(100)
    assert third.evaluate(bottom) <= controls.evaluate(top)


def test_the_agenda_and_a_step_lead_to_it(page: Page, address: str):
    page.goto("askel-3/")
    page.get_by_role("link", name=FI["run_start"]).click()
    expect(page.locator(".run__start .run__title")).to_have_text("Askel 3 III Päätä suunta")
    expect(page.locator(".run__start .run__title")).to_be_focused()
    page.goto("tyopajan-aikataulu/?choose=step-5,partner-map&start=08:30")
    page.get_by_role("link", name=FI["run_start_day"].format(number=2)).click()
    expect(page.locator(".run__start .run__title")).to_contain_text(
        "V Testaaminen ja arviointi, 2. tapaaminen"
    )
    page.get_by_role("link", name=FI["run_other_day"].format(number=1)).click()
    expect(page.locator(".run__start .run__title")).to_contain_text("1. tapaaminen")


def test_afterwards_the_times_go_to_the_plan_and_a_mail_is_filled(room: Page):
    begin(room)
    passes(room, 12)
    room.locator(".stage__more summary").click()
    press(room, FI["run_stop"])
    expect(room.get_by_role("heading", name=FI["run_after"])).to_be_focused()
    with room.expect_download() as download:
        room.get_by_role("button", name=FI["run_text"]).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "Päätä suunta" in download.value.suggested_filename and "undefined" not in text
    assert f"{FI['answers_workshops']}: {FI['answers_workshop_times']}" in text
    assert "Avaus: suunniteltu 10 min, toteutunut 12 min" in text
    room.get_by_role("button", name=FI["run_keep"]).click()
    room.get_by_label(FI["run_feedback_worked"]).fill("Hiljainen kirjoittaminen & kello")
    mail = unquote(room.get_by_role("link", name=FI["run_feedback_open"]).get_attribute("href") or "")
    assert mail.startswith("mailto:") and "Päätä suunta" in mail
    assert "Mikä toimi?\r\nHiljainen kirjoittaminen & kello\r\n" in mail
    assert "Suunniteltu aika 345 min, toteutunut 12 min" in mail
    room.get_by_role("link", name=FI["run_kept"]).click()
    expect(room.locator("#plan")).to_contain_text("III Päätä suunta, ")
    expect(room.locator("#plan")).to_contain_text("Avaus: suunniteltu 10 min, toteutunut 12 min")
    expect(room.locator("#plan h3", has_text=FI["answers_workshops"])).to_be_in_viewport()
    room.go_back()
    room.get_by_role("button", name=FI["run_again"]).click()  # and is not asked: the times are kept
    expect(room.locator(".run__start")).to_be_visible()


def test_after_a_rehearsal_the_same_workshop_is_ready_to_begin(room: Page):
    begin(room)
    room.locator(".stage__more summary").click()
    press(room, FI["run_stop"])
    again = room.get_by_role("button", name=FI["run_again"])
    again.click()  # and says no: the times are kept nowhere yet
    expect(room.locator(".run__after")).to_be_visible()
    room.once("dialog", lambda dialog: dialog.accept())
    again.click()
    title = room.locator(".run__start .run__title")
    expect(title).to_have_text("Askel 3 III Päätä suunta")
    assert title.aria_snapshot() == '- heading "Askel 3 Päätä suunta" [level=3]', "a number to the ear"


@pytest.mark.parametrize("is_stopped", [True, False], ids=["stopped", "left"])
def test_who_comes_to_begin_begins_anew_and_the_rehearsal_is_only_offered(is_stopped: bool, room: Page):
    begin(room, f"{STEP_3}&begin")
    assert room.url.endswith(STEP_3)
    on_stage, after = room.locator(".stage [data-screen=questions]"), room.locator(".run__times tbody tr")
    expect(on_stage).to_be_visible()  # what is drawn last has come: the page can be left
    if is_stopped:
        room.locator(".stage__more summary").click()
        press(room, FI["run_stop"])
        expect(after).not_to_have_count(0)
    passes(room, 30)
    room.goto("askel-3/")
    room.get_by_role("link", name=FI["run_start"]).click()
    offer, title = room.locator(".run__unfinished"), room.locator(".run__start .run__title")
    expect(title).to_be_focused()
    expect(offer).to_contain_text("III Päätä suunta on jo pidetty" if is_stopped else "on kesken työpaja")
    room.reload()
    expect(title).to_be_visible()
    offer.get_by_role("link").click()
    expect((after if is_stopped else on_stage).first).to_be_visible()
    room.goto("askel-3/")
    room.get_by_role("link", name=FI["run_start"]).click()
    if not is_stopped:
        room.locator(".run__start button").click()  # and says no: the one that goes on would be lost
        expect(title).to_be_visible()
        room.once("dialog", lambda dialog: dialog.accept())
    room.locator(".run__start button").click()
    expect(room.locator(".stage__promise")).to_have_text(f"Luvattu loppu {at(30 + WHOLE)}")
    passes(room, 4)
    room.reload()
    assert seen(room, "figure", "ends") == ["6 minuuttia jäljellä", f"päättyy {at(40)}"]


def test_what_was_kept_by_someone_else_or_long_ago_is_no_workshop_that_goes_on(room: Page):
    room.goto(URL)
    for junk in ('{"phases": "x"}', "[", '{"phases":[{}],"at":0,"search":"","skew":0,"promised":1}'):
        room.evaluate("([key, junk]) => localStorage.setItem(key, junk)", [KEPT, junk])
        room.goto(STEP_3)
        expect(room.locator(".run__start")).to_be_visible()
    begin(room)
    passes(room, 24 * 60)
    room.goto(URL)
    expect(room.locator(".run__after")).to_be_visible()
    papers = room.locator(".run__after").get_by_role("link", name=FI["run_papers"])
    expect(papers).to_have_attribute("href", "../word/askel-3-memo.docx")
    room.once("dialog", lambda dialog: dialog.accept())
    room.get_by_role("button", name=FI["run_again"]).click()
    expect(room.locator(".run__workshops")).to_be_visible()
    assert room.evaluate("localStorage.length") == 0


def test_the_end_that_is_offered_waits_until_the_workshop_begins(room: Page):
    room.goto(STEP_3)
    passes(room, 3)
    room.locator(".run__start button").click()
    expect(room.locator(".stage__promise")).to_have_text(f"Luvattu loppu {at(WHOLE + 3)}")
    assert seen(room, "standing") == [FI["run_on_time"]]


def test_with_the_offers_stands_when_guests_come_and_go(room: Page):
    begin(room, f"{URL}?choose=step-4&start=09:00")
    passes(room, 15)
    offers = room.locator(".stage__offers")
    offers.locator("summary").click()
    expect(offers.locator("p")).to_have_text(
        "Vieraita tulee kello 9.35 ja 10.30. Vieraita lähtee kello 10.30 ja 12.10."
    )
    expect(offers.locator("button").first).to_contain_text("Palvelut esiin: 20 min")
    press(room, FI["run_go_on"])
    passes(room, 85)
    expect(offers.locator("p")).to_have_text("Vieraita lähtee kello 12.10.")


@pytest.mark.parametrize(("start", "promise"), [("08:30", WHOLE - 30), ("07:30", WHOLE), ("13:00", WHOLE)])
def test_the_end_of_the_agenda_is_promised_unless_it_is_rehearsed(start: str, promise: int, room: Page):
    room.goto(f"{STEP_3}&start={start}")
    room.locator(".run__start button").click()
    expect(room.locator(".stage__promise")).to_have_text(f"Luvattu loppu {at(promise)}")


@pytest.mark.parametrize("view", ["", "&view=leader"], ids=["wall", "leader"])
def test_on_paper_it_is_the_programme_with_its_times(view: str, room: Page):
    begin(room)
    passes(room, PHASES[0].minutes + 3)
    press(room, FI["run_go_on"])
    room.goto(STEP_3 + view)
    room.emulate_media(media="print")
    starts = list(accumulate((phase.minutes for phase in PHASES[1:-1]), initial=PHASES[0].minutes + 3))
    lines = [
        f"{at(start)} {phase.title}, {phase.minutes} min"
        for start, phase in zip((0, *starts), PHASES, strict=True)
    ]
    expect(room.locator(".stage__programme li")).to_have_text(lines)
    expect(room.locator(".stage__programme")).to_be_visible()
    expect(room.locator(".stage__promise")).to_have_text(f"Luvattu loppu {at(WHOLE)}")
    seen = room.locator(".stage").inner_text()
    assert FI["run_go_on"] not in seen and FI["run_shorten"] not in seen


@pytest.mark.parametrize("prefix", ["", "sv/"], ids=["fi", "sv"])
def test_on_the_smallest_phone_the_time_left_is_in_sight_above_the_buttons(prefix: str, open_page: Open):
    with open_page(f"{prefix}{STEP_3}", own_tab=True, viewport={"width": 320, "height": 640}) as page:
        page.locator(".run__start button").click()
        bottom, top = (page.locator(f".stage__{name}").bounding_box() or {} for name in ("time", "controls"))
        assert bottom["y"] + bottom["height"] <= top["y"]


@pytest.mark.parametrize("view", ["", "&view=leader"], ids=["wall", "leader"])
@pytest.mark.parametrize("prefix", ["", "sv/"], ids=["fi", "sv"])
def test_no_engine_finds_anything_while_it_goes_on(prefix: str, view: str, open_page: Open):
    with open_page(f"{prefix}{STEP_3}{view}", own_tab=True, viewport={"width": 320, "height": 640}) as page:
        page.locator(".run__start button").click()
        page.locator(".stage [data-screen=questions]").wait_for()
        page.locator(".stage__more summary").click()
        with_controls_at_the_end = ".stage__controls, .stage__more div { position: static !important }"
        add_css(page, with_controls_at_the_end)  # they cover what scrolls under them
        assert layout.reflow_faults(page) == layout.cut_word_faults(page) == []
        assert_only_known(SECOND, visits.second_complaints(page, URL.rstrip("/")))
        assert_only_known(AXE, visits.axe_in_all_views(page, URL.rstrip("/")))


def test_without_scripts_it_says_what_it_needs(open_page: Open):
    with open_page(URL, java_script_enabled=False) as page:
        expect(page.locator(".serving__note")).to_have_text(FI["run_needs_script"])
        expect(page.locator(".stage")).to_be_hidden()


@dataclass
class Chromium:
    """The page of a test as the other engines are driven; it lives as long as the test."""

    page: Page

    def open(self, url: str) -> None:
        self.page.goto(url)

    def put_first(self, script: str) -> None:
        if script:
            self.page.add_init_script(script)

    def run(self, script: str) -> object:
        return self.page.evaluate(f"async () => {{ {script} }}")


@pytest.fixture
def chromium(tabs: Tabs) -> Iterator[Chromium]:
    with tabs.open(own_tab=True, timezone_id=ZONE) as (page, traffic):
        yield Chromium(page)
        traffic.assert_sound()


@pytest.mark.parametrize("name", ["chromium", "running_firefox", "running_webkit"])
def test_each_engine_runs_a_whole_step(name: str, address: str, request: pytest.FixtureRequest):
    """In the night when summer time begins: reloads, a sleep, a clock that is set, three delays and a cut."""
    start = datetime(2027, 3, 28, 1, 30, tzinfo=ZoneInfo(ZONE))
    given = {
        "start": start.timestamp() * 1000,
        "zone": ZONE,
        "url": address + STEP_3,
        "phases": [phase.minutes for phase in PHASES],
        "words": FI,
    }
    engine = request.getfixturevalue(name)
    engine.put_first((HERE / "machine.js").read_text(encoding="utf-8"))
    engine.open(f"{address}robots.txt")  # a page without a script or a policy, for two windows side by side
    whole = (HERE / "whole_workshop.js").read_text(encoding="utf-8")
    told = engine.run(f"localStorage.clear(); {whole} return whole({json.dumps(given)});")
    engine.put_first("")
    assert told["faults"] == []
    assert told["late"] == 3 + 4 + 5 - 10
    changed = {0: 3, 2: 4, 4: 5, 5: -10}
    lengths = [phase.minutes + changed.get(number, 0) for number, phase in enumerate(PHASES)]
    assert told["cells"] == [f"{minutes} min" for minutes in (*lengths, sum(lengths))]
