"""How links are written: the text tells where they lead (WCAG 2.4.4), and they work when clicked."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from vaikuttava_museo.checks.rules.links import find_links
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.page_text import PageText, TextLine
from vaikuttava_museo.content.passages import Passage

VAGUE = frozenset({
    "tästä", "täältä", "täällä", "tässä", "tämä", "klikkaa", "klikkaa tästä", "klikkaa tätä", "paina tästä",
    "katso tästä", "lue lisää", "lue lisää tästä", "lisää", "lisätietoja", "linkki", "tämä linkki", "linkistä",
    "här", "klicka", "klicka här", "tryck här", "se här", "läs mer", "läs mera", "läs mer här", "mer", "mera",
    "mer information", "länk", "länken", "den här länken", "den här",
})  # fmt: skip
"""Texts that tell nothing when a screen reader lists the page's links."""

HTTP_ONLY = frozenset({"docplayer.fi"})
"""Hosts whose pages have been seen only with http: when they were gathered."""

_SPACE = re.compile(
    r"\[(?P<text>[^\[\]]{1,300})\] {1,5}\((?P<target>(?:https?:|mailto:)[^()\s]{1,500}|[\w./-]{1,200}\.md)\)"
)
_REVERSED = re.compile(
    r"\((?P<text>[^()\[\]]{1,300})\)\[(?P<target>https?:[^\[\]\s]{1,500}|[\w./-]{1,200}\.md)\]"
)
_EMPTY = re.compile(r"(?<!!)\[(?P<text>[^\[\]]{0,300})\]\((?P<target>[^()\s]{0,500})\)")
_BARE = re.compile(r"(?<![\w/(\[<\"'=])(?P<target>(?:https?://|www\.)[^\s<>()\[\]]{1,500})")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\[\]]{1,200}\]:\s")
_INSECURE = re.compile(r"http://(?P<rest>[^\s<>()\[\]\"']{1,500})")


def links_told(text: PageText) -> Iterator[Finding]:
    """Find links with a vague or empty text, miswritten links and addresses that are no links."""
    for line in text.lines:
        if "[" in line.text or "://" in line.text or "www." in line.text:
            yield from _written(text, line)
            yield from _named(text, line)


def _named(text: PageText, line: TextLine) -> Iterator[Finding]:
    for link in find_links(line.text, line.number):
        words = re.sub(r"[*_]|<[^<>]{0,200}>", "", link.text).strip(" .!…»>→").lower()
        if words in VAGUE:
            yield finding(text.path, line.number, "link-vague", text=link.text, target=link.target)
        elif words.startswith(("http://", "https://", "www.")):
            yield finding(text.path, line.number, "link-address-as-text", target=link.target)
    for match in _EMPTY.finditer(line.text):
        if not match["text"].strip() or not match["target"]:
            yield finding(text.path, line.number, "link-empty", text=match["text"], target=match["target"])


def _written(text: PageText, line: TextLine) -> Iterator[Finding]:
    for pattern, rule in ((_SPACE, "link-space"), (_REVERSED, "link-reversed")):
        for match in pattern.finditer(line.text):
            mended = f"[{match['text']}]({match['target']})"
            yield finding(text.path, line.number, rule, mended=mended)
            return
    if not _DEFINITION.match(line.text):
        for match in _BARE.finditer(line.text):
            target = match["target"].rstrip(".,;:!?”")
            address = target if target.startswith("http") else f"https://{target}"
            yield finding(text.path, line.number, "link-bare", target=target, mended=f"[…]({address})")


def links_secure(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find addresses with http: where the visit would be open for all to read."""
    for passage in passages:
        if "http://" not in passage.text:
            continue
        for match in _INSECURE.finditer(passage.text):
            host = urlsplit(f"//{match['rest']}").netloc if "]" not in match["rest"] else ""
            if host.removeprefix("www.") not in HTTP_ONLY:
                mended = f"https://{match['rest'].rstrip('.,;')}"
                yield finding(passage.path, passage.line, "link-http", target=match[0], mended=mended)
