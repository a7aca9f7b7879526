"""Links to a page's own file in one language: the site chooses the language itself."""

import re

from vaikuttava_museo.checks.repairs.regions import CODE, prose_numbers

_LINK = re.compile(
    r"(?P<before>\]\((?!\w+:|//)[^)\[\s\"]{1,300}?)\.sv\.md(?P<after>(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\))"
)
_CODE = re.compile(CODE)


def links_without_language(text: str) -> str:
    """Make links to `x.sv.md` lead to `x.md`, wherever a page links to another page."""
    lines = text.split("\n")
    for number in prose_numbers(text):
        lines[number] = _outside_code(lines[number])
    return "\n".join(lines)


def _outside_code(line: str) -> str:
    spans = [match.span() for match in _CODE.finditer(line)]

    def mend(match: re.Match[str]) -> str:
        is_code = any(start <= match.start() < end for start, end in spans)
        return match[0] if is_code else f"{match['before']}.md{match['after']}"

    return _LINK.sub(mend, line)
