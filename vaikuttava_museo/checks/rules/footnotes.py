"""Footnotes with both their ends, and definitions of one meaning."""

import re
from collections.abc import Iterator
from functools import partial

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.rendered_page import rendered

_CALL = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,100})\]")


def footnotes_whole(page: Page) -> Iterator[Finding]:
    """Find marks of footnotes that are not there, footnotes that nothing leads to or that another replaces."""
    made = rendered(page)
    for line, name in made.defined_twice:
        yield finding(page.path, line, "definition-twice", name=name)
    told, blocks = set[str](), made.texts(page.language.code)
    typed = {match["name"] for block in blocks if (match := _ODD_NOTE.match(block.text))}
    for block in blocks if "[^" in page.body else ():
        for match in _CALL.finditer(block.text):
            if match["name"] not in told | typed and not _ODD_NOTE.match(block.text):
                line = block.line_at(match.start())
                yield finding(page.path, line, "footnote-undefined", name=match["name"])
            told.add(match["name"])
    called = {
        element.get("href") for element in made.root.iter("a") if element.get("class") == "footnote-ref"
    }
    for element in made.root.iter("li"):
        id = element.get("id") or ""
        if id.startswith("fn:") and f"#{id}" not in called:
            yield finding(page.path, made.line_of(element), "footnote-unused", name=id.removeprefix("fn:"))


_SIGN = re.compile(r"[\[\d¹²³⁰⁴-⁹]")
"""What all marks of footnotes have."""
_WORD_MARK = re.compile(r"\[(?:\\?\[)?(?P<name>\d{1,3})(?:\\?\])?\]\(#_ftn(?:ref)?\d{1,3}\)")
_ODD_CALL = re.compile(
    r"(?<=[\w.,;:!?)”])(?:\[(?P<number>\d{1,3})\](?![(\[:])|(?P<raised>(?<![¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]{1,3}(?!\w)|"
    # Raised in Word, but not in what was copied of it.
    r"(?<=[a-zåäö]{4}[.!?])\d{1,2}(?=\s+[A-ZÅÄÖ]|\s*$)))|\[\^ +(?P<name>[^\[\]\s]{1,60}) *\]"
)
_ODD_NOTE = re.compile(
    r"^(?:\[(?P<number>\d{1,3})\]:?|(?P<raised>[¹²³⁰⁴-⁹]{1,3})|\[\^ *(?P<name>[^\[\]\s]{1,60}) *\](?: +:|(?!:))) *(?=\S)"
)
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_UNIT = re.compile(r"(?:\d ?|(?<!\w))[kcdm]?m$")
_WORD = re.compile(r"[a-zåäö]{3}$")


def footnotes_typed(page: Page) -> Iterator[Finding]:
    """Find footnotes of a word processor, and ones whose marks lack a colon or hold a space."""
    made = rendered(page)
    links = (one for one in made.root.iter("a") if "#_ftn" in (one.get("href") or ""))
    told = {made.line_of(one): made.text_of(one) for one in links}
    for number, text in sorted(told.items()):
        typed = page.line(number).typed
        match, mended = _WORD_MARK.search(typed), _as_note(_WORD_MARK.sub(r"[^\g<name>]", typed).strip())
        values = {"seen": match["name"], "mended": mended} if match else {"seen": text, "mended": ""}
        yield finding(page.path, number, "footnote-form", **values)
    blocks = [block for block in made.texts(page.language.code) if _SIGN.search(block.text)]
    notes = {block.line_at(0) for block in blocks if _ODD_NOTE.match(block.text)}
    for block in blocks:
        calls = (it for it in _ODD_CALL.finditer(block.text) if _is_call(it, has_notes=bool(notes)))
        match = _ODD_NOTE.match(block.text) or next(calls, None)
        number = block.line_at(match.start()) if match else 0
        if match and number not in told:
            typed = page.line(number).typed
            call = partial(_as_call_or_typed, has_notes=bool(notes))
            mended = _as_note(typed) if match.re is _ODD_NOTE else _ODD_CALL.sub(call, typed)
            yield finding(page.path, number, "footnote-form", seen=match[0].strip(), mended=mended.strip())


def _is_call(match: re.Match[str], *, has_notes: bool) -> bool:
    """Tell the mark of a footnote from a unit's or a power: a raised digit alone is none, but two after a word are."""
    raised, before = match["raised"] or "", match.string[: match.start()]
    is_sure = len(raised) > 1 and _WORD.search(before) is not None
    return raised.isascii() or ((has_notes or is_sure) and not _UNIT.search(before))


def _as_call_or_typed(match: re.Match[str], *, has_notes: bool) -> str:
    return _as_call(match) if _is_call(match, has_notes=has_notes) else match[0]


def _as_call(match: re.Match[str]) -> str:
    return f"[^{match['number'] or (match['raised'] or '').translate(_RAISED) or match['name']}]"


def _as_note(line: str) -> str:
    """Return a line that begins with the mark of a footnote as the footnote."""
    match = _ODD_NOTE.match(line.strip())
    return f"{_as_call(match)}: {line.strip()[match.end() :]}" if match else line


PAGE_RULES = (footnotes_whole, footnotes_typed)
