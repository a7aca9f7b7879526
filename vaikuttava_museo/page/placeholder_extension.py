"""The converter of Markdown, and what the project adds: icons, and placeholders, for which the build fills marks.

Texts in which Markdown has nothing to do are kept from its patterns.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from vaikuttava_museo import content
from vaikuttava_museo.content import yaml_loaders
from vaikuttava_museo.content.placeholder_names import BLOCK_PLACEHOLDERS, INLINE_PLACEHOLDERS
from vaikuttava_museo.page.boxes_tabs_icons_footnotes import Icon
from vaikuttava_museo.page.source_lines import SourceLines


class PageExtension(Extension):
    """Registers the processors of the pages; the numbers are Python-Markdown's priorities, the highest first."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add the processors to a converter."""
        md.parser.blockprocessors.register(_BlockPlaceholder(md.parser), "block-placeholder", 72)
        md.inlinePatterns.register(_InlinePlaceholder(md), "inline-placeholder", 175)
        md.inlinePatterns.register(Icon(md), "icon", 75)
        taken = list[tuple[Element, str | None]]()

        def take(root: Element) -> None:
            """Take texts without any sign out of the tree, while the patterns ask all in it, twenty times."""
            taken[:] = ((one, one.text) for one in root.iter() if one.text and not SIGN.search(one.text))
            for element, _ in taken:
                element.text = None

        def put_back(_: Element) -> None:
            for element, text in taken:
                element.text = text

        # Right before and after the patterns.
        md.treeprocessors.register(SimpleNamespace(run=take), "plain-taken", 20.1)
        md.treeprocessors.register(SimpleNamespace(run=put_back), "plain-put-back", 19.995)


SIGN = re.compile(r"[`+\\\[{<&*_^=~]|:m|  \n")
"""What all has that any pattern of text takes."""


class _BlockPlaceholder(BlockProcessor):
    """A placeholder on a line of its own, wherever it stands, is a block of its own."""

    _LINE = re.compile(
        rf"^ {{0,3}}\{{\{{\s*(?P<name>{'|'.join(sorted(BLOCK_PLACEHOLDERS))})\s*\}}\}}\s*$", re.MULTILINE
    )

    def test(self, parent: Element, block: str) -> bool:
        return self._LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = self._LINE.search(block)
        assert found is not None
        before, after = block[: found.start()].rstrip("\n"), block[found.end() :].lstrip("\n")
        if before:
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, "p").text = self.parser.md.htmlStash.store(mark_of_placeholder(found["name"]))
        if after:
            blocks.insert(0, after)


class _InlinePlaceholder(InlineProcessor):
    """A placeholder in a sentence; code keeps it as it was typed."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(rf"\{{\{{\s*({'|'.join(sorted(INLINE_PLACEHOLDERS))})\s*\}}\}}", md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:
        return self.md.htmlStash.store(mark_of_placeholder(m[1])), m.start(0), m.end(0)


def fill(html: str, names: Iterable[str], html_of: Callable[[str], str]) -> str:
    """Return HTML with the marks of placeholders filled: `html_of` gives what takes a name's place."""
    for name in names:
        if (mark := mark_of_placeholder(name)) in html:
            html = html.replace(mark, html_of(name))
    return html


def mark_of_placeholder(name: str) -> str:
    """Return what stands in a page's HTML for a placeholder."""
    return f"<!--{name}-->"


@cache
def converter() -> tuple[Markdown, SourceLines]:
    """Return the converter of all pages, and who notes the lines: setting one up takes longer than writing a page's HTML."""
    # Python-Markdown's extensions by name, each with its settings, MkDocs' own first.
    configs: dict[str, Any] = {name: {} for name in ("toc", "tables", "fenced_code")}
    for item in yaml_loaders.own(content.__name__, "markdown_extensions_and_css.yml")["markdown_extensions"]:
        configs |= item if isinstance(item, dict) else {item: {}}
    lines = SourceLines()
    return Markdown(extensions=[*configs, PageExtension(), lines], extension_configs=configs), lines


def serialised(md: Markdown, root: Element) -> str:
    """Return the HTML of what is in a tree's root, with what the converter has put aside in its place."""
    whole = md.serializer(root)
    html = whole[whole.find(">") + 1 : whole.rfind("<")].strip()
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return str(html).strip()
