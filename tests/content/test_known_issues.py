"""The list of known issues is true today: reviewed within the year, and naming what really tests the site."""

import json
from datetime import date

from tests.content.docs_tree import DOCS, real_content
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.checks.rules.data_references import review_findings

TOOLS = DOCS.parent / "tests" / "tools" / "package.json"


def test_the_statement_was_reviewed_within_a_year():
    found = review_findings(real_content(), date.today())
    assert [report(item) for item in found if item.rule not in HINTS] == []


def test_the_statement_names_the_engines_in_the_versions_that_the_tests_use():
    known = real_content().known_issues
    installed = json.loads(TOOLS.read_text(encoding="utf-8"))["devDependencies"]
    named = known.last_test_run.engines
    assert "axe-core" in named
    assert named == {engine: installed.get(engine) for engine in named}, (
        "run `make test`, then write the new versions and the day under last_test_run in docs/known-issues.yml"
    )


def test_the_statement_is_drawn_from_the_list():
    for page in ("saavutettavuus.md", "saavutettavuus.sv.md"):
        text = (DOCS / page).read_text(encoding="utf-8")
        for name in ("accessibility-status", "known-issues", "accessibility-review"):
            assert text.count(f"\n{{{{ {name} }}}}\n") == 1, (page, name)
