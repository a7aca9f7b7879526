import pytest

from vaikuttava_museo.content.inline_text import NBSP
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.page.safe_html import duration
from vaikuttava_museo.texts import catalogue


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(5, "5 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (240, "4 h"), (615, "10 h 15 min")],
)
def test_minutes_are_told_as_people_say_them(minutes, shown, language):
    assert duration(minutes, catalogue("interface", language)).replace(NBSP, " ") == shown


def test_a_duration_never_breaks_across_lines():
    assert " " not in duration(150, {"hours_minutes": "{hours} h {minutes} min"})
