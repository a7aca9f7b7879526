"""What holds for any page at all: no reader, rule, reporter or repair crashes or hangs on it.

And whenever the checks find no fault, the page that is published is safe and its links lead somewhere.

Every run tries the same inputs, so that it cannot fail by chance; `make fuzz` as many others as one likes. Time is the
processor's, which a busy machine does not lengthen.
"""

import os
import signal
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import PurePosixPath
from random import Random
from unicodedata import category

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from project import DOCS
from second_opinion import dead_links, published_html, refused_by_sanitiser

from tests.content.broken_inputs import HERE, sound_tree
from vaikuttava_museo.checks.fixes import file_format, mended
from vaikuttava_museo.checks.inspection import inspect
from vaikuttava_museo.checks.messages import guide_of, report
from vaikuttava_museo.checks.reporters.terminal_and_github import annotations, step_summary, terminal_report
from vaikuttava_museo.content.data_files import validate
from vaikuttava_museo.content.decoding import decode, without_unseen
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import DocsFolder
from vaikuttava_museo.content.front_matter import FrontMatterText, PageMeta, StepMeta, split_front_matter
from vaikuttava_museo.content.no_break_spaces_and_marks import bind
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.placeholder_names import find_placeholders
from vaikuttava_museo.content.yaml_with_lines import read_yaml
from vaikuttava_museo.page.rendered_page import render
from vaikuttava_museo.page.timetable import read_timetable

PAGE = PurePosixPath("sivu.md")
PLACES = ("sivu.md", "sivu.sv.md", "askel-1.md", "askel-1.sv.md", "index.md", "sanasto.sv.md")
DATA_PLACES = (
    "askel-1.yml",
    "sanasto.yml",
    "ohjausryhma.yml",
    "known-issues.yml",
    "valikko.yml",
    "tyopohjat/one.yml",
)

GUIDE = guide_of("https://museum.example/", "https://github.com/museum/site", "edit/main/docs/")
SECONDS = 1.0
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))

