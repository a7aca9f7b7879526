from datetime import date

import pytest

from vaikuttava_museo.content.inline_text import NBSP, plain
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.page.safe_html import day, inline


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
