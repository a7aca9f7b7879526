"""CONTRIBUTING.md as data: its two halves, the paragraphs of the rules, and what it points to."""

import re

from tests.content.docs_tree import DOCS
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language

ROOT = DOCS.parent
SWEDISH_TITLE = "# Så här bidrar ni\n"

_PARAGRAPH = re.compile(
    r'^<a id="(?P<language>fi|sv)-(?P<rule>[a-z0-9-]+)"></a>\*\*(?P<lead>[^*]+)\*\* (?P<text>.+)$',
    re.MULTILINE,
)
_ANCHOR = re.compile(r'<a id="([^"]+)"')
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")


def half(language: Language) -> str:
    """Return the guide's half in one language."""
    finnish, title, swedish = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition(SWEDISH_TITLE)
    return finnish if language is FINNISH else title + swedish


def without_code(language: Language) -> str:
    """Return a half without its code, in which links and headings are examples."""
    return _CODE.sub("", half(language))


def paragraphs(language: Language) -> list[re.Match[str]]:
    """Return the paragraphs of the rules in a half, in order: each its `rule`, its `lead` in bold and its `text`."""
    return [item for item in _PARAGRAPH.finditer(half(language)) if item["language"] == language.code]


def anchors(language: Language) -> list[str]:
    """Return every anchor of a half, whatever its form."""
    return _ANCHOR.findall(without_code(language))


def outline(language: Language) -> list[int]:
    """Return the levels of a half's headings, in order."""
    return [len(marks) for marks, _ in _HEADING.findall(without_code(language))]


def links(language: Language) -> list[re.Match[str]]:
    """Return the links and pictures of a half: each its `text`, its `target` and whether it is an `image`."""
    return list(_LINK.finditer(without_code(language)))


def places() -> set[str]:
    """Return every id of the guide that a link may lead to: headings as GitHub names them, and anchors."""
    text = "".join(half(language) for language in LANGUAGES)
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in _HEADING.findall(text)}
    return slugs | set(_ANCHOR.findall(text))


def commands(language: Language) -> set[str]:
    """Return the make targets that a half tells to run."""
    return set(re.findall(r"`make ([a-z-]+)", half(language)))
