"""The names of the files in `docs/`: only what the site publishes or reads, and none in another's place."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from vaikuttava_museo.content.addresses import (
    NOT_FOUND,
    OWN_FOLDERS,
    PAPERS_FOLDER,
    WORKSHEET_FOLDER,
    as_id,
    file_of,
    language_of,
    step_of_papers,
    url_of,
    worksheet_file,
    worksheet_key,
)
from vaikuttava_museo.content.file_types_and_sizes import (
    DOCUMENTS,
    OTHER_PICTURES,
    PICTURE_FORMATS,
    TEXT_SUFFIXES,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.site_content import Content

_GOOD_PART = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def file_names(content: Content) -> Iterator[Finding]:
    """Find files that are neither page, data nor picture, and names that would make poor addresses."""
    kinds = TEXT_SUFFIXES | PICTURE_FORMATS.keys() | OTHER_PICTURES
    unread = content.data.keys() | {one.path for one in content.findings}
    unknown = {path for path in content.files - unread if path.suffix.lower() == ".yml"}
    for path in content.files - {SETTINGS}:
        stem, *endings = path.name.split(".")
        small = path.suffix.lower()
        if meant := _name_meant(content, path):
            yield finding(path, 1, "file-name-form", name=path.name, mended=meant)
        elif small == ".md" and _is_in_others_folder(path, stem):
            yield finding(path, 1, "file-misplaced", name=path.name, mended=f"docs/{path.name}")
        elif small in DOCUMENTS:
            yield finding(path, 1, "file-type", name=path.name, mended=f"{as_id(path.stem) or 'sivu'}.md")
        elif small not in kinds or path in unknown:
            yield finding(path, 1, "file-not-published", name=path.name, pictures=", ".join(PICTURE_FORMATS))
        elif small not in TEXT_SUFFIXES or (small == ".md" and language_of(path) is None):
            continue  # a name without a language has its own finding
        elif not all(map(_GOOD_PART.fullmatch, (*path.parts[:-1], stem))):
            mended = ".".join([as_id(stem) or "sivu", *endings])
            yield finding(path, 1, "file-name-form", name=path.name, mended=mended)


def _is_in_others_folder(path: PurePosixPath, stem: str) -> bool:
    """Tell of a page in the folder of the worksheets, or of the facilitators' papers, that is neither's own."""
    folder = str(path.parent)
    is_paper = folder == PAPERS_FOLDER and step_of_papers(f"{folder}/{stem}") is None
    return is_paper or (folder == WORKSHEET_FOLDER and stem != "index")


_ENDS_WITH_LANGUAGE = re.compile(
    r"(?P<name>.+?)(?:[ ._-]+\(?(?=(?:sv|fi)\b)|[ ._]+\(?)(?:(?P<swedish>sv|se|swe|ruotsi|svenska|swedish)|"
    r"fi|fin|suomi|finska|finnish)\)?",
    re.IGNORECASE,
)


def _name_meant(content: Content, path: PurePosixPath) -> str:
    """Return the name that a file was meant to have, by its ending, its twin or as a picture; "" for any other."""
    small = path.suffix.lower()
    if small == ".txt" and PurePosixPath(path.stem).suffix.lower() in TEXT_SUFFIXES:
        return path.stem
    missing = {one.path for one in content.findings} - content.files
    if small == ".yaml" and (path.with_suffix(".yml") in missing or str(path.parent) == WORKSHEET_FOLDER):
        return f"{path.stem}.yml"
    if small in PICTURE_FORMATS:
        good = good_picture(path.name)
        return "" if good == path.name else good
    if path.suffix != small and small in TEXT_SUFFIXES:
        return path.stem + small
    if not small and _GOOD_PART.fullmatch(path.name):
        return f"{path.name}{'.yml' if str(path.parent) == WORKSHEET_FOLDER else '.md'}"
    return _named_by_language(content, path) if small == ".md" else ""


def _named_by_language(content: Content, path: PurePosixPath) -> str:
    """Return the name of a page whose own ends with its language in another way than the site's; "" for any other."""
    called = _ENDS_WITH_LANGUAGE.fullmatch(path.stem)
    if not called or path.name.endswith(".sv.md"):
        return ""
    # The first of the two files may have come alone: then it has no twin under the name it was given either.
    is_alone = path.with_name(f"{path.stem}.sv.md") not in content.files
    is_there = path.with_name(f"{called['name']}.md") in content.files
    meant = f"{as_id(called['name'])}.sv.md" if called["swedish"] else f"{as_id(called['name'])}.md"
    is_meant = (bool(called["swedish"]) and is_there) or is_alone
    return meant if is_meant and path.with_name(meant) not in content.files else ""


def good_picture(name: str) -> str:
    """Return a picture's name as it should be: one that works in every address stays, but for the size of its ending."""
    stem, _, ending = unicodedata.normalize("NFC", name).rpartition(".")
    is_good = re.fullmatch(r"[A-Za-z0-9._-]+", stem) and ending == ending.lower()
    return name if is_good else f"{as_id(stem) or 'kuva'}.{ending.lower()}"


def places_free(content: Content) -> Iterator[Finding]:
    """Find files that would be published in the place of another file, or of one of the site's own."""
    sheets = ((id, language) for id in content.worksheets for language in LANGUAGES)
    taken = {url_of(worksheet_key(id), language): worksheet_file(id) for id, language in sheets}
    for key, language in sorted(content.pages, key=lambda at: (len(at[0]), at[0])):
        path, url = file_of(key, language), url_of(key, language)
        other = taken.setdefault(url, path)
        if key.split("/")[0] in OWN_FOLDERS or key == NOT_FOUND:
            yield finding(path, 1, "file-replaces", name=path.name, other=f"{key.split('/')[0]}/")
        elif other != path:
            yield finding(path, 1, "file-replaces", name=path.name, other=other)
    for path in content.pictures:
        if path.parts[0] in OWN_FOLDERS:
            yield finding(path, 1, "file-replaces", name=path.name, other=f"{path.parts[0]}/")


CONTENT_RULES = (file_names, places_free)
