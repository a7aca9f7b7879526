"""The last pass over a finished page: one line for what is read as one, numerals by ear, no needless tags or spaces."""

import re
from itertools import chain

from vaikuttava_museo.content.no_break_spaces_and_marks import NBSP
from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.page.content_security_policy import with_policy

KEPT_TOGETHER = "together"
"""The class of an element whose text stays on one line."""

_END = r"\d(?:[.,:]?\d)*"
_RANGE = rf"(?<![\d.,:–\w]){_END}\.?–{_END}|\b[IVX]{{1,4}}–[IVX]{{1,4}}\b"
_LAST_PART = r"(?<=\s)-\w{1,20}"
_NUMBERS = {mark.numeral: str(mark.number) for mark in STEP_MARKS}
_NUMERAL = rf"(?:{'|'.join(_NUMBERS)})\b"
_STEPS = rf"(?<={NBSP}){_NUMERAL}(?:(?:–|, | \w{{2,5}} ){_NUMERAL})*"
"""Numerals of steps: one space of such a text is bound (no_break_spaces_and_marks.py); ”III ja IV”, ”I, II och V”."""
_TOGETHER = re.compile(f"(?P<steps>{_STEPS})|{_RANGE}|{_LAST_PART}")
_WHOLE = "|".join(
    rf"{name}\b.*?</{name}>"
    for name in ["script", "style", "textarea", "title", "svg", "option", "pre", "code"]
)
_TAG = rf"<(?:{_WHOLE}|!--.*?-->|[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>)"
_SPOKEN = re.compile(rf"{_NUMERAL}(?:–{_NUMERAL})?")
_LINKED = re.compile(rf"(?<=>){_NUMERAL}(?=</a>)")
"""A link of a numeral alone, as in a row of links to all steps."""
_MARKED = re.compile(rf"[–{NBSP}-]")
_MARKUP = re.compile(f"({_TAG}(?:[^<–{NBSP}-]*+{_TAG})*+)", re.DOTALL)
"""Markup, and all that follows up to the next text with a dash or a bound space."""


def finished(html: str, *, with_its_policy: bool) -> str:
    """Return a page as it is published; one in a preview has no policy, for MkDocs puts a script of its own into it."""
    head, end, body = html.partition("</head>")
    html = without_indentation(head + end + marked(body))
    return with_policy(html) if with_its_policy else html


def marked(html: str) -> str:
    """Return HTML in which a line does not break within a range (2–4, I–III) nor after the hyphen of ” -hanke”.

    The numeral of a step is heard as a number, for a voice spells III as letters. What is heard follows what is seen:
    so ”askel III” is found on the page, and copied as it stands.

    An element that CSS keeps on one line, not a word joiner: search, copies and the PDFs' text keep the plain
    characters, and no font needs a glyph for it. Titles, drawings and scripts, which take no elements, stay as they are.
    """
    parts = _MARKUP.split(html)
    texts, markup = parts[::2], [*parts[1::2], ""]
    kept = (_TOGETHER.sub(_mark, text) if _MARKED.search(text) else text for text in texts)
    return _LINKED.sub(_say, "".join(chain.from_iterable(zip(kept, markup, strict=True))))


def _mark(found: re.Match[str]) -> str:
    if found["steps"]:
        return _SPOKEN.sub(_say, found[0])
    return f'<span class="{KEPT_TOGETHER}">{found[0]}</span>'


def _say(found: re.Match[str]) -> str:
    heard = re.sub(_NUMERAL, lambda numeral: _NUMBERS[numeral[0]], found[0])
    return f'<span class="{KEPT_TOGETHER}" aria-hidden="true">{found[0]}</span><span class="unseen">{heard}</span>'


# HTML's own white space, not Python's: a no-break space is a character that somebody wanted.
_BETWEEN_TAGS = re.compile(r">[ \t\r\f]*\n[ \t\r\n\f]*<")
_NEXT_TAG_SAYS_SO = [re.compile(rf"{before}</(?:li|dt|dd|td|th|tr|tbody)>(?=\n?<)") for before in ("\n", "")]
"""End tags of lists and tables that a page means without writing them (HTML, 13.1.2.4): an eightieth of what is sent.

Those on a line of their own apart: a pattern is quick if it begins with certain characters.
"""


def without_indentation(html: str) -> str:
    """Return HTML with a line break alone where elements are set apart by lines; code keeps its own lines."""
    if "<pre" in html:
        return html
    html = _BETWEEN_TAGS.sub(">\n<", html)
    for needless in _NEXT_TAG_SAYS_SO:
        html = needless.sub("", html)
    return html
