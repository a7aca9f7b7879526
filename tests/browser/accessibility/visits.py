"""The rule engines from npm, the project's own checks, and the views in which each looks at a page.

The name of an own check is the `rule` under which `docs/known-issues.yml` would except it, with the engine `playwright`.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any, Final

from known_issues import Complaint, page_key
from playwright.sync_api import Page
from project import ROOT

from accessibility import keyboard, layout, parts, preferences

Open = Callable[..., AbstractContextManager[Page]]
"""Opens an address relative to the root in a context with the given options."""

AXE: Final = "axe-core"
SECOND: Final = "accessibility-checker-engine"
OWN: Final = "playwright"
"""The engines as `docs/known-issues.yml` calls them."""

TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.0–2.2 at A and AA, and what axe holds for good practice."""

COLOUR_RULES: Final = ["color-contrast", "link-in-text-block"]
"""The rules of axe among them that colours decide: the others see nothing new in another scheme."""

_RUN_AXE = """async runOnly => (await axe.run(document, {
  runOnly, resultTypes: ['violations'],
})).violations.flatMap(rule => rule.nodes.map(node => ({
  rule: rule.id, selector: node.target.flat().join(' '), text: node.failureSummary || rule.help,
})))"""
# VIOLATION is a requirement (not a recommendation), FAIL a certain fault (not one to review by hand).
_RUN_SECOND = """async () => (await new ace.Checker().check(document, ['WCAG_2_2'])).results
  .filter(({value}) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
  .map(({ruleId, path, message}) => ({rule: ruleId, selector: path.dom, text: message}))"""


def axe_complaints(page: Page, key: str, rules: Sequence[str] = ()) -> list[Complaint]:
    """Run axe-core, or some of its rules, on the page as it stands; `key` is its name in `docs/known-issues.yml`."""
    _bring(page, "axe", f"{AXE}/axe.min.js")
    wanted = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    return [Complaint(page=key, **found) for found in page.evaluate(_RUN_AXE, wanted)]


def second_complaints(page: Page, key: str) -> list[Complaint]:
    """Run IBM's engine, whose rules were written apart from axe's, on the page as it stands."""
    _bring(page, "ace", f"{SECOND}/ace.js")
    return [Complaint(page=key, **found) for found in page.evaluate(_RUN_SECOND)]


def _bring(page: Page, name: str, path: str) -> None:
    # By the debugger, not by a script element: the policy of the site would rightly refuse that.
    if not page.evaluate(f"typeof {name} === 'object'"):
        page.evaluate(_source(path))


@cache
def _source(path: str) -> str:
    # The last value decides what the debugger sends back: nothing, not the whole engine.
    return (ROOT / "tests/tools/node_modules" / path).read_text(encoding="utf-8") + "\n;undefined"


@dataclass(frozen=True)
class View:
    """How a reader looks at the page: width and height in CSS pixels, and options of a Playwright context."""

    name: str
    width: int = layout.WIDE
    height: int = 800
    options: dict[str, Any] = field(default_factory=dict)

    def context(self) -> dict[str, Any]:
        """Return the options of a context; motion is off, so that nothing is measured on its way."""
        viewport = {"width": self.width, "height": self.height}
        return {"viewport": viewport, "reduced_motion": "reduce"} | self.options


@dataclass(frozen=True)
class Check:
    """A function that returns the faults of an open page, and the views in which it is run; `make test` runs the first.

    `visit`: those of one visit are run one after the other on the same page, in their order in `CHECKS`.
    """

    run: Callable[[Page], list[str]]
    views: Sequence[View]
    visit: str = "reading"


WIDE: Final = View("wide")
NARROW: Final = View("narrow", layout.NARROW, 640)
ZOOMED: Final = View("zoomed", layout.ZOOMED, 400)
DARK: Final = View("narrow-dark", layout.NARROW, 640, {"color_scheme": "dark"})
FORCED: Final = View("forced", options={"forced_colors": "active"})
FORCED_NARROW: Final = View("narrow-forced", layout.NARROW, 640, {"forced_colors": "active"})
SCRIPTLESS: Final = View("scriptless", options={"java_script_enabled": False})
SCRIPTLESS_NARROW: Final = View("narrow-scriptless", layout.NARROW, 640, {"java_script_enabled": False})
VIEWS: Final = [WIDE, NARROW, ZOOMED, DARK, FORCED, FORCED_NARROW, SCRIPTLESS, SCRIPTLESS_NARROW]

