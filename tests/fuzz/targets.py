"""What a mutated text is put through: every reader, every rule, every face, every repair."""

from functools import cache
from pathlib import PurePosixPath

from vaikuttava_museo.page.typography import keep_together

from tests.content.broken_inputs import Tree, sound_tree
from vaikuttava_museo.checks.guide import guide_of
from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.checks.repairs import mended
from vaikuttava_museo.checks.repairs.characters import line_ends, no_zero_width
from vaikuttava_museo.checks.reporters.github import annotations, step_summary
from vaikuttava_museo.checks.reporters.terminal import terminal_report
from vaikuttava_museo.checks.rules.links import find_links
from vaikuttava_museo.content.data_files import validate
from vaikuttava_museo.content.decoding import decode
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.front_matter import FrontMatterText, PageMeta, StepMeta, split_front_matter
from vaikuttava_museo.content.inline_text import bind
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.placeholders import fill_blocks, fill_placeholders, find_placeholders, set_apart
from vaikuttava_museo.content.timetable import timetable_minutes
from vaikuttava_museo.content.yaml_with_lines import read_yaml

PAGE = PurePosixPath("sivu.md")
PLACES = ("sivu.md", "sivu.sv.md", "askel-1.md", "askel-1.sv.md", "index.md", "sanasto.sv.md")
DATA_PLACES = ("askel-1.yml", "sanasto.yml", "ohjausryhma.yml", "known-issues.yml", "tyopohjat/one.yml")

GUIDE = guide_of("https://github.com/museum/site", "edit/main/docs/")


@cache
def _sound() -> Tree:
    return sound_tree()


def read_page(text: str) -> None:
    """Put a text through the readers of one page, as bytes that a file could hold."""
    decoded = decode(PAGE, text.encode("utf-8", errors="surrogatepass"))
    if isinstance(decoded, Finding):
        report(decoded)
        return
    parts = split_front_matter(decoded)
    if isinstance(parts, FrontMatterText):
        assert parts.body == "" or decoded.endswith(parts.body)
        read_yaml(parts.block, parts.block_line)
    page = parse_page(PAGE, decoded)
    if isinstance(page, Finding):
        report(page)
        assert 1 <= page.line <= decoded.count("\n") + 1
        return
    for model in (PageMeta, StepMeta):
        faults = validate(model, page.meta, PAGE)
        for fault in faults if isinstance(faults, list) else []:
            report(fault)
    read_markdown(page)


def read_markdown(page: Page) -> None:
    """Put a page's text through what reads Markdown."""
    lines = page.body_line + page.body.count("\n")
    assert all(page.body_line <= heading.line <= lines for heading in page.headings)
    assert all(page.body_line <= link.line <= lines for link in find_links(page.body, page.body_line))
    list(find_placeholders(page.body))
    fill_blocks(fill_placeholders(set_apart(bind(page.body)), {}), {})
    keep_together(page.body)
    timetable_minutes(page)


def check_tree(text: str, place: str) -> None:
    """Lay a text into the sound tree and put the whole through every rule and into words."""
    tree = _sound() | {PurePosixPath(place): text.encode("utf-8", errors="surrogatepass")}
    inspection = inspect(DocsFolder(tree))
    assert terminal_report(inspection, "docs", GUIDE).encode("utf-8")
    commands = annotations(inspection, "docs", GUIDE).split("\n")
    assert len([line for line in commands if "::" in line]) == len(inspection.findings)
    assert step_summary(inspection, "docs", GUIDE).encode("utf-8")


def mend(text: str, place: str) -> None:
    """Put a text through the fixers: a second round finds nothing, and a page that is read is read as before."""
    path = PurePosixPath(place)
    once, rules = mended(path, text)
    assert bool(rules) == (once != text)
    twice, again = mended(path, once)
    assert (twice, again) == (once, ()), again
    before, after = (parse_page(PAGE, version) for version in (line_ends(no_zero_width(text)), once))
    if isinstance(before, Page):
        assert isinstance(after, Page)
        assert after.meta.data == before.meta.data
