"""What menu and footer show of the list in the docs folder, which pages readers reach, and which names pass as right."""

import pytest
from project import ROOT
from selectolax.lexbor import LexborHTMLParser

from tests.content.broken_inputs import sound_tree
from tests.unit.examples import content, page_text, step_text
from vaikuttava_museo.checks.rules.cited_titles import names_in_step
from vaikuttava_museo.checks.rules.menu import pages_led_to
from vaikuttava_museo.checks.rules.timetables import clock_times_fit
from vaikuttava_museo.content.languages import FINNISH, SWEDISH, Language
from vaikuttava_museo.content.localized import page_links, with_former_keys
from vaikuttava_museo.content.menu_and_footer import MENU_FILE
from vaikuttava_museo.content.pdf_documents import booklet_keys
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.ledger_files import Compared
from vaikuttava_museo.page.templates import environment

MENU = """menu:
  - page: index#steps
    label: {fi: Askeleet, sv: Stegen}
  - kirja
  - puuttuu
footer:
  - heading: {fi: Tietoa, sv: Information}
    pages: [kirja]
moved: {sivuston-tarkoitus: kirja#miksi}
"""


def small(**more: str) -> Content:
    """Return the content of a home page and a page with a Finnish title, both in both languages."""
    title = {"title": "Museon kirja"}
    pages = {"kirja": page_text(**title), "kirja_sv": page_text(**title, title_lang="fi")}
    return content(**{"valikko_yml": MENU, "index": page_text(), "index_sv": page_text()} | pages | more)


def rendered_part(part: str, site: Content, language: Language) -> LexborHTMLParser:
    """Return the header or the footer of a page."""
    template = environment((ROOT / "overrides",)).get_template(f"partials/{part}.html")
    given = {"base_url": "", "page": None, "ui": {}, "assets": {"later": {}}}
    html = template.render(menu=site.menu, pages=page_links(site, language), lang=language.code, **given)
    return LexborHTMLParser(html)


def shown(part: str, site: Content, language: Language) -> list[tuple[str, ...]]:
    """Return the links of the header's or the footer's lists: their words, their language and their address."""
    links = rendered_part(part, site, language).css("nav li a")
    return [
        (link.text(), (link.css_first("[lang]") or link).attributes.get("lang"), link.attributes["href"])
        for link in links
    ]


def test_a_label_stands_in_the_language_and_a_title_without_one_in_its_own():
    site = small()
    assert shown("header", site, FINNISH) == [
        ("Askeleet", None, ".#steps"),
        ("Museon kirja", None, "kirja/"),
    ]
    assert shown("header", site, SWEDISH) == [
        ("Stegen", None, "sv/#steps"),
        ("Museon kirja", "fi", "sv/kirja/"),
    ]
    assert shown("footer", site, SWEDISH) == [("Museon kirja", "fi", "sv/kirja/")]
    (names,) = rendered_part("footer", site, SWEDISH).css("nav")
    assert names.attributes["aria-label"] == "Information"


def test_a_list_that_cannot_be_read_leaves_menu_and_footer_empty():
    site = small(valikko_yml="menu: x\n")
    assert shown("header", site, FINNISH) == shown("footer", site, FINNISH) == []


def test_where_the_program_names_a_page_the_renamed_one_takes_its_place():
    site = small()
    links = with_former_keys(page_links(site, FINNISH), site)
    assert links["sivuston-tarkoitus"] == links["kirja"]
    assert booklet_keys(site, FINNISH) == ("kirja",)


def test_no_address_of_before_leaves_the_site_takes_the_other_language_or_leads_to_itself():
    names = ("../ulos", "/etc", "sv/kirja", "sv", "kirja/index", "hyllyt/vanha")
    moved = "".join(f"  {name}: kirja\n" for name in names)
    menu = small(valikko_yml=f"{MENU.partition('moved:')[0]}moved:\n{moved}").menu
    assert [before for before, _, _ in menu.led_on(SWEDISH)] == ["sv/hyllyt/vanha/"]
    assert set(menu.redirects()) == {
        f"{prefix}/hyllyt/vanha{end}" for prefix in ("", "/sv") for end in ("", "/")
    }


def test_pages_that_lead_only_to_each_other_are_as_lost_as_one_that_nothing_leads_to():
    lost = {
        f"{name}{suffix}": page_text(f"[Sivu]({other}.md)\n")
        for suffix in ("", "_sv")
        for name, other in ("ab", "ba")
    }
    far = {
        "kirja": page_text("[Sivu][1]\n\n[1]: c.md\n"),
        "c": page_text("[Sivu](<d.md> 'x')\n"),
        "d": page_text(),
    }
    far |= {f"{name}_sv": text for name, text in far.items()}
    found = pages_led_to(small(**lost, **far))
    assert [str(item.path) for item in found] == ["a.md", "b.md", "a.sv.md", "b.sv.md"]


def naming(sentence: str, swedish: str = "") -> list[str]:
    """Return the rules that a sentence, and the Swedish one, break on a site of the sound tree's steps and two more."""
    steps = {
        f"askel-{number}{suffix}": step_text(number, title=title)
        for suffix in ("", "_sv")
        for number, title in ((2, "Punnitse vaihtoehdot"), (3, "Päätä suunta"))
    }
    sheets = {
        "tyopohjat__map_yml": SHEET,
        "tyopohjat__surroundings_yml": SHEET.replace("Muutoskartta", "Museo ja ympäristö"),
    }
    pages = {"sivu": sentence, **({"sivu_sv": swedish} if swedish else {})}
    texts = {name: page_text(f"{text}\n") for name, text in pages.items()}
    site = content(**steps, **sheets, valikko_yml=MENU, **texts)
    return [item.rule for item in names_in_step(site, Compared())]


