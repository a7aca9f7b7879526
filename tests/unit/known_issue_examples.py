"""A small list of known issues, laid into the sound tree, to try the statement and the exceptions on."""

from pathlib import Path, PurePosixPath

from tests.content.broken_inputs import sound_tree
from vaikuttava_museo.content.site_content import Content, parse_content

LIST = """review:
  statement_written_on: 2025-10-01
  reviewed_on: 2026-11-21
  method: self
  conclusion: largely
issues:
  - id: menu-focus
    criterion: 2.4.7
    pages: all
    since: 2026-11-20
    plan: 2027-03-01
    reason: noncompliance
    text: {fi: Valikon kohdistus ei näy., sv: Fokus i menyn syns inte.}
    tests:
      - {engine: axe-core, rule: target-size, selector: .menu > a}
  - id: wide-table
    criterion: 1.4.10
    pages: [askel-1, tyopohjat/groups]
    since: 2026-11-20
    plan: {fi: Taulukko jaetaan kahtia., sv: Tabellen delas i två.}
    reason: burden
    text: {fi: Taulukko ei mahdu puhelimeen., sv: Tabellen ryms inte på mobilen.}
    alternative: {fi: Saatte taulukon luettelona., sv: Ni kan få tabellen som en lista.}
    tests:
      - {engine: axe-core, rule: color-contrast}
last_test_run:
  date: 2026-11-21
  engines: {axe-core: 4.14.1}
  pages: 12
"""


def tree(text: str = LIST) -> dict[PurePosixPath, bytes]:
    """Return the sound tree with a list of its own."""
    return sound_tree() | {PurePosixPath("known-issues.yml"): text.encode()}


def content(text: str = LIST) -> Content:
    """Return the sound tree's content with a list of its own."""
    return parse_content(tree(text))


def write(folder: Path) -> Path:
    """Write the tree as a docs folder; returns the folder."""
    for path, data in tree().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder
