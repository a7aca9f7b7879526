"""Placeholders in braces: known, whole, and alone on their line where they bring a list."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from vaikuttava_museo.content.addresses import (
    AGENDA,
    HOME,
    PLAN,
    RULES,
    RUN,
    step_of_papers,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.placeholder_names import (
    BLOCK_PLACEHOLDERS,
    INLINE_PLACEHOLDERS,
    OF_A_LAYOUT,
    OF_A_WORKSHOP,
    find_placeholders,
    needed_placeholders,
)
from vaikuttava_museo.content.value_corrections import choices

_LAYOUTS = {HOME: "home", PLAN: "plan", AGENDA: "agenda", RUN: "run", RULES: "rules"}
"""The layouts of the pages that have one of their own, by their keys."""
_PLACEHOLDERS = BLOCK_PLACEHOLDERS | INLINE_PLACEHOLDERS
# One brace too few or another bracket at either end: `{{ plan }`, `{ plan }}`, `{ plan }`, `{{ plan ]]`.
_BRACES = re.compile(
    r"(?<![{(\[])(?P<open>[{(\[]{1,2}) {0,3}(?P<name>[a-z-]{3,40}) {0,3}(?P<close>\}{1,2}|\]{1,2}|\){1,2})(?![}\]])"
)
# A space or another sign within the name: `{{ core questions }}`.
_ODD = re.compile(r"\{\{(?P<typed>[^{}\n]{4,60})\}\}")


def placeholders_known(text: Page) -> Iterator[Finding]:
    """Find misspelt placeholders, lists in the middle of a line, and placeholders that lack a brace."""
    here, seen = _placeholders_of(text), set[str]()
    for name, line, alone in find_placeholders(text.body, text.body_line):
        meant = _meant(name, here)
        if meant in seen & BLOCK_PLACEHOLDERS:
            yield finding(text.path, line, "placeholder-twice", name=name)
        elif name not in here:
            rule = "placeholder-misspelt" if meant else "placeholder-unknown"
            known = ", ".join(sorted(here))
            yield finding(text.path, line, rule, name=name, meant=meant, known=known)
        elif name in BLOCK_PLACEHOLDERS and not alone:
            yield finding(text.path, line, "placeholder-not-alone", name=name)
        seen.add(meant)
    yield from _broken(text)


def _meant(name: str, here: frozenset[str]) -> str:
    """Return the placeholder of a page that a name is, or was meant for; "" for none."""
    if name in _PLACEHOLDERS:
        return name if name in here else ""
    named = choices(sorted(here))("", name)
    return "".join([*named, *get_close_matches(name, here, n=1)][:1])


def _broken(text: Page) -> Iterator[Finding]:
    """Find what was meant for a placeholder and has lost a brace or a sign of its name."""
    for typed in (line for line in text.lines if "{" in line.typed or "}" in line.typed):
        for match in _BRACES.finditer(typed.typed):
            braces = match["open"] + match["close"]
            if match["name"] in _PLACEHOLDERS and {*"{}"} & {*braces} and braces != "{{}}":
                values = {"name": match["name"], "seen": match[0], "meant": match["name"]}
                yield finding(text.path, typed.number, "placeholder-braces", **values)
        for match in _ODD.finditer(typed.typed):
            name = match["typed"].strip()
            plain = "-".join(re.findall(r"\w+", name.lower()))
            meant = get_close_matches(plain, _placeholders_of(text), n=1)
            if meant and re.search(r"[^\w-]", name):
                yield finding(text.path, typed.number, "placeholder-misspelt", name=name, meant=meant[0])


def _placeholders_of(text: Page) -> frozenset[str]:
    """Return the placeholders that a page can fill."""
    is_of_papers = step_of_papers(text.key) is not None
    layout = "step" if text.is_step else "papers" if is_of_papers else _LAYOUTS.get(text.key)
    elsewhere = {name for name, only in OF_A_LAYOUT.items() if only != layout}
    return _PLACEHOLDERS - elsewhere - (frozenset() if text.is_step or is_of_papers else OF_A_WORKSHOP)


def placeholders_there(text: Page) -> Iterator[Finding]:
    """Find pages without a placeholder of what they are there for: a step's questions, the glossary's terms."""
    there = {name for name, _, _ in find_placeholders(text.body)}
    there |= {one.values["meant"] for one in _broken(text)} | {
        _meant(name, _placeholders_of(text)) for name in there
    }
    for wanted in needed_placeholders(text.key):
        if wanted not in there:
            line, mended = text.meta.line_of(("title",)), f"{{{{ {wanted} }}}}"
            yield finding(text.path, line, "placeholder-missing", name=mended, mended=mended)


PAGE_RULES = (placeholders_known, placeholders_there)
