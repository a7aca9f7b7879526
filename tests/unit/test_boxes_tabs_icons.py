"""What editors know from Material, as the site makes it of Markdown: in words, without scripts, in both languages."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.unit.test_tooltips_links_and_notices import marks
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.page.boxes_tabs_icons_footnotes import BOX_KINDS, has_rare_elements, icon_folder
from vaikuttava_museo.page.rendered_page import render
from vaikuttava_museo.page.tooltips_links_and_notices import published
from vaikuttava_museo.search.search_file import read_sections
from vaikuttava_museo.texts import catalogue

each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)


def page_of(text: str, language: Language = FINNISH) -> LexborNode:
    """Return a text as the site publishes it."""
    body = LexborHTMLParser(published(render(text, 1), marks(language), str)).body
    assert body is not None
    return body


def said(node: LexborNode | None) -> str:
    return " ".join(node.text(separator=" ").replace("\u00ad", "").split()) if node else ""


TABS = '=== "Yksi"\n\n    Eka [linkki](x.md).\n\n    ## Otsikko { #in-tab }\n\n=== "Kaksi *t*"\n\n    Toka.\n'


def test_tabs_are_details_that_close_each_other_the_first_one_open():
    first, second = page_of(TABS).css(".tabs > details")
    assert (first.attributes["name"], second.attributes["name"]) == ("tabs-1", "tabs-1")
    assert ("open" in first.attributes, "open" in second.attributes) == (True, False)
    assert [said(tab.css_first("summary")) for tab in (first, second)] == ["Yksi", "Kaksi t"]
    assert first.css_first("h2#in-tab") and "Toka." in said(second)
    assert not page_of(TABS).css("input, label, [data-tabs]")


def test_an_editor_chooses_the_open_tab_and_where_a_new_row_of_tabs_begins():
    text = '=== "A"\n\n    a\n\n===+ "B"\n\n    b\n\n===! "C"\n\n    === "D"\n\n        d\n'
    tabs = page_of(text).css("details")
    assert [said(tab.css_first("summary")) for tab in tabs if "open" in tab.attributes] == ["B", "C", "D"]
    assert [tab.attributes["name"] for tab in tabs] == ["tabs-1", "tabs-1", "tabs-2", "tabs-3"]


@each_language
def test_a_box_of_every_kind_says_its_kind_in_the_page_s_language(language):
    texts = catalogue("interface", language)
    for mark in ("!!!", "???", "???+"):
        for kind in BOX_KINDS:
            named, titled = page_of(f'{mark} {kind}\n    a\n\n{mark} {kind} "Zzz"\n    b\n', language).css(
                ".admonition"
            )
            kind_name = texts[f"box_{kind}"]
            assert said(named.css_first(".admonition-title")) == kind_name
            assert said(titled.css_first(".admonition-title")) == f"{kind_name} Zzz"
            assert (named.tag == "details") == (mark != "!!!")
            assert ("open" in named.attributes) == (mark == "???+")


def test_a_title_that_says_the_kind_is_left_as_it_is_and_an_empty_one_is_filled():
    page = page_of(
        '!!! example "Kuvitteellinen esimerkki"\n    a\n\n!!! warning ""\n    b\n\n??? "Muuta"\n    c\n'
    )
    titles = [said(title) for title in page.css(".admonition-title")]
    assert titles == ["Kuvitteellinen esimerkki", "Varoitus", "Muuta"]


@each_language
def test_tasks_are_drawn_boxes_that_say_what_they_mean(language):
    page = page_of("- [ ] **Tila** ja aika\n- [x] Kutsut\n\n1. [X] Väljä\n\n2. Tavallinen\n", language)
    texts = catalogue("interface", language)
    boxes = page.css("li.task-list-item [role=img]")
    done, open_ = texts["task_done"], texts["task_open"]
    assert [box.attributes["aria-label"] for box in boxes] == [open_, done, done]
    assert [said(item) for item in page.css("li")] == ["Tila ja aika", "Kutsut", "Väljä", "Tavallinen"]
    assert not page.css("input")


def test_marks_within_a_line():
    page = page_of("==a b== ~~c d~~ ^^e f^^ H~2~O m^2^ C++ ja ~20 tai ~30")
    assert [said(page.css_first(tag)) for tag in ("mark", "del", "ins", "sub", "sup")] == [
        "a b",
        "c d",
        "e f",
        "2",
        "2",
    ]
    assert said(page).endswith("C++ ja ~20 tai ~30")


@pytest.mark.parametrize(("language", "key"), [(FINNISH, "Välilyönti"), (SWEDISH, "Mellanslag")])
def test_keys_are_named_as_the_reader_s_keyboard_has_them(language, key):
    assert [said(kbd) for kbd in page_of('++ctrl+space++ ++"Oma"++', language).css("kbd")] == [
        "Ctrl",
        key,
        "Oma",
    ]


def test_an_icon_is_drawn_for_the_eye_alone_and_an_unknown_name_stays_to_be_seen():
    page = page_of(":material-map-marker: Kotka, :material-no-such-icon:, `:material-map-marker:`")
    (drawing,) = page.css("svg")
    assert drawing.parent and drawing.parent.attributes["aria-hidden"] == "true"
    assert said(page) == "Kotka, :material-no-such-icon:, :material-map-marker:"


def test_no_icon_of_the_theme_holds_anything_but_lines():
    drawings = [path.read_text(encoding="utf-8") for path in icon_folder().glob("*.svg")]
    assert len(drawings) > 1000
    allowed = {"svg", "path", "circle", "rect", "g"}
    used = {
        part.split(">")[0].split()[0] for svg in drawings for part in svg.replace("</", "<").split("<")[1:]
    }
    assert {tag.strip("/") for tag in used} <= allowed


def test_buttons_look_like_the_site_s_own():
    page = page_of("[A](x.md){ .md-button } [B](x.md){ .md-button .md-button--primary }")
    assert [link.attributes["class"] for link in page.css("a")] == ["action", "action action--first"]


def test_a_caption_belongs_to_the_picture_or_table_before_it():
    figure = page_of("![Portaat](x.png)\n\n/// caption\nVellamo\n///\n").css_first("figure")
    assert figure and figure.css_first("img") and said(figure.css_first("figcaption")) == "Vellamo"


@each_language
def test_footnotes_speak_the_language_of_the_page(language):
    page = page_of("A[^1] ja[^1], B[^x].\n\n[^1]: Yksi.\n\n[^x]:\n    - kaksi\n", language)
    texts = catalogue("interface", language)
    back, note = texts["footnote_back"], texts["footnote"]
    links = page.css(".footnote a")
    assert [said(link) for link in links] == [f"{back} (1)", f"{back} (2)", back]
    names = [link.attributes["aria-label"] or "" for link in links]
    assert len(set(names)) == 3 and names[2] == f"{back}, {note.lower()} 2"
    assert all(name.startswith(said(link)) for name, link in zip(names, links, strict=True))
    assert [link.attributes["aria-label"] for link in page.css("sup a")] == [
        f"{note} 1",
        f"{note} 1",
        f"{note} 2",
    ]
    assert "Jump" not in (page.html or "")


def test_abbreviations_are_explained_to_those_too_who_have_no_mouse():
    page = page_of(
        "THL ja THL, *KM*.\n\n*[KM]: Kulttuuriministeriö\n*[THL]: Terveyden ja hyvinvoinnin laitos\n*[XX]: Ei\n"
    )
    assert [abbr.attributes["title"] for abbr in page.css("abbr")][-1] == "Kulttuuriministeriö"
    listed = [said(node) for node in page.css(".abbreviations, .abbreviations + dl > *")]
    assert listed == ["Lyhenteet", "KM", "Kulttuuriministeriö", "THL", "Terveyden ja hyvinvoinnin laitos"]


def test_only_pages_with_rare_elements_carry_their_styles():
    usual = '# A\n\n- b\n\n!!! example "C"\n    d\n\n| a |\n| --- |\n| b |\n\n[a](b)\n'
    assert not has_rare_elements(render(usual, 1).root)
    rare = [
        TABS,
        "- [ ] a",
        "!!! tip\n    a",
        "??? example\n    a",
        "[a](b){ .md-button }",
        ":material-book:",
        "![a](b)",
        "| a |\n| --- |\n| **b** |",
    ]
    assert [text for text in rare if not has_rare_elements(render(text, 1).root)] == []


def test_the_search_reads_what_a_reader_reads_and_no_marks():
    noted = "[^1]: Selitys.\n\n*[THL]: Laitos\n"
    text = f"Museo[^1] ja H~2~O, ~~ei~~ THL.\n\n- [ ] Tila\n\n{TABS}\n!!! tip\n    Kahvi\n\n{noted}"
    (section, *others) = read_sections(f"<main>{page_of(text).html}</main>")
    assert section.text == "Museo ja H2O, ei THL. Tila Yksi Eka linkki."
    assert [(other.id, other.text) for other in others] == [
        ("in-tab", "Kaksi t Toka. Vihje Kahvi Selitys. Lyhenteet THL Laitos")
    ]
