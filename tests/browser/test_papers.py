"""The facilitator's papers: each invitation is copied by its button, or opens as a mail or a Word file."""

import re
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from sheets import UI, words

from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.texts import catalogue

STATUS = ".invitation__status"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_button_copies_the_letter_and_says_so(language: Language, page: Page):
    texts = catalogue("invitations_and_papers", language)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{language.prefix}askel-2/")
    page.get_by_role("link", name=texts["page"]).first.click()
    page.get_by_role("button", name=texts["copy_letter"]).last.click()
    expect(page.locator(STATUS).last).to_have_text(texts["copied"])
    copied = words(page.evaluate("() => navigator.clipboard.readText()"))
    lines = page.locator("#guest ~ :is(p:not(.invitation), ul)").all_inner_texts()
    assert lines and [line for line in lines if words(line) not in copied] == []


def test_a_browser_that_forbids_copying_is_told_of_the_other_ways(page: Page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("kutsut/askel-2/")
    page.locator("[data-copy]").first.click()
    expect(page.locator(STATUS).first).to_have_text(
        catalogue("invitations_and_papers", LANGUAGES[0])["not_copied"]
    )


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_hours_of_guests_follow_from_when_the_workshop_begins(language: Language, page: Page):
    texts = catalogue("invitations_and_papers", language)
    page.goto(f"{language.prefix}kutsut/askel-4/")
    page.locator(".letter-blanks summary").click()
    page.get_by_label(texts["hour_starts"].capitalize(), exact=True).fill("9.00")
    told = page.locator("#guest ~ ul").first
    expect(told).to_contain_text("10.30–12.10")  # as the step's page says
    expect(page.locator("#owner ~ ul").first).to_contain_text("9.35–10.30")
    page.get_by_label(texts["hour_starts"].capitalize(), exact=True).fill("")
    expect(told).to_contain_text(f"{texts['hour_starts']}]")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_what_all_letters_need_is_filled_in_once(language: Language, page: Page):
    date, place = re.findall(r"\[(\w+)\]", catalogue("invitations_and_papers", language)["when"])
    page.goto(f"{language.prefix}kutsut/askel-5/")
    page.locator(".letter-blanks summary").click()
    page.get_by_label(date.capitalize(), exact=True).fill("torstai 14.1.2027 & [klo]")
    page.get_by_label(place.capitalize(), exact=True).fill("Kivisalmi")
    letters, mails = page.locator(".text"), page.locator(".invitation a[href^=mailto]")
    expect(letters).not_to_contain_text(f"[{place}]")
    expect(letters).not_to_contain_text(f"[{date}]")
    for body in mails.evaluate_all("all => all.map((mail) => new URL(mail.href).searchParams.get('body'))"):
        assert "Kivisalmi" in body and f"[{place}]" not in body
    assert "torstai 14.1.2027 & [klo]" in (
        mails.first.evaluate("mail => new URL(mail.href).searchParams.get('body')")
    )
    page.get_by_label(place.capitalize(), exact=True).fill("")
    expect(letters).to_contain_text(f"[{place}]")
    texts = catalogue("invitations_and_papers", language)
    start, end = (
        page.get_by_label(texts[name].capitalize(), exact=True) for name in ("hour_starts", "hour_ends")
    )
    start.fill("9.15")
    expect(letters).to_contain_text("9.15–11.45")  # planning takes two hours and a half
    end.fill("12")
    expect(letters).to_contain_text("9.15–12")
    page.locator(".letter-blanks input").last.fill("ä" * 200)  # six characters each in an address
    page.locator(".letter-blanks input").nth(-2).fill("[ö](/!*')" * 22)
    mail = page.locator("#guest + .invitation a").first
    expect(mail).not_to_have_attribute("href", re.compile("body"))
    mail.evaluate(
        "mail => { mail.addEventListener('click', (event) => event.preventDefault()); mail.click(); }"
    )
    expect(page.locator("#guest + .invitation [role=status]")).to_have_text(texts["too_long"])
    fields = page.locator(".letter-blanks input[name]")
    filled = fields.evaluate_all("all => all.map((field) => field.value)")
    page.locator(".languages a[href]").click()
    expect(fields.first).to_have_value("torstai 14.1.2027 & [klo]")
    assert fields.evaluate_all("all => all.map((field) => field.value)") == filled
    assert fields.first.is_visible(), "what is filled in lies open, above what it is filled into"
    assert not page.evaluate("() => Object.keys(localStorage).length + Object.keys(sessionStorage).length")


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_step_that_is_a_part_of_a_day_invites_to_the_day_and_its_papers_have_its_hours(
    language: Language, page: Page
):
    """Step VI after step I: 9.00–12.30, a meal, 13.15–16.40."""
    texts = catalogue("invitations_and_papers", language)
    page.goto(f"{language.prefix}tyopajan-aikataulu/?choose=step-1,step-6")
    page.locator(".agenda__dates input").fill("2027-01-14")
    page.locator(".agenda__occasion [name=place]").fill("Vellamo & R")
    page.locator(".agenda__occasion [name=keep]").check()
    page.goto(f"{language.prefix}kutsut/askel-6/")
    told = page.locator("#staff ~ ul").first
    day = {"fi": "torstai 14.1.2027", "sv": "torsdag 14.1.2027"}[language.code]
    whole = page.get_by_label(re.compile("9.00–16.40.*13.15–16.40"))
    expect(told).to_contain_text(re.compile(rf"{day} .*9.00–16.40, .* 7\sh\s40\smin"))
    programme = word_file(page, "programme")
    assert {UI[language.code]["agenda_time"], "13.15", "13.25"} <= set(programme)
    assert {"0.00", texts["since_start"]}.isdisjoint(programme)
    assert {day, "Vellamo & R"} <= set(word_file(page, "memo"))
    whole.uncheck()
    expect(told).to_contain_text(re.compile(r"13.15–16.40, .* 3\sh\s25\smin"))
    assert {"13.15", day} <= set(word_file(page, "programme"))
    page.get_by_label(texts["hour_ends"].capitalize(), exact=True).fill("16.15")
    expect(told).to_contain_text(re.compile(r"13.15–16.15, .* 3\sh$", re.MULTILINE))
    body = page.locator(".invitation a").first.evaluate("mail => new URL(mail.href).searchParams.get('body')")
    assert re.search("13.15–16.15, .* 3 h\r", body)
    letter = word_file(page, "invitation-staff")
    assert {"13.15", "16.15", "Vellamo & R"} <= set(letter) and any(
        text.endswith(" 3\u00a0h") for text in letter
    )
    page.get_by_label(texts["hour_starts"].capitalize(), exact=True).fill("")
    assert "0.10" in word_file(page, "programme")


def word_file(page: Page, name: str) -> list[str]:
    """Return the texts of a Word file as it is given when its link is pressed: of each of its places and runs."""
    with page.expect_download() as download:
        page.locator(f"a[href$='-{name}.docx']").click()
    document = docx.Document(str(download.value.path()))
    return [node.text or "" for node in document.element.body.iter(qn("w:t"))]


def test_without_its_script_the_letters_stand_alone(browser: Browser, address: str):
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.route("**/papers/page.js", lambda route: route.fulfill(content_type="text/javascript", body="?"))
        page.goto("kutsut/askel-5/")
        expect(page.locator("html")).to_have_class(re.compile("unserved"))
        assert not page.locator(".letter-blanks").bounding_box()
        expect(page.locator(".text")).to_contain_text("[päivä]")


def test_each_letter_has_its_mail_and_its_word_file(page: Page, address: str):
    page.goto("kutsut/askel-2/")
    for id in ("staff", "owner", "guest"):
        row = page.locator(f"#{id} + .invitation")
        assert (row.locator("a").first.get_attribute("href") or "").startswith("mailto:?subject=Kutsu")
        file = row.locator("a").last.get_attribute("href") or ""
        assert re.search(rf"word/askel-2-invitation-{id}\.docx$", file)
        assert page.request.get(f"{address}word/askel-2-invitation-{id}.docx").ok


def test_the_page_leads_to_all_that_the_day_needs(page: Page, address: str):
    page.goto("tyopajan-aikataulu/?choose=step-2")
    page.get_by_role("link", name="Askel 2 Kutsut ja paperit").click()
    papers = page.locator(".papers")
    for link in papers.locator("a[href$=pdf], a[href$=docx]").all():
        assert page.request.get(link.evaluate("link => link.href")).ok
    expect(papers.get_by_role("link", name=re.compile("^Työpajan paperit kaksipuol"))).to_have_attribute(
        "href", re.compile("askel-2-day.pdf$")
    )
    expect(papers.locator("[href$='askel-2-wall-a3.pdf']")).to_have_text(re.compile("A3$"))
    pages = len(PdfReader(BytesIO(page.request.get(f"{address}pdf/askel-2-wall.pdf").body())).pages)
    expect(papers.locator("[href$='askel-2-wall.pdf']")).to_contain_text(f"(pdf, {pages} sivua)")
    papers.get_by_role("link", name="Työpajan aikataulu").click()
    expect(page.locator(".agenda__days")).to_contain_text("Asiakkaat")
    page.go_back()
    papers.get_by_role("link", name="Työpaja käynnissä").click()
    expect(page.locator(".run__start .run__title")).to_have_accessible_name("Askel 2 Punnitse vaihtoehdot")
