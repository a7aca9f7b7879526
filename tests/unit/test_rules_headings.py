import pytest

from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.checks.rules.headings import heading_outline, shared_headings


def outline(body: str) -> list[tuple[str, int, str]]:
    return seen(heading_outline(content(sivu=page_text(body))))


def differences(finnish: str, swedish: str) -> list:
    return list(shared_headings(content(sivu=page_text(finnish), sivu_sv=page_text(swedish))))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "## A { #a }\n### B { #b }\n## C { #c }\n",
        "## A { #a }\n### B { #b }\n#### C { #c }\n## D { #d }\n",
    ],
)
def test_a_sound_outline_has_no_findings(body):
    assert outline(body) == []


@pytest.mark.parametrize(
    ("body", "line", "rule"),
    [
        ("# A\n", 7, "heading-main"),
        ("### A { #a }\n", 7, "heading-skipped"),
        ("## A { #a }\n#### B { #b }\n", 8, "heading-skipped"),
        ("## A { #a }\n## B\n", 8, "heading-id-missing"),
        ("## A { #a }\n\n## B { #a }\n", 9, "heading-id-twice"),
    ],
)
def test_a_faulty_heading_is_found_on_its_line(body, line, rule):
    assert outline(body) == [("sivu.md", line, rule)]


def test_a_skipped_level_is_offered_one_level_down():
    (found,) = heading_outline(content(sivu=page_text("## A { #a }\n##### B { #b }\n")))
    assert found.values["mended"] == "### B { #b }"


def test_headings_with_the_same_ids_in_two_languages_do_not_differ():
    assert differences("## Suomeksi { #a }\n", "## På svenska { #a }\n") == []


@pytest.mark.parametrize(
    ("swedish", "line", "has", "wants"),
    [
        ("## A { #a }\n## X { #x }\n", 8, "## … { #x }", "## … { #b }"),
        ("## A { #a }\n### B { #b }\n", 8, "### … { #b }", "## … { #b }"),
        ("## B { #b }\n## A { #a }\n", 7, "## … { #b }", "## … { #a }"),
        ("## A { #a }\n", 7, "–", "## … { #b }"),
        ("## A { #a }\n## B { #b }\n## C { #c }\n", 9, "## … { #c }", "–"),
    ],
)
def test_the_first_place_where_two_languages_part_is_found(swedish, line, has, wants):
    (found,) = differences("## A { #a }\n## B { #b }\n", swedish)
    assert (str(found.path), found.line, found.values["has"], found.values["wants"]) == (
        "sivu.sv.md", line, has, wants,
    )  # fmt: skip


def test_a_page_without_its_twin_is_not_compared():
    assert list(shared_headings(content(sivu_sv=page_text("## A { #a }\n")))) == []
