"""The work of printing: a list of jobs that two browsers share."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue

from vaikuttava_museo.content.pdf_documents import Document, Kind, Paper
from vaikuttava_museo.pdf.booklet import with_page_numbers
from vaikuttava_museo.pdf.cleaning import cleaned, pages_of_destinations
from vaikuttava_museo.pdf.printing import Print, Printer, printer
from vaikuttava_museo.pdf.sources import Source

BROWSERS_AT_ONCE = 2
_PRINTINGS_OF_A_BOOKLET = 4


class PageNumbersUnsettled(Exception):
    """The page numbers of a booklet's contents move the pages they count; the message names it."""


@dataclass(frozen=True, slots=True)
class Job:
    """Documents to be printed from one page, with their keys in the cache."""

    source: Source
    documents: tuple[tuple[Document, str], ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished document."""

    document: Document
    key: str
    pdf: bytes


def print_all(program: Path, jobs: Sequence[Job]) -> Iterator[Finished]:
    """Yield the documents of all jobs as they are finished; raises PageIncomplete, PageNumbersUnsettled."""
    waiting: SimpleQueue[Job] = SimpleQueue()
    for job in jobs:
        waiting.put(job)
    results: SimpleQueue[Finished | Future[None]] = SimpleQueue()

    def work() -> None:
        with printer(program) as browser:
            for job in _taken(waiting):
                for finished in print_job(browser, job):
                    results.put(finished)

    with ThreadPoolExecutor(BROWSERS_AT_ONCE) as pool:
        working = min(BROWSERS_AT_ONCE, len(jobs))
        for _ in range(working):
            pool.submit(work).add_done_callback(results.put)
        try:
            while working:
                result = results.get()
                if isinstance(result, Finished):
                    yield result
                else:
                    result.result()
                    working -= 1
        finally:
            list(_taken(waiting))


def _taken(waiting: "SimpleQueue[Job]") -> Iterator[Job]:
    """Yield the jobs that wait, until none does."""
    with suppress(Empty):
        while True:
            yield waiting.get_nowait()


def print_job(browser: Printer, job: Job) -> Iterator[Finished]:
    """Yield the finished documents of a job."""
    if job.documents[0][0].kind is Kind.BOOKLET:
        ((document, key),) = job.documents
        yield Finished(document, key, cleaned(_booklet(browser, job.source), document.language))
        return
    page = browser.opened(job.source)
    for document, key in job.documents:
        yield Finished(document, key, cleaned(page.printed(document.paper), document.language))


def _booklet(browser: Printer, source: Source) -> Print:
    """Print the booklet until the numbers in its contents are those of its pages: as a rule twice."""
    numbers: dict[str, int] = {}
    html = source.html
    for _ in range(_PRINTINGS_OF_A_BOOKLET):
        printed = browser.opened(replace(source, html=html)).printed(Paper.A4)
        found = pages_of_destinations(printed.pdf)
        if found == numbers:
            return printed
        numbers, html = found, with_page_numbers(source.html, found)
    raise PageNumbersUnsettled(source.address)
