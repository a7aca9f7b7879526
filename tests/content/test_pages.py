"""What holds for the site's own content beyond what the checks ask of any: chiefly that the languages say the same."""

import json
import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise

from project import DOCS, real_content

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS, check, check_days
from vaikuttava_museo.checks.rules.placeholders import placeholders_there
from vaikuttava_museo.content.languages import FINNISH, SWEDISH
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.placeholder_names import OF_A_LAYOUT, needed_placeholders
from vaikuttava_museo.content.yaml_with_lines import leaves, read_yaml
from vaikuttava_museo.ledger.ledger_files import compared_with, folder_of, read_files
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.timetable import read_preparation, read_timetable


def pairs() -> list[tuple[Page, Page]]:
    """Return the Finnish and the Swedish page of every pair."""
    pages = real_content().pages
    return [(pages[key, FINNISH], page) for (key, language), page in pages.items() if language is SWEDISH]


def shape(page: Page) -> dict[str, object]:
    """Return what is the same in both languages of a page."""
    meta = real_content().meta[page.key, page.language]
    return {
        "list items": len(re.findall(r"^\s*(?:[-*+]|\d+\.)\s+", page.body, re.MULTILINE)),
        "table rows": len(re.findall(r"^\s*\|.*\|\s*$", page.body, re.MULTILINE)),
        "links": len(list(rendered(page).links)),
        "materials": len(getattr(meta, "materials", "").split(",")),
        "facts": [getattr(meta, name, None) for name in ("reviewed", "step", "time")],
        "has a subtitle": meta.subtitle is not None,
    }


def length(page: Page) -> int:
    """Return the characters that a reader reads of a page, about: no placeholders, attributes, addresses or tags."""
    text = re.sub(r"\{\{.*?\}\}|\{ ?[#.:].*?\}|\]\([^)]*\)|https?://\S+|</?\w+[^>]*>", "", page.body)
    return len(re.sub(r"[\s#*|>`-]", "", text))


def shared_texts() -> dict[tuple, dict[str, str]]:
    """Return every text in two languages of steps and worksheets, by file and place."""
    found = defaultdict(dict)
    for path in (*DOCS.glob("askel-*.yml"), *DOCS.glob("tyopohjat/*.yml")):
        for (*place, key), text in leaves(read_yaml(path.read_text(encoding="utf-8")).data):
            if key in ("fi", "sv"):
                found[path.name, *place][key] = text
    return found


def test_every_page_is_read_and_the_checks_find_nothing():
    ledger = read_files(folder_of(DOCS))
    assert [report(item) for item in check(real_content(), compared_with(real_content(), ledger))] == []
    read = {str(page.path) for page in real_content().pages.values()}
    assert read == {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}


def test_each_placeholder_that_a_page_is_there_for_is_missed_when_it_is_gone_and_no_other():
    asked = set()
    for page in real_content().pages.values():
        for name in needed_placeholders(page.key):
            mark = f"{{{{ {name} }}}}"
            asked.add(name)
            without = replace(page, body=page.body.replace(mark, ""))
            assert [item.values["mended"] for item in placeholders_there(without)] == [mark], page.path
    drawn = {name for name in OF_A_LAYOUT if name != "worksheet" and not name.startswith("shown-")}
    assert asked >= drawn | {"worksheets", "people", "terms", "known-issues"}


def test_both_pages_of_a_pair_have_the_same_shape_and_neither_is_a_summary():
    assert len(pairs()) > 10
    for finnish, swedish in pairs():
        assert shape(swedish) == shape(finnish), swedish.path
        assert length(swedish) > 0.8 * length(finnish), swedish.path


def timed_parts(page: Page, id: str) -> list[int]:
    """Return the minutes that the parts of a section take, as its text tells them in brackets."""
    edges = [
        *((heading.line, heading.id) for heading in page.headings),
        (page.body_line + len(page.lines), None),
    ]
    (start, end), *_ = [(line, after) for (line, name), (after, _) in pairwise(edges) if name == id]
    typed = "\n".join(page.line(number).typed for number in range(start, end))
    return [int(minutes) for minutes in re.findall(r"\((\d+) minu(?:uttia|ter)\b", typed)]


def test_the_parts_of_a_phase_take_its_minutes_and_whoever_leads_has_notes_on_each_and_time_to_prepare():
    for page in [page for page in real_content().pages.values() if page.is_step]:
        worked = [phase for phase in read_timetable(page).rows.values() if not phase.is_break]
        told = {phase.section: (sum(timed_parts(page, phase.section)), phase.minutes) for phase in worked}
        assert [id for id, (parts, minutes) in told.items() if parts not in (0, minutes)] == [], page.path
        assert set(real_content().steps[int(page.key[-1])].phases) == set(told), page.path
        days = [item.days for item in read_preparation(page)[0].values()]
        assert max(days) >= 14 and 0 in days, page.path


def test_no_text_is_left_to_be_translated():
    both = shared_texts().items()
    assert len(both) > 100
    assert [at for at, text in both if len(text["fi"]) > 20 and text["fi"] == text["sv"]] == []


def test_every_term_is_explained_in_its_own_words():
    glossary = real_content().glossary
    assert glossary
    for term in glossary.terms:
        assert term["fi"].explanation != term["sv"].explanation
        for words in (term["fi"], term["sv"]):
            assert not words.explanation.lower().startswith(f"{words.term} on "), term.id


# --- the accessibility statement is true today


def test_every_step_has_sources_of_our_time_three_of_them_in_swedish_and_each_has_an_address():
    for number, step in real_content().steps.items():
        sources = step.resources
        assert [source.id for source in sources if not source.url] == []
        assert sum((source.year or 0) >= 2018 for source in sources) >= 6, number
        assert sum(source.language.sv == "sv" for source in sources) >= 3, number


def test_the_statement_was_reviewed_within_a_year():
    found = check_days(real_content(), date.today())
    assert [report(item) for item in found if item.rule not in HINTS] == []


def test_the_statement_names_the_engines_in_the_versions_that_the_tests_use():
    named = real_content().known_issues.last_test_run.engines
    package = json.loads((DOCS.parent / "tests/tools/package.json").read_text(encoding="utf-8"))
    assert "axe-core" in named
    installed = {engine: package["devDependencies"].get(engine) for engine in named}
    assert named == installed, "run `make test`, then renew last_test_run"
