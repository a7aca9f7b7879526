"""CONTRIBUTING.md as data: its two halves, the paragraphs of the rules, and what it points to."""

import re
from dataclasses import dataclass

from tests.content.docs_tree import DOCS
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language
from vaikuttava_museo.texts import catalogue

ROOT = DOCS.parent
GUIDE = ROOT / "CONTRIBUTING.md"
SWEDISH_TITLE = "# Så här bidrar ni\n"

_PARAGRAPH = re.compile(
    r'^<a id="(?P<language>fi|sv)-(?P<rule>[a-z0-9-]+)"></a>\*\*(?P<lead>[^*]+)\*\* (?P<text>.+)$',
    re.MULTILINE,
)
_ANCHOR = re.compile(r'<a id="([^"]+)"')
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What the guide says of a rule: its id, the words in bold and the rest."""

    rule: str
    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or, with `is_image`, a picture of the guide."""

    text: str
    target: str
    is_image: bool


def half(language: Language) -> str:
    """Return the guide's half in one language."""
    finnish, title, swedish = GUIDE.read_text(encoding="utf-8").partition(SWEDISH_TITLE)
    return finnish if language is FINNISH else title + swedish


def paragraphs(language: Language) -> list[Paragraph]:
    """Return the paragraphs of the rules in a half, in order."""
    found = _PARAGRAPH.finditer(half(language))
    return [
        Paragraph(item["rule"], item["lead"], item["text"])
        for item in found
        if item["language"] == language.code
    ]


def anchors(language: Language) -> list[str]:
    """Return every anchor of a half, whatever its form."""
    return _ANCHOR.findall(_CODE.sub("", half(language)))


def rules() -> set[str]:
    """Return the ids of all rules that have a message in a catalogue."""
    return {rule for language in LANGUAGES for rule in catalogue("messages", language)}


def outline(language: Language) -> list[int]:
    """Return the levels of a half's headings, in order."""
    return [len(marks) for marks, _ in _HEADING.findall(_CODE.sub("", half(language)))]


def links(language: Language) -> list[Link]:
    """Return the links and pictures of a half; those in code are examples."""
    found = _LINK.finditer(_CODE.sub("", half(language)))
    return [Link(item["text"], item["target"], item["image"] == "!") for item in found]


def places() -> set[str]:
    """Return every id of the guide that a link may lead to: headings as GitHub names them, and anchors."""
    text = "".join(half(language) for language in LANGUAGES)
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in _HEADING.findall(text)}
    return slugs | set(_ANCHOR.findall(text))


def commands(language: Language) -> set[str]:
    """Return the make targets that a half tells to run."""
    return set(re.findall(r"`make ([a-z-]+)", half(language)))
