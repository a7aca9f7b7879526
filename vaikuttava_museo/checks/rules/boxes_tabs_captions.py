"""Boxes, tabs and captions: what would not become one, and ones that lack their text or their end."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from xml.etree.ElementTree import Element

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.boxes_tabs_icons_footnotes import BOX_KINDS
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.texts import catalogue

_OTHER_NAMES = {
    "abstract": "summary tldr",
    "danger": "error",
    "example": "snippet",
    "failure": "fail missing",
    "info": "todo",
    "note": "huom huomaa huomautus obs anmärkning",
    "question": "help faq",
    "quote": "cite",
    "success": "check done",
    "tip": "hint vinkki neuvo råd",
    "warning": "caution attention important tärkeää viktigt",
}
"""What kinds of boxes are also called: by Material formerly, by GitHub, by the languages of the site."""


@cache
def _kinds_by_name() -> dict[str, str]:
    """Return the kinds of boxes by every name, small letters, that they go by."""
    texts = [catalogue("interface", language) for language in LANGUAGES]
    own = {names[f"box_{kind}"].lower(): kind for names in texts for kind in BOX_KINDS}
    others = {name: kind for kind, names in _OTHER_NAMES.items() for name in names.split()}
    return own | others | {kind: kind for kind in BOX_KINDS}


def _kind_meant(name: str) -> str:
    """Return the kind of box that a name stands for; "" when nobody can tell."""
    known = _kinds_by_name()
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.75)
    return known[near[0]] if near else ""


def boxes_and_tabs_sound(page: Page) -> Iterator[Finding]:
    """Find boxes of an unknown kind or with words that mean nothing here, and boxes and tabs with their text outside."""
    made = rendered(page)
    for element in made.root.iter():
        classes, line = element.get("class", "").split(), made.line_of(element)
        if element.tag == "details" or "admonition" in classes:
            yield from _box(page, line, element, [name for name in classes if name != "admonition"])
        elif classes == ["tabbed-block"] and not len(element) and not (element.text or "").strip():
            yield finding(page.path, line, "tab-empty", mended=_indented(page, line))


def _box(page: Page, line: int, box: Element, names: list[str]) -> Iterator[Finding]:
    typed, kind = page.line(line).typed.strip(), names[0] if names else ""
    mark = typed[: 4 if typed.startswith("???+") else 3]
    title = typed[typed.find('"') :] if '"' in typed else _title_meant(typed)
    meant = kind if kind in BOX_KINDS else _kind_meant(kind)
    mended = f"{mark} {meant} {title}".rstrip() if meant else ""
    if kind and kind not in BOX_KINDS:
        rule, known = "box-kind" if meant else "box-kind-unknown", ", ".join(BOX_KINDS)
        yield finding(page.path, line, rule, kind=kind, known=known, mended=mended)
    elif names[1:]:
        yield finding(page.path, line, "box-form", mended=mended)
    is_empty = not any(child.tag != "summary" and child.get("class") != "admonition-title" for child in box)
    if is_empty:
        yield finding(page.path, line, "box-empty", mended=_indented(page, line))


def _title_meant(typed: str) -> str:
    """Return what follows the kind of a box, as its title: Material's words for its place do nothing here."""
    words = typed.lstrip("!?+ ").split()
    title = " ".join(word for word in words[1:] if word.lower() not in ("inline", "end"))
    return f'"{title}"' if title else ""


_CAPTION_MARK = re.compile(r"^\s{0,40}/{3,}\s*(?P<kind>caption\b)?", re.IGNORECASE)


def captions_closed(page: Page) -> Iterator[Finding]:
    """Find a caption that has no end: it would swallow the rest of the page."""
    opened = list[int]()
    for line in page.lines if "///" in page.body else ():
        mark = _CAPTION_MARK.match(line.text)
        if mark and mark["kind"]:
            opened.append(line.number)
        elif mark and opened and not line.text.strip().strip("/"):
            opened.pop()
    made = rendered(page)
    captions = {made.line_of(caption) for caption in made.root.iter("figcaption")} if opened else ()
    for number in opened:
        if number in captions:
            yield finding(page.path, number, "caption-unclosed")


def _indented(page: Page, line: int) -> str:
    """Return the first line of text after one, as it stands within a box or tab; … where something else begins there."""
    after = (later.typed.strip() for later in page.lines[line - page.body_line + 1 :])
    text = next(filter(None, after), "…")
    return "    " + ("…" if text.startswith(("#", "{{", "!!!", "???", "===")) else text)


_QUOTES = "\"'”“„»«"
_BOX_LINE = re.compile(r"^(?P<mark>!{2,5}|\?{2,5}\+?) *(?P<rest>\S.{0,300})$")
_TAB_LINE = re.compile(
    rf"^={{3}}[+!]{{0,2}} *(?P<rest>[\w{_QUOTES}].{{0,300}})$|^==? +[{_QUOTES}](?P<short>.{{1,300}})$"
)
_CAPTION_LINE = re.compile(r"^/{3,}.{0,300}$")
_GITHUB_BOX = re.compile(r"^\[!(?P<name>\w{1,40})\]")


def marks_shown_as_typed(page: Page) -> Iterator[Finding]:
    """Find marks that would show as they were typed: of boxes, tabs, captions."""
    for block in rendered(page).texts(page.language.code):
        for place, (number, line) in enumerate(block.lines):
            # The end of a caption is told with its beginning.
            if not place or line.strip() != "///":
                yield from _block_mark(page, number, line.strip())


def _block_mark(page: Page, number: int, line: str) -> Iterator[Finding]:
    place = page.path, number
    if box := _BOX_LINE.match(line):
        kind, *title = box["rest"].translate(dict.fromkeys(map(ord, _QUOTES))).split() or [""]
        meant = _kind_meant(kind)
        words = " ".join(title if meant else [kind, *title])
        if meant or len(box["mark"].rstrip("+")) == 3:
            mark = "!!!" if box["mark"].startswith("!") else "???"
            mended = f'{mark} {meant or "note"} "{words}"' if words else f"{mark} {meant}"
            yield finding(*place, "box-form", mark=kind, mended=mended)
    elif tab := _TAB_LINE.match(line):
        name = (tab["rest"] or tab["short"]).strip(f"{_QUOTES} ")
        yield finding(*place, "tab-form", mended=f'=== "{name}"')
    elif _CAPTION_LINE.match(line):
        yield finding(*place, "caption-form", text=line, mark=line)
    elif box := _GITHUB_BOX.match(line):
        yield finding(*place, "github-box", text=box[0], mended=f"!!! {_kind_meant(box['name']) or 'note'}")


PAGE_RULES = (boxes_and_tabs_sound, captions_closed, marks_shown_as_typed)
