"""What holds for the site's own content beyond what the checks ask of any: chiefly that the languages say the same."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from project import DOCS, real_content

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS, check
from vaikuttava_museo.checks.rules.data_references import review_findings
from vaikuttava_museo.checks.rules.links_and_images import find_links
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.timetable import read_timetable
from vaikuttava_museo.content.yaml_with_lines import leaves, read_yaml

UNFINISHED = re.compile(r"lorem|ipsum|\bTODO\b|\bTBD\b|\bFIXME\b|x{3,}|\?{3,}|…{2,}", re.IGNORECASE)


def pairs() -> Iterator[tuple[Page, Page]]:
    """Yield the Finnish and the Swedish page of every pair."""
    for (key, language), swedish in real_content().pages.items():
        finnish = real_content().page(key, FINNISH)
        if language is SWEDISH and finnish:
            yield finnish, swedish


def shape(page: Page) -> dict[str, object]:
    """Return what is the same in both languages of a page."""
    meta = real_content().meta[page.key, page.language]
    return {
        "list items": len(re.findall(r"^\s*(?:[-*+]|\d+\.)\s+", page.body, re.MULTILINE)),
        "table rows": len(re.findall(r"^\s*\|.*\|\s*$", page.body, re.MULTILINE)),
        "links": len(list(find_links(page.body))),
        "minutes": [[phase.minutes for phase in one.phases] for one in read_timetable(page).meetings],
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
    assert [report(item) for item in check(real_content())] == []
    read = {str(page.path) for page in real_content().pages.values()}
    assert read == {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md")}


def test_each_step_shows_its_number_and_its_shared_data_in_both_languages():
    content = real_content()
    for step in [(f"askel-{number}", language) for number in range(1, 7) for language in LANGUAGES]:
        meta, body = content.meta[step], content.pages[step].body
        assert isinstance(meta, StepMeta) and step[0] == f"askel-{meta.step}"
        missing = [
            name for name in ("core-questions", "resources", "worksheets") if f"{{{{ {name} }}}}" not in body
        ]
        assert missing == [], step


def test_both_pages_of_a_pair_have_the_same_shape_and_neither_is_a_summary():
    assert len(list(pairs())) > 10
    for finnish, swedish in pairs():
        assert shape(swedish) == shape(finnish), swedish.path
        assert length(swedish) > 0.8 * length(finnish), swedish.path


def test_no_text_is_left_to_be_written_or_translated():
    assert [str(page.path) for page in real_content().pages.values() if UNFINISHED.search(page.body)] == []
    both = shared_texts().items()
    assert len(both) > 100
    assert [at for at, text in both if UNFINISHED.search(text["fi"] + text["sv"])] == []
    assert [at for at, text in both if len(text["fi"]) > 20 and text["fi"] == text["sv"]] == []


def test_every_term_is_explained_in_its_own_words():
    glossary = real_content().glossary
    assert glossary
    for term in glossary.terms:
        assert term["fi"].explanation != term["sv"].explanation
        for words in (term["fi"], term["sv"]):
            assert not words.explanation.lower().startswith(f"{words.term} on "), term.id


# --- the accessibility statement is true today


def test_the_statement_was_reviewed_within_a_year():
    found = review_findings(real_content(), date.today())
    assert [report(item) for item in found if item.rule not in HINTS] == []


def test_the_statement_names_the_engines_in_the_versions_that_the_tests_use():
    named = real_content().known_issues.last_test_run.engines
    package = json.loads((DOCS.parent / "tests/tools/package.json").read_text(encoding="utf-8"))
    assert "axe-core" in named
    installed = {engine: package["devDependencies"].get(engine) for engine in named}
    assert named == installed, "run `make test`, then renew last_test_run"


def test_the_statement_is_drawn_from_the_list():
    for page in ("saavutettavuus.md", "saavutettavuus.sv.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        for name in ("accessibility-status", "known-issues", "accessibility-review"):
            assert text.count(f"\n{{{{ {name} }}}}\n") == 1, (page, name)
