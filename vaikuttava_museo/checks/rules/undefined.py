"""What a text refers to further down its own page is there: `[text][name]`, footnotes; and no snippets."""

import re
from collections.abc import Iterator

from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText

_DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\[\]]{1,200})\]:\s?")
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]{1,300})\] ?\[(?P<name>[^\[\]]{0,200})\]")
_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]{1,100})\](?!:)")
_SNIPPET = re.compile(r"^\s{0,40};{0,3}-{1,10}8<-{1,10}")


def references_defined(text: PageText) -> Iterator[Finding]:
    """Find references and footnotes without their other end, and lines that fetch another file."""
    defined = {match["name"].lower(): line for line in text.lines if (match := _DEFINED.match(line.text))}
    called: set[str] = set()
    for line in text.lines:
        if _SNIPPET.match(line.text):
            yield finding(text.path, line.number, "snippet")
        if "[" not in line.text:
            continue
        for match in _FOOTNOTE.finditer(line.text):
            called.add(f"^{match['name'].lower()}")
            if f"^{match['name'].lower()}" not in defined:
                yield finding(text.path, line.number, "footnote-undefined", name=match["name"])
        for match in _REFERENCE.finditer(line.text):
            name = match["name"] or match["text"]
            if not name.startswith("^") and name.lower() not in defined:
                yield finding(text.path, line.number, "reference-undefined", name=name, text=match["text"])
    for name, line in defined.items():
        if name.startswith("^") and name not in called:
            yield finding(text.path, line.number, "footnote-unused", name=name[1:])
