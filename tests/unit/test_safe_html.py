from datetime import date

import pytest

from vaikuttava_museo.content.inline_text import NBSP, plain
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.page.safe_html import day, duration, inline
from vaikuttava_museo.texts import catalogue


def test_a_language_mark_is_kept():
    text = 'Boken <span lang="fi">Altistutaan asiakkaille!</span> finns'
    assert inline(text) == text


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("A & B", "A &amp; B"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        (
            '<span lang="fi" onclick="x">a</span>',
            "&lt;span lang=&quot;fi&quot; onclick=&quot;x&quot;&gt;a&lt;/span&gt;",
        ),
        ('<span lang="xx">a</span>', "&lt;span lang=&quot;xx&quot;&gt;a&lt;/span&gt;"),
        ('<span lang="fi"><b>a</b></span>', '<span lang="fi">&lt;b&gt;a&lt;/b&gt;</span>'),
    ],
)
def test_everything_else_is_escaped(typed, html):
    assert inline(typed) == html


def test_two_language_marks_in_a_line_stay_two():
    text = '<span lang="fi">a</span> och <span lang="en">b</span>'
    assert inline(text) == text


def test_spaces_are_bound_in_data_as_in_pages():
    assert inline("askel I") == f"askel{NBSP}I"


def test_plain_text_has_no_marks():
    assert plain('Boken <span lang="fi">Opas</span> & mer') == "Boken Opas & mer"


def test_a_date_is_written_as_the_language_writes_it():
    value = date(2026, 11, 2)
    assert day(value, FINNISH) == "2.11.2026"
    assert day(value, SWEDISH).replace(NBSP, " ") == "den 2 november 2026"


@pytest.mark.parametrize(("month", "name"), [(1, "januari"), (5, "maj"), (8, "augusti"), (12, "december")])
def test_swedish_months_have_their_names(month, name):
    assert name in day(date(2026, month, 1), SWEDISH)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(5, "5 min"), (45, "45 min"), (60, "1 h"), (90, "1 h 30 min"), (240, "4 h"), (615, "10 h 15 min")],
)
def test_minutes_are_told_as_people_say_them(minutes, shown, language):
    assert duration(minutes, catalogue("interface", language)).replace(NBSP, " ") == shown


def test_a_duration_never_breaks_across_lines():
    assert " " not in duration(150, {"hours_minutes": "{hours} h {minutes} min"})
