"""Firefox and WebKit as people have them: the whole life of a form, and each kind of page on paper."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sheets
from accessibility.addresses import first_of_each
from bench.wire import Pieces, hosted
from engines import Engine, downloaded, slowed
from firefox import FIREFOX
from playwright.sync_api import Browser, expect
from project import all_fields
from sheets import ONE_OF_EACH_LAYOUT, SHEETS, UI, url_of
from webkit import WebKit, is_here

FI, SV = UI["fi"], UI["sv"]
CHANGE, SIGNS = "people-and-places.change", "people-and-places.signs"
HELPERS = """
    const until = async (test) => {
        for (let tries = 0; !test(); tries += 1) {
            if (tries > 500) throw new Error(`never: ${test}`);
            await new Promise((done) => setTimeout(done, 20));
        }
    };
    const field = (id) => document.getElementById(`answer-${id}`);
    const press = (action) => document.querySelector(`[data-action=${action}]`).click();
    const status = () => document.querySelector("main [role=status]").textContent;
    const dialog = () => document.querySelector("dialog[open]");
    const served = () => until(() => document.documentElement.classList.contains("served"));
"""
STORED = """return Object.fromEntries(Object.entries({ ...localStorage })
    .map(([key, text]) => [key.replace("vaikuttava-museo:", ""), text]))"""


class Visitor:
    """What a visitor does with a form, in one of the engines."""

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine, self.address = engine, address

    def goes(self, url: str) -> None:
        self.engine.open(self.address + url)
        self.runs("await served();")

    def runs(self, script: str):
        return self.engine.run(HELPERS + script)

    def tells(self, sentence: str) -> None:
        """Wait until the page says so."""
        self.runs(f"await until(() => status().startsWith({json.dumps(sentence)}));")

    def sees(self, id: str) -> str:
        return self.runs(f"return field('{id}').value;")

    def keeps(self) -> dict[str, str]:
        return self.runs(STORED)

    def opens(self, file: Path) -> None:
        self.engine.give(HELPERS + "press('open');", file)


@pytest.fixture
def visitor(engine: Engine, address: str) -> Visitor:
    engine.open(f"{address}robots.txt")
    engine.run("localStorage.clear()")
    return Visitor(engine, address)


def test_the_whole_life_of_a_form(visitor: Visitor, engine: Engine, tmp_path: Path):
    visitor.goes(url_of("change-map"))
    visitor.runs(f"field('{CHANGE}').focus();")
    engine.type("Väki vähenee")
    own = {f"change-map:{CHANGE}": "Väki vähenee"}
    assert visitor.keeps() == own
    line = visitor.runs("return document.querySelector('.sheet-state').textContent;")
    assert line.startswith(FI["answers_stored"].split("{")[0])
    for url in (url_of("change-map"), url_of("change-map", "sv")):
        visitor.goes(url)
        assert visitor.sees(CHANGE) == "Väki vähenee"

    visitor.runs("press('example');")
    visitor.tells(SV["answers_example_on"])
    assert visitor.sees(CHANGE) == SHEETS["change-map"].example[CHANGE]["sv"]
    visitor.runs("press('example');")
    visitor.tells(SV["answers_example_off"])
    assert (visitor.sees(CHANGE), visitor.keeps()) == ("Väki vähenee", own)

    visitor.goes(url_of("change-map"))
    name, saved = downloaded(engine, HELPERS + "press('save');")
    assert name.startswith("Muutoskartta-20") and json.loads(saved)["answers"] == {
        "change-map": {CHANGE: "Väki vähenee"}
    }
    _, document = downloaded(engine, HELPERS + "press('docx');")
    assert sheets.words("Väki vähenee") in sheets.text_of_docx(document)[0]
    _, text = downloaded(engine, HELPERS + "press('text');")
    assert "Väki vähenee" in text.decode()

    visitor.runs("press('clear'); await until(dialog); dialog().querySelector('[value=yes]').click();")
    visitor.tells(FI["answers_cleared"])
    assert (visitor.sees(CHANGE), visitor.keeps()) == ("", {})
    visitor.runs("document.querySelector('[role=status] button').click();")
    assert (visitor.sees(CHANGE), visitor.keeps()) == ("Väki vähenee", own)

    theirs = tmp_path / "theirs.json"
    answers = {CHANGE: "Koulu muuttaa", SIGNS: "Uusi merkki", "made-up": "x"}
    theirs.write_text(
        json.dumps({"format": "vaikuttava-museo", "version": 1, "answers": {"change-map": answers}})
    )
    visitor.opens(theirs)
    visitor.runs(
        "await until(dialog); dialog().querySelector('[value=both]').click(); dialog().querySelector('[value=yes]').click();"
    )
    visitor.tells(f"{FI['answers_opened'].format(count=2)} {FI['answers_dropped'].format(count=1)}")
    assert visitor.keeps() == {
        f"change-map:{CHANGE}": "Väki vähenee\nKoulu muuttaa",
        f"change-map:{SIGNS}": "Uusi merkki",
    }

    visitor.runs("localStorage.clear();")
    visitor.goes(url_of("change-map"))
    # The file chooser opens only soon after a press: what the buttons need is here by then, as it is for people.
    visitor.runs("press('save');")
    visitor.tells(FI["answers_nothing"])
    (tmp_path / name).write_bytes(saved)
    visitor.opens(tmp_path / name)
    visitor.tells(FI["answers_opened"].format(count=1))
    assert visitor.keeps() == own
    visitor.goes("suunnitelma/")
    assert "Väki vähenee" in visitor.runs("return document.querySelector('#plan').textContent;")
    assert engine.asked() == []


def test_answers_that_are_not_stored_are_asked_about_before_the_page_is_left(
    visitor: Visitor, engine: Engine
):
    visitor.goes(url_of("change-map"))
    visitor.runs(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };"
    )
    visitor.runs(f"field('{CHANGE}').focus();")
    engine.type("Väki")
    assert visitor.runs("return document.querySelector('.sheet-state').textContent;") == FI["answers_full"]
    visitor.goes("suunnitelma/")
    assert engine.asked() == ["beforeunload"]


TYPED = "Väki vähenee"
STOOD_STILL = """
    const begun = performance.now();
    let stood = 0;
    let now = begun;
    while (now - begun < 1000) {
        const last = now;
        now = performance.now();
        if (now - last > 20) stood += now - last;
    }
    return stood / (now - begun);
