"""Text from a file made safe to show: nothing in it may steer a terminal, reorder a line or fail to print.

A file under check may hold escape sequences, marks that turn the direction of text ("Trojan source",
CVE-2021-42574) or halves of characters that no encoding can write.
"""

import re

# C0 but tab and line feed, DEL and C1; line and paragraph separators; marks of direction; lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
SUBSTITUTE = "\ufffd"


def visible(text: str) -> str:
    """Return the text with every unsafe character as the mark of a replaced one."""
    return _UNSAFE.sub(SUBSTITUTE, text)


def on_one_line(text: str) -> str:
    """Return the text safe to show within a sentence: on one line, each run of white space as it is."""
    return visible(text.replace("\r", "\n").replace("\n", " ").replace("\t", " "))
