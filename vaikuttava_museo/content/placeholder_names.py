"""Placeholders: `{{ core-questions }}` in a page's text, filled at build from the data both languages share.

`page/placeholder_extension.py` fills them: one in a sentence by its HTML, one on a line of its own by a partial.
"""

import re
from collections.abc import Iterator

from vaikuttava_museo.content.addresses import AGENDA, HOME, PAPERS_FOLDER, PLAN, RULES, RUN, WORKSHEET_FOLDER

BLOCK_PLACEHOLDERS = frozenset({
    "core-questions", "resources", "worksheets", "worksheet", "plan", "agenda", "run", "steps", "people", "terms",
    "project-drawing", "room-drawing", "accessibility-status", "known-issues", "accessibility-review", "offline-copy",
    "rules", "papers", "who-answers", "shown-sheet", "shown-day", "shown-plan",
})  # fmt: skip
"""Placeholders that stand on a line of their own."""

OF_A_LAYOUT = {
    "core-questions": "step", "resources": "step", "worksheet": "worksheet", "plan": "plan", "agenda": "agenda",
    "run": "run", "rules": "rules", "papers": "papers",
    "shown-sheet": "home", "shown-day": "home", "shown-plan": "home",
}  # fmt: skip
"""Those of them that only pages of one layout can fill, and which one: the name of its template."""

_NEEDED = {
    "askel-N": ("core-questions", "resources", "worksheets"), f"{PAPERS_FOLDER}/askel-N": ("papers",),
    PLAN: ("plan",), AGENDA: ("agenda",), RUN: ("run",), RULES: ("rules",), f"{WORKSHEET_FOLDER}/{HOME}": ("worksheets",),
    "ohjausryhma": ("people",), "sanasto": ("terms",),
    "saavutettavuus": ("accessibility-status", "known-issues", "accessibility-review"),
}  # fmt: skip
"""Those without which a page lacks what it is there for, by its key."""

OF_A_WORKSHOP = frozenset({"workshop-length", "workshop-participants"})
"""Those in sentences that only the pages of a step can fill."""

INLINE_PLACEHOLDERS = frozenset({"provider", "contact", "path-length", *OF_A_WORKSHOP})
"""Placeholders that stand anywhere in a sentence."""

_PLACEHOLDER = re.compile(r"\{\{\s*(?P<name>[\w-]+)\s*\}\}")
_STEP = re.compile(r"(?<=askel-)\d$")


def needed_placeholders(key: str) -> tuple[str, ...]:
    """Return those that a page must have, by its pair key."""
    return _NEEDED.get(_STEP.sub("N", key), ())


def find_placeholders(body: str, first_line: int = 1) -> Iterator[tuple[str, int, bool]]:
    """Yield the name, line and whether it stands alone on its line, of every placeholder in a text."""
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in _PLACEHOLDER.finditer(line) if "{{" in line else ():
            yield match["name"], number, line.strip() == match[0]
