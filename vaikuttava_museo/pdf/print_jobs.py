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
from vaikuttava_museo.pdf.booklet import booklet_source, with_page_numbers
from vaikuttava_museo.pdf.chromium import (
    BuiltSite,
    PageIncomplete,
    Printed,
    Printer,
    Source,
    browser_version,
    find_browser,
    printer,
)
from vaikuttava_museo.pdf.tags_and_metadata import cleaned, pages_of_destinations

# Scripts do not run in print: the names of theirs and of the data of the search change nothing on paper.
# Only from where an address begins: from every letter of a long one, the search would take half of all the time.
_SCRIPT_ADDRESS = re.compile(r"""(?<![^\s"'=])[^\s"'=]+\.js(?:on)?\b""")


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
_PRINTINGS_OF_A_BOOKLET = 4


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be printed from its page into a file of the cache."""

    document: Document
    source: Source
    cached: Path


def print_site(
    site: BuiltSite, content: Content, booklet_css: str, cache: Path, report: Callable[[Document], None]
) -> int:
    """Put every document into the site, each reported when it is ready; return how many had to be printed."""

    def publish(job: Job) -> None:
        target = site.folder / job.document.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(job.cached, target)
        report(job.document)

    browser = find_browser()
    jobs = _jobs(site, content, booklet_css, cache, browser)
    finished = [job for job in jobs if job.cached.is_file()]
    missing = [job for job in jobs if not job.cached.is_file()]
    for job in finished:
        publish(job)
    _print_all(browser, missing, publish)
    for unused in set(cache.glob("*.pdf")) - {job.cached for job in jobs}:
        unused.unlink()
    return len(missing)


def _jobs(site: BuiltSite, content: Content, booklet_css: str, cache: Path, browser: Path) -> list[Job]:
    """Return a job for every document, the booklets first: they take longest, and both browsers end together."""
    code = sha256(b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))
    libraries = [f"{name} {version(name)}" for name in ("pikepdf", "playwright")]
    tools = " ".join([browser_version(browser), *libraries, code.hexdigest()])
    ordered = sorted(documents(content), key=lambda document: document.kind is not Kind.BOOKLET)
    jobs = []
    for url, group in groupby(ordered, key=lambda document: document.page_url):
        found = list(group)
        if found[0].kind is Kind.BOOKLET:
            source = booklet_source(site, content, found[0].language, booklet_css)
        else:
            source = site.source(url, site.html(url))
        jobs += [Job(item, source, cache / f"{key_of(item, source, tools)}.pdf") for item in found]
    return jobs


def _print_all(program: Path, jobs: Sequence[Job], finished: Callable[[Job], None]) -> None:
    """Print into the cache; the browsers take page by page from what waits."""
    waiting = iter([list(group) for _, group in groupby(jobs, key=lambda job: job.source.address)])

    def work() -> None:
        with printer(program) as browser:
            for job in chain.from_iterable(waiting):
                # Beside its place first, then into it: a killed run leaves no half of it.
                part = job.cached.with_suffix(f".{os.getpid()}.part")
                part.parent.mkdir(parents=True, exist_ok=True)
                part.write_bytes(print_document(browser, job.document, job.source))
                part.replace(job.cached)
                finished(job)

    with ThreadPoolExecutor(_BROWSERS) as pool:
        try:
            for worker in as_completed([pool.submit(work) for _ in range(min(_BROWSERS, len(jobs)))]):
                worker.result()
        finally:
            deque(waiting, maxlen=0)  # after a fault or an interruption neither browser begins another page


def print_document(browser: Printer, document: Document, source: Source) -> bytes:
    """Return a finished document; raises PageIncomplete."""
    if document.kind is Kind.BOOKLET:
        return cleaned(_print_booklet(browser, source), document.language)
    browser.open(source)
    return cleaned(browser.print(document.paper), document.language)


def _print_booklet(browser: Printer, source: Source) -> Printed:
    """Print the booklet until the numbers in its contents are those of its pages: as a rule twice."""
    numbers: dict[str, int] = {}
    html = source.html
    for _ in range(_PRINTINGS_OF_A_BOOKLET):
        browser.open(replace(source, html=html))
        printed = browser.print(Paper.A4)
        found = pages_of_destinations(printed.pdf)
        if found == numbers:
            return printed
        numbers, html = found, with_page_numbers(source.html, found)
    raise PageIncomplete(source.address)
