"""The package for an archive: booklets and the copy for a disk as a BagIt bag (RFC 8493), with Dublin Core."""

import shutil
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import bagit

from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.pdf_documents import booklet_document
from vaikuttava_museo.page.assets.standard_files import OFFLINE_COPY
from vaikuttava_museo.pdf.cleaning import AUTHOR
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.finish import FOLDER
from vaikuttava_museo.release.manifest import files_of
from vaikuttava_museo.release.packing import zipped
from vaikuttava_museo.texts import catalogue

CHECKSUMS = ("sha256", "sha512")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_DC = "http://purl.org/dc/elements/1.1/"


def write_archive(site: Path, workshop: Path, date: datetime) -> Path:
    """Write the package of a published site and return its path; raises ReleaseFault when the site is not whole."""
    name = f"{FOLDER}-{date:%Y-%m-%d}"
    bag, target = workshop / name, workshop / f"{name}.zip"
    shutil.rmtree(bag, ignore_errors=True)
    try:
        _fill(bag, site, date)
        _make_bag(bag, date)
        contents = {path: (bag / path).read_bytes() for path in files_of(bag)}
        beside = target.with_name(f".{target.name}.part")
        beside.write_bytes(zipped(contents, name, date))
        beside.replace(target)
    finally:
        shutil.rmtree(bag, ignore_errors=True)
    return target


def _fill(bag: Path, site: Path, date: datetime) -> None:
    """Put into a folder what the package keeps."""
    documents = [booklet_document(language) for language in LANGUAGES]
    for needed in (OFFLINE_COPY, *(document.path for document in documents)):
        if not (site / needed).is_file():
            raise ReleaseFault("missing-files", count=1, first=site / needed)
    with ZipFile(BytesIO((site / OFFLINE_COPY).read_bytes())) as copy:
        for entry in copy.infolist():
            _write(bag / "website" / entry.filename.removeprefix(f"{FOLDER}/"), copy.read(entry))
    for document in documents:
        name = f"{document.name}.{document.language.code}.pdf"
        _write(bag / "booklet" / name, (site / document.path).read_bytes())
    _write(bag / "dublin-core.xml", dublin_core(date))


def _make_bag(bag: Path, date: datetime) -> None:
    """Turn a folder into a bag with its plain texts; the same content gives the same bytes."""
    day = f"{date:%Y-%m-%d}"
    texts = [catalogue("package", language) for language in LANGUAGES]
    info = {
        "Bagging-Date": day,
        "External-Identifier": f"{FOLDER}-{day}",
        "External-Description": [text["archive_description"] for text in texts],
        "Source-Organization": AUTHOR,
    }
    made = bagit.make_bag(str(bag), info, checksums=list(CHECKSUMS))
    for text in texts:
        _write(bag / text["archive_file"], text["archive_text"].format(day=day).encode())
    made.save(manifests=False)
    for algorithm in CHECKSUMS:
        sums = bag / f"tagmanifest-{algorithm}.txt"
        lines = sums.read_text(encoding="utf-8").splitlines(keepends=True)
        sums.write_text("".join(sorted(lines, key=lambda line: line.split()[1])), encoding="utf-8")


def dublin_core(date: datetime) -> bytes:
    """Return the package's description as XML: the elements of Dublin Core 1.1."""
    ElementTree.register_namespace("dc", _DC)
    root = ElementTree.Element("metadata")

    def tell(element: str, text: str, language: str = "") -> None:
        attributes = {"xml:lang": language} if language else {}
        ElementTree.SubElement(root, f"{{{_DC}}}{element}", attributes).text = text

    tell("title", AUTHOR)
    tell("creator", AUTHOR)
    tell("date", f"{date:%Y-%m-%d}")
    tell("rights", LICENCE)
    tell("type", "InteractiveResource")
    for language in LANGUAGES:
        tell("language", language.code)
        tell("description", catalogue("package", language)["archive_description"], language.code)
    for media_type in ("text/html", "application/pdf"):
        tell("format", media_type)
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
