"""What `make bench` prints and draws: which row it shows, whether a goal is kept, and that both are well-formed."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from bench.picture import picture
from bench.stamp import Stamp, stamp
from bench.table import Row, markdown, narrowest

TAKEN = Stamp("2026-11-29", "0123abc", "2 cores, Some & Such, Chromium 1")
COLUMNS = {"ours": "this site", "stock": "Material", "starlight": "Starlight", "bare": "bare page"}
BYTES = Row("bytes", 30_000, 60_000.5, None, 10, goal=30_000, label="Bytes <of> a page")
SCORE = Row("score", 97, goal=98, more_is_better=True)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("row", "kept"),
    [
        (BYTES, True),
        (replace(BYTES, ours=30_001), False),
        (SCORE, False),
        (replace(SCORE, ours=98), True),
        (Row("none", 0), True),
        (Row("some", 1), False),
    ],
)
def test_a_goal_itself_is_kept(row: Row, kept: bool):
    assert row.is_kept is kept


def test_of_one_name_the_row_nearest_to_missing_its_goal_is_shown():
    less, more = replace(BYTES, ours=20_000), replace(SCORE, ours=100)
    assert narrowest([less, more, BYTES, SCORE]) == [BYTES, SCORE]
    assert narrowest([BYTES, SCORE, less, more]) == [BYTES, SCORE]


def test_the_table_says_what_when_and_where():
    lines = markdown([BYTES, SCORE], TAKEN, COLUMNS, ["A note."]).splitlines()
    assert lines[0] == f"# {TAKEN}"
    assert [cell.strip() for cell in lines[4].split("|")[1:-1]] == [
        "bytes", "30,000", "60,000", "–", "10", "≤ 30,000", "yes",
    ]  # fmt: skip
    assert lines[5].endswith(" ≥ 98 |   NO |")
    assert len({len(line) for line in lines[2:6]}) == 1
    assert lines[-1] == "- A note."


def test_figures_are_marked_with_day_commit_and_machine():
    taken = stamp()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", taken.date)
    assert re.fullmatch(r"\d+ cores, .+, .*\d", taken.machine)
    assert str(taken) == f"{taken.date} · site of commit {taken.commit} · {taken.machine}"


def is_well_formed(text: str) -> bool:
    """Whether a picture is SVG that tells its content in words, with its stamp, and asks for nothing elsewhere."""
    drawn = ElementTree.fromstring(text)
    told = drawn.findtext(f"{SVG}desc", "")
    words = [part.text for part in drawn.iter(f"{SVG}text")]
    stamped = re.search(r"\d{4}-\d\d-\d\d · site of commit \S+.* · \d+ cores, .+$", told)
    return bool(stamped and drawn.findtext(f"{SVG}title") and stamped[0] in words and "url(" not in text)


def test_the_picture_is_well_formed():
    drawn = picture([BYTES, SCORE], TAKEN, COLUMNS)
    assert is_well_formed(drawn)
    assert "Bytes &lt;of&gt; a page: this site 30,000, Material 60,000, bare page 10. 1 of 2 goals" in drawn
    assert not is_well_formed(drawn.replace(TAKEN.date, "yesterday"))
