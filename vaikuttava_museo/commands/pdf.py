"""`pdf`: puts the PDFs and Word files of a built site into it, and tells in words when it cannot."""

import os
import shutil
import sys
from argparse import Namespace
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from vaikuttava_museo.commands.required_settings import required_settings
from vaikuttava_museo.content.pdf_documents import Document, documents, facilitator_files, word_templates
from vaikuttava_museo.content.site_content import Content, read_content
from vaikuttava_museo.page.assets.empty_worksheet_docx import empty_worksheet_docx
from vaikuttava_museo.page.assets.facilitator_docx import facilitator_docx
from vaikuttava_museo.pdf.chromium import BrowserMissing, BuiltSite, PageIncomplete
from vaikuttava_museo.pdf.print_jobs import print_site
from vaikuttava_museo.release.refusals import in_words
from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import WRONG_CALL, Refusal

_NO_BROWSER = (
    "PDF-tiedostot tarvitsevat Chromium-selaimen: asentakaa chromium. "
    "Pdf-filerna kräver webbläsaren Chromium: installera chromium. "
    "The PDFs need the Chromium browser: install chromium."
)
_INCOMPLETE = (
    "PDF-tiedostot jäivät kesken. / Pdf-filerna blev inte färdiga. / The PDFs are not complete: {fault}"
)
PACKAGE = Path(__file__).parents[1]
FAULT, NO_BROWSER = 1, 3


@in_words()
def pdf(options: Namespace) -> int:
    """Print the PDFs of the built site. Raises Refusal: a fault in the site, a wrong call, no browser."""
    if not options.site.is_dir():
        raise Refusal(say_both("no-folder", between=" ", folder=options.site), WRONG_CALL)
    content = read_content(options.docs)
    site = BuiltSite(options.site, f"{required_settings(options.docs).site_url.rstrip('/')}/")
    total, numbers = len(documents(content)), count(1)

    def report(document: Document) -> None:
        """Count a finished document: in a terminal on one line that renews itself."""
        number = next(numbers)
        line = f"[{number:{len(str(total))}}/{total}] {document.path}"
        if sys.stdout.isatty():
            print(f"\r\033[K{line}", end="" if number < total else "\n", flush=True)
        else:
            print(line, flush=True)

    try:
        printed = print_site(site, content, options.docs.parent / "overrides", options.cache, report)
    except BrowserMissing as missing:
        raise Refusal(_NO_BROWSER, NO_BROWSER) from missing
    except (PageIncomplete, BrowserError) as fault:
        raise Refusal(_INCOMPLETE.format(fault=fault), FAULT) from fault
    # Last: a folder that is no built site was refused by now, and nothing is written into it.
    _put_word_files(content, site, options.docs, options.cache)
    print(say_both("pdfs-printed", of="commands", total=total, printed=printed))
    return 0


def _put_word_files(content: Content, site: BuiltSite, docs: Path, cache: Path) -> None:
    """Put the Word files into the site; while nothing changes that they are made of, they come from the cache."""
    made = cache / f"word-{_key_of_word_files(docs, site.base)}"
    if not made.is_dir():
        for other in cache.glob("word-*"):
            shutil.rmtree(other)
        # Beside its place first, then into it: a killed run leaves no half of it.
        part = cache / f"word-{os.getpid()}.part"
        for template in word_templates(content):
            held = empty_worksheet_docx(content, template.id, template.language, site.base)
            _write(part / template.path, held)
        for file in facilitator_files(content):
            _write(part / file.path, facilitator_docx(content, file, site.base))
        part.rename(made)
    shutil.copytree(made, site.folder, dirs_exist_ok=True)


def _key_of_word_files(docs: Path, base: str) -> str:
    """Return the SHA-256 of the content, of the program and its texts, and of the library that writes Word."""
    own = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".yml", ".md", ".txt", ".docx"}]
    digest = sha256(f"{base} {version('python-docx')}".encode())
    for path in sorted([*own, *(path for path in docs.rglob("*") if path.is_file())]):
        digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _write(target: Path, held: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(held)
