"""The guide for editors is short, says the same in both languages, leads where it says and is sound to copy from."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
import yaml
from project import DOCS

from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.passages_of_pages import heard_passages
from vaikuttava_museo.checks.rules.foreign_passages import judged, runs
from vaikuttava_museo.checks.rules.wording import long_sentences
from vaikuttava_museo.checks.spelling import misspelt_words
from vaikuttava_museo.checks.spelling.dictionaries import checkers
from vaikuttava_museo.content.folder import SETTINGS, DocsFolder
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.pages import parse_page
from vaikuttava_museo.content.site_content import read_tree

ROOT = DOCS.parent
DOOR = ROOT / "CONTRIBUTING.md"
"""Where GitHub leads whoever wants to contribute; it leads on to the guides."""
GUIDES = {FINNISH: ROOT / "guide/ohje.md", SWEDISH: ROOT / "guide/anvisning.md"}
each_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
each_file = pytest.mark.parametrize("file", [DOOR, *GUIDES.values()], ids=lambda file: file.stem)

NOT_OUR_WORDS = re.compile(
    # The buttons of GitHub, which has no Finnish or Swedish; names; and what a slip looks like.
    r"\b(?:You need to fork this repository|Fork this repository|Preview|Commit directly to the patch-1 branch|"
    r"Commit changes|Propose changes|Create a new branch|Create pull request|pull request|Details|Files changed|"
    r"Edit file|Edit|Update comment|Delete file|Summary|Checks|Add file|Create new file|Upload files|History|"
    r"esikatselu-forhandsvisning|Kieliparit / Språkpar|Kieliparit|Språkpar|Vastaukset / Svar|"
    r"Sisältö / Innehåll|Esikatselu / Förhandsvisning|Sivusto / Webbplats|"
    r"Tarkistus / Kontroll|GitHub(?:ia|issa)?|README|Python|Debian|zip|"
    r"Hunspell(?:in)?|Voikko|Word(?:ista)?|Mac|gitin|git|maken|Tab|tabb|docs/tyopohjat|"
    r"pictogrammers\.com(?:/library/mdi)?|Outlook|Proofpoint|Google|Facebook|SharePoint|OneDrive|Drive|Teams|"
    r"safelinks|urldefense|mailto:|tel:|words\.(?:fi|sv)\.txt|names\.txt)(?:\b|(?<=:))|"
    r"\w*�\w*|Ã.|â€"
)
LAYOUTS = re.compile(r"\[(?:canvas|matrix|list|cards|timeline)\]")
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```(?:yaml|markdown)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]]*)\]\((?P<target>[^()\s]+)\)")


def text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def without_code(file: Path) -> str:
    """Return a text without its code, in which links and headings are examples."""
    return _CODE.sub("", text_of(file))


def blocks(language: Language) -> list[str]:
    """Return what a guide gives to copy, in order: source, term, worksheet, a page's two files and its link."""
    return [match["text"] for match in _BLOCK.finditer(text_of(GUIDES[language]))]


def links(file: Path) -> list[re.Match[str]]:
    """Return the links and pictures of a text: each its `text`, its `target` and whether it is an `image`."""
    return list(_LINK.finditer(without_code(file)))


