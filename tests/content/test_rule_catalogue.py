"""Every rule is explained in both languages alike, says more than its message, and is well written."""

import re
from io import BytesIO
from itertools import product
from pathlib import PurePosixPath
from string import Formatter

from PIL import Image
from project import DOCS, ROOT

from tests.content.test_guide import NOT_OUR_WORDS, each_language
from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.passages_of_pages import heard_passages
from vaikuttava_museo.checks.rules.foreign_passages import judged
from vaikuttava_museo.checks.rules.foreign_passages import runs as foreign_runs
from vaikuttava_museo.checks.rules.wording import long_sentences
from vaikuttava_museo.checks.spelling import misspelt_words
from vaikuttava_museo.checks.spelling.dictionaries import checkers
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pages import parse_page
from vaikuttava_museo.content.site_content import read_tree
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.texts.rule_catalogue import RuleText, rules, subjects

FEWEST_WORDS = 10
MOST_REPEATED = 0.35
"""The share of an explanation's runs of four words that its message already says."""


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def values(text: RuleText) -> list[set[str]]:
    """Return what a rule's sentence, its lines to paste and its end each name of the file."""
    parts = (text.message, text.paste, text.after)
    return [{name for _, name, *_ in Formatter().parse(part) if name} for part in parts]


def test_no_rule_and_no_place_among_the_subjects_is_given_twice():
    files = (ROOT / "vaikuttava_museo/texts/rules").glob("*.yml")
    ids = [id for file in files for id in re.findall(r"^([a-z0-9-]+):$", file.read_text("utf-8"), re.M)]
    assert sorted(id for id in ids if id != "subject") == sorted(rules())
    assert len({subject.order for subject in subjects().values()}) == len(subjects())


def test_the_rules_of_a_module_stand_in_the_catalogue_file_of_its_name():
    modules = list((ROOT / "vaikuttava_museo/checks/rules").glob("[a-z]*.py"))
    for module in modules:
        named = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', module.read_text("utf-8")))
        assert named & rules().keys() <= subjects()[module.stem].rules.keys(), module
    without = {"front_matter", "ledger", "site_settings", "spelling", "unreadable_files"}
    assert subjects().keys() - {module.stem for module in modules} == without, (
        "told where the files are read, compared and spelt"
    )


def test_each_rule_is_told_alike_in_both_languages_and_explained_beyond_its_message():
    for id, rule in rules().items():
        finnish, swedish = (rule.text(language) for language in LANGUAGES)
        assert values(finnish) == values(swedish), id
        assert finnish.model_fields_set == swedish.model_fields_set, id
        for text in (finnish, swedish):
            assert not text.title.endswith((".", ":")), id
            assert bool(text.wrong) == bool(text.right) and (text.paste or not text.after), id
            assert len(text.why.split()) >= FEWEST_WORDS, id
            assert not re.search(r"(?<!\{)\{\w+\}", f"{text.title}{text.why}"), (
                f"{id}: only a message is filled in"
            )
            said = runs(text.why)
            assert len(said & runs(text.message)) <= MOST_REPEATED * len(said), id


def test_words_of_code_in_a_message_are_shown_as_code_and_not_with_their_tags():
    code_words = environment((ROOT / "overrides",)).filters["code_words"]
    assert code_words("`also`, `vanha: uusi` <x>") == "<code>also</code>, <code>vanha: uusi</code> &lt;x&gt;"


def test_no_two_rules_are_explained_in_the_same_words():
    for language in LANGUAGES:
        whys = [rule.text(language).why for rule in rules().values()]
        assert len(set(whys)) == len(whys)


@each_language
def test_the_explanations_are_spelt_right_and_keep_to_the_style_of_the_site(language):
    texts = [subject.text(language).intro for subject in subjects().values()]
    for text in (rule.text(language) for rule in rules().values()):
        said = re.sub(r"[\[(]?[-+]?\{.*?\}+", "x", f"{text.message}\n\n{text.after}")
        texts += [f"{text.title}.", said, text.why]
    body = NOT_OUR_WORDS.sub("", "\n\n".join(texts))
    page = parse_page(PurePosixPath(f"saannot{language.suffix}"), f"---\ntitle: x\n---\n{body}")
    heard = heard_passages(page)
    assert [dict(item.values) for item in misspelt_words(heard, checkers()[0])] == []
    assert len(heard) > 150
    assert [dict(item.values) for item in long_sentences(heard)] == []
    assert [run[0].text for run in foreign_runs(judged(heard))] == []


ON_A_PAGE = (
    "letters", "unfinished_pages", "headings", "lists", "boxes_tabs_captions", "icons_keys_formulas", "code_blocks",
    "leftover_markdown", "html", "tables", "placeholders", "footnotes", "link_texts", "page_links", "web_addresses",
    "pictures", "typography", "wording", "spelling", "foreign_passages", "cited_titles", "personal_data",
)  # fmt: skip
"""The subjects whose examples are text of a page."""


def found_in_examples() -> dict[tuple[str, str, str], set[str]]:
    """Return what is found on pages that each hold one rule's example, by its kind, its rule and language."""
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    tree = read_tree(DOCS) | {PurePosixPath("kuva.jpg"): picture.getvalue()}
    wanted = {}
    for id in (id for name in ON_A_PAGE for id in subjects()[name].rules if rules()[id].fi.wrong):
        for kind, language in product(("wrong", "right"), LANGUAGES):
            path = PurePosixPath(f"{kind}-{id}{language.suffix}")
            text = f"---\ntitle: {path}\n---\n\nX\n\n{getattr(rules()[id].text(language), kind)}\n"
            tree[path], wanted[path] = text.encode(), (kind, id, language.code)
    found = {place: set[str]() for place in wanted.values()}
    for finding in inspect(DocsFolder(dict(sorted(tree.items()))), spellers=checkers()[0]).findings:
        if finding.path in wanted:
            found[wanted[finding.path]].add(finding.rule)
    return found


def test_an_example_is_what_its_rule_finds_and_mended_it_is_not():
    found = found_in_examples()
    assert len(found) > 200
    assert [place for place, rules in found.items() if (place[1] in rules) != (place[0] == "wrong")] == []
