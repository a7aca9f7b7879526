"""What no page may become: tags and attributes that are not on the list (`page/allowed_tags_and_attributes.py`).

Of HTML, only `<span lang="…">` has a place in a text and in data: the mark of a foreign name.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from vaikuttava_museo.checks.rules.pictures import VAGUE_ALT
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.languages import MARKED
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.yaml_with_lines import YamlSource, leaves
from vaikuttava_museo.page.allowed_tags_and_attributes import (
    Refused,
    elements_in,
    is_allowed,
    refused_in,
    scheme_of,
)
from vaikuttava_museo.page.rendered_page import RawHtml, is_heading, rendered

_UNSAFE = frozenset({
    "script", "iframe", "object", "embed", "applet", "style", "form", "input", "button", "link", "meta", "base",
    "svg", "math", "video", "audio", "frame", "frameset", "template",
})  # fmt: skip
_RUNS = re.compile(r"on\w+|style|srcdoc", re.IGNORECASE)
_NAME = re.compile(r"</?(?P<name>[^\s/>]{1,20})")
_LANGUAGE = re.compile(r'<span lang="(?P<language>[^"<>]{1,20})">')


def elements_allowed(page: Page) -> Iterator[Finding]:
    """Find attributes that no page may have, whichever mark of Markdown they come from."""
    made = rendered(page)
    # What was typed as HTML is told by the next rule; of several faults of an element, the first is enough.
    faults = (
        (made.line_of(each), each, fault) for each in made.root.iter() for fault in made.refused(each)[:1]
    )
    found = [(line, fault) for line, element, fault in faults if not _is_word(element, fault)]
    found += [(code.line, fault) for code in made.fences for fault in list(refused_in(code.html))[:1]]
    for line, fault in found:
        place = page.path, line
        # A tag that is not on the list was typed as such, which the next rule tells; addresses have rooms of their own.
        if fault.kind != "attribute":
            continue
        if fault.name == "lang":
            yield finding(*place, "span-language", language=fault.value, known=", ".join(MARKED))
        elif "<" in fault.value:
            tag = f"<{_name(fault.value[fault.value.index('<') :])}>"
            yield finding(*place, "html-tag", mended="", tag=tag)
        else:
            yield finding(*place, "html-handler", name=fault.name)


def _is_word(element: Element, fault: Refused) -> bool:
    """Tell of words in the braces of a heading, which are told of as its id, and those without a dot, as a class."""
    is_word = not fault.value.strip(fault.name) and not _RUNS.fullmatch(fault.name)
    return is_word and (is_heading(element) or fault.name.startswith("md-"))


def html_typed(page: Page) -> Iterator[Finding]:
    """Find HTML in a text, the gravest of a line, and language marks that do not end where they should."""
    opened, blocks, found = set[str](), dict[int, list[RawHtml]](), dict[int, list[Finding]]()
    for raw in rendered(page).raw_html:
        name = _name(raw.html)
        if name == "span":
            blocks.setdefault(raw.block, []).append(raw)
        if not is_allowed(raw.html) and not (raw.html.startswith("</") and name in {*opened, "span"}):
            found.setdefault(raw.line, []).append(_typed(page, raw))
        opened.add(name)
    for findings in found.values():
        yield min(findings, key=lambda item: _GRAVEST.index(item.rule))
    for marks in blocks.values():
        yield from _unpaired(page, marks)


_GRAVEST = (
    "html-unsafe", "html-handler", "html-comment", "html-image", "html-link", "span-form", "span-language",
    "html-to-fill-in", "html-tag",
)  # fmt: skip


def _typed(page: Page, raw: RawHtml) -> Finding:
    name, nodes = _name(raw.html), list(elements_in(raw.html))
    names = {node.tag or "" for node in nodes} | {name}
    line = page.line(raw.line).typed
    in_row = _BREAK.sub(", ", line).strip() if name == "br" and line.lstrip().startswith("|") else ""
    runs = [each for node in nodes for each in node.attributes if _RUNS.fullmatch(each)]
    leads = any(fault.kind == "address" for fault in refused_in(raw.html))
    without = _OF_OFFICE.sub("", line).strip() if ":" in name else in_row
    rule, values = "html-tag", {"tag": f"<{name}>", "mended": without}
    if raw.html.startswith("<!--"):
        rule = "html-comment"
    elif _FILLED_IN.fullmatch(raw.html) and name not in _UNSAFE and not _TAG.fullmatch(name):
        rule, values = "html-to-fill-in", {"seen": raw.html}
    elif names & _UNSAFE or leads:
        rule, values = "html-unsafe", {"tag": f"<{min(names & _UNSAFE, default=name)}>"}
    elif runs:
        rule, values = "html-handler", {"name": runs[0]}
    elif name in ("a", "img"):
        rule, values = _in_markdown(page, raw, nodes[0].attributes if nodes else {})
    elif language := _LANGUAGE.fullmatch(raw.html):
        rule, values = "span-language", {"language": language["language"], "known": ", ".join(MARKED)}
    elif name == "span":
        rule, values = "span-form", {"mended": _span_as_meant(page, raw)}
    return finding(page.path, raw.line, rule, **values)


# Of Word's own: <o:p></o:p>.
_OF_OFFICE = re.compile(r"<(\w+:\w+)[^<>]*>(?:&nbsp;|\s)*</\1>|</?\w+:\w+[^<>]*>")
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
# What stands for a thing still to be named, as templates of letters have it: <kumppanin nimi>.
_FILLED_IN = re.compile(r"<[^\W\d_][^<>=/\"']{1,60}>")
_TAG = re.compile(
    "a|abbr|b|big|blockquote|body|br|center|cite|code|col|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|head|hr|html|i|img|ins|"
    r"\w+:\w+|kbd|li|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|summary|sup|t[abdhrt]|table|tbody|tfoot|thead|title|u|ul"
)


# As word processors and phones write it: lang=”en”, lang='en', lang=en.
_ODDLY_MARKED = re.compile(r"""\blang\s*=\s*["'”“’„«»]?(?P<language>[A-Za-z-]{2,20})""", re.IGNORECASE)