def places(file: Path) -> set[str]:
    """Return every id that a link to a text may lead to: its headings as GitHub names them."""
    titles = (title for _, title in _HEADING.findall(without_code(file)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


_IN_EDITOR = re.compile(
    r"\.\./\.\./\.\./(?:edit/main/(?P<file>docs/.+)|new/main/(?P<folder>docs\S*)\?filename=(?P<new>\S+))"
)
"""A link to GitHub's editor, from the guide as GitHub shows it: to a file, or to a new one in a folder."""


def leads_somewhere(file: Path, target: str) -> bool:
    if editor := _IN_EDITOR.fullmatch(target):
        named = ROOT / (editor["file"] or editor["folder"])
        return named.is_file() if editor["file"] else named.is_dir() and not (named / editor["new"]).exists()
    path, _, anchor = target.partition("#")
    goal = (file.parent / path).resolve() if path else file
    return goal.exists() and (not anchor or anchor in places(goal))


def commands(language: Language) -> set[str]:
    """Return the make targets that a guide tells to run."""
    return set(re.findall(r"`make ([a-z-]+)", text_of(GUIDES[language])))


def above_in_footer(language: Language) -> str:
    """Return the page whose line in the footer a guide tells to write a new one under."""
    (page,) = re.findall(r"`      - museon-ystavat` \w+ (?:\w+ )?`- ([a-z-]+)`", text_of(GUIDES[language]))
    return page


def passages(language: Language):
    """Return a guide and its half of the door as the checks read a page, without GitHub's own words."""
    finnish, mark, swedish = text_of(DOOR).partition("# Så här bidrar ni")
    text = f"{text_of(GUIDES[language])}\n\n{finnish if language is FINNISH else mark + swedish}"
    text = NOT_OUR_WORDS.sub("", LAYOUTS.sub("", _BLOCK.sub("", text)))
    text = re.sub(r"^<small>.*$", "", text, flags=re.MULTILINE)
    path, page = PurePosixPath(f"guide{language.suffix}"), f"---\ntitle: x\n---\n{text}"
    return heard_passages(parse_page(path, page))


def test_an_editor_is_given_little_to_read():
    assert len(DOOR.read_bytes()) <= 4000
    assert {guide: size for guide in GUIDES.values() if (size := len(guide.read_bytes())) > 16_000} == {}


def test_both_guides_have_the_same_parts_and_give_the_same_to_copy():
    finnish, swedish = (
        [len(marks) for marks, _ in _HEADING.findall(without_code(g))] for g in GUIDES.values()
    )
    assert finnish == swedish
    assert blocks(FINNISH) == blocks(SWEDISH)
    assert commands(FINNISH) == commands(SWEDISH)
    assert above_in_footer(FINNISH) == above_in_footer(SWEDISH)


NO_TEXTS = {
    "id",
    "page",
    "kind",
    "language",
    "url",
    "step",
    "order",
    "layout",
    "minutes",
    "entries",
    "reviewed",
}


def unquoted(node: yaml.Node, key: str = "") -> Iterator[str]:
    """Yield the texts of a model that stand without quotation marks."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from unquoted(value, name.value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from unquoted(value, key)
    elif key not in NO_TEXTS and node.style != '"':
        yield node.value


def test_every_text_to_copy_is_quoted_so_that_neither_a_colon_nor_a_comma_breaks_it():
    for block in blocks(FINNISH):
        data = yaml.compose(block.removeprefix("---\n").partition("\n---\n")[0])
        assert list(unquoted(data)) == []


@each_file
def test_every_link_of_the_guide_leads_somewhere(file):
    own = [link["target"] for link in links(file) if not link["target"].startswith("https://")]
    assert len(own) > 15
    assert [target for target in own if not leads_somewhere(file, target)] == []


@each_language
def test_every_part_of_the_guide_is_a_click_away_and_its_commands_exist(language):
    titles = [title for marks, title in _HEADING.findall(without_code(GUIDES[language])) if marks == "##"]
    for file, before in ((GUIDES[language], ""), (DOOR, f"guide/{GUIDES[language].name}")):
        named = [link["text"] for link in links(file) if link["target"].startswith(f"{before}#")]
        assert [title for title in titles if title not in named] == []
    targets = re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), flags=re.MULTILINE)
    assert commands(language) - set(targets) == set()


@each_language
def test_the_pictures_show_the_steps_in_the_language_and_in_words(language):
    guide = GUIDES[language]
    pictures = [link for link in links(guide) if link["image"]]
    drawn = {f"pictures/{path.name}" for path in guide.parent.glob(f"pictures/*.{language.code}.svg")}
    assert {link["target"] for link in pictures} == drawn and drawn
    assert [link["text"] for link in pictures if len(link["text"].split()) < 12] == []
    texts = [text_of(guide.parent / target) for target in drawn]
    assert [svg for svg in texts if "<title" not in svg or f'lang="{language.code}"' not in svg] == []
    assert [svg for svg in texts if "<script" in svg or "href=" in svg] == []


def test_what_the_guide_gives_to_copy_is_sound_where_it_says_to_put_it():
    source, term, worksheet, *pages, link = (block.encode() for block in blocks(FINNISH))
    tree = read_tree(DOCS)
    tree[PurePosixPath("askel-3.yml")] += source
    tree[PurePosixPath("sanasto.yml")] += term
    tree[PurePosixPath("tyopohjat/visitor-interview.yml")] = worksheet
    for language, page in zip(LANGUAGES, pages, strict=True):
        tree[PurePosixPath(f"museon-ystavat{language.suffix}")] = page
    settings, menu = (ROOT / "mkdocs.yml").read_bytes(), PurePosixPath("valikko.yml")
    tree[SETTINGS] = settings.replace(b"nav:\n", b"nav:\n  - museon-ystavat.md\n")
    above, added = f"      - {above_in_footer(FINNISH)}\n".encode(), b"      - museon-ystavat\n"
    assert tree[menu].count(above) == 1
    tree[menu] = tree[menu].replace(above, above + added).replace(b"\n\n", b"\n" + link + b"\n", 1)
    found = inspect(DocsFolder(dict(sorted(tree.items()))), spellers=checkers()[0])
    assert [report(fault) for fault in found.faults if fault.rule != "page-unwritten"] == []
    # What is left as it was copied is told of, in each file it was copied to.
    copied = {item.path for item in found.findings if item.rule in ("page-unwritten", "model-left")}
    assert {path.name for path in copied} == {
        "askel-3.yml", "sanasto.yml", "visitor-interview.yml", "museon-ystavat.md", "museon-ystavat.sv.md", "valikko.yml",
    }  # fmt: skip


@each_language
def test_the_guide_is_spelt_right_and_keeps_to_the_style_it_teaches(language):
    assert [dict(item.values) for item in misspelt_words(passages(language), checkers()[0])] == []
    heard = passages(language)
    assert len(heard) > 50
    assert [dict(item.values) for item in long_sentences(heard)] == []
    assert [run[0].text for run in runs(judged(heard))] == []
