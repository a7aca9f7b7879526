"""Building the site as one artefact: made aside, completed, checked, and only then put in the published place."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from vaikuttava_museo.content.addresses import OFFLINE_COPY, WORKSHEET_FOLDER, url_of
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pdf_documents import documents, facilitator_files, word_templates
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.assets.asset import not_found_file
from vaikuttava_museo.page.assets.robots_security_manifest import SECURITY, manifest_file
from vaikuttava_museo.release import PREVIEW
from vaikuttava_museo.release.checksums import files_of, verify_folder, write_manifest
from vaikuttava_museo.release.exchange import Stage, publish, stage
from vaikuttava_museo.release.offline_copy import offline_copy
from vaikuttava_museo.release.refusals import ReleaseRefusal, of_crash, sentences
from vaikuttava_museo.texts.refusal import Refusal

VARIABLE = "SOURCE_DATE_EPOCH"
# Years 1980–2099: what the date fields of a zip can hold.
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800


def revision(environment: Mapping[str, str], folder: Path, content: Content) -> datetime:
    """Return the date of the content in UTC; raises ReleaseRefusal for a variable that is no date."""
    given = environment.get(VARIABLE)
    if given is not None:
        if not (given.isascii() and given.isdigit() and _EARLIEST <= int(given) < _LATEST):
            raise ReleaseRefusal("no-date", variable=VARIABLE, given=given)
        return datetime.fromtimestamp(int(given), UTC)
    command = ["git", "-C", str(folder), "log", "-1", "--format=%ct"]
    try:
        found = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        newest = max(meta.reviewed for meta in content.meta.values())
        return datetime.combine(newest, time(), UTC)
    return datetime.fromtimestamp(int(found), UTC)


MKDOCS = ("mkdocs", "build", "--strict", "--site-dir")
PDFS = ("vaikuttava_museo", "pdf", "--site")
"""The modules that make pages and PDFs, with their arguments before the folder."""
_NOISE = re.compile(r"^(?:INFO +-  .*\n(?:[ \t]+.*\n)*|Aborted!\n)", re.MULTILINE)
"""What MkDocs says of its progress, and click of an interruption."""
_SIZE = re.compile(r'(?P<start><span data-file-size="(?P<unit>\w+)">)[^<]*')
_ENDINGS = {".html": b"</html>", ".pdf": b"%%EOF", ".xml": b">"}
"""What the whole file of a kind ends with, white space aside."""
_FOR_PROGRAMS = ("robots.txt", "sitemap.xml", SECURITY, OFFLINE_COPY, "assets/fonts/OFL.txt")


def build_site(workshop: Path, live: Path, content: Content, date: datetime) -> None:
    """Make the site in the workshop, complete, check and publish it; raises Refusal or OSError before it is published."""
    with stage(workshop, live) as made:
        make_site(made, date)
        finish(made.folder, date)
        require_complete(made.folder, content)
        publish(made.folder, live)


def build_preview(workshop: Path, target: Path, date: datetime) -> None:
    """Make the copy for a disk to look at, whatever is wrong: each page tells of its faults; without PDFs if they fail."""
    with stage(workshop, target) as made:
        _run(MKDOCS[:2] + MKDOCS[3:], made, date, stdout=subprocess.PIPE, **{PREVIEW: "1"})
        try:
            _run(PDFS, made, date)
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
        copy = offline_copy({path: (made.folder / path).read_bytes() for path in files_of(made.folder)}, date)
        shutil.rmtree(made.folder)
        ZipFile(BytesIO(copy)).extractall(made.folder)
        publish(made.folder, target)


def make_site(made: Stage, date: datetime) -> None:
    """Build the pages with MkDocs and print the PDFs; raises Refusal with what a program says."""
    # Without --quiet, which lets every warning through: --strict counts only what MkDocs logs.
    _run(MKDOCS, made, date, stdout=subprocess.PIPE)
    _run(PDFS, made, date)


def _run(call: Sequence[str], made: Stage, date: datetime, stdout: int | None = None, **more: str) -> None:
    """Run a Python program, its output passed on; it holds the lock too, so that it is safe even if we are killed."""
    variables = {VARIABLE: str(int(date.timestamp())), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run(
        [sys.executable, "-m", *call, str(made.folder)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
        pass_fds=[made.lock],
        env=os.environ | variables | more,
    )
    if "Traceback (most recent call last)" in result.stderr:
        raise of_crash(call[0], result.stderr)
    message = _NOISE.sub("", result.stderr).strip()
    if " in strict mode!" in (result.stdout or ""):
        message = f"{sentences('warned')}\n{message}"
    if result.returncode:
        raise Refusal(message, result.returncode)
    if message:
        print(message, file=sys.stderr)


def finish(site: Path, date: datetime) -> None:
    """Complete a site of pages and PDFs: the copy for a disk, its size where pages offer it, and the list of sums."""
    contents = {path: (site / path).read_bytes() for path in files_of(site)}
    copy = offline_copy(contents, date)
    (site / OFFLINE_COPY).write_bytes(copy)
    size = f"zip, {max(1, round(len(copy) / 1e6))}"
    for path, content in contents.items():
        if path.endswith(".html") and b"data-file-size" in content:
            html = _SIZE.sub(rf"\g<start>{size} \g<unit>", content.decode())
            (site / path).write_text(html, encoding="utf-8")
    write_manifest(site)


def require_complete(site: Path, content: Content) -> None:
    """Raise ReleaseRefusal when a file is missing, half written or not as its sum in the list says."""
    faults = {path for _, path in verify_folder(site).differences}
    faults |= {path for path in expected_files(content) if not (site / path).is_file()}
    for path in files_of(site):
        body = (site / path).read_bytes().rstrip()
        if not body or not body.endswith(_ENDINGS.get(Path(path).suffix, b"")):
            faults.add(path)
    if faults:
        raise ReleaseRefusal("missing-files", count=len(faults), first=min(faults))


def expected_files(content: Content) -> Iterator[str]:
    """Yield what a finished site must have beside its list of sums, as paths relative to its root."""
    for language in LANGUAGES:
        keys = [key for key, spoken in content.meta if spoken is language]
        keys += [f"{WORKSHEET_FOLDER}/{id_}" for id_ in content.worksheets]
        yield from (f"{url_of(key, language)}index.html" for key in keys)
        yield from (not_found_file(language), manifest_file(language))
        former = content.menu.led_on(language) if content.menu else ()
        yield from (f"{before}index.html" for before, _, _ in former)
    yield from (document.path for document in documents(content))
    yield from (template.path for template in word_templates(content))
    yield from (file.path for file in facilitator_files(content))
    yield from _FOR_PROGRAMS
