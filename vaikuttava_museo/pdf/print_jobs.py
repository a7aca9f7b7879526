"""Printing all PDFs of a built site: what is unchanged comes from the cache, two browsers print the rest."""

import re
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from itertools import chain, groupby
from pathlib import Path

from vaikuttava_museo.content.pdf_documents import Document, Kind, Paper, documents, parts_of_day
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.whole_files import write_whole
from vaikuttava_museo.page.titles import page_title
from vaikuttava_museo.pdf.booklet import composed_source, with_blank_pages, with_page_numbers
from vaikuttava_museo.pdf.chromium import (
    FONTS,
    IN_THE_PAGE,
    BuiltSite,
    PageIncomplete,
    Printed,
    Printer,
    Source,
    browser_version,
    find_browser,
    printer,
)
from vaikuttava_museo.pdf.imposition_and_tiles import (
    ON_A3,
    WALL,
    enlarged,
    for_folding,
    in_parts,
    with_words_to_join,
)
from vaikuttava_museo.pdf.joined_documents import joined
from vaikuttava_museo.pdf.links_bookmarks_metadata import cleaned, pages_of_destinations
from vaikuttava_museo.pdf.wall_pack import wall_pack_source
from vaikuttava_museo.texts import catalogue

# Scripts do not run in print: the names of theirs and of the data of the search change nothing on paper.
# Only from where an address begins: from every letter of a long one, the search would take half of all the time.
_SCRIPT_ADDRESS = re.compile(r"""(?<![^\s"'=])[^\s"'=]+\.js(?:on)?\b""")


_COMPOSED = (Kind.BOOKLET, Kind.FOLDED, Kind.STEP_SHEETS, Kind.WALL_PACK)
"""What is made of many pages, in the order of the time it takes."""
_OF_OTHERS = ((Kind.WALL, Paper.A3), (Kind.WALL_PACK, Paper.A3))
"""What is made of a document that is printed before it: a worksheet on A3, what hangs on the wall on A4."""
_BASES = ((Kind.WORKSHEET, Paper.A3), (Kind.WALL_PACK, Paper.A4))
_PARTS_OF_DAY = {Kind.STEP: "step_guide", Kind.WALL_PACK: "step_wall", Kind.STEP_SHEETS: "step_sheets"}
"""The texts that name them in the bookmarks."""
_SCALES = {Kind.LARGE_PRINT: 1.4, Kind.FOLDED: 0.85}


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
    """A document to be printed from its page into a file of the cache, or made of others there."""

    document: Document
    source: Source
    cached: Path
    css: str = ""
    bases: tuple[Path, ...] = ()


def print_site(
    site: BuiltSite, content: Content, overrides: Path, cache: Path, report: Callable[[Document], None]
) -> int:
    """Put every document into the site, each reported when it is ready; return how many had to be printed.

    `overrides` has the templates and style sheets of papers.
    """

    def publish(job: Job) -> None:
        target = site.folder / job.document.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(job.cached, target)
        report(job.document)

    browser = find_browser()
    tools = _tools(browser)
    jobs = _jobs(site, content, overrides, cache, tools)
    days = list(_day_jobs(content, jobs, cache, tools))
    missing, missing_days = ([job for job in some if not job.cached.is_file()] for some in (jobs, days))
    every = [*jobs, *days]
    for job in every:
        if job.cached.is_file():
            publish(job)
    _print_all(browser, missing, publish)
    for job in missing_days:
        write_whole(job.cached, made_of_others(job))
        publish(job)
    for unused in set(cache.glob("*.pdf")) - {job.cached for job in every}:
        unused.unlink()
    return len(missing) + len(missing_days)


def _tools(browser: Path) -> str:
    """Return what every document depends on."""
    own = sorted([*Path(__file__).parent.glob("*.py"), IN_THE_PAGE, *FONTS.iterdir()])
    code = sha256(b"".join(path.read_bytes() for path in own))
    libraries = [f"{name} {version(name)}" for name in ("pikepdf", "playwright")]
    return " ".join([browser_version(browser), *libraries, code.hexdigest()])


