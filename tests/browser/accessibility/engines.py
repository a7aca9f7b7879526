"""The two rule engines, from npm, run inside the page under the site's own policy."""

from functools import cache
from pathlib import Path
from typing import Final

from exceptions import Complaint
from playwright.sync_api import Page
from project import ROOT

NODE_MODULES: Final = ROOT / "tests/tools/node_modules"
AXE: Final = "axe-core"
SECOND: Final = "accessibility-checker-engine"
OWN: Final = "playwright"
"""The project's own checks, as `docs/known-issues.yml` calls them."""

TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.0–2.2 at A and AA, and what axe holds for good practice."""

_RUN_AXE = """async tags => (await axe.run(document, {
  runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
})).violations.flatMap(rule => rule.nodes.map(node => ({
  rule: rule.id, selector: node.target.flat().join(' '), text: node.failureSummary || rule.help,
})))"""

# VIOLATION is a requirement (not a recommendation), FAIL a certain fault (not one to review by hand).
_RUN_SECOND = """async () => (await new ace.Checker().check(document, ['WCAG_2_2'])).results
  .filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
  .map(({ruleId, path, message}) => ({rule: ruleId, selector: path.dom, text: message}))"""


def axe_complaints(page: Page, key: str) -> list[Complaint]:
    """Run axe-core on the page as it stands; `key` is the page's name in `docs/known-issues.yml`."""
    _bring(page, "axe", NODE_MODULES / AXE / "axe.min.js")
    return [Complaint(page=key, **found) for found in page.evaluate(_RUN_AXE, TAGS)]


def second_complaints(page: Page, key: str) -> list[Complaint]:
    """Run IBM's engine, whose rules were written apart from axe's, on the page as it stands."""
    _bring(page, "ace", NODE_MODULES / SECOND / "ace.js")
    return [Complaint(page=key, **found) for found in page.evaluate(_RUN_SECOND)]


def _bring(page: Page, name: str, path: Path) -> None:
    # By the debugger, not by a script element: the policy of the site would rightly refuse that.
    if not page.evaluate(f"typeof {name} === 'object'"):
        page.evaluate(_source(path))


@cache
def _source(path: Path) -> str:
    # The last value decides what the debugger sends back: nothing, not the whole engine.
    return path.read_text(encoding="utf-8") + "\n;undefined"