"""
"""The part of a second that the page's scripts do not see pass."""
AT_ONCE = """
    const frame = document.body.appendChild(document.createElement("iframe"));
    const loaded = new Promise((done) => { frame.onload = done; });
    frame.src = URL;
    const pause = (time) => new Promise((done) => setTimeout(done, time));
    const first = () => frame.contentDocument?.querySelector("textarea.answer__field");
    while (!first()?.offsetHeight || getComputedStyle(first()).visibility === "hidden") await pause();
    const field = first();
    field.focus();
    for (const letter of TYPED) {
        frame.contentDocument.execCommand("insertText", false, letter);
        await pause(50);
    }
    await loaded;
    while (!frame.contentDocument.querySelector("html.served")) await pause();
    await pause(50);
    const kept = [field.value, Object.values(localStorage).join().includes(TYPED)];
    localStorage.clear();
    frame.remove();
    return kept;
"""
"""Types TYPED at URL for a second from when the first field can be seen, while the rest of the page and its script come."""


@pytest.fixture(scope="module")
def slow_address(site: Path) -> Iterator[str]:
    """The site behind slow 4G: a round trip of 150 ms, and less than 1 Mbit/s."""
    with hosted(site, pieces=Pieces(size=4000, pause=0.04, wait=0.15)) as host:
        yield host.url


@pytest.mark.thorough
def test_a_slowed_engine_stands_still_five_sixths_of_the_time(engine: Engine):
    with slowed(engine):
        assert engine.run(STOOD_STILL) > 0.8


SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 184_320, "uploadThroughput": 84_375}


