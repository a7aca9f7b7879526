"""Lines that are right as they stand are called neither faults nor, in their marks and numbers, doubtful."""

from pathlib import PurePosixPath

import pytest
import yaml

from tests.content.broken_inputs import HERE, findings_of, sound_tree
from vaikuttava_museo.checks.rules import HINTS
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.texts.rule_catalogue import subjects

LINES = yaml.safe_load((HERE / "sound_lines.yml").read_text(encoding="utf-8"))
MOST_NAMES = 8
"""Names that neither dictionary nor list knows may be hinted at: in one line of twenty here."""


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_sound_line_is_called_a_fault_and_few_names_are_hinted_at(language):
    lines, path = LINES[language.code], PurePosixPath(f"sivu{language.suffix}")
    tree = sound_tree()
    before, mark, after = tree[path].decode().partition("\n## ")
    page = "\n".join([before, "\n\n".join(lines), mark + after]).split("\n")
    found = [
        item
        for item in findings_of(tree | {path: "\n".join(page).encode()}, spelling=True)
        if item.path == path
    ]
    doubtful = {*subjects()["typography"].rules, *subjects()["dates_and_times"].rules}
    wrong = [item for item in found if item.rule not in HINTS or item.rule in doubtful]
    assert [(item.rule, page[item.line - 1]) for item in wrong] == []
    assert len(found) <= MOST_NAMES
    assert sum(map(len, LINES.values())) > 250
