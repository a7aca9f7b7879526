from tests.unit.examples import content, page_text
from tests.unit.test_content import sheet_text
from vaikuttava_museo.content.addresses import worksheet_key
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.localized import alternates, step_views, worksheet_view


def step_text(number: int, **meta: str) -> str:
    return page_text(
        step=str(number), time="90", participants="kaikki", outcome="tulos", materials="kynät", **meta
    )


def steps(language):
    found = content(
        **{"askel-3": step_text(3, title="Kolmas"), "askel-1": step_text(1, title="Eka", subtitle="Alku")},
        **{"askel-1_sv": step_text(1, title="Första"), "askel-2": page_text(title="")},
        tyopohjat__b_yml=sheet_text(1, 1),
        tyopohjat__a_yml=sheet_text(1, 2),
    )
    return step_views(found, language)


def test_the_steps_that_can_be_read_come_in_order():
    assert [(view.number, view.numeral, view.title) for view in steps(FINNISH)] == [
        (1, "I", "Eka"),
        (3, "III", "Kolmas"),
    ]


def test_a_step_is_shown_in_its_language_at_its_address():
    (view,) = steps(SWEDISH)
    assert (view.title, view.url, view.minutes, view.subtitle) == ("Första", "sv/askel-1/", 90, None)


def test_a_step_has_its_worksheets_in_order():
    assert [sheet.id for sheet in steps(FINNISH)[0].worksheets] == ["b", "a"]
    assert steps(FINNISH)[1].worksheets == ()


def test_a_worksheet_is_shown_in_its_language_with_the_numeral_of_its_step():
    sheet = content(**{"tyopohjat__partner-map_yml": sheet_text(4, 1)}).worksheets["partner-map"]
    view = worksheet_view("partner-map", sheet, SWEDISH)
    assert (view.title, view.url, view.numeral) == ("Text", "sv/tyopohjat/partner-map/", "IV")
    assert worksheet_key("partner-map") == "tyopohjat/partner-map"


def test_a_page_has_an_address_in_each_language_and_knows_the_current_one():
    found = alternates("askel-3", SWEDISH)
    assert [(item.language.code, item.url, item.is_current) for item in found] == [
        ("fi", "askel-3/", False),
        ("sv", "sv/askel-3/", True),
    ]
