"""The package for an archive: booklets and the copy for a disk as a BagIt bag (RFC 8493), with Dublin Core."""

import shutil
from datetime import datetime
from html import escape
from pathlib import Path
from zipfile import ZipFile

from vaikuttava_museo.content.addresses import OFFLINE_COPY
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pdf_documents import booklet_document
from vaikuttava_museo.release.checksums import files_of
from vaikuttava_museo.release.offline_copy import FOLDER, zipped
from vaikuttava_museo.release.refusals import ReleaseRefusal
from vaikuttava_museo.texts import catalogue

TITLE = "Vaikuttava museo"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_DC = "http://purl.org/dc/elements/1.1/"


def write_archive(site: Path, workshop: Path, date: datetime) -> Path:
    """Write the package of a published site and return its path; raises ReleaseRefusal when the site is not whole."""
    name = f"{FOLDER}-{date:%Y-%m-%d}"
    bag, part, target = workshop / name, workshop / f".{name}.part", workshop / f"{name}.zip"
    shutil.rmtree(bag, ignore_errors=True)
    try:
        booklets = [booklet_document(language) for language in LANGUAGES]
        for needed in (OFFLINE_COPY, *(booklet.path for booklet in booklets)):
            if not (site / needed).is_file():
                raise ReleaseRefusal("missing-files", count=1, first=site / needed)
        (bag / "booklet").mkdir(parents=True)
        with ZipFile(site / OFFLINE_COPY) as copy:
            copy.extractall(bag)
        (bag / FOLDER).rename(bag / "website")
        for booklet in booklets:
            pdf = bag / "booklet" / f"{booklet.name}.{booklet.language.code}.pdf"
            shutil.copyfile(site / booklet.path, pdf)
        (bag / "dublin-core.xml").write_bytes(dublin_core(date))
        _make_bag(bag, name, f"{date:%Y-%m-%d}")
        part.write_bytes(zipped({path: (bag / path).read_bytes() for path in files_of(bag)}, name, date))
        part.replace(target)
    finally:
        shutil.rmtree(bag, ignore_errors=True)
    return target


def _make_bag(bag: Path, name: str, day: str) -> None:
    """Turn a folder into a bag with its plain texts; the same content gives the same bytes."""
    import bagit  # noqa: PLC0415 (only this command needs it)

    texts = [catalogue("offline_copy_and_archive", language) for language in LANGUAGES]
    info = {
        "Bagging-Date": day,
        "External-Identifier": name,
        "External-Description": [text["archive_description"] for text in texts],
        "Source-Organization": TITLE,
    }
    checksums = ["sha256", "sha512"]
    made = bagit.make_bag(str(bag), info, checksums=checksums)
    for text in texts:
        (bag / text["archive_file"]).write_text(text["archive_text"].format(day=day), encoding="utf-8")
    made.save(manifests=False)
    for algorithm in checksums:
        sums = bag / f"tagmanifest-{algorithm}.txt"
        lines = sums.read_text(encoding="utf-8").splitlines(keepends=True)
        sums.write_text("".join(sorted(lines, key=lambda line: line.split()[1])), encoding="utf-8")


def dublin_core(date: datetime) -> bytes:
    """Return the package's description as XML: the elements of Dublin Core 1.1."""
    elements = [("title", TITLE), ("creator", TITLE), ("date", f"{date:%Y-%m-%d}"), ("rights", LICENCE)]
    elements.append(("type", "InteractiveResource"))
    for language in LANGUAGES:
        description = catalogue("offline_copy_and_archive", language)["archive_description"]
        elements += [("language", language.code), (f'description xml:lang="{language.code}"', description)]
    elements += [("format", "text/html"), ("format", "application/pdf")]
    rows = [f"  <dc:{name}>{escape(text, quote=False)}</dc:{name.split()[0]}>" for name, text in elements]
    head = f"<?xml version='1.0' encoding='utf-8'?>\n<metadata xmlns:dc=\"{_DC}\">"
    return "\n".join([head, *rows, "</metadata>\n"]).encode()