steady = settings(
    derandomize="FUZZ_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
few = settings(steady, max_examples=EXAMPLES // 4)

# --- inputs

MAX_LENGTH = 20_000
"""Characters: three times the site's longest page."""

TOKENS = (
    "---", "—", "– – –", "----", "...", "\n", "\n\n", "\r", "\r\n", "\t", " ", "  ", "    ", "\ufeff", "\u00a0", "\u200b",
    "\u00ad", "\u2028", "\u0085", "\u009b", "\u202e", "\x00", "\x0b", "\x7f", "\\ud800", "\U0001f600", "#", "## ", "######",
    " {", "}", "{#", "{ #id }", "{{ ", " }}", "{{ core-questions }}", "{{ x", ":", ": ", "- ", "* ", "? ", "| ", "> ", "& ",
    "*a",
    "!!python/object:x", "!!int ", "<<: ", "[", "]", "[]", "](", ")", "![", "[^1]", "[^1]: ", '"', "'", '"x" ', "”", " - ",
    "--", "`", "``", "```", "~~~", "```\n", "<", ">", "<a href=\"x\">", "</a>", "<!--", "-->", "<script>", "javascript:",
    "%", "@", "\\", "/", "../", ".md", ".sv.md", "askel-1.md#x", "https://x.fi/a(b)", "title:", "title: x: y", "step: ",
    "time: 99999999999999999999", "reviewed: 2026-13-45", "description: |", "keywords: [", "!!! note \"x\"", "??? x",
    "=== \"y\"", "=== ", "- [ ] ", "- [x] y", "/// caption", "///", "++ctrl+", ":material-book:", "==", "^", "$$",
    "{ .md-button }", "> [!NOTE]", "???+ ", "=== \"y\"\n\n    ", "/// caption\ny\n///\n", ":   ",
    "1. ", "| a | b |", "|---|---|", "<<<<<<< HEAD", "=======", ">>>>>>> x", "--8<-- \"x\"", "*[HTML]: x", "[x]: y \"z\"",
    "%25", "::error::", "&lt;", "\\u0000", "true", "null", "~", "0x1F", "1e999", "-1", "\U000e0001", "010101-123N", "ä", "å",
)  # fmt: skip
"""What means something to one of the readers: marks of YAML and Markdown, line ends, characters unseen."""


@cache
def seeds(suffix: str) -> tuple[str, ...]:
    """Return pages or data files: those of the site and the broken ones that tests keep."""
    files = [*sorted((HERE / "broken").glob(f"*{suffix}")), *sorted(DOCS.rglob(f"*{suffix}"))]
    return tuple(path.read_bytes().decode("utf-8", errors="replace") for path in files)


def mutated(random: Random, texts: Sequence[str]) -> str:
    """Return one of the texts after one to eight mutations: a part of it, or nothing, gives way to something else."""
    text = random.choice(texts)
    for _ in range(random.choice((1, 1, 2, 3, 5, 8))):
        start = random.randint(0, min(len(text), random.choice((400, MAX_LENGTH))))
        end = start + random.choice((0, 0, 20, random.randint(0, 200), MAX_LENGTH))
        part, other = text[start:end], random.choice(texts)
        new = random.choice((
            "", part * 2, part * 51, "\n".join(random.sample(lines := part.split("\n"), len(lines))),
            random.choice(TOKENS) * random.choice((1, 1, 2, 10, 300, 5000)), random.choice(TOKENS) + part,
            chr(random.choice((random.randrange(0x300), random.randrange(0xD800)))),
            other[random.randint(0, len(other)) :],
        ))  # fmt: skip
        text = f"{text[:start]}{new}{text[end:]}"[:MAX_LENGTH]
    return text


pieces = st.lists(st.sampled_from(TOKENS) | st.text(max_size=12), max_size=30).map("".join)
front_matter = st.builds("---\n{}\n---\n{}".format, pieces, pieces)
any_page = pieces | front_matter
mutated_pages = st.integers(0, 2**32).map(lambda seed: mutated(Random(seed), seeds(".md")))
mutated_data = st.integers(0, 2**32).map(lambda seed: mutated(Random(seed), seeds(".yml")))
page_places, data_places = st.sampled_from(PLACES), st.sampled_from(DATA_PLACES)


# --- what holds


class TooSlow(Exception):
    """An input took more than its time."""


def _too_slow(*_: object) -> None:
    raise TooSlow


def in_time(call: Callable[..., None], *arguments: str) -> None:
    signal.signal(signal.SIGVTALRM, _too_slow)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        call(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


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
    lines = page.body_line + page.body.count("\n")
    assert all(page.body_line <= heading.line <= lines for heading in page.headings)
    made = render(page.body, page.body_line)
    assert all(page.body_line <= made.line_of(element) <= lines for element in made.root.iter())
    list(find_placeholders(page.body))
    bind(page.body)
    read_timetable(page)


def check_tree(text: str, place: str) -> None:
    """Lay a text into the sound tree and put the whole through every rule and into words."""
    tree = sound_tree() | {PurePosixPath(place): text.encode("utf-8", errors="surrogatepass")}
    inspection = inspect(DocsFolder(tree))
    assert terminal_report(inspection, "docs", GUIDE).encode("utf-8")
    commands = annotations(inspection, "docs", GUIDE).split("\n")
    assert len([line for line in commands if "::" in line]) == len(inspection.findings)
    assert step_summary(inspection, "docs", GUIDE).encode("utf-8")
    if not inspection.faults:
        pages = inspection.content.pages.values()
        assert [part for page in pages for part in refused_by_sanitiser(published_html(page))] == []
        assert dead_links(inspection.content) == []


def mend(text: str, place: str) -> None:
    """Put a text through the fixers: a second round finds nothing, and a page that is read is read as before."""
    path = PurePosixPath(place)
    once, rules = mended(path, text)
    assert bool(rules) == (once != text)
    twice, again = mended(path, once)
    assert (twice, again) == (once, ()), again
    read = (parse_page(PAGE, without_unseen(file_format(version))) for version in (text, once))
    before, after = (page.meta.data if isinstance(page, Page) else None for page in read)
    if before is not None:
        assert after is not None and set(after) == set(before)
        kept = {"reviewed", "step", "time", "title_lang"} - (
            {"reviewed"} if "value-not-date" in rules else set()
        )
        assert all(seen(after[key]) == seen(before[key]) for key in before if key in kept)


def seen(value: object) -> object:
    """Return a value without the letters that nobody sees, which a repair takes out."""
    is_text = isinstance(value, str)
    return "".join(letter for letter in value if category(letter) != "Cf") if is_text else value


@steady
@given(any_page | mutated_pages)
def test_any_text_can_be_read_as_a_page_or_refused(text):
    in_time(read_page, text)


@few
@example("---\n---\n```\n```\n`", "sivu.md")
@given(mutated_pages, page_places)
def test_the_rules_and_reporters_bear_any_page(text, place):
    in_time(check_tree, text, place)


MARKS = (
    "[", "](", ")", "![", "][", "]: ", "<", ">", "</", "<img src=x ", '<span lang="sv">', "</span>", "<a href=",
    "<!--", "-->", "{ ", "{: ", " }", "#id", ".x", "href=", "onclick=alert(1)", "style=", "src=", "ping=",
    "srcset=", "title=", "lang=", '"', "'", "javascript:", "JAVASCRIPT:", "data:", "&#106;", "&colon;", "&lt;",
    "&", "//evil.example/", "\\", "`", "``", "*", "**", "_", "index.md", "sivu.md#what", "askel-1.md", "talo.png",
    "https://museo.fi/", "x", "y z", "1. ", "- ", "> ", "| ", "    ", "\n", "\n\n", "!!! note", "???", "```",
    "~~~", "[^1]", "[^1]: ", "*[x]: ", ":material-book:", "==", "~~", "++x++", "^^", "# ", "|---|",
    "{{ contact }}", "{{ terms }}", "<https://museo.fi>", "<x@museovirasto.fi>", "\t", '=== "a"', "- [ ] ",
    "/// caption", "///",
)  # fmt: skip
"""What links, attributes and HTML are made of."""
marked_lines = st.lists(st.sampled_from(MARKS), min_size=1, max_size=12).map("".join)


@steady
@example("<!----><!----><!--~~- ")
@given(marked_lines)
def test_what_the_checks_let_pass_is_safe_and_leads_somewhere(line):
    lines = sound_tree()[PAGE].decode().split("\n")
    in_time(check_tree, "\n".join([*lines[:8], line, *lines[9:]]), str(PAGE))


@few
@example("sv: a - - -  - e", "known-issues.yml")
@given(mutated_data | pieces, data_places)
def test_the_rules_and_reporters_bear_any_data_and_a_repair_of_it_is_done_once(text, place):
    in_time(check_tree, text, place)
    in_time(mend, text, place)


@steady
@example("---\ntitle: x\nreviewed: 2026-1\u202e1-22\n---\n\nx", "sivu.md")
@example("---\nstep: \U000e0001\n---\n", "sivu.md")
@given(any_page | mutated_pages, page_places)
def test_a_repair_keeps_what_is_read_and_a_second_one_changes_nothing(text, place):
    in_time(mend, text, place)
