"""The project's own checks by name, and the views in which each looks at a page.

The name is the `rule` under which `docs/known-issues.yml` would except it, with the engine `playwright`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import Page

from accessibility import disclosures, keyboard, layout, parts, preferences, scriptless, stress


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

    `alters`: it leaves the page so that nothing else can be checked there.
    `own_tab`: it walks with Tab past the edge of the page. A tab that has been left so begins its next page now and
    then where the focus went out, and Tab would miss the first controls there.
    """

    run: Callable[[Page], list[str]]
    views: Sequence[View]
    alters: bool = False
    own_tab: bool = False


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
    "target-size": Check(layout.target_faults, [NARROW, WIDE]),
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
    "long-title": Check(stress.long_title_faults, [NARROW, WIDE], alters=True),
    "empty-page": Check(stress.empty_page_faults, [NARROW, WIDE], alters=True),
    "opened": Check(stress.opened_faults, [NARROW, WIDE, ZOOMED], alters=True),
    "tab-order": Check(keyboard.order_faults, [WIDE, NARROW], alters=True, own_tab=True),
    "focus-in-sight": Check(keyboard.hidden_focus_faults, [ZOOMED, WIDE], alters=True, own_tab=True),
    "focus-seen": Check(keyboard.unseen_focus_faults, [WIDE, DARK, FORCED], alters=True, own_tab=True),
    "skip-link": Check(keyboard.skip_link_faults, [WIDE, NARROW], alters=True, own_tab=True),
    "search": Check(disclosures.search_faults, [WIDE, NARROW], alters=True),
    "menu": Check(disclosures.menu_faults, [NARROW], alters=True),
    "scriptless": Check(scriptless.scriptless_faults, [SCRIPTLESS, SCRIPTLESS_NARROW]),
}
