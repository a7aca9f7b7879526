"""Building all PDFs of a built site: what is unchanged comes from the cache, the rest is printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from vaikuttava_museo.content.pdf_documents import Document, Kind, documents
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.pdf.booklet_sources import booklet_source
from vaikuttava_museo.pdf.cache import Cache, key_of, toolchain, write_whole
from vaikuttava_museo.pdf.chromium import browser_version
from vaikuttava_museo.pdf.jobs import Job, print_all
from vaikuttava_museo.pdf.sources import BuiltSite, Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many documents there are, and how many of them were printed this time."""

    total: int
    printed: int


@dataclass(frozen=True, slots=True)
class Build:
    """What a build needs: the site, its content, the browser's program, the cache, the booklet's style sheet."""

    site: BuiltSite
    content: Content
    browser: Path
    cache: Cache
    booklet_css: str

    def run(self, tell: Callable[[int], Callable[[str], None]]) -> Outcome:
        """Put every document into the site; `tell` gets their number and returns what is told each ready path.

        Raises SiteUnreadable, PageIncomplete and PageNumbersUnsettled; what was ready before that stays.
        """
        jobs = self._jobs()
        finished = tell(sum(len(job.documents) for job in jobs))
        missing = [rest for job in jobs if (rest := self._from_cache(job, finished)).documents]
        for result in print_all(self.browser, missing):
            self.cache.put(result.key, result.pdf)
            self._publish(result.document, result.pdf)
            finished(result.document.path)
        self.cache.forget_unused()
        return Outcome(
            total=sum(len(job.documents) for job in jobs), printed=sum(len(job.documents) for job in missing)
        )

    def _jobs(self) -> list[Job]:
        """Return all jobs, the booklets first: they take longest, and both browsers end together."""
        tools = toolchain(browser_version(self.browser))
        ordered = sorted(documents(self.content), key=lambda document: document.kind is not Kind.BOOKLET)
        by_page = groupby(ordered, key=lambda document: document.page_url)
        return [self._job(tuple(found), tools) for _, found in by_page]

    def _job(self, found: Sequence[Document], tools: str) -> Job:
        source = self._source(found[0])
        return Job(source, tuple((document, key_of(document, source, tools)) for document in found))

    def _source(self, document: Document) -> Source:
        if document.kind is Kind.BOOKLET:
            return booklet_source(self.site, self.content, document.language, self.booklet_css)
        return self.site.source(document.page_url)

    def _from_cache(self, job: Job, finished: Callable[[str], None]) -> Job:
        """Publish what the cache has and return the rest of the job."""
        rest = []
        for document, key in job.documents:
            pdf = self.cache.get(key)
            if pdf is None:
                rest.append((document, key))
            else:
                self._publish(document, pdf)
                finished(document.path)
        return Job(job.source, tuple(rest))

    def _publish(self, document: Document, pdf: bytes) -> None:
        path = self.site.folder / document.path
        if not path.is_file() or path.read_bytes() != pdf:
            write_whole(path, pdf)
