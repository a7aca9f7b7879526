"""What a person does with the lines that a message offers: they replace the faulty one, unless a rule stands below."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from tests.content.broken_inputs import BrokenInput, Tree, findings_with
from vaikuttava_museo.checks.messages import messages_of
from vaikuttava_museo.content.findings import Finding
from vaikuttava_museo.content.folder import SETTINGS

PART = {
    "emphasis-unclosed", "html-image", "html-link", "icon-misspelt", "image-case", "keyboard-key", "letter-decomposed",
    "letter-mangled", "link-anchor", "link-broken", "link-http", "link-https", "link-language",
    "link-mailto", "link-other-page", "link-other-step", "link-other-title", "link-reversed", "link-space",
    "mail-domain", "menu-page-misnamed", "moved-name-form", "name-former", "name-near", "placeholder-braces",
    "placeholder-misspelt", "quotes-foreign", "quotes-straight", "dash-hyphen", "term", "timetable-clock",
}  # fmt: skip
"""Rules whose lines are put in place of a part of the faulty line."""
AFTER = {"box-empty", "caption-unclosed", "span-unclosed", "tab-empty", "table-rule"}
BEFORE = {"front-matter-unopened", "span-unopened"}
END = {"placeholder-missing", "fence-unclosed", "footnote-undefined", "footnote-unused"}
APART = {"list-pasted-stuck", "list-stuck", "list-swallows"}
"""Rules whose lines get an empty one before them."""
LISTED = {"front-matter-unclosed": "owner: ", "page-not-in-nav": "  - ", "page-orphan": "      - "}
"""Rules whose line comes after the last of those that begin so."""
MOVED = {"menu-page-in-moved": "        label: ", "item-elsewhere": ""}
"""Rules whose lines are taken from where they are to after the last of those that begin so."""
HOMES = {
    "menu": ("valikko.yml", "  - tyopohjat"),
    "resources": ("askel-1.yml", "    sv: "),
    "terms": ("sanasto.yml", "      expl"),
    "people": ("ohjausryhma.yml", "        organisations"),
    "moved": ("valikko.yml", "  vanha-sivu"),
}  # fmt: skip
"""By a list the file that it is in, and how its last line begins."""
UNDER = {"heading-underlined", "table-row-broken"}
"""Rules whose line takes the place of the next one as well."""
NAME = {"file-misplaced", "file-name-form", "image-ending"}
"""Rules whose line is the file's new name, with its folder if that is new."""
FILLED_IN = {
    "file-type", "link-address-as-text", "link-empty", "link-vague", "word-misspelt", "word-unknown",
}  # fmt: skip
"""Rules whose lines go into another file, or name what only a person knows without saying so with …"""
FOLLOWS = {
    "footnote-form", "footnote-undefined", "footnote-unused",
    "box-empty", "headings-differ", "image-missing", "tab-empty", "twin-missing-fi", "twin-missing-sv",
}  # fmt: skip
"""What is found next, for a person to do: the same in the other language, the text of a box, the picture itself."""


def parts(line: str, values: Mapping[str, str]) -> Iterator[str]:
    """Yield the parts of a line that a message may speak of, the most exact first."""
    yield f"[{values.get('text')}]({values.get('target')})"
    yield from (match[0] for match in _MARKED.finditer(line))
    yield from (value for value in values.values() if value)
    yield from line.split()


_MARKED = re.compile(
    r"!?\[[^\]]*\] ?\([^)]*\)|\([^)]*\)\[[^\]]*\]|<(?P<tag>\w+).*?>(?:.*</(?P=tag)>)?|\{\{[^}]*\}\}|\+\+[^ ]*\+\+"
)


def mended_trees(broken: BrokenInput, finding: Finding) -> Iterator[Tree]:
    """Yield the tree with the offered lines put where the message says; several where a part may be meant."""
    tree, path, rule = broken.tree, finding.path, finding.rule
    offered = list(messages_of(finding)[0].mended)
    if rule in NAME:
        is_moved = offered[0].startswith("docs/")
        renamed = PurePosixPath(offered[0].removeprefix("docs/")) if is_moved else path.with_name(offered[0])
        yield {renamed if each == path else each: data for each, data in tree.items()}
        return
    into = {"page-not-in-nav": SETTINGS, "page-orphan": PurePosixPath("valikko.yml")}.get(rule, path)
    lines, at = tree[into].decode().split("\n"), finding.line - 1
    if rule in PART:
        news = [
            [*lines[:at], lines[at].replace(part, offered[0], 1), *lines[at + 1 :]]
            for part in parts(lines[at], finding.values)
        ]
    elif rule in LISTED | MOVED:
        if rule in MOVED:
            lines = [*lines[:at], *lines[at + len(offered) :]]
        beginning = (LISTED | MOVED)[rule]
        if rule == "item-elsewhere":
            tree, (name, beginning) = tree | {into: "\n".join(lines).encode()}, HOMES[finding.values["list"]]
            into = PurePosixPath(name)
            lines = tree[into].decode().split("\n")
        after = max(number for number, line in enumerate(lines) if line.startswith(beginning)) + 1
        news = [[*lines[:after], *offered, *lines[after:]]]
    elif rule in AFTER | BEFORE | END:
        after = at + 1 if rule in AFTER else at if rule in BEFORE else len(lines)
        # The text of a box stands there already, without its spaces.
        rest = [line for line in lines[after:] if rule != "box-empty" or line != offered[0].strip()]
        news = [[*lines[:after], *([""] if rule in END else []), *offered, *rest]]
    else:
        # Of a pasted table the rule under its head is new.
        last = at + (
            len(offered) - (rule == "table-pasted")
            if "-pasted" in rule
            or rule in {"yaml-indent-item", "yaml-space", "menu-page-beside-heading", "value-not-list"}
            else 1 + (rule in UNDER)
        )
        news = [[*lines[:at], *([""] if rule in APART else []), *offered, *lines[last:]]]
    for new in news:
        yield tree | {into: "\n".join(new).encode()}


def is_mended(broken: BrokenInput, found: Sequence[Finding], finding: Finding) -> bool:
    """Tell whether what a finding offers leaves its page sound, done as the message says.

    So it does where nothing is offered, or a person has to fill it in.
    """
    offered = messages_of(finding)[0].mended
    if not offered or "…" in "".join(offered) or finding.rule in FILLED_IN:
        return True
    before = {(item.path, item.rule) for item in found if item is not finding}
    return any(
        all(item.rule in FOLLOWS or (item.path, item.rule) in before for item in findings_with(broken, tree))
        for tree in mended_trees(broken, finding)
        if finding.rule not in PART or _keeps_words(broken.tree[finding.path], tree[finding.path])
    )


def _keeps_words(before: bytes, after: bytes) -> bool:
    """Tell whether a text has lost few of its words: an example in their place would leave a sound page, too."""
    words = [re.findall(r"[^\W\d_]{3,}", text.decode()) for text in (before, after)]
    lost = Counter(words[0]) - Counter(words[1])
    return lost.total() <= 3  # the names of a tag and its attributes
