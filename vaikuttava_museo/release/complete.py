"""Whether a finished site is whole: every page of the content, every PDF, every file that programs look for."""

from collections.abc import Iterator
from pathlib import Path

from vaikuttava_museo.content.addresses import WORKSHEET_FOLDER, url_of
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pdf_documents import documents
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.assets.asset import not_found_file
from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY, SECURITY, manifest_file
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.manifest import NAME, files_of, read_manifest, sum_of

_ENDINGS = {".html": b"</html>", ".pdf": b"%%EOF", ".xml": b">"}
"""What the whole file of a kind ends with, white space aside."""
_FOR_PROGRAMS = ("robots.txt", "sitemap.xml", SECURITY, OFFLINE_COPY, "assets/fonts/OFL.txt", NAME)


def require_complete(site: Path, content: Content) -> None:
    """Raise ReleaseFault when a file is missing, half written or not as its sum in the list says."""
    faults = sorted({*_missing(site, content), *_half(site), *_unlike_the_list(site)})
    if faults:
        raise ReleaseFault("missing-files", count=len(faults), first=faults[0])


def expected_files(content: Content) -> Iterator[str]:
    """Yield what a finished site must have, as paths relative to its root."""
    sheets = [f"{WORKSHEET_FOLDER}/{id_}" for id_ in content.worksheets]
    for language in LANGUAGES:
        keys = [key for key, spoken in content.meta if spoken is language]
        yield from (f"{url_of(key, language)}index.html" for key in [*keys, *sheets])
        yield from (not_found_file(language), manifest_file(language))
    yield from (document.path for document in documents(content))
    yield from _FOR_PROGRAMS


def _missing(site: Path, content: Content) -> Iterator[str]:
    return (path for path in expected_files(content) if not (site / path).is_file())


def _half(site: Path) -> Iterator[str]:
    for path in files_of(site):
        ending = _ENDINGS.get(Path(path).suffix, b"")
        body = (site / path).read_bytes()
        if not body or not body.rstrip().endswith(ending):
            yield path


def _unlike_the_list(site: Path) -> Iterator[str]:
    if not (site / NAME).is_file():
        return
    sums = read_manifest((site / NAME).read_bytes())
    found = {path: sum_of(site / path) for path in files_of(site) if path != NAME}
    yield from (path for path, _ in sums.items() ^ found.items())
