"""What a text points to: links (WCAG 2.4.4) and pictures (WCAG 1.1.1) that are there, safe, light and told in words."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from vaikuttava_museo.content.addresses import file_of, worksheet_key
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pages import Page, TextLine
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.site_content import Content

VAGUE = frozenset({
    "tästä", "täältä", "täällä", "tässä", "tämä", "klikkaa", "klikkaa tästä", "klikkaa tätä", "paina tästä",
    "katso tästä", "lue lisää", "lue lisää tästä", "lisää", "lisätietoja", "linkki", "tämä linkki", "linkistä",
    "här", "klicka", "klicka här", "tryck här", "se här", "läs mer", "läs mera", "läs mer här", "mer", "mera",
    "mer information", "länk", "länken", "den här länken", "den här",
})  # fmt: skip
"""Texts that tell nothing when a screen reader lists the page's links."""

HTTP_ONLY = frozenset({"docplayer.fi"})
"""Hosts whose pages have been seen only with http: when they were gathered."""

# Bounded, and no opening bracket inside: a line of nothing but brackets must not take seconds.
_LINK = re.compile(
    r"(?<!!)\[(?P<text>[^\[\]]{0,500})\]\((?P<target>[^)\s]{1,500})(?:\s{1,9}\"[^\"]{0,500}\")?\)"
)
_OUTSIDE = re.compile(r"^(https?:|mailto:|tel:)")
_MISWRITTEN = {
    "link-space": re.compile(
        r"\[(?P<text>[^\[\]]{1,300})\] {1,5}\((?P<target>(?:https?:|mailto:)[^()\s]{1,500}|[\w./-]{1,200}\.md)\)"
    ),
    "link-reversed": re.compile(
        r"\((?P<text>[^()\[\]]{1,300})\)\[(?P<target>https?:[^\[\]\s]{1,500}|[\w./-]{1,200}\.md)\]"
    ),
}
_EMPTY = re.compile(r"(?<!!)\[(?P<text>[^\[\]]{0,300})\]\((?P<target>[^()\s]{0,500})\)")
_BARE = re.compile(r"(?<![\w/(\[<\"'=])(?P<target>(?:https?://|www\.)[^\s<>()\[\]]{1,500})")
_DEFINITION = re.compile(r"^\s{0,3}\[[^\[\]]{1,200}\]:\s")
_INSECURE = re.compile(r"http://(?P<rest>[^\s<>()\[\]\"']{1,500})")


def find_links(body: str, first_line: int = 1) -> Iterator[tuple[int, str, str]]:
    """Yield the line, text and target of the inline links of a Markdown text."""
    for number, line in enumerate(body.split("\n"), start=first_line):
        yield from ((number, match["text"], match["target"]) for match in _LINK.finditer(line))


def internal_links(content: Content) -> Iterator[Finding]:
    """Find links that lead nowhere, name a language or an address of the built site."""
    for page in content.pages.values():
        for line, text, target in find_links(page.body, page.body_line):
            if not _OUTSIDE.match(target):
                yield from _fault_of(content, page, line, text, target)


def _fault_of(content: Content, page: Page, line: int, text: str, target: str) -> Iterator[Finding]:
    file, _, anchor = target.partition("#")

    def fault(rule: str, right: str, **values: object) -> Finding:
        return finding(page.path, line, rule, target=target, mended=f"[{text}]({right})", **values)

    if "@" in file and "/" not in file:
        yield fault("link-mailto", f"mailto:{target}")
    elif file.startswith("www."):
        yield fault("link-https", f"https://{target}")
    elif file and not file.endswith(".md"):
        yield finding(page.path, line, "link-form", target=target, text=text)
    elif file.endswith(".sv.md"):
        yield fault("link-language", target.replace(".sv.md", ".md"))
    else:
        path = posixpath.normpath(posixpath.join(str(page.path.parent), file)) if file else f"{page.key}.md"
        key, sheets = path.removesuffix(".md"), [worksheet_key(id) for id in content.worksheets]
        if content.is_unread(file_of(key, page.language), PurePosixPath(f"{key}.yml")):
            return
        if content.page(key, page.language) is None and key not in sheets:
            known = [key for key, language in content.pages if language is page.language]
            likely = get_close_matches(key, known + sheets, n=1, cutoff=0)[0]
            right = posixpath.relpath(f"{likely}.md", str(page.path.parent))
            yield fault("link-broken", right, text=text)
        elif anchor and anchor not in (anchors := _anchors(content, key, page.language)):
            likely = "".join(f"#{id}" for id in get_close_matches(anchor, anchors, n=1, cutoff=0))
            yield fault("link-anchor", f"{file}{likely}", anchor=anchor, page=path)


def _anchors(content: Content, key: str, language: Language) -> list[str]:
    page = content.page(key, language)
    ids = {heading.id for heading in page.headings if heading.id} if page else set()
    if key == "sanasto" and content.glossary:
        ids |= {term.id for term in content.glossary.terms}
    if key == "ohjausryhma" and content.people:
        ids |= {group.id for group in content.people.groups}
    return sorted(ids)


def link_texts(text: Page) -> Iterator[Finding]:
    """Find links with a vague or empty text, miswritten links and addresses that are no links."""
    for line in text.lines:
        if "[" in line.text or "://" in line.text or "www." in line.text:
            yield from _miswritten(text, line)
            yield from _vague(text, line)


def _miswritten(text: Page, line: TextLine) -> Iterator[Finding]:
    for rule, pattern in _MISWRITTEN.items():
        if match := pattern.search(line.text):
            yield finding(text.path, line.number, rule, mended=f"[{match['text']}]({match['target']})")
            return
    for match in _BARE.finditer(line.text) if not _DEFINITION.match(line.text) else ():
        target = match["target"].rstrip(".,;:!?”")
        address = target if target.startswith("http") else f"https://{target}"
        yield finding(text.path, line.number, "link-bare", target=target, mended=f"[…]({address})")


def _vague(text: Page, line: TextLine) -> Iterator[Finding]:
    for number, words, target in find_links(line.text, line.number):
        bare = re.sub(r"[*_]|<[^<>]{0,200}>", "", words).strip(" .!…»>→").lower()
        if bare in VAGUE:
            yield finding(text.path, number, "link-vague", text=words, target=target)
        elif bare.startswith(("http://", "https://", "www.")):
            yield finding(text.path, number, "link-address-as-text", target=target)
    for match in _EMPTY.finditer(line.text):
        if not match["text"].strip() or not match["target"]:
            yield finding(text.path, line.number, "link-empty", text=match["text"], target=match["target"])


def links_secure(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find addresses with http: where the visit would be open for all to read."""
    for passage in passages:
        for match in _INSECURE.finditer(passage.text) if "http://" in passage.text else ():
            host = urlsplit(f"//{match['rest']}").netloc if "]" not in match["rest"] else ""
            if host.removeprefix("www.") not in HTTP_ONLY:
                mended = f"https://{match['rest'].rstrip('.,;')}"
                yield finding(passage.path, passage.line, "link-http", target=match[0], mended=mended)


FORMATS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".svg"})
"""What every browser shows and what does not move by itself (WCAG 2.2.2 rules out gif)."""
MAX_WEIGHT = 300_000
"""Bytes: with more, a page on a slow phone waits for its picture over a second."""
MAX_WIDTH = 1600
"""Pixels: twice the width of the text column, enough for the sharpest screens."""

_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]{0,500})\]\((?P<target>[^()\s]{0,500})(?:\s+\"[^\"]{0,500}\")?\)")
_VAGUE_ALT = re.compile(
    r"(?:valo)?kuva\d*|kuva tässä|pic(?:ture)?\d*|image\d*|img[\w-]*|bild(?:en)?\d*|foto\d*|photo\d*|"
    r"\S+\.(?:png|jpe?g|webp|avif|svg|gif)",
    re.IGNORECASE,
)


def images_sound(content: Content) -> Iterator[Finding]:
    """Find pictures without words, without a file, from elsewhere, in a wrong format or too heavy."""
    for page in content.pages.values():
        for line in page.lines if "![" in page.body else ():
            for match in _IMAGE.finditer(line.text):
                yield from _shown(content, page.path, line.number, match["alt"].strip(), match["target"])
    for path, picture in sorted(content.pictures.items()):
        if path.suffix not in FORMATS:
            yield finding(path, 1, "image-format", name=path.name)
        elif path.suffix != ".svg" and picture.width == 0:
            yield finding(path, 1, "image-unreadable", name=path.name)
        if picture.weight > MAX_WEIGHT:
            weight = picture.weight // 1000
            yield finding(path, 1, "image-heavy", name=path.name, weight=weight, limit=MAX_WEIGHT // 1000)
        elif picture.width > MAX_WIDTH:
            yield finding(path, 1, "image-large", name=path.name, width=picture.width, limit=MAX_WIDTH)


def _shown(content: Content, page: PurePosixPath, line: int, alt: str, target: str) -> Iterator[Finding]:
    if not alt:
        yield finding(page, line, "image-alt", mended=f"![…]({target})")
    elif _VAGUE_ALT.fullmatch(alt):
        yield finding(page, line, "image-alt-vague", alt=alt, mended=f"![…]({target})")
    if re.match(r"[a-z]{1,10}:|//", target):
        yield finding(page, line, "image-elsewhere", target=target)
        return
    path = PurePosixPath(posixpath.normpath(posixpath.join(str(page.parent), target)))
    if path not in content.files:
        meant = next((file.name for file in content.files if str(file).lower() == str(path).lower()), "")
        yield finding(page, line, "image-case" if meant else "image-missing", target=target, meant=meant)