SHEET = sound_tree()[MENU_FILE.with_name("tyopohjat") / "change-map.yml"].decode()


SOUND = [
    "Palatkaa [askeleeseen II](askel-2.md) tai [askel 3](askel-3.md).",
    "Lukekaa [askeleen II jälkeen](askel-3.md), [askeleen III valinta](askel-2.md#choice).",
    "Verratkaa [askelten II ja III töitä](askel-3.md) ja [askeleen III vaihtoehtoja](askel-3.md).",
    "Katsokaa [askel III, jossa valitsette suunnan](askel-3.md).",
    "Katsokaa [Askel III: Päätä suunta](askel-3.md) ja [askel II – Punnitse vaihtoehdot](askel-2.md).",
    "Täyttäkää [Muutoskartat](tyopohjat/map.md) ja [Museo ja ympäristö -työpohja](tyopohjat/surroundings.md).",
    "Kirjatkaa [työpohjaan](tyopohjat/map.md) tai [kohtaan Vaikeudet](tyopohjat/map.md).",
    "Vetäjä kysyy: ”Muuttuiko kartta?” Kirjoittakaa ”Muutoskartta” ja ”Päätä suunta”.",
    "Sanokaa ”kartta” ja ”suunta” ääneen, 12” paperilla.",
    "`[askel I](askel-3.md)` on esimerkki.",
]


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        *((sentence, []) for sentence in SOUND),
        ("Palatkaa [askeleeseen II][x].\n\n[x]: askel-3.md", ["link-other-step"]),
        ("Katsokaa [askel II,\nPäätä suunta](askel-3.md 'Otsikko').", ["link-other-step"]),
        ("Katsokaa [**askel III, Valitse suunta**](<askel-3.md>).", ["link-other-title"]),
        ("Katsokaa [Punnitse vaihtoehdot](askel-3.md).", ["link-other-page"]),
        ("Täyttäkää [Kartta](tyopohjat/map.md).", ["name-near"]),
        ("Täyttäkää ”Museo ja sen\nympäristö”.", ["name-near"]),
    ],
)  # fmt: skip
def test_a_link_may_say_more_than_a_name_and_bend_it_and_one_that_is_not_its_own_is_found(sentence, rules):
    assert naming(sentence) == rules


def test_a_step_named_at_the_end_of_a_link_is_judged_by_what_the_other_language_says_first():
    right, wrong = "[askeleen II vaihtoehdot](askel-2.md)", "[askeleen II vaihtoehdot](askel-3.md)"
    ways = [
        (right, "[alternativen från steg II](askel-2.md)", 0),
        (right, "[alternativen från steg II](askel-3.md)", 1),
        (wrong, "[alternativen från steg II](askel-3.md)", 2),
        ("[valinta](askel-3.md)", "[vidare från steg II](askel-3.md)", 0),
        (wrong, "[alternativen från steg II](askel-3.md) [steg III](askel-3.md)", 1),
    ]
    for finnish, swedish, count in ways:
        assert naming(finnish, swedish) == ["link-other-step"] * count


TABLE = """## Aikataulu { #timetable }

%s

| Minuutit | Vähintään | Vaihe | Mitä teette |
| --- | --- | --- | --- |
| 45 | | [Työ](#other) | Teette. |
| 15 | | Tauko | Lepäätte. |
| 120 | | [Valinta](#other) | Valitsette. |

## Muuta { #other }

Toinen päivä on 9.00–16.30.
"""


def timing(sentence: str) -> list[str]:
    site = content(**{"askel-1": step_text(1, TABLE % sentence, time="180")})
    return [item.rule for page in site.pages.values() for item in clock_times_fit(page)]


@pytest.mark.parametrize(
    ("rules", "sentences"),
    [
        ([], [
            "Päivä kestää 9.00–12.00, klo 9–12, kl. 9:00 - 12:00 tai 13.30–16.30.",
            "Tauko on 9.45–10.00.",
            "Työ ja tauko vievät 9.00–10.00, ja lounas on 12.00–12.45.",
            "Jos aloitatte kello 9.00, tauko alkaa 9.45 ja olette valmiita kello 12.00.",
            "Ryhmässä on 6–12 henkeä, ja työhön menee 1,5–2 tuntia.",
            "Kokous on 10.11.–12.11. tai 24.12.",
            "Aloittakaa kello 8.30.",
        ]),
        (["timetable-clock"], [
            "Päivä kestää 9.00–16.00.", "Varatkaa aikaa\nklo 9–13.", "Valinta on 9.00–9.50.",
        ]),
        (["timetable-clock-hint"], ["Aloitatte kello 9.00. Päivä alkaa 9.00 ja päättyy 13.00."]),
    ],
)  # fmt: skip
def test_times_that_fit_the_table_pass_and_those_that_no_part_of_the_day_takes_are_told(rules, sentences):
    assert [timing(sentence) for sentence in sentences] == [rules] * len(sentences)
