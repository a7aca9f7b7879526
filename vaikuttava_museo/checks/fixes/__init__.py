"""What `make fix` mends: a file's text, by the rules it offends.

Where there is a choice to make, or it is unclear whether something is prose, the text stays as it is. A second round
never changes anything.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath

from vaikuttava_museo.checks.edits import edited
from vaikuttava_museo.checks.fixes.front_matter_and_values import DATA, FRONT_MATTER, in_front_matter
from vaikuttava_museo.checks.fixes.letters_and_typography import mechanical, yaml_texts
from vaikuttava_museo.checks.passages_of_pages import prose_numbers
from vaikuttava_museo.checks.rules.lists import lists_pasted
from vaikuttava_museo.checks.rules.typography import trailing_spaces
from vaikuttava_museo.content.decoding import is_saved_oddly, without_hidden, without_unseen
from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.content.pages import Page, parse_page
from vaikuttava_museo.content.passages import fact_language, language_at


def file_format(text: str) -> str:
    """Drop a byte order mark and make line ends the usual ones."""
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


_CODE = re.compile(r"(?<!`)(?P<tick>`{1,9})(?!`).{0,2000}?(?<!`)(?P=tick)(?!`)")
# A link to a page's own file in one language: the site chooses the language itself.
_LINK = re.compile(
    rf"{_CODE.pattern}|"
    r"(?P<before>\]\((?!\w+:|//)[^)\[\s\"]{1,300}?)\.sv\.md(?P<after>(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\))"
)


def _body(page: Page) -> Iterator[tuple[int, str, set[str]]]:
    """Yield the lines of a page's body that change: number from 0, new text, and the rules mended in it."""
    prose, trailing = prose_numbers(page), frozenset(trailing_spaces(page))
    for line in page.lines:
        is_prose = line.number in prose
        wanted = mechanical(line.text, page.language.code if is_prose else None)
        rules, new = {edit.rule for edit in wanted}, edited(line.typed, wanted)
        if line.number in trailing:
            new = new.rstrip(" \t")
            rules.add("space-trailing")
        linked = _LINK.sub(lambda it: it[0] if it["tick"] else f"{it['before']}.md{it['after']}", new)
        if is_prose and linked != new:
            new = linked
            rules.add("link-language")
        if new != line.typed:
            yield line.number - 1, new, rules


def page_texts(path: PurePosixPath, text: str) -> tuple[str, set[str]]:
    """Return a page with its facts and its running text mended, and the rules that were mended."""
    parts, page = split_front_matter(text), parse_page(path, text)
    if not isinstance(parts, FrontMatterText) or not isinstance(page, Page):
        return text, set()
    block, done = yaml_texts(parts.block, lambda source, at: fact_language(source, page.language, str(at[0])))
    lines = text.split("\n")
    for number, new, rules in _body(page):
        lines[number] = new
        done |= rules
    return in_front_matter("\n".join(lines), lambda _: block), done


def pasted_lists(text: str) -> str:
    """Make lists of those that came with the bullets of another program, a blank line before each."""
    page = parse_page(PurePosixPath("page.md"), text)
    found = list(lists_pasted(page)) if isinstance(page, Page) else []
    lines = text.split("\n")
    for item in reversed(found):
        at, new = item.line - 1, item.values["mended"].split("\n")
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        indent = "" if new[0].startswith(indent) else indent
        gap = [""] if item.rule == "list-pasted-stuck" else []
        lines[at : at + len(new)] = [*gap, *(indent + line for line in new)]
    return "\n".join(lines)


ROUNDS = 4
"""A repair may make room for another, such as a space dropped beside a mark; real texts need one round."""


def mended(path: PurePosixPath, text: str) -> tuple[str, tuple[str, ...]]:
    """Return a file's text after every repair, and the rules that were mended in it, in alphabetical order."""
    is_page, done = path.suffix == ".md", set[str]()
    of_kind = {**FRONT_MATTER, "list-pasted": pasted_lists} if is_page else DATA
    seen: dict[str, Callable[[str], str]] = {
        "encoding-control": without_unseen,
        "letter-invisible": partial(without_hidden, path),
    }
    whole = {**seen, **of_kind}
    new = file_format(text)
    if is_oddly_saved := is_saved_oddly(text.encode("utf-8", "surrogatepass")):
        done.add("file-format")
    for _ in range(ROUNDS):
        before = new
        for rule, mend in whole.items():
            if (changed := mend(new)) != new:
                done.add(rule)
            new = changed
        new, rules = page_texts(path, new) if is_page else yaml_texts(new, language_at)
        done |= rules
        if new == before:
            break
    # Windows ends lines with two characters, all of them: that is as it should be.
    as_it_was = new if is_oddly_saved or "\r\n" not in text else new.replace("\n", "\r\n")
    return as_it_was, tuple(sorted(done))
