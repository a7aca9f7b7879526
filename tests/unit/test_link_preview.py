"""The picture of a shared link: the size services ask for, the same bytes every time, different for each step."""

from io import BytesIO

import pytest
from PIL import Image
from project import ROOT

from vaikuttava_museo.page.assets.link_pictures import SIZE, Preview, draw_icon, draw_preview

FONTS = ROOT / "overrides/assets/fonts"
SERIF, SANS = (FONTS / "serif.woff2").read_bytes(), (FONTS / "sans.woff2").read_bytes()


def draw(title: str, step: int | None = None) -> bytes:
    return draw_preview.__wrapped__(Preview(title, "Vaikuttava museo", "työkaluja", step), SERIF, SANS)


def test_it_has_the_size_that_services_ask_for_and_stays_light():
    data = draw("Päätä suunta", 3)
    assert Image.open(BytesIO(data)).size == SIZE
    assert len(data) < 40_000


def test_the_same_words_give_the_same_bytes():
    assert draw("Päätä suunta", 3) == draw("Päätä suunta", 3)


def test_another_step_or_title_gives_another_picture():
    assert len({draw("Päätä suunta", 3), draw("Päätä suunta", 4), draw("Välj riktning", 3)}) == 3


@pytest.mark.parametrize("title", ["Katse toimintaympäristöön", "Saavutettavuusselosteluettelointi"])
def test_a_long_word_stays_clear_of_the_staircase(title: str):
    picture = Image.open(BytesIO(draw(title, 1))).convert("RGB")
    gap = picture.crop((745, 200, 788, 480))
    assert len(gap.getcolors()) == 1


def test_the_touch_icon_is_square():
    assert Image.open(BytesIO(draw_icon())).size == (180, 180)
