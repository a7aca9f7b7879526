"""A docs folder of many pages, made of the real ones: what the checks would have to read if the site grew.

Run it to measure: `python -m tests.content.many_pages 1000` prints seconds and megabytes.
"""

import resource
import sys
import time
from itertools import count, islice
from pathlib import PurePosixPath

from tests.content.docs_tree import DOCS
from vaikuttava_museo.checks.rules import check, hints, passages_of
from vaikuttava_museo.checks.spelling import checkers, misspelt_words
from vaikuttava_museo.content.addresses import file_of, language_of, pair_key
from vaikuttava_museo.content.languages import LANGUAGES
from vaikuttava_museo.content.navigation import SETTINGS
from vaikuttava_museo.content.site_content import parse_content, read_tree

Tree = dict[PurePosixPath, bytes]


def many_pages(pages: int) -> Tree:
    """Return the real tree with copies of its common pages, each pair under its own name, title and description."""
    tree = {path: data for path, data in read_tree(DOCS).items() if path != SETTINGS}
    keys = sorted({pair_key(path) for path in tree if language_of(path)})
    copied = [key for key in keys if "/" not in key and not key.startswith("askel-")]
    for number in islice(count(), max(0, pages // 2 - len(keys))):
        source, key = copied[number % len(copied)], f"kopio-{number}"
        for language in LANGUAGES:
            text = tree[file_of(source, language)].decode()
            text = text.replace("title: ", f"title: {number} ", 1)
            text = text.replace("description: ", f"description: {number}. ", 1)
            text = text.replace(f"({source}.md", f"({key}.md")
            tree[file_of(key, language)] = text.encode()
    return tree


def check_all(tree: Tree) -> int:
    """Check a tree in every way `make check` does; return how many findings there are."""
    content = parse_content(tree)
    return len([*check(content), *hints(content), *misspelt_words(passages_of(content), checkers()[0])])


if __name__ == "__main__":
    many = many_pages(int(sys.argv[1]))
    started, worked = time.perf_counter(), time.process_time()
    found = check_all(many)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{sum(path.suffix == '.md' for path in many)} pages, {found} findings,", end=" ")
    print(
        f"{time.perf_counter() - started:.1f} s ({time.process_time() - worked:.1f} s of work), {megabytes} MB"
    )
