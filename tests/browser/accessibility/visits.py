"""The rule engines from npm, the project's own checks, and the views in which each looks at a page.

The name of an own check is the `rule` under which `docs/known-issues.yml` would except it, with the engine `playwright`.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from exceptions import Complaint, page_key
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
    _bring(page, "axe", f"{AXE}/axe.min.js")
    return [Complaint(page=key, **found) for found in page.evaluate(_RUN_AXE, TAGS)]


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

    `alters`: it leaves the page so that nothing else can be checked there. It also gets a tab of its own: one whose edge
    a walk with Tab has passed begins its next page now and then where the focus went out.
    """

    run: Callable[[Page], list[str]]
    views: Sequence[View]
    alters: bool = False


WIDE: Final = View("wide")
NARROW: Final = View("narrow", layout.NARROW, 640)
ZOOMED: Final = View("zoomed", layout.ZOOMED, 400)
DARK: Final = View("narrow-dark", layout.NARROW, 640, {"color_scheme": "dark"})
FORCED: Final = View("forced", options={"forced_colors": "active"})
FORCED_NARROW: Final = View("narrow-forced", layout.NARROW, 640, {"forced_colors": "active"})
SCRIPTLESS: Final = View("scriptless", options={"java_script_enabled": False})
SCRIPTLESS_NARROW: Final = View("narrow-scriptless", layout.NARROW, 640, {"java_script_enabled": False})
VIEWS: Final = [WIDE, NARROW, ZOOMED, DARK, FORCED, FORCED_NARROW, SCRIPTLESS, SCRIPTLESS_NARROW]

CHECKS: Final = {
    "reflow": Check(layout.reflow_faults, [NARROW, WIDE, ZOOMED]),
    "together": Check(layout.together_faults, [NARROW, WIDE]),
    "cut-words": Check(layout.cut_word_faults, [NARROW, WIDE, ZOOMED]),
    "motion": Check(preferences.motion_faults, [NARROW, WIDE]),
    "languages": Check(parts.language_faults, [WIDE]),
    "states": Check(preferences.state_faults, [WIDE, DARK, FORCED, FORCED_NARROW]),
    "button-lines": Check(preferences.button_faults, [FORCED, FORCED_NARROW]),
    "anchors": Check(layout.anchor_faults, [NARROW, WIDE, ZOOMED]),
    "cut-words-between": Check(layout.cut_word_faults_between, [WIDE], alters=True),
    "text-spacing": Check(layout.text_spacing_faults, [NARROW, WIDE], alters=True),
    "long-title": Check(layout.long_title_faults, [NARROW, WIDE], alters=True),
    "empty-page": Check(layout.empty_page_faults, [NARROW, WIDE], alters=True),
    "opened": Check(layout.opened_faults, [NARROW, WIDE, ZOOMED], alters=True),
    "tab-order": Check(keyboard.order_faults, [WIDE, NARROW], alters=True),
    "focus-in-sight": Check(keyboard.hidden_focus_faults, [ZOOMED, WIDE], alters=True),
    "focus-seen": Check(keyboard.unseen_focus_faults, [WIDE, DARK, FORCED], alters=True),
    "skip-link": Check(keyboard.skip_link_faults, [WIDE, NARROW], alters=True),
    "search": Check(keyboard.search_faults, [WIDE, NARROW], alters=True),
    "menu": Check(keyboard.menu_faults, [NARROW], alters=True),
    "scriptless": Check(preferences.scriptless_faults, [SCRIPTLESS, SCRIPTLESS_NARROW]),
}


def axe_in_all_views(page: Page, key: str) -> list[Complaint]:
    """Run axe-core on the page as it stands, light and dark, on a narrow screen and a wide one."""
    complaints = []
    # Narrow first: what was opened there by a button stays open until the screen grows wide.
    for width in (layout.NARROW, layout.WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            complaints += axe_complaints(page, key)
    return complaints


def axe_visit(open_page: Open, url: str) -> list[Complaint]:
    with open_page(url) as page:
        return axe_in_all_views(page, page_key(url))


def second_visit(open_page: Open, url: str) -> list[Complaint]:
    """Open a page and run the second engine, on a wide screen and a narrow one."""
    complaints = []
    for width in (layout.WIDE, layout.NARROW):
        with open_page(url, viewport={"width": width, "height": 800}) as page:
            complaints += second_complaints(page, page_key(url))
    return complaints


def own_visit(open_page: Open, url: str, view: View, names: Sequence[str]) -> list[Complaint]:
    """Open a page in a view and run some of our own checks one after the other."""
    own_tab = any(CHECKS[name].alters for name in names)
    with open_page(url, **view.context(), own_tab=own_tab) as page:
        return [
            Complaint(name, page_key(url), view.name, fault)
            for name in names
            for fault in CHECKS[name].run(page)
        ]


def own_visits(open_page: Open, url: str, views: slice = slice(None), but: str = "") -> list[Complaint]:
    """Run our own checks, each in its views or some of them; those that change nothing share a visit."""
    complaints = []
    for view in VIEWS:
        names = [name for name, check in CHECKS.items() if name != but and view in check.views[views]]
        shared = [name for name in names if not CHECKS[name].alters]
        for group in [shared, *([name] for name in names if name not in shared)]:
            complaints += own_visit(open_page, url, view, group) if group else []
    return complaints


VISITS: Final = {AXE: axe_visit, SECOND: second_visit, OWN: own_visits}
"""Every engine that visits pages in a browser."""
