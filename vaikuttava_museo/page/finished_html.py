"""The last pass over a finished page: what is read as one stays on one line; indentation and needless tags go."""

import re
from itertools import chain

from vaikuttava_museo.page.content_security_policy import with_policy

KEPT_TOGETHER = "together"
"""The class of an element whose text stays on one line."""

_END = r"\d(?:[.,:]?\d)*"
_RANGE = rf"(?<![\d.,:–\w]){_END}\.?–{_END}|\b[IVX]{{1,4}}–[IVX]{{1,4}}\b"
_LAST_PART = r"(?<=\s)-\w{1,20}"
_TOGETHER = re.compile(f"{_RANGE}|{_LAST_PART}")
_WHOLE = "|".join(
    rf"{name}\b.*?</{name}>"
    for name in ["script", "style", "textarea", "title", "svg", "option", "pre", "code"]
)
_TAG = rf"<(?:{_WHOLE}|!--.*?-->|[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>)"
_MARKUP = re.compile(f"({_TAG}(?:[^<–-]*+{_TAG})*+)", re.DOTALL)
"""Markup, and all that follows up to the next text with a dash."""


def finished(html: str, *, with_its_policy: bool) -> str:
    """Return a page as it is published; one in a preview has no policy, for MkDocs puts a script of its own into it."""
    head, end, body = html.partition("</head>")
    html = without_indentation(head + end + keep_together(body))
    return with_policy(html) if with_its_policy else html


def keep_together(html: str) -> str:
    """Return HTML in which a line does not break within a range (2–4, I–III) nor after the hyphen of ” -hanke”.

    An element that CSS keeps on one line, not a word joiner: search, copies and the PDFs' text keep the plain
    characters, and no font needs a glyph for it. Titles, drawings and scripts, which take no elements, stay as they are.
    """
    parts = _MARKUP.split(html)
    texts, markup = parts[::2], [*parts[1::2], ""]
    mark = rf'<span class="{KEPT_TOGETHER}">\g<0></span>'
    kept = (_TOGETHER.sub(mark, text) if "–" in text or "-" in text else text for text in texts)
    return "".join(chain.from_iterable(zip(kept, markup, strict=True)))


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
