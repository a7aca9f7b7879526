"""`reviews`: the pages that nobody has read through for a year, and the sources that nobody has opened.

A page's `reviewed` is the day when a person last read the whole of it and found it right; a source's `checked` the day
when a person last opened its address and found the work there. A year is the house's own bound, the same that the
accessibility statement has by law.
"""

from argparse import Namespace
from collections.abc import Iterator
from datetime import date, timedelta

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.site_content import Content, read_content
from vaikuttava_museo.texts import say_both

FRESH_FOR = timedelta(days=365)


def reviews(options: Namespace) -> int:
    """Print the pages and sources looked at more than a year ago, the oldest first; they are work, not a fault."""
    content = read_content()
    pages = sorted(
        (meta.reviewed, str(file_of(*name)), meta.owner)
        for name, meta in content.meta.items()
        if options.today - meta.reviewed > FRESH_FOR
    )
    rows = [f"docs/{file}  {day}  ({owner})" for day, file, owner in pages]
    if rows:
        print(say_both("reviews-pages", "\n", "commands", key="reviewed"), "", *rows, sep="\n")
    else:
        print(say_both("reviews-none", of="commands"))
    if sources := sorted(_unopened(content, options.today)):
        rows = [f"docs/{file}  {day or '–'}  {id}" for day, file, id in sources]
        print("", say_both("reviews-sources", "\n", "commands", key="checked"), "", *rows, sep="\n")
    return 0


def _unopened(content: Content, today: date) -> Iterator[tuple[str, str, str]]:
    """Yield the sources with an address that nobody has opened for a year: the day ("" for never), file and id."""
    for number, step in content.steps.items():
        for one in step.resources:
            if one.url and (one.checked is None or today - one.checked > FRESH_FOR):
                yield str(one.checked or ""), f"askel-{number}.yml", one.id
