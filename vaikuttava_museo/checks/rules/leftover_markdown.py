"""Marks of Markdown that a reader would see: they did not become what the editor meant."""

import re
from collections.abc import Callable, Iterator, Mapping

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.rendered_page import rendered

_BELOW = re.compile(r"(?<=[^\W\d_])([~^])(\d{1,4})(?!\d|\1)(?<!m\^[23])")
_STRONG = r"(?P<mark>\*\*|__)(?P<before>[ \t]*)(?P<text>[^*_\n]{1,200}?)(?P<after>[ \t]*)(?P=mark)"


def _spaces_outside(strong: re.Match[str]) -> str:
    """Return a text in bold without the spaces within its marks: outside they part it from the words beside it."""
    line, (start, end) = strong.string, strong.span()
    before = strong["before"] if line[:start][-1:].isalnum() else ""
    after = strong["after"] if line[end : end + 1].isalnum() else ""
    return f"{before}{strong['mark']}{strong['text']}{strong['mark']}{after}"


_MARKS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "snippet": (r"^;{0,3}-{1,10}8<-{1,10}", lambda _: ""),
    "abbreviation-form": (
        r"^\*\[[^\[\]]{1,60}\](?!:).*",
        lambda typed: re.sub(r"^\*(\[[^\]]*\])\s*:?\s*", r"*\1: ", typed.strip()),
    ),
    "backslash-shown": (
        r"(?<=\S)[ \t]*\\[ \t]*$",
        lambda typed: typed.rstrip().removesuffix("\\").strip(),
    ),
    "emphasis-spaces": (_STRONG, lambda typed: re.sub(_STRONG, _spaces_outside, typed).strip()),
    "emphasis-unclosed": (
        r"\*\*|__(?:(?<![\w\\_]__)(?=[^\s_.])|(?<=[^\s_.]__)(?![\w_]))|\*(?<![\w*]\*)(?=[^\W\d_])|_(?<!\w_)(?=[^\W\d_])",
        lambda _: "",
    ),
    "attributes-shown": (
        r"\{:?[ \t]*[#.][\w-]{1,60}[^{}\n]{0,200}(?:\}|$)",
        lambda typed: re.sub(r"\) +(?=\{:? *\.)", ")", typed).strip() if ") {" in typed else "",
    ),
    "mark-shown": (
        r"[¶↵](?<!Ã¶)|<!--|-->|^:::+(?: ?\w+)?|"
        r"~~|==(?:(?=\w)|(?<=\w==))|&[a-z]{2,8};|~(?<=[^\W\d_]~)(?<!\$\w~)(?=\d)|\^(?<=[^\W\d_]\^)(?<!\$\w\^)(?=\d)(?<!m\^)",
        lambda typed: _BELOW.sub(r"\1\2\1", typed) if _BELOW.search(typed) else "",
    ),
}
"""What of Markdown is seen in finished text, by the rule that tells of it, and how its line was meant; "" where unknown.

A pattern begins with its mark and then looks back: a text is gone through from mark to mark.
"""
_SIGN = re.compile(r"[*\\_{<>~=&^¶↵]|:::")
"""What all of them have."""
_SEEN = {rule: re.compile(pattern, re.MULTILINE) for rule, (pattern, _) in _MARKS.items()}

_MADE_TO_SHOW = re.compile(r"\\([*_])\\\1(?=\S)([^*_\n]{1,200}?)\\\1\\\1")
"""Text in bold that a program took for text with stars."""


def marks_shown(page: Page) -> Iterator[Finding]:
    r"""Find marks that stand in the text as a reader sees it; one typed to be seen (`\*`) is none."""
    for block in filter(lambda block: _SIGN.search(block.text), rendered(page).texts(page.language.code)):
        found = ((rule, match) for rule, pattern in _SEEN.items() if (match := pattern.search(block.text)))
        for rule, match in found:
            number = block.line_at(match.start())
            typed = page.line(number).typed
            if re.match(r"#|[\\#]+ ", typed):
                continue  # the rules of headings tell of it
            if rule == "backslash-shown" or f"\\{match[0][:1]}" not in typed:
                values = {"seen": match[0].strip(), "mended": _MARKS[rule][1](typed)}
                yield finding(page.path, number, rule, **values)
                break
            if _MADE_TO_SHOW.search(typed):
                mended = _MADE_TO_SHOW.sub(r"\1\1\2\1\1", typed).strip()
                yield finding(page.path, number, "mark-shown", seen=match[0].strip(), mended=mended)
                break


def marks_eaten(page: Page) -> Iterator[Finding]:
    """Find signs of a text that Markdown took for its own: 2*3*1 shows an emphasis and no star, ~2h~3h no tilde."""
    made = rendered(page)
    for element, before, after in made.within_text:
        text, place = "".join(element.itertext()), (page.path, made.line_of(element))
        typed, is_number = page.line(place[1]).typed, text[:1].isdigit()
        if element.tag in ("em", "strong") and not re.search(r"[^\W_]", text):
            yield finding(*place, "mark-eaten", seen="_" if "_" in typed else "*", mended="")
        elif element.tag == "em" and is_number and (before[-1:].isdigit() or after[:1].isdigit()):
            mended = re.sub(r"(?<=\d) ?\*+ ?(?=\d)", " × ", typed).strip()
            yield finding(*place, "mark-eaten", seen="*", mended=mended)
        elif element.tag in ("em", "strong") and after[:1] == "*" != before[-1:] and "\\*" not in typed:
            yield finding(*place, "emphasis-unclosed", seen="*", mended="")
        elif element.tag == "sub" and not before[-1:].strip():
            about = "noin " if page.language.code == "fi" else "cirka "
            between = re.sub(r"~(\d+\w*)~(?=\d)", rf"{about}\1–", typed)
            yield finding(*place, "mark-eaten", seen="~", mended=re.sub(r"~+(?=\d)", about, between).strip())


_CLASS = "md-button"


def buttons_known(page: Page) -> Iterator[Finding]:
    """Find links that were meant for buttons: the word is misspelt, or has no dot before it."""
    made = rendered(page)
    for link in made.root.iter("a"):
        given = [name for name in (link.get("class") or "").split() if name.startswith("md")]
        wrong = [name for name in given if name not in (_CLASS, f"{_CLASS}--primary")]
        bare = [name for name in link.attrib if name.startswith("md-")]
        if wrong or bare:
            number = made.line_of(link)
            mended = re.sub(r"\)\{[^{}]*\}", f"){{ .{_CLASS} }}", page.line(number).typed).strip()
            yield finding(page.path, number, "button-form", seen=(wrong or bare)[0], mended=mended)


PAGE_RULES = (marks_shown, marks_eaten, buttons_known)
