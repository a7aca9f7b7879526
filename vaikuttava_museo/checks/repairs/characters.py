"""Characters that no one typed on purpose and no one sees."""

import re

_ZERO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
# A heading, list item or quotation whose mark is followed by a non-breaking space is none: it shows as text.
_JOINED = re.compile("^(?P<mark>[ ]{0,3}(?:#{1,6}|[-*+]|\\d{1,3}\\.|>))[\u00a0\u202f]+(?=\\S)", re.MULTILINE)


def no_byte_order_mark(text: str) -> str:
    """Drop the mark that some Windows programs put at a file's beginning."""
    return text.lstrip("\ufeff")


def line_ends(text: str) -> str:
    """Make the line ends of Windows and of old Macs the usual ones."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def no_zero_width(text: str) -> str:
    """Drop characters without width, which come along when text is copied from a web page."""
    return _ZERO_WIDTH.sub("", text)


def joined_marks(text: str) -> str:
    """Put an ordinary space after the mark of a heading or list where there is a non-breaking one."""
    return _JOINED.sub(lambda match: match["mark"] + " ", text)


def final_newline(text: str) -> str:
    """End a text with one line feed."""
    return text.rstrip("\n") + "\n" if text.strip() else text
