"""Boxes (`!!! example "Otsikko"`): of a kind the site draws, with a title, and with their text inside."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText

KINDS = ("example", "note", "tip", "warning")
"""The kinds of boxes; all look the same to a reader, and their titles tell them apart."""

_BOX = re.compile(r"^\s{0,20}(?P<mark>!!!|\?\?\?\+?)(?P<rest>.{0,500})$")
_SOUND = re.compile(r'^ (?P<kind>[\w-]{1,40})(?: "(?P<title>[^"]{1,300})")?\s*$')


def boxes_sound(text: PageText) -> Iterator[Finding]:
    """Find boxes with an unknown kind, without a title, miswritten or with their text outside."""
    for place, line in enumerate(text.lines):
        box = _BOX.match(line.text)
        if not box:
            continue
        parts = _SOUND.match(box["rest"])
        if not parts:
            mended = _mended(box["mark"], box["rest"])
            yield finding(text.path, line.number, "box-form", mended=mended)
        elif parts["kind"] not in KINDS:
            meant = "".join(get_close_matches(parts["kind"].lower(), KINDS, n=1)) or KINDS[0]
            mended = line.typed.strip().replace(parts["kind"], meant, 1)
            known = ", ".join(KINDS)
            yield finding(text.path, line.number, "box-kind", kind=parts["kind"], known=known, mended=mended)
        elif not parts["title"]:
            example = f'{box["mark"]} {parts["kind"]} "…"'
            yield finding(text.path, line.number, "box-title", kind=parts["kind"], mended=example)
        inside = next((later for later in text.lines[place + 1 :] if not later.is_blank), None)
        if inside is None or inside.indent < line.indent + 4:
            mended = "    " + (inside.typed.strip() if inside else "…")
            yield finding(text.path, line.number, "box-empty", mended=mended)


def _mended(mark: str, rest: str) -> str:
    """Return a box's first line with a kind and its title in quotation marks."""
    words = re.sub(r"[\"”“']", "", rest).split()
    kind = words.pop(0).lower() if words and words[0].lower() in KINDS else KINDS[0]
    return f'{mark} {kind} "{" ".join(words) or "…"}"'