WALK: Final = "walk"
"""The visit in a tab of its own: one whose edge a walk with Tab has passed begins its next page now and then there."""

CHECKS: Final = {
    "reflow": Check(layout.reflow_faults, [NARROW, WIDE, ZOOMED]),
    "halfway": Check(layout.halfway_faults, [WIDE, NARROW]),
    "together": Check(layout.together_faults, [NARROW, WIDE]),
    "cut-words": Check(layout.cut_word_faults, [NARROW, WIDE, ZOOMED]),
    "motion": Check(preferences.motion_faults, [NARROW, WIDE]),
    "languages": Check(parts.language_faults, [WIDE]),
    "states": Check(preferences.state_faults, [WIDE, DARK, FORCED, FORCED_NARROW]),
    "button-lines": Check(preferences.button_faults, [FORCED, FORCED_NARROW]),
    "anchors": Check(layout.anchor_faults, [NARROW, WIDE, ZOOMED]),
    "cut-words-between": Check(layout.cut_word_faults_between, [WIDE]),
    "text-spacing": Check(layout.text_spacing_faults, [NARROW, WIDE]),
    "long-title": Check(layout.long_title_faults, [NARROW, WIDE]),
    "empty-page": Check(layout.empty_page_faults, [NARROW, WIDE]),
    "skip-link": Check(keyboard.skip_link_faults, [WIDE, NARROW], "keys"),
    "menu": Check(keyboard.menu_faults, [NARROW], "keys"),
    "search": Check(keyboard.search_faults, [WIDE, NARROW], "keys"),
    "opened": Check(layout.opened_faults, [NARROW, WIDE, ZOOMED], "keys"),
    "focus-seen": Check(keyboard.unseen_focus_faults, [WIDE, DARK, FORCED], WALK),
    "tab-order": Check(keyboard.order_faults, [WIDE, NARROW], WALK),
    "focus-in-sight": Check(keyboard.hidden_focus_faults, [ZOOMED, WIDE], WALK),
    "scriptless": Check(preferences.scriptless_faults, [SCRIPTLESS, SCRIPTLESS_NARROW]),
}

LOOKS: Final = {"motion", "states", "button-lines", "focus-seen"}
"""What the style sheets decide whatever is written: a kind of page is looked at in one of its languages."""


def axe_in_all_views(page: Page, key: str) -> list[Complaint]:
    """Run axe-core on the page as it stands, light and dark, on a narrow screen and a wide one."""
    complaints = []
    # Narrow first: what was opened there by a button stays open until the screen grows wide.
    for width in (layout.NARROW, layout.WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in (("light", ()), ("dark", COLOUR_RULES)):
            page.emulate_media(color_scheme=scheme)
            complaints += axe_complaints(page, key, rules)
    return complaints


def axe_visit(open_page: Open, url: str) -> list[Complaint]:
    with open_page(url) as page:
        return axe_in_all_views(page, page_key(url))


def second_visit(open_page: Open, url: str) -> list[Complaint]:
    """Open a page and run the second engine, on a wide screen and a narrow one."""
    with open_page(url, **WIDE.context()) as page:
        complaints = second_complaints(page, page_key(url))
        page.set_viewport_size({"width": layout.NARROW, "height": 800})
        return complaints + second_complaints(page, page_key(url))


def own_visit(open_page: Open, url: str, view: View, names: Sequence[str]) -> list[Complaint]:
    """Open a page in a view and run some of our own checks one after the other."""
    own_tab = any(CHECKS[name].visit == WALK for name in names)
    with open_page(url, **view.context(), own_tab=own_tab) as page:
        faults = [(name, fault) for name in names for fault in CHECKS[name].run(page)]
        return [Complaint(name, page_key(url), view.name, fault) for name, fault in faults]


def own_visits(
    open_page: Open, url: str, views: slice = slice(None), but: Collection[str] = ()
) -> list[Complaint]:
    """Run our own checks, each in its views or some of them; those of one visit share it."""
    complaints = []
    for view in VIEWS:
        names = [name for name, check in CHECKS.items() if name not in but and view in check.views[views]]
        for _, group in groupby(names, lambda name: CHECKS[name].visit):
            complaints += own_visit(open_page, url, view, list(group))
    return complaints


VISITS: Final = {AXE: axe_visit, SECOND: second_visit, OWN: own_visits}
"""Every engine that visits pages in a browser."""
