"""The texts of links (WCAG 2.4.4): words that tell where they lead, and marks that make them links."""

import re
from collections.abc import Iterator

from vaikuttava_museo.checks.pasted_addresses import HTTP_ONLY, host_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.visible_texts import TextBlock

VAGUE = frozenset({
    "tästä", "täältä", "täällä", "tässä", "tämä", "klikkaa", "klikkaa tästä", "klikkaa tätä", "paina tästä",
    "katso tästä", "lue lisää", "lue lisää tästä", "lisää", "lisätietoja", "linkki", "tämä linkki", "linkistä",
    "här", "klicka", "klicka här", "tryck här", "se här", "läs mer", "läs mera", "läs mer här", "mer", "mera",
    "mer information", "länk", "länken", "den här länken", "den här",
})  # fmt: skip
"""Texts that tell nothing when a screen reader lists the page's links."""


def link_words(page: Page) -> Iterator[Finding]:
    """Find links without words or address, and ones whose words do not tell where they lead."""
    for link in rendered(page).links:
        if not link.text or link.target.strip() in ("", "#"):
            yield finding(
                page.path, link.defined_on or link.line, "link-empty", text=link.text, target=link.target
            )
        place, words = (page.path, link.line), re.sub(r"\s+", " ", link.text).strip(" .!…»>→").lower()
        if words in VAGUE:
            yield finding(*place, "link-vague", text=link.text, target=link.target)
        elif words.startswith(("http://", "https://", "www.")):
            yield finding(*place, "link-address-as-text", target=link.target)


_ADDRESS = r"(?P<target>(?:https?:|mailto:)[^()\[\]\s]{1,500}|[\w./-]{1,200}\.md)"
_MISWRITTEN = {
    "link-space": re.compile(rf"\[(?P<text>[^\[\]]{{1,300}})\]\s{{1,5}}\({_ADDRESS}\)"),
    "link-reversed": re.compile(rf"\((?P<text>[^()\[\]]{{1,300}})\)\[{_ADDRESS}\]"),
}
_UNFINISHED = re.compile(r"\](?:\(|\s?\[(?!\^)|(?=[\w./-]{1,100}\.md\b))|\[\[[^\[\]]{1,100}\]\]")
_UNDEFINED = re.compile(r"\[(?P<text>[^\[\]]{1,300})\]\s?\[(?P<name>[^\[\]]{0,200})\]")
_BARE = re.compile(r"(?<![\w/])(?P<target>(?:https?://|www\.)[^\s<>()\[\]\"”{}]{1,500})")


def links_whole(page: Page) -> Iterator[Finding]:
    """Find what was meant for a link and is seen as it was typed."""
    made = rendered(page)
    for block in (
        made.texts(page.language.code, with_links=False) if re.search(r"\]|://|www\.", page.body) else ()
    ):
        found = next(
            ((rule, match) for rule, it in _MISWRITTEN.items() if (match := it.search(block.text))), None
        )
        if found:
            mended = f"[{found[1]['text']}]({found[1]['target']})"
            yield finding(page.path, block.line_at(found[1].start()), found[0], mended=mended)
        elif match := _UNDEFINED.search(block.text):
            values = {"name": match["name"] or match["text"], "text": match["text"]}
            yield finding(page.path, block.line_at(match.start()), "reference-undefined", **values)
        elif match := _UNFINISHED.search(block.text):
            text = block.text[match.start() - 40 if match.start() > 40 else 0 : match.end() + 40]
            yield finding(
                page.path, block.line_at(match.start()), "link-unfinished", text=" ".join(text.split())
            )
        else:
            yield from _bare(page, block)


def _bare(page: Page, block: TextBlock) -> Iterator[Finding]:
    for match in _BARE.finditer(block.text):
        target = match["target"].rstrip(".,;:!?”")
        host = re.sub(r"^https?://", "", target)
        address = target if host_of(target) in HTTP_ONLY else f"https://{host}"
        yield finding(
            page.path, block.line_at(match.start()), "link-bare", target=target, mended=f"[…]({address})"
        )


_SHORTEST_WORD = 4
"""Letters: what is shorter may be the ending of a name that is linked: [Kotka](…)ssa."""


def links_apart(page: Page) -> Iterator[Finding]:
    """Hint at links that touch the words beside them."""
    made = rendered(page)
    for parent in made.root.iter():
        before = parent.text or ""
        for element in parent:
            after = re.match(r"[^\W\d_]*", element.tail or "")
            touches = before[-1:].isalpha() or (after and len(after[0]) >= _SHORTEST_WORD)
            if element.tag == "a" and made.text_of(element)[:1].isalnum() and touches:
                text = f"{before.split(' ')[-1]}{made.text_of(element)}{after[0] if after else ''}"
                yield finding(page.path, made.line_of(element), "link-touches", text=text)
            before = element.tail or ""


PAGE_RULES = (link_words, links_whole, links_apart)
