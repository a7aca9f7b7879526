"""`reviews`: the pages that nobody has read through for a year, in both languages.

A page's `reviewed` is the day when a person last read the whole of it and found it right. A year is the house's
own bound, the same that the accessibility statement has by law.
"""

from argparse import Namespace
from datetime import timedelta
from pathlib import Path

from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.site_content import parse_content, read_tree

FRESH_FOR = timedelta(days=365)

_HEADING = (
    "Näitä sivuja ei ole luettu läpi vuoteen. Lukekaa sivu, korjatkaa se ja kirjoittakaa uusi päivä kohtaan reviewed.\n"
    "De här sidorna har ingen läst igenom på ett år. Läs hela sidan, rätta och skriv en ny dag på raden reviewed.\n"
)
_NONE = "Kaikki sivut on tarkistettu vuoden sisällä. / Alla sidor har granskats inom ett år."


def reviews(options: Namespace) -> int:
    """Print the pages reviewed more than a year ago, the oldest first; they are work, not a fault."""
    metas = parse_content(read_tree(Path("docs"))).meta.items()
    due = sorted((meta.reviewed, str(file_of(*name)), meta.owner) for name, meta in metas)
    rows = [f"docs/{file}  {day}  ({owner})" for day, file, owner in due if options.today - day > FRESH_FOR]
    print("\n".join([_HEADING, *rows]) if rows else _NONE)
    return 0
