"""Text from shared data as safe HTML: everything is escaped but `<span lang="…">`, the mark of a foreign name."""

import re
from html import escape

from vaikuttava_museo.content.languages import MARKED
from vaikuttava_museo.content.no_break_spaces_and_marks import bind

_SPAN = re.compile(rf"&lt;span lang=&quot;(?P<lang>{'|'.join(MARKED)})&quot;&gt;(?P<text>.*?)&lt;/span&gt;")


def inline(text: str) -> str:
    """Return a data text as HTML, its language marks kept and all else escaped."""
    return _SPAN.sub(r'<span lang="\g<lang>">\g<text></span>', escape(bind(text)))
