"""`fix`: mends what is mechanical in every file, whole files at a time, and says what in the file's language."""

import difflib
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from vaikuttava_museo.checks.fixes import mended
from vaikuttava_museo.checks.messages import on_one_line
from vaikuttava_museo.commands.check import readable
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.folder import SETTINGS, TEXT_SUFFIXES, read_docs
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES
from vaikuttava_museo.texts import CHECK, catalogue, say, say_both

DONE, LEFT, NOT_WRITTEN = 0, 1, 2


def fix(options: Namespace) -> int:
    """Mend the folder's files, or show what would change; return 0 done, 1 something to mend (dry run), 2 not written."""
    docs, dry_run = readable(options.docs), options.dry_run
    repairs = list(_repairs(docs))
    code = LEFT if dry_run and repairs else DONE
    for path, before, after, rules in repairs:
        if dry_run:
            name = f"{docs.name}/{path}"
            lines = difflib.unified_diff(before.split("\n"), after.split("\n"), name, name, n=1, lineterm="")
            print("\n".join(map(on_one_line, lines)))
        else:
            try:
                _replace_content(docs / path, after.encode("utf-8"))
            except OSError:
                print(say(language_of(path) or DEFAULT, "not-written", file=docs / path), file=sys.stderr)
                code = NOT_WRITTEN
                continue
        key, language = "would-fix" if dry_run else "fixed", language_of(path)
        # A file that both languages share is told of in both.
        told = (
            say(each, key, what=", ".join(catalogue("fixes", each)[rule] for rule in rules))
            for each in ([language] if language else LANGUAGES)
        )
        print(f"{on_one_line(f'{docs.name}/{path}')}: {' / '.join(told)}")
    count = "would-fix-count" if dry_run else "fixed-count"
    print(say_both(count, count=len(repairs), command=CHECK) if repairs else say_both("fixed-none"))
    return code


def _repairs(docs: Path) -> Iterator[tuple[PurePosixPath, str, str, tuple[str, ...]]]:
    """Yield every file that has something to mend, before and after, with the rules; what is not UTF-8 is left out."""
    for path, data in read_docs(docs).files.items():
        if path.suffix in TEXT_SUFFIXES and path != SETTINGS:
            with suppress(UnicodeDecodeError):
                text = data.decode("utf-8")
                new, rules = mended(path, text)
                if new != text:
                    yield path, text, new, rules


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
