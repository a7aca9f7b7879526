"""Every fault an editor can make is found where it is, and told in the language of the file."""

import re
from pathlib import PurePosixPath
from string import Formatter

import pytest

from tests.content.broken_inputs import (
    HERE,
    BrokenInput,
    broken_inputs,
    findings_of,
    findings_with,
    place,
    sound_tree,
)
from tests.content.test_ledger import RULES as LEDGER_RULES
from vaikuttava_museo.checks.messages import report, sentence
from vaikuttava_museo.content.front_matter import PageMeta, StepMeta
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.yaml_with_lines import YamlSource, read_yaml
from vaikuttava_museo.texts import catalogue

each_broken_input = pytest.mark.parametrize("broken", broken_inputs(), ids=lambda broken: broken.name)


def own_finding(broken: BrokenInput):
    return next(item for item in findings_with(broken) if place(item) == broken.expected[0])


def literal_parts(template: str) -> list[str]:
    """Return the pieces of a catalogue sentence between its placeholders, long enough to know a language by."""
    return [text for text, *_ in Formatter().parse(template) if len(text) > 3]


def fields(template: str) -> set[str]:
    return {name for _, name, *_ in Formatter().parse(template) if name}


def test_nothing_is_found_in_the_sound_tree():
    assert [report(item) for item in findings_of(sound_tree())] == []


@each_broken_input
def test_exactly_this_fault_is_found_at_its_line(broken):
    assert sorted(place(item) for item in findings_with(broken)) == sorted(broken.expected)


@each_broken_input
def test_the_sentence_names_the_fault(broken):
    text = sentence(own_finding(broken))
    assert [word for word in broken.says if word not in text] == []


@each_broken_input
def test_the_sentence_is_in_the_language_of_the_file(broken):
    is_swedish = broken.expected[0][0].endswith(".sv.md")
    own, other = (SWEDISH, FINNISH) if is_swedish else (FINNISH, SWEDISH)
    finding = own_finding(broken)
    text = sentence(finding)
    assert all(part in text for part in literal_parts(catalogue("messages", own)[finding.rule]))
    assert not all(part in text for part in literal_parts(catalogue("messages", other)[finding.rule]))


@each_broken_input
def test_the_sentence_fills_every_brace_and_ends_no_line_empty(broken):
    text = sentence(own_finding(broken))
    assert "None" not in text
    assert all(line.strip() for line in text.split("\n"))


@pytest.mark.parametrize(
    "broken",
    [item for item in broken_inputs() if item.expected[0][2] == "yaml-syntax-colon"],
    ids=lambda broken: broken.name,
)
def test_the_line_it_offers_instead_can_be_read(broken):
    offered = read_yaml(own_finding(broken).values["mended"].strip())
    assert isinstance(offered, YamlSource)
    assert len(offered.data) == 1


@pytest.mark.parametrize("rule", sorted(catalogue("messages", FINNISH).keys() - set(LEDGER_RULES)))
def test_every_rule_has_a_broken_example(rule):
    assert rule in {item.expected[0][2] for item in broken_inputs()}


def test_every_broken_file_is_in_the_table():
    kept = {path.name for path in (HERE / "broken").iterdir()}
    assert kept == kept & {item.name for item in broken_inputs()}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize(
    "rule",
    ["key-missing", "key-misspelt", "text-too-short", "text-too-long", "value-not-text", "value-not-date"],
)
def test_every_front_matter_rule_has_an_example_in_both_languages(rule, language: Language):
    suffixes = [item.expected[0][0] for item in broken_inputs() if item.expected[0][2] == rule]
    assert any(name.endswith(".sv.md") == (language is SWEDISH) for name in suffixes if name.endswith(".md"))


def faults_of(key: str) -> set[str]:
    """Return the rules that the broken front matter of one key breaks."""
    pattern = re.compile(rf"\b{key}\b")
    return {
        item.expected[0][2]
        for item in broken_inputs()
        if item.laid_as.suffix == ".md" and any(pattern.search(word) for word in item.says)
    }


@pytest.mark.parametrize(
    "key", [name for name, field in StepMeta.model_fields.items() if field.is_required()]
)
def test_every_required_key_has_been_left_out_and_misspelt(key):
    assert {"key-missing", "key-misspelt"} <= faults_of(key)


@pytest.mark.parametrize(
    "key", ["title", "subtitle", "description", "owner", "participants", "outcome", "materials"]
)
def test_every_text_key_has_been_too_short_too_long_and_a_list(key):
    assert {"text-too-short", "text-too-long", "value-not-text"} <= faults_of(key)


@pytest.mark.parametrize("key", ["step", "time"])
def test_every_number_key_has_been_too_small_too_large_and_in_words(key):
    assert {"number-too-small", "number-too-large", "value-not-number"} <= faults_of(key)


def test_every_key_of_the_schema_has_been_broken():
    assert [key for key in {**PageMeta.model_fields, **StepMeta.model_fields} if not faults_of(key)] == []


def test_an_unreadable_page_does_not_make_the_links_to_it_look_broken():
    tree = sound_tree() | {PurePosixPath("askel-1.md"): b"---\ntitle: a: b\n---\n"}
    assert [place(item) for item in findings_of(tree)] == [("askel-1.md", 2, "yaml-syntax-colon")]


@pytest.mark.parametrize("name", ["interface", "messages"])
def test_both_languages_have_the_same_keys(name):
    finnish, swedish = (catalogue(name, language) for language in LANGUAGES)
    assert list(finnish) == list(swedish)


@pytest.mark.parametrize("name", ["interface", "messages"])
def test_both_languages_fill_in_the_same_values(name):
    finnish, swedish = (catalogue(name, language) for language in LANGUAGES)
    assert {key: fields(text) for key, text in finnish.items()} == {
        key: fields(text) for key, text in swedish.items()
    }
