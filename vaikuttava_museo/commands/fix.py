"""`fix`: mends what is mechanical in every file, whole files at a time, and says what in the file's language."""

import difflib
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vaikuttava_museo.checks.excerpt import on_one_line
from vaikuttava_museo.checks.repairs import mended
from vaikuttava_museo.commands.check import readable
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.folder import SETTINGS, TEXT_SUFFIXES, read_docs
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.texts import CHECK, catalogue, say, say_both

DONE, LEFT, NOT_WRITTEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Repair:
    """One file before and after, and the rules or slips mended in it."""

    path: PurePosixPath
    before: str
    after: str
    rules: tuple[str, ...]


def fix(options: Namespace) -> int:
    """Mend the folder's files, or show what would change; return 0 done, 1 something to mend (dry run), 2 not written."""
    docs, dry_run = readable(options.docs), options.dry_run
    repairs = list(find_repairs(docs))
    written = True
    for repair in repairs:
        if dry_run:
            print(difference(repair, docs.name))
        elif not _write(docs, repair):
            written = False
            continue
        print(told_repair(repair, docs.name, "would-fix" if dry_run else "fixed"))
    count = "would-fix-count" if dry_run else "fixed-count"
    print(say_both(count, count=len(repairs), command=CHECK) if repairs else say_both("fixed-none"))
    if not written:
        return NOT_WRITTEN
    return LEFT if dry_run and repairs else DONE


def find_repairs(docs: Path) -> Iterator[Repair]:
    """Yield every file that has something to mend; what is not UTF-8 is left to a person."""
    for path, data in read_docs(docs).files.items():
        if path.suffix not in TEXT_SUFFIXES or path == SETTINGS:
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        new, rules = mended(path, text)
        if new != text:
            yield Repair(path, text, new, rules)


def told_repair(repair: Repair, folder: str, key: str) -> str:
    """Return what was mended in one file, in its language; in both of a file that both share."""
    language = language_of(repair.path)
    told = " / ".join(_told(repair, each, key) for each in ([language] if language else LANGUAGES))
    return f"{on_one_line(f'{folder}/{repair.path}')}: {told}"


def _told(repair: Repair, language: Language, key: str) -> str:
    names = catalogue("repairs", language)
    return say(language, key, what=", ".join(names[rule] for rule in repair.rules))


def difference(repair: Repair, folder: str) -> str:
    """Return the change of one file as a unified diff."""
    name = f"{folder}/{repair.path}"
    lines = difflib.unified_diff(
        repair.before.split("\n"), repair.after.split("\n"), name, name, n=1, lineterm=""
    )
    return "\n".join(map(on_one_line, lines))


def _write(docs: Path, repair: Repair) -> bool:
    try:
        _replace_content(docs / repair.path, repair.after.encode("utf-8"))
    except OSError:
        language = language_of(repair.path) or DEFAULT
        print(say(language, "not-written", file=docs / repair.path), file=sys.stderr)
        return False
    return True


def _replace_content(path: Path, data: bytes) -> None:
    """Replace a file's content, its permissions kept. Raises OSError; the old file is then as it was."""
    mode = path.stat().st_mode
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    new = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode & 0o7777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