def type_at_once(browser: Browser, url: str) -> list[object]:
    """Type in Chromium as soon as the field takes a letter, however little of the page has come."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_4G)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        page.goto(url, wait_until="commit")
        field = page.locator("textarea.answer__field").first
        field.click()  # waits until a finger could
        field.press_sequentially(TYPED)
        page.wait_for_load_state("load")
        expect(page.locator("html.served")).to_have_count(1)
        return [field.input_value(), [*sheets.entries(page).values()] == [TYPED]]


@pytest.fixture
def engines(request: pytest.FixtureRequest) -> list[Engine]:
    """Those of the engines that this machine has."""
    here = {"running_firefox": FIREFOX, "running_webkit": is_here()}
    return [request.getfixturevalue(name) for name in here if here[name]]


@pytest.mark.thorough(takes="a minute")
@pytest.mark.parametrize("id", ONE_OF_EACH_LAYOUT)
def test_what_is_typed_at_once_on_a_slow_phone_is_kept(
    id: str, engines: list[Engine], slow_address: str, browser: Browser, address: str
):
    """In all browsers side by side, since a slow phone is mostly waited for."""
    tries = range(0, 50, len(ONE_OF_EACH_LAYOUT))
    given = f"const [URL, TYPED] = {json.dumps([slow_address + url_of(id), TYPED])};"

    def typed(engine: Engine) -> list[list[object]]:
        engine.open(f"{slow_address}robots.txt")
        engine.run("localStorage.clear()")
        with slowed(engine):
            return [engine.run(given + AT_ONCE) for _ in tries]

    with ThreadPoolExecutor() as pool:
        others = pool.map(typed, engines)
        found = [[type_at_once(browser, address + url_of(id)) for _ in tries], *others]
    assert found == [[[TYPED, True] for _ in tries]] * (1 + len(engines))


PRINTED = [(id, "a4", code) for id in SHEETS for code in UI] + [(id, "a3", "fi") for id in ONE_OF_EACH_LAYOUT]
"""A3 is A4 drawn larger: one sheet of each layout shows that the browser knows the paper."""
LANDSCAPE = {"a4": (842, 595), "a3": (1191, 842)}
WIDEST_FOOT_OF_A_PRINTER = 14.2 / 25.4 * 72
"""What Firefox leaves free at the foot of a paper for a printer that it does not know (GTK's own margin)."""
SHOW_EXAMPLE = (
    "press('example'); await until(() => !document.querySelector('.sheet__mark-of-example').hidden);"
)


@pytest.mark.parametrize(("id", "paper", "language"), first_of_each(PRINTED, [("partner-map", "a4", "fi")]))
def test_a_worksheet_is_one_landscape_page(
    id: str, paper: str, language: str, visitor: Visitor, engine: Engine
):
    """Firefox is asked for an upright A4: the page's own style sheet decides. WebKit leaves the paper to the reader."""
    asks = {"paper": paper, "landscape": True} if isinstance(engine, WebKit) else {}
    questions = [sheets.question(SHEETS[id], field, language) for field in all_fields(SHEETS[id])]
    visitor.goes(url_of(id, language))
    visitor.runs(f"document.querySelector('[name=paper][value={paper}]').click();")
    for lines in (
        questions,
        [line for answer in SHEETS[id].example.values() for line in answer[language].splitlines()],
    ):
        if lines is not questions:
            visitor.runs(SHOW_EXAMPLE)
        printed = sheets.read_back(engine.print(**asks))
        assert asks or min(printed.heights[0]) > WIDEST_FOOT_OF_A_PRINTER
        assert len(printed.sizes) == 1 and all(
            abs(length - wanted) <= 1
            for length, wanted in zip(printed.sizes[0], LANDSCAPE[paper], strict=True)
        )
        assert (printed.outside, printed.lacks(lines)) == ([], [])


FILL = """
    for (const [id, text] of Object.entries(ANSWERS)) {
        field(id).value = text;
        field(id).dispatchEvent(new Event("input", { bubbles: true }));
    }
"""


OVER_FULL = [(id, *kind) for id in ONE_OF_EACH_LAYOUT for kind in (("a4", "sv"), ("a3", "fi"))]


@pytest.mark.parametrize(("id", "paper", "language"), first_of_each(OVER_FULL, [("change-map", "a4", "sv")]))
def test_each_page_of_an_over_full_sheet_says_whose_it_is_and_its_number(
    id: str, paper: str, language: str, visitor: Visitor, engine: Engine
):
    is_webkit = isinstance(engine, WebKit)
    place, question = sheets.long_answer(id, language)
    visitor.goes(url_of(id, language))
    visitor.runs(f"document.querySelector('[name=paper][value={paper}]').click(); field('{place}').focus();")
    answers = {"who.museum": "Kivisalmi", place: sheets.LONG_ANSWER}
    visitor.runs(FILL.replace("ANSWERS", json.dumps(answers)))
    printed = sheets.read_back(engine.print(**{"paper": paper, "landscape": True} if is_webkit else {}))
    heads = ["Kivisalmi", *([SHEETS[id].title[language]] if is_webkit else [])]
    assert len(printed.pages) > 1
    assert all(
        abs(length - wanted) <= 1
        for size in printed.sizes
        for length, wanted in zip(size, LANDSCAPE[paper], strict=True)
    )
    assert sheets.faults_of_long_answer(printed, language, question, heads) == []
    shown = visitor.runs("return [document.activeElement.id, document.querySelectorAll('.sheet').length];")
    assert (shown, visitor.sees(place)) == ([f"answer-{place}", 1], sheets.LONG_ANSWER)


FEWEST_LETTERS = 150
"""What the emptiest page of a step has at least."""
# What is read on paper too. Of headings Firefox prints the forms alone: no program can read them back.
# Firefox draws the serif and bold letters as outlines, whose words cannot be read back: parts in the sans.
READ = {
    "": ".home .lead > p:not(:first-child, .actions)",
    "askel-3/": ".text > p",
    "tyopohjat/": ".worksheet-link p.quiet:not(.worksheet-link__pdfs)",
    "suunnitelma/": ".plan__entry:not(.plan__entry--empty) .plan__answer",
    "tyopajan-aikataulu/": ".agenda__sheet th",
    "tyopajan-aikataulu/?choose=step-1": ".agenda__table td:last-child",
    "tietosuoja/": ".text > :is(p, ul)",
    "404.html": "main p:not(:has(.numeral), .admonition-title)",
}


@pytest.mark.parametrize("url", first_of_each(list(READ), ["askel-3/", "suunnitelma/"]))
def test_each_kind_of_page_is_printed_whole(url: str, visitor: Visitor, engine: Engine):
    engine.run("localStorage.setItem('vaikuttava-museo:partner-map:1.partner', 'Kivisalmen kirjasto')")
    engine.open(visitor.address + url)
    script = f"await until(() => document.querySelector('{READ[url]}'));"
    script += (
        f"return [...document.querySelectorAll('{READ[url]}')].map((part) => part.innerText.split('\\n')[0]);"
    )
    read = visitor.runs(script)
    printed = sheets.read_back(engine.print())
    assert len(read) > 0
    assert url != "askel-3/" or min(map(len, printed.pages)) > FEWEST_LETTERS
    assert (printed.outside, printed.lacks(text[:40] for text in read)) == ([], [])
