"""A preview that keeps what it has read says after every change the same as one that reads everything anew."""

from pathlib import PurePosixPath

import pytest
from vaikuttava_museo.content.kept import Kept

from tests.content.broken_inputs import broken_inputs, sound_tree
from tests.content.docs_tree import DOCS
from vaikuttava_museo.checks.inspection import Inspection, inspect
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.site_content import read_tree
from vaikuttava_museo.ledger.files import folder_of, read_files

LEDGER = PurePosixPath("askel-3.txt")
PAGE, SHEET = PurePosixPath("askel-3.md"), PurePosixPath("tyopohjat/partner-map.yml")


def said(inspection: Inspection) -> tuple:
    return inspection.findings, inspection.content, inspection.pairs


def test_every_fault_is_found_after_every_other_and_gone_when_mended():
    kept, sound = Kept(), sound_tree()
    for broken in broken_inputs():
        laid = {
            path: data for path, data in (sound | {broken.laid_as: broken.data}).items() if data is not None
        }
        for tree in (laid, sound):
            folder = DocsFolder(dict(tree))
            assert said(inspect(folder, kept=kept)) == said(inspect(folder)), broken.name


@pytest.mark.parametrize("changed", [PAGE, SHEET], ids=str)
def test_a_change_is_behind_in_the_other_language_until_it_is_taken_back(changed: PurePosixPath):
    kept, real, ledger = Kept(), read_tree(DOCS), read_files(folder_of(DOCS))
    edited = real | {changed: real[changed].replace(b"museo", b"talo")}
    assert said(inspect(DocsFolder(edited), ledger=ledger)) != said(inspect(DocsFolder(real), ledger=ledger))
    for tree in (real, edited, real):
        folder = DocsFolder(tree)
        assert said(inspect(folder, ledger=ledger, kept=kept)) == said(inspect(folder, ledger=ledger))


def test_a_statement_of_the_ledger_counts_at_once():
    kept, real, ledger = Kept(), DocsFolder(read_tree(DOCS)), read_files(folder_of(DOCS))
    without = {path: data for path, data in ledger.items() if path != LEDGER}
    for files in (ledger, without, ledger):
        assert said(inspect(real, ledger=files, kept=kept)) == said(inspect(real, ledger=files))
    assert (
        inspect(real, ledger=without, kept=kept).findings != inspect(real, ledger=ledger, kept=kept).findings
    )