def _jobs(site: BuiltSite, content: Content, overrides: Path, cache: Path, tools: str) -> list[Job]:
    """Return a job for what is printed, the booklets first: they take longest, and both browsers end together."""
    printed = (document for document in documents(content) if document.kind is not Kind.DAY)
    order = {kind: place for place, kind in enumerate(_COMPOSED)}
    ordered = sorted(printed, key=lambda document: order.get(document.kind, len(order)))
    css = {Kind.LARGE_PRINT: (overrides / "css/large-print.css").read_text(encoding="utf-8")}
    jobs: list[Job] = []
    for (url, composed), group in groupby(
        ordered, key=lambda it: (it.page_url, it.kind if it.kind in order else None)
    ):
        found = list(group)
        if composed is Kind.WALL_PACK:
            sources = [wall_pack_source(site, content, found[0], overrides)] * len(found)
        elif composed:
            sources = [composed_source(site, content, item, overrides) for item in found]
        else:
            sources = [site.source(url, site.html(url))] * len(found)
        bases: tuple[Path, ...] = ()
        for item, source in zip(found, sources, strict=True):
            kind, style = (item.kind, item.paper), css.get(item.kind, "")
            if item.kind is Kind.TILES:
                style = with_words_to_join(item.paper, item.language)
            cached = cache / f"{key_of(item, source, tools + style)}.pdf"
            jobs.append(Job(item, source, cached, style, bases if kind in _OF_OTHERS else ()))
            bases = (cached,) if kind in _BASES else bases
    return jobs


def _day_jobs(content: Content, jobs: Sequence[Job], cache: Path, tools: str) -> Iterator[Job]:
    """Yield a job for all papers of each step's day: its source is its title, and the parts by what names them."""
    cached = {job.document: job.cached for job in jobs}
    for day in (document for document in documents(content) if document.kind is Kind.DAY):
        ui = catalogue("interface", day.language)
        parts = {ui[_PARTS_OF_DAY[part.kind]]: cached[part] for part in parts_of_day(day) if part in cached}
        title = ui["step_day_title"].format(step=page_title(content, day.key, day.language))
        source = Source(day.path, title, {name: path.name.encode() for name, path in parts.items()})
        yield Job(day, source, cache / f"{key_of(day, source, tools)}.pdf", bases=tuple(parts.values()))


def _print_all(program: Path, jobs: Sequence[Job], finished: Callable[[Job], None]) -> None:
    """Print into the cache; the browsers take page by page from what waits."""
    waiting = iter([list(group) for _, group in groupby(jobs, key=lambda job: job.source.address)])

    def work() -> None:
        with printer(program) as browser:
            for job in chain.from_iterable(waiting):
                write_whole(job.cached, print_document(browser, job))
                finished(job)

    with ThreadPoolExecutor(_BROWSERS) as pool:
        try:
            for worker in as_completed([pool.submit(work) for _ in range(min(_BROWSERS, len(jobs)))]):
                worker.result()
        finally:
            deque(waiting, maxlen=0)  # after a fault or an interruption neither browser begins another page


def made_of_others(job: Job) -> bytes:
    """Return a document that is made of finished ones."""
    document, bases = job.document, [path.read_bytes() for path in job.bases]
    match document.kind:
        case Kind.DAY:
            return joined(dict(zip(job.source.files, bases, strict=True)), job.source.html, document.language)
        case kind:
            return enlarged(bases[0], WALL if kind is Kind.WALL else ON_A3)


def print_document(browser: Printer, job: Job) -> bytes:
    """Return a finished document; raises PageIncomplete."""
    document = job.document
    if job.bases:
        return made_of_others(job)
    scale = _SCALES.get(document.kind, 1)
    if document.kind in (Kind.BOOKLET, Kind.FOLDED):
        pages = cleaned(_print_booklet(browser, job.source, scale), document.language)
        return for_folding(pages) if document.kind is Kind.FOLDED else pages
    browser.open(job.source)
    if document.kind is Kind.TILES:
        return in_parts(cleaned(browser.print(Paper.A3, scale, job.css), document.language), document.paper)
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
