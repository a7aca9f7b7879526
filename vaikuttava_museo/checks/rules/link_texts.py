"""The texts of links (WCAG 2.4.4): words that tell where they lead, and marks that make them links."""

import re
from collections.abc import Callable, Iterator, Mapping

from vaikuttava_museo.checks.pasted_addresses import HTTP_ONLY, host_of
from vaikuttava_museo.checks.rules.page_links import link_finding
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
            yield link_finding(page, link, "link-empty")
        place, words = (page.path, link.line), re.sub(r"\s+", " ", link.text).strip(" .!…»>→").lower()
        if _BRACKETED.fullmatch(link.text) and not link.target.startswith("#_ftn"):
            yield finding(*place, "link-unfinished", text=link.text)
        elif words in VAGUE:
            yield finding(*place, "link-vague", text=link.text, target=link.target)
        elif words.startswith(("http://", "https://", "www.")):
            yield finding(*place, "link-address-as-text", target=link.target)


_ADDRESS = r"(?P<target>(?:https?:|mailto:)[^()\[\]\s]{1,500}|[\w./-]{1,200}\.md(?:#[\w-]{1,100})?)"
_SPACED = re.compile(rf"\[(?P<text>[^\[\]]{{1,300}})\]\s{{1,5}}\({_ADDRESS}\)")
_REVERSED = re.compile(rf"\((?P<text>[^()\[\]]{{1,300}})\)\[{_ADDRESS}\]")
_UNDEFINED = re.compile(r"\[(?P<text>[^\[\]]{1,300})\]\s?\[(?P<name>[^\[\]]{0,200})\]")
_UNFINISHED = re.compile(r"\](?:\(|\s?\[(?!\^)|(?=[\w./-]{1,100}\.md\b))|\[\[[^\[\]]{1,100}\]\]")
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_SIGN = re.compile(r"\]|://|www\.")
"""What anything that was meant for a link has in it."""
_BARE = re.compile(r"(?<![\w/])(?P<target>(?:https?://|www\.)[^\s<>()\[\]\"”{}]{1,500})")


def _as_link(match: re.Match[str]) -> dict[str, str]:
    return {"mended": f"[{match['text']}]({match['target']})"}


def _around(match: re.Match[str]) -> dict[str, str]:
    return {"text": " ".join(match.string[max(0, match.start() - 40) : match.end() + 40].split())}


_MISWRITTEN: Mapping[str, tuple[re.Pattern[str], Callable[[re.Match[str]], dict[str, str]]]] = {
    "link-space": (_SPACED, _as_link),
    "link-reversed": (_REVERSED, _as_link),
    "reference-undefined": (_UNDEFINED, lambda it: {"name": it["name"] or it["text"], "text": it["text"]}),
    "link-unfinished": (_UNFINISHED, _around),
}
"""What was meant for a link, and what its message names; of those in a text the first of these is told."""


def links_whole(page: Page) -> Iterator[Finding]:
    """Find what was meant for a link and is seen as it was typed."""
    made, own = rendered(page), page.language.code
    has_any = any(_SIGN.search(block.text) for block in made.texts(own))
    for block in made.texts(own, with_links=False) if has_any else ():
        searched = ((rule, pattern.search(block.text)) for rule, (pattern, _) in _MISWRITTEN.items())
        rule, match = next((each for each in searched if each[1]), ("", None))
        if match:
            values = _MISWRITTEN[rule][1](match)
            yield finding(page.path, block.line_at(match.start()), rule, **values)
        else:
            yield from _bare(page, block)


def _bare(page: Page, block: TextBlock) -> Iterator[Finding]:
    for match in _BARE.finditer(block.text) if "://" in block.text or "www." in block.text else ():
        target = match["target"].rstrip(".,;:!?”")
        host = re.sub(r"^https?://", "", target)
        address = target if host_of(target) in HTTP_ONLY else f"https://{host}"
        values = {"target": target, "mended": f"[…]({address})"}
        yield finding(page.path, block.line_at(match.start()), "link-bare", **values)


_SHORTEST_WORD = 4
"""Letters: what is shorter may be the ending of a name that is linked: [Kotka](…)ssa."""


def links_apart(page: Page) -> Iterator[Finding]:
    """Hint at links that touch the words beside them."""
    made = rendered(page)
    for element, before, tail in made.within_text:
        after = "".join(re.findall(r"^[^\W\d_]+", tail))
        touches = before[-1:].isalpha() or len(after) >= _SHORTEST_WORD
        if element.tag == "a" and made.text_of(element)[:1].isalnum() and touches:
            text = f"{before.split(' ')[-1]}{made.text_of(element)}{after}"
            yield finding(page.path, made.line_of(element), "link-touches", text=text)


PAGE_RULES = (link_words, links_whole, links_apart)
