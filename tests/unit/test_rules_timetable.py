import pytest

from tests.unit.examples import content, page, page_text, seen
from vaikuttava_museo.checks.rules.timetable import timetable_sums
from vaikuttava_museo.content.timetable import timetable_minutes

TABLE = "| Minuutit | Vaihe |\n| --- | --- |\n| 20 | Alku |\n|40| Loppu |\n"


def step_text(body: str, time: str = "60") -> str:
    return page_text(body, step="1", time=time, participants="kaikki", outcome="tulos", materials="kynät")


def minutes(body: str) -> list[int]:
    return timetable_minutes(page(body=body))


def test_the_minutes_of_the_timetable_are_read():
    assert minutes(f"## Aikataulu {{ #timetable }}\n\n{TABLE}") == [20, 40]


def test_a_table_under_a_heading_within_the_timetable_counts():
    assert minutes(f"## Aikataulu {{ #timetable }}\n{TABLE}\n### Ilta {{ #b }}\n{TABLE}") == [20, 40, 20, 40]


@pytest.mark.parametrize(
    "body",
    [
        TABLE,
        f"## Muu {{ #other }}\n{TABLE}",
        f"### Aikataulu {{ #timetable }}\n\n### Muu {{ #other }}\n{TABLE}",
        f"### Aikataulu {{ #timetable }}\n\n## Muu {{ #other }}\n{TABLE}",
        "## Aikataulu { #timetable }\n| noin 20 | Alku |\n",
    ],
)
def test_other_tables_do_not_count(body):
    assert minutes(body) == []


def test_a_timetable_that_adds_up_is_sound():
    found = content(**{"askel-1": step_text(f"## Aikataulu {{ #timetable }}\n{TABLE}")})
    assert list(timetable_sums(found)) == []


def test_a_timetable_that_does_not_add_up_is_found_where_the_time_is_told():
    found = content(**{"askel-1_sv": step_text(f"## Tidtabell {{ #timetable }}\n{TABLE}", time="90")})
    (item,) = timetable_sums(found)
    assert seen([item]) == [("askel-1.sv.md", 7, "timetable-sum")]
    assert (item.values["total"], item.values["time"]) == ("60", "90")


def test_a_page_that_is_no_step_needs_no_timetable():
    assert list(timetable_sums(content(sivu=page_text(TABLE)))) == []


def test_a_number_of_thousands_of_digits_is_no_minutes():
    assert timetable_minutes(page(body=f"## Aikataulu {{ #timetable }}\n\n| {'9' * 5000} | x |\n")) == []
