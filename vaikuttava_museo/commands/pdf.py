"""The command: prints the PDFs of a built site into it, and tells in words when it cannot."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.pdf.build import Build
from vaikuttava_museo.pdf.cache import Cache
from vaikuttava_museo.pdf.chromium import BrowserMissing, find_browser
from vaikuttava_museo.pdf.jobs import PageNumbersUnsettled
from vaikuttava_museo.pdf.printing import PageIncomplete
from vaikuttava_museo.pdf.progress import Progress
from vaikuttava_museo.pdf.sources import SiteUnreadable, built_site

NO_BROWSER = (
    "PDF-tiedostot tarvitsevat Chromium-selaimen: asentakaa chromium. "
    "Pdf-filerna kräver webbläsaren Chromium: installera chromium. "
    "The PDFs need the Chromium browser: install chromium."
)
FAILED = "PDF-tiedostot jäivät kesken. / Pdf-filerna blev inte färdiga. / The PDFs are not complete:"

OK, FAULT, WRONG_CALL, NO_TOOLS = 0, 1, 2, 3


def main(arguments: list[str]) -> int:
    """Run the command; return 0 done, 1 a fault in the site, 2 a wrong call, 3 no browser."""
    options = _options(arguments)
    for folder in (options.site, options.docs, options.overrides):
        if not folder.is_dir():
            return _refuse(f"Kansiota {folder} ei ole. Mappen {folder} finns inte.", WRONG_CALL)
    return _run(options)


def _options(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(
        prog="python -m vaikuttava_museo.pdf", description="Print the PDFs of a built site into it."
    )
    parser.add_argument(
        "--site", type=Path, required=True, help="the built site; the PDFs are written into it"
    )
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="the content the site was built from")
    parser.add_argument(
        "--overrides", type=Path, default=Path("overrides"), help="where css/booklet.css stands"
    )
    parser.add_argument(
        "--cache", type=Path, default=Path("build/pdf"), help="finished PDFs, kept for next time"
    )
    return parser.parse_args(arguments)


def _run(options: Namespace) -> int:
    try:
        build = Build(
            site=built_site(options.site),
            content=parse_content(read_tree(options.docs)),
            browser=find_browser(),
            cache=Cache(options.cache),
            booklet_css=(options.overrides / "css" / "booklet.css").read_text(encoding="utf-8"),
        )
        outcome = build.run(_progress)
    except BrowserMissing:
        return _refuse(NO_BROWSER, NO_TOOLS)
    except (SiteUnreadable, PageIncomplete, PageNumbersUnsettled, BrowserError) as fault:
        return _refuse(f"{FAILED} {fault}", FAULT)
    print(
        f"{outcome.total} PDF-tiedostoa, joista tulostettiin {outcome.printed}. / "
        f"{outcome.total} pdf-filer, varav {outcome.printed} skrevs ut."
    )
    return OK


def _progress(total: int) -> Callable[[str], None]:
    return Progress(total).finished


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
