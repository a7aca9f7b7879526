"""`fix`: mends what is mechanical in every file, whole files at a time, and says what in the file's language."""

import difflib
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from vaikuttava_museo.checks.fixes import mended
from vaikuttava_museo.checks.fixes.links_to_renamed_pages import led_on
from vaikuttava_museo.checks.fixes.remove_picture_metadata import mended_picture
from vaikuttava_museo.checks.messages import on_one_line
from vaikuttava_museo.commands.check import readable
from vaikuttava_museo.content.addresses import language_of
from vaikuttava_museo.content.file_types_and_sizes import PICTURE_FORMATS, TEXT_SUFFIXES
from vaikuttava_museo.content.folder import SETTINGS, read_docs
from vaikuttava_museo.content.languages import DEFAULT, LANGUAGES, Language
from vaikuttava_museo.content.site_content import parse_content
from vaikuttava_museo.content.whole_files import write_whole
from vaikuttava_museo.texts import CHECK, say, say_both
from vaikuttava_museo.texts.rule_catalogue import rules as catalogue

DONE, LEFT, NOT_WRITTEN = 0, 1, 2


def fix(options: Namespace) -> int:
    """Mend the folder's files, or show what would change; return 0 done, 1 something to mend (dry run), 2 not written."""
    docs, dry_run = readable(options.docs), options.dry_run
    repairs = list(_repairs(docs))
    code = LEFT if dry_run and repairs else DONE
    for path, before, after, rules in repairs:
        if dry_run and path.suffix in TEXT_SUFFIXES:
            name = f"{docs.name}/{path}"
            old, new = (data.decode("utf-8").split("\n") for data in (before, after))
            lines = difflib.unified_diff(old, new, name, name, n=1, lineterm="")
            print("\n".join(map(on_one_line, lines)))
        elif not dry_run:
            try:
                write_whole(docs / path, after)
            except OSError:
                print(say(language_of(path) or DEFAULT, "not-written", file=docs / path), file=sys.stderr)
                code = NOT_WRITTEN
                continue
        key, language = "would-fix" if dry_run else "fixed", language_of(path)
        # A file that both languages share is told of in both.
        told = (
            say(each, key, what=", ".join(_title(rule, each) for rule in rules))
            for each in ([language] if language else LANGUAGES)
        )
        print(f"{on_one_line(f'{docs.name}/{path}')}: {' / '.join(told)}")
    count = "would-fix-count" if dry_run else "fixed-count"
    print(say_both(count, count=len(repairs), command=CHECK) if repairs else say_both("fixed-none"))
    return code


def _title(rule: str, language: Language) -> str:
    """Return what was mended, as it stands within a sentence."""
    title = catalogue()[rule].text(language).title
    return title[0].lower() + title[1:]


def _repairs(docs: Path) -> Iterator[tuple[PurePosixPath, bytes, bytes, tuple[str, ...]]]:
    """Yield every file that has something to mend, before and after, with the rules; what is not UTF-8 is left out."""
    files = read_docs(docs).files
    content = parse_content(files)
    for path, data in files.items():
        new, rules = data, tuple[str, ...]()
        if path.suffix.lower() in PICTURE_FORMATS:
            new, rules = mended_picture(data)
        elif path.suffix in TEXT_SUFFIXES and path != SETTINGS:
            with suppress(UnicodeDecodeError):
                text = led_on(path, data.decode("utf-8"), content)
                renamed = {"link-renamed"} if text.encode("utf-8") != data else set[str]()
                text, rules = mended(path, text)
                rules = tuple(sorted({*rules, *renamed}))
                new = text.encode("utf-8")
        if new != data:
            yield path, data, new, rules
