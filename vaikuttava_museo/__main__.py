"""The command line: `python -m vaikuttava_museo check` tells what is wrong in the content, in seconds."""

import sys
from datetime import date
from pathlib import Path

from vaikuttava_museo.content import Content, parse_content, read_tree
from vaikuttava_museo.messages import report
from vaikuttava_museo.rules import check
from vaikuttava_museo.rules.known_issues import review_age, review_reminders

USAGE = "Käyttö / Användning: python -m vaikuttava_museo check [docs]"


def main(arguments: list[str], today: date) -> int:
    """Run one command; return the exit code: 0 sound, 1 findings, 2 a wrong call. Reminders are only printed."""
    if not arguments or arguments[0] != "check" or len(arguments) > 2:
        print(USAGE, file=sys.stderr)
        return 2
    docs = Path(arguments[1] if len(arguments) == 2 else "docs")
    if not docs.is_dir():
        print(f"Kansiota {docs} ei ole. Mappen {docs} finns inte.", file=sys.stderr)
        return 2
    content = parse_content(read_tree(docs))
    findings = [*check(content), *review_age(content, today)]
    for finding in [*findings, *review_reminders(content, today)]:
        print(report(finding, docs.name))
    print(summary(content, len(findings)))
    return 1 if findings else 0


def summary(content: Content, count: int) -> str:
    """Return the closing line in both languages."""
    pages, sheets = len(content.pages), len(content.worksheets)
    if count:
        return f"\nKorjattavaa: {count}. Julkaista ei voi. / Att rätta: {count}. Kan inte publiceras."
    return f"{pages} sivua ja {sheets} työpohjaa kunnossa. / {pages} sidor och {sheets} arbetsblad i ordning."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], date.today()))
