"""Printing all PDFs of a built site: what is unchanged comes from the cache, two browsers print the rest."""

import os
import re
import shutil
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path

from vaikuttava_museo.content.pdf_documents import Document, Kind, Paper, documents
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.pdf.booklet import composed_source, with_blank_pages, with_page_numbers
from vaikuttava_museo.pdf.chromium import (
    FONTS,
    BuiltSite,
    PageIncomplete,
    Printed,
    Printer,
    Source,
    browser_version,
    find_browser,
    printer,
)
from vaikuttava_museo.pdf.imposition import ON_A3, WALL, enlarged, for_folding, in_parts
from vaikuttava_museo.pdf.tags_and_metadata import cleaned, pages_of_destinations
from vaikuttava_museo.pdf.wall_pack import wall_pack_source

# Scripts do not run in print: the names of theirs and of the data of the search change nothing on paper.
# Only from where an address begins: from every letter of a long one, the search would take half of all the time.
_SCRIPT_ADDRESS = re.compile(r"""(?<![^\s"'=])[^\s"'=]+\.js(?:on)?\b""")


_COMPOSED = (Kind.BOOKLET, Kind.FOLDED, Kind.STEP_SHEETS, Kind.WALL_PACK)
"""What is made of many pages, in the order of the time it takes."""
_OF_OTHERS = ((Kind.WALL, Paper.A3), *((Kind.TILES, paper) for paper in Paper), (Kind.WALL_PACK, Paper.A3))
"""What is made of a document that is printed before it: a worksheet on A3, what hangs on the wall on A4."""
_BASES = ((Kind.WORKSHEET, Paper.A3), (Kind.WALL_PACK, Paper.A4))
_SCALES = {Kind.LARGE_PRINT: 1.4, Kind.FOLDED: 0.85}


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheets that no page has: of the booklets, of the step in large print, of what hangs on the wall."""

    booklet: str
    folded: str
    large_print: str
    wall_pack: str


def key_of(document: Document, source: Source, tools: str) -> str:
    """Return the SHA-256 of everything a document depends on."""
    page = _SCRIPT_ADDRESS.sub("", source.html)
    digest = sha256()
    for part in (tools, document.path, document.paper.value, source.address, page):
        digest.update(sha256(part.encode()).digest())
    for address, content in sorted(source.files.items()):
        digest.update(sha256(address.encode()).digest() + sha256(content).digest())
    return digest.hexdigest()


_BROWSERS = 2
_PRINTINGS_OF_A_BOOKLET = 3


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be printed from its page into a file of the cache, or made of another there."""

    document: Document
    source: Source
    cached: Path
    css: str = ""
    base: Path | None = None


def print_site(
    site: BuiltSite, content: Content, styles: Styles, cache: Path, report: Callable[[Document], None]
) -> int:
    """Put every document into the site, each reported when it is ready; return how many had to be printed."""

    def publish(job: Job) -> None:
        target = site.folder / job.document.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(job.cached, target)
        report(job.document)

    browser = find_browser()
    jobs = _jobs(site, content, styles, cache, browser)
    finished = [job for job in jobs if job.cached.is_file()]
    missing = [job for job in jobs if not job.cached.is_file()]
    for job in finished:
        publish(job)
    _print_all(browser, missing, publish)
    for unused in set(cache.glob("*.pdf")) - {job.cached for job in jobs}:
        unused.unlink()
    return len(missing)


def _jobs(site: BuiltSite, content: Content, styles: Styles, cache: Path, browser: Path) -> list[Job]:
    """Return a job for every document, the booklets first: they take longest, and both browsers end together."""
    code = sha256(
        b"".join(
            path.read_bytes() for path in sorted([*Path(__file__).parent.glob("*.py"), *FONTS.iterdir()])
        )
    )
    libraries = [f"{name} {version(name)}" for name in ("pikepdf", "playwright")]
    tools = " ".join([browser_version(browser), *libraries, code.hexdigest(), styles.large_print])
    ordered = sorted(documents(content), key=lambda document: _rank(document.kind))
    css = {Kind.LARGE_PRINT: styles.large_print}
    jobs: list[Job] = []
    for (url, composed), group in groupby(ordered, key=_page_of):
        found = list(group)
        if composed is Kind.WALL_PACK:
            sources = [wall_pack_source(site, content, found[0], styles.wall_pack)] * len(found)
        elif composed:
            more = styles.folded if composed is Kind.FOLDED else ""
            sources = [composed_source(site, content, item, styles.booklet + more) for item in found]
        else:
            sources = [site.source(url, site.html(url))] * len(found)
        base: Path | None = None
        for item, source in zip(found, sources, strict=True):
            cached, kind = cache / f"{key_of(item, source, tools)}.pdf", (item.kind, item.paper)
            made_of = base if kind in _OF_OTHERS else None
            jobs.append(Job(item, source, cached, css.get(item.kind, ""), made_of))
            base = cached if kind in _BASES else base
    return jobs


def _rank(kind: Kind) -> int:
    return _COMPOSED.index(kind) if kind in _COMPOSED else len(_COMPOSED)


def _page_of(document: Document) -> tuple[str, Kind | None]:
    """Return what documents that are printed from one open page have in common."""
    return document.page_url, document.kind if document.kind in _COMPOSED else None


def _print_all(program: Path, jobs: Sequence[Job], finished: Callable[[Job], None]) -> None:
    """Print into the cache; the browsers take page by page from what waits."""
    waiting = iter([list(group) for _, group in groupby(jobs, key=lambda job: job.source.address)])

    def work() -> None:
        with printer(program) as browser:
            for job in chain.from_iterable(waiting):
                # Beside its place first, then into it: a killed run leaves no half of it.
                part = job.cached.with_suffix(f".{os.getpid()}.part")
                part.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(print_document(browser, job))
                part.replace(job.cached)
                finished(job)

    with ThreadPoolExecutor(_BROWSERS) as pool:
        try:
            for worker in as_completed([pool.submit(work) for _ in range(min(_BROWSERS, len(jobs)))]):
                worker.result()
        finally:
            deque(waiting, maxlen=0)  # after a fault or an interruption neither browser begins another page


def print_document(browser: Printer, job: Job) -> bytes:
    """Return a finished document; raises PageIncomplete."""
    document = job.document
    if job.base:
        made = job.base.read_bytes()
        if document.kind is Kind.TILES:
            return in_parts(made, document.paper)
        return enlarged(made, WALL if document.kind is Kind.WALL else ON_A3)
    scale = _SCALES.get(document.kind, 1)
    if document.kind in (Kind.BOOKLET, Kind.FOLDED):
        pages = cleaned(_print_booklet(browser, job.source, scale), document.language)
        return for_folding(pages) if document.kind is Kind.FOLDED else pages
    browser.open(job.source)
    return cleaned(browser.print(document.paper, scale, job.css), document.language)


def _print_booklet(browser: Printer, source: Source, scale: float) -> Printed:
    """Print the booklet until its blank pages and the numbers in its contents are right: as a rule twice."""
    browser.open(source)
    found = pages_of_destinations(browser.print(Paper.A4, scale).pdf)
    with_blanks, numbers = with_blank_pages(source.html, found)
    for _ in range(_PRINTINGS_OF_A_BOOKLET):
        browser.open(replace(source, html=with_page_numbers(with_blanks, numbers)))
        printed = browser.print(Paper.A4, scale)
        found = pages_of_destinations(printed.pdf)
        if found == numbers:
            return printed
        numbers = found
    raise PageIncomplete(source.address)
