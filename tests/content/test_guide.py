"""The guide for editors explains every rule in both languages, leads where it says, and is well written."""

import re
from pathlib import PurePosixPath

import pytest
from project import DOCS

from vaikuttava_museo.checks.rules.wording import long_sentences, text_languages
from vaikuttava_museo.checks.spelling import checkers, misspelt_words
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.pages import parse_page
from vaikuttava_museo.content.passages import page_passages, spoken
from vaikuttava_museo.texts import catalogue

ROOT = DOCS.parent
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)

FEWEST_WORDS = 18
MOST_REPEATED = 0.35
"""The share of a paragraph's runs of four words that its message already says."""
NOT_OUR_WORDS = re.compile(
    # The buttons of GitHub, which has no Finnish or Swedish; names; and what a slip looks like.
    r"\b(?:You need to fork this repository|Fork this repository|Preview|Commit directly to the patch-1 branch|"
    r"Commit changes|Propose changes|Create a new branch|Create pull request|pull request|Details|Files changed|"
    r"Edit file|Checks|Add file|Create new file|Upload files|History|esikatselu-forhandsvisning|"
    r"Sisältö / Innehåll|Sivusto / Webbplats|Tarkistus / Kontroll|GitHub(?:ia|issa)?|README|Python|Debian|zip|"
    r"Hunspell(?:in)?|Voikko|Word(?:ista)?|Mac|gitin|git|maken|Tab|tabb|docs/tyopohjat|words\.(?:fi|sv)\.txt)\b|"
    r"\w*�\w*|Ã.|â€"
)
LAYOUTS = re.compile(r"\[(?:canvas|matrix|list|cards|timeline)\]")
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


def links(language: Language) -> list[re.Match[str]]:
    """Return the links and pictures of a half: each its `text`, its `target` and whether it is an `image`."""
    return list(_LINK.finditer(without_code(language)))


def places() -> set[str]:
    """Return every id that a link may lead to: headings as GitHub names them, and anchors."""
    text = "".join(half(language) for language in LANGUAGES)
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in _HEADING.findall(text)}
    return slugs | set(_ANCHOR.findall(text))


def commands(language: Language) -> set[str]:
    """Return the make targets that a half tells to run."""
    return set(re.findall(r"`make ([a-z-]+)", half(language)))


def passages(language):
    """Return a half as the checks read a page, without GitHub's own words and the table of terms."""
    text = re.sub(r"^\| Finska \|.*?\n\n", "", half(language), flags=re.MULTILINE | re.DOTALL)
    text = NOT_OUR_WORDS.sub("", LAYOUTS.sub("", re.sub(r"</?small>", "", text)))
    text = re.sub(r"^\[(?:På svenska|Suomeksi)\].*$", "", text, flags=re.MULTILINE)
    return page_passages(parse_page(PurePosixPath(f"guide{language.suffix}"), f"---\ntitle: x\n---\n{text}"))


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


@each_language
def test_every_rule_has_one_paragraph_that_says_more_than_its_message(language):
    messages, found = catalogue("messages", language), paragraphs(language)
    assert sorted(item["rule"] for item in found) == sorted(messages)
    anchors = [f"{language.code}-{rule}" for rule in sorted(messages)]
    assert sorted(_ANCHOR.findall(without_code(language))) == anchors
    assert len({item["text"] for item in found}) == len(found)
    for item in found:
        assert len(item["text"].split()) >= FEWEST_WORDS, item["rule"]
        assert item["lead"].rstrip().endswith((".", "?")), item["rule"]
        said = runs(item["text"])
        assert len(said & runs(messages[item["rule"]])) <= MOST_REPEATED * len(said), item["rule"]


def test_both_halves_have_the_same_parts_and_rules_in_the_same_order():
    assert [item["rule"] for item in paragraphs(FINNISH)] == [item["rule"] for item in paragraphs(SWEDISH)]
    levels = ([len(marks) for marks, _ in _HEADING.findall(without_code(language))] for language in LANGUAGES)
    assert next(levels) == next(levels)
    assert half(FINNISH).count("```") == half(SWEDISH).count("```")
    assert commands(FINNISH) == commands(SWEDISH)


@each_language
def test_every_link_of_the_guide_leads_somewhere_and_its_commands_exist(language):
    own = [link["target"] for link in links(language) if not link["target"].startswith("https://")]
    assert len(own) > 30
    assert [target for target in own if target.startswith("#") and target[1:] not in places()] == []
    assert [target for target in own if not target.startswith("#") and not (ROOT / target).exists()] == []
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert commands(language) - set(targets) == set()


@each_language
def test_the_pictures_show_the_steps_in_the_language_and_in_words(language):
    pictures = [link for link in links(language) if link["image"]]
    drawn = {str(path.relative_to(ROOT)) for path in ROOT.glob(f".github/pictures/*.{language.code}.svg")}
    assert {link["target"] for link in pictures} == drawn and drawn
    assert [link["text"] for link in pictures if len(link["text"].split()) < 12] == []
    texts = [(ROOT / target).read_text(encoding="utf-8") for target in drawn]
    assert [svg for svg in texts if "<title" not in svg or f'lang="{language.code}"' not in svg] == []
    assert [svg for svg in texts if "<script" in svg or "href=" in svg] == []


@each_language
def test_the_guide_is_spelt_right_and_keeps_to_the_style_it_teaches(language):
    assert [item.values["word"] for item in misspelt_words(passages(language), checkers()[0])] == []
    heard = list(spoken(passages(language)))
    assert len(heard) > 150
    found = [*long_sentences(heard), *text_languages(heard)]
    assert [(item.rule, dict(item.values)) for item in found] == []
