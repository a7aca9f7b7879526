"""`pdf`: prints the PDFs of a built site into it, and tells in words when it cannot."""

import sys
from argparse import Namespace
from itertools import count

import yaml
from playwright.sync_api import Error as BrowserError

from vaikuttava_museo.content.pdf_documents import Document, documents
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.pdf.chromium import BrowserMissing, BuiltSite, PageIncomplete
from vaikuttava_museo.pdf.print_jobs import print_site
from vaikuttava_museo.release.refusals import in_words
from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import Refusal

_NO_BROWSER = (
    "PDF-tiedostot tarvitsevat Chromium-selaimen: asentakaa chromium. "
    "Pdf-filerna kräver webbläsaren Chromium: installera chromium. "
    "The PDFs need the Chromium browser: install chromium."
)
_INCOMPLETE = (
    "PDF-tiedostot jäivät kesken. / Pdf-filerna blev inte färdiga. / The PDFs are not complete: {fault}"
)
_PRINTED = (
    "{total} PDF-tiedostoa, joista tulostettiin {printed}. / {total} pdf-filer, varav {printed} skrevs ut."
)

FAULT, WRONG_CALL, NO_BROWSER = 1, 2, 3


@in_words()
def pdf(options: Namespace) -> int:
    """Print the PDFs of the built site. Raises Refusal: a fault in the site, a wrong call, no browser."""
    if not options.site.is_dir():
        raise Refusal(say_both("no-folder", between=" ", folder=options.site), WRONG_CALL)
    content = parse_content(read_tree(options.docs))
    project = options.docs.parent
    settings = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    site = BuiltSite(options.site, f"{settings['site_url'].rstrip('/')}/")
    css = (project / "overrides/css/booklet.css").read_text(encoding="utf-8")
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
        printed = print_site(site, content, css, options.cache, report)
    except BrowserMissing as missing:
        raise Refusal(_NO_BROWSER, NO_BROWSER) from missing
    except (PageIncomplete, BrowserError) as fault:
        raise Refusal(_INCOMPLETE.format(fault=fault), FAULT) from fault
    print(_PRINTED.format(total=total, printed=printed))
    return 0