def _span_as_meant(page: Page, raw: RawHtml) -> str:
    """Return the line with the mark in its right form; "" when it names no language of ours."""
    typed = page.line(raw.line).typed
    language = _ODDLY_MARKED.search(raw.html)
    code = language["language"].lower() if language else ""
    return typed.replace(raw.html, f'<span lang="{code}">') if code in MARKED and raw.html in typed else ""


def _in_markdown(page: Page, raw: RawHtml, given: Mapping[str, str | None]) -> tuple[str, dict[str, str]]:
    """Return a link's or a picture's tag as it is written in Markdown."""
    if _name(raw.html) == "img":
        alt, source = given.get("alt") or "", given.get("src") or "…"
        shown = "…" if VAGUE_ALT.fullmatch(alt) else alt or "…"
        # A picture of another site is no picture of the page, however it is written.
        return "html-image", {"mended": "" if scheme_of(source) else f"![{shown}]({source})"}
    line = page.line(raw.line).typed
    words = line.partition(raw.html)[2].partition("<")[0].strip()
    return "html-link", {"mended": f"[{words or '…'}]({given.get('href') or '…'})"}


def _name(html: str) -> str:
    """Return the name of a tag; of what is no tag, its beginning."""
    found = _NAME.match(html)
    return found["name"].lower() if found else ""


def _unpaired(page: Page, marks: list[RawHtml]) -> Iterator[Finding]:
    opened: list[int] = []
    for raw in marks:
        if not raw.html.startswith("</"):
            opened.append(raw.line)
        elif opened:
            opened.pop()
        else:
            yield finding(page.path, raw.line, "span-unopened")
    # After a mark that does not end in its paragraph the rest would be read in a foreign accent.
    if opened:
        yield finding(page.path, opened[0], "span-unclosed")


_MARK = re.compile(rf'<span lang="(?:{"|".join(MARKED)})">|</span>')


def values_without_html(path: PurePosixPath, source: YamlSource) -> Iterator[Finding]:
    """Find `<` in front matter and data, where only the mark of a foreign name has a place, and that in data alone."""
    for at, value in leaves(source.data) if path != SETTINGS else ():
        left = value if path.suffix == ".md" else _MARK.sub("", value)
        if "<" in left and at[-1] != "url":  # an address has a finding of its own
            seen = left[left.index("<") :][:20].split("\n")[0]
            yield finding(path, source.line_of(at), "value-html", key=at[-1], seen=seen)


DATA_RULES = (values_without_html,)
PAGE_RULES = (elements_allowed, html_typed)
