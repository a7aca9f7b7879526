"""Which line of its source each element of a page comes from, while Python-Markdown makes the page.

Blocks are found again in the lines that the parser was given (`parsed_lines.py`). Within a block line ends are counted.
"""

from collections.abc import Callable, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import HtmlInlineProcessor, InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE

from vaikuttava_museo.page.parsed_lines import ParsedLines
from vaikuttava_museo.page.typed_text import TypedText

LINES = "data-lines"
"""The attribute that holds an element's first and last line, until the page is published."""

# The first block within these begins where they do; others, such as a box, begin with a line of their own.
_BEGIN_WITH_CONTENT = frozenset({"li", "dd", "blockquote"})


class SourceLines(Extension):
    """Notes the line of every element; the last of the extensions, since it listens to what the others made.

    `own_ids` are those that an editor gave, `defined_on` the lines of the definitions (`[id]: address`) of links and
    pictures by reference, `defined_twice` those whose id had one before, `fences` the blocks of code, `text` what was typed.
    """

    def begin(self, first_line: int) -> None:
        """Begin a page, whose text begins on a line of its file."""
        self._first, self._processors = first_line, list(self._md.parser.blockprocessors)
        self._worked = ParsedLines(())
        self._at, self._end = 0, 0
        """Where in those lines the next block begins at the soonest, and where the block around it ends."""
        self._depth, self._is_done, self._block = 0, False, 0
        self._place_of, self._end_of = dict[Element, int](), dict[Element, int]()
        self._hidden = dict[Element, int]()
        """Line ends that are in an element's Markdown and not in its text."""
        self._reference, self._defined = dict[Element, str](), dict[str, int]()
        self.own_ids: set[str] = set()
        self.defined_on: dict[Element, int] = {}
        self.defined_twice: list[tuple[int, str]] = []
        self.fences: list[tuple[int, str, int]] = []

    def extendMarkdown(self, md: Markdown) -> None:
        """Listen to a converter."""
        self._md, self._is_block_level = md, cache(md.is_block_level)
        # After spaces are made the usual ones, and after all that puts code and HTML aside.
        md.preprocessors.register(SimpleNamespace(run=self._note_typed), "lines-typed", 29)
        md.preprocessors.register(SimpleNamespace(run=self._note_worked), "lines-worked", -100)
        md.parser.parseBlocks = self._parse_blocks
        for pattern in md.inlinePatterns:
            if isinstance(pattern, HtmlInlineProcessor):
                pattern.handleMatch = self._keyed(pattern.handleMatch)
            elif isinstance(pattern, InlineProcessor):
                pattern.handleMatch = self._heard(pattern.handleMatch)
        # After the last elements are made, before the table of contents takes the headings.
        md.treeprocessors.register(SimpleNamespace(run=self._walk_page), "lines", 6.5)

    def _note_typed(self, lines: list[str]) -> list[str]:
        self.text = TypedText(self._md, lines)
        self._md.references = _Defined(lambda id: self._note_twice(f"[{id}]:"))
        for extension in self._md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                extension.footnotes = _Defined(lambda id: self._note_twice(f"[^{id}]:"))
        return lines

    def _note_twice(self, mark: str) -> None:
        """Note the last place in the block at hand that defines what has been defined before."""
        place = self._worked.defining(mark, self._at, self._end)
        self.defined_twice.append((self._line_at(place), mark.strip("[]:")))

    def _note_worked(self, lines: list[str]) -> list[str]:
        self._worked = ParsedLines(self.text.matched(lines))
        self._end = len(self._worked)
        self.text.keys.update(range(len(self._md.htmlStash.rawHtmlBlocks)))
        return lines

    # --- blocks

    def _parse_blocks(self, parent: Element, blocks: list[str]) -> None:
        """Do what Python-Markdown does with blocks, and note where each was found and what became of it."""
        outer_end = self._end
        if self._is_done and not self._depth:
            # The text of a footnote is parsed after all else.
            self._at = self._worked.footnote("\n\n".join(blocks).split("\n"))
            outer_end = len(self._worked)
        if parent.tag not in _BEGIN_WITH_CONTENT:
            self._place_of.setdefault(parent, self._worked.after_blanks(self._at))
        if parent.tag == "blockquote" and blocks[0].startswith("\n"):
            # The end of the line before the quotation.
            self._place_of.setdefault(parent, self._at)
            self._at = max(self._at - 1, 0)
        # What stands before a mark at the very beginning of its block: no line.
        floor, is_edge = self._at, blocks == [""]
        self._depth += 1
        while blocks:
            block, left = blocks[0], _height(blocks) - is_edge
            start = self._worked.beginning(block, self._at, floor, outer_end)
            self._place_of.setdefault(parent, start)
            known, defined = len(parent), len(self._md.references)
            self._at = start
            self._end = min(start + left, outer_end)
            self._process(parent, blocks)
            end = start + left - _height(blocks) - (not blocks)
            self._place_new([*self._added(parent[known - 1 : known], start), *parent[known:]], start, end)
            for id in list(self._md.references)[defined:]:
                self._defined[id] = self._worked.holding(f"[{id}]:", start, end)
            floor, self._at = start, max(self._at, end)
        self._depth -= 1
        self._end, self._is_done = outer_end, self._is_done or not self._depth

    def _process(self, parent: Element, blocks: list[str]) -> None:
        for processor in self._processors:
            if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                return

    def _added(self, last: Sequence[Element], start: int) -> Sequence[Element]:
        """Return what a block has added to the list before it, or to the row of tabs: a tab's name has no block."""
        if last and "tabbed-set" in last[0].get("class", ""):
            return [label for label in last[0].iter("label") if label not in self._place_of]
        items = list[Element]()
        for item in reversed(last[0] if last else ()):
            if self._place_of.get(item, start) < start:
                break
            items.insert(0, item)
        return items

    def _place_new(self, elements: Sequence[Element], at: int, end: int) -> None:
        """Note where elements stand that a block has become, as far as the blocks within it have not told."""
        for child in elements:
            if child.tag == "table":
                for place, row in enumerate(child.iter("tr")):
                    # The line under the head is no row.
                    self._place_of.update(dict.fromkeys(row.iter(), at + place + (place > 0)))
            for element in child.iter():
                if element in self._place_of:
                    at = max(at, self._place_of[element], self._end_of.get(element, 0))
                    continue
                text = (element.text or "").strip().split("\n")
                at = self._place_of[element] = self._worked.holding(text[0], at, end)
                at += len(text) if text[0] else 0
            self._end_of[child] = end

    # --- within a block

    def _heard(self, handle: Callable[..., Any]) -> Callable[..., Any]:
        """Return a pattern's function that also notes the line ends which do not come through to the element's text.

        Of a link or picture by reference (`[text][id]`, `[id]`) it notes the id.
        """

        def heard(match: object, data: str) -> tuple[Any, int | None, int | None]:
            node, start, end = handle(match, data)
            if isinstance(node, Element):
                typed = data[start:end]
                if "\n" in typed:
                    self._hidden[node] = typed.count("\n") - "".join(node.itertext()).count("\n")
                if node.tag in ("a", "img") and typed.endswith("]"):
                    text, _, id = typed[:-1].rpartition("[")
                    self._reference[node] = (id or text.strip("![] ")).lower()
            return node, start, end

        return heard

    def _keyed(self, handle: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function of a pattern for HTML that also notes under which number it was put aside."""

        def keyed(match: object, data: str) -> tuple[Any, int | None, int | None]:
            self.text.keys.add(len(self._md.htmlStash.rawHtmlBlocks))
            made: tuple[Any, int | None, int | None] = handle(match, data)
            return made

        return keyed

    def _walk_page(self, root: Element) -> None:
        self.own_ids = {id for element in root.iter() if (id := element.get("id"))}
        lines = {id: self._line_at(place) for id, place in self._defined.items()}
        self.defined_on = {element: lines.get(id, 0) for element, id in self._reference.items()}
        self._walk(root, self._first)

    def _walk(self, element: Element, line: int) -> int:
        """Write the lines of an element and what is in it; return the line where it ends."""
        is_block_level = self._is_block_level
        place, is_block = self._place_of.get(element), is_block_level(element.tag)
        if place is None and is_block:
            place = next((self._place_of[one] for one in element.iter() if one in self._place_of), None)
        if place is not None:
            line = self._line_at(place)
        self._block += is_block
        first, is_holder = line, len(element) and is_block_level(element[0].tag)
        line = self._after(element.text, line) if (element.text or "").strip() or not is_holder else line
        for child in element:
            line = self._walk(child, line)
            if (child.tail or "").strip() or not is_block_level(child.tag):
                line = self._after(child.tail, line)
        # The line end after a `br` stands in its tail by now.
        line += self._hidden.get(element, 0) if element.tag != "br" else 0
        element.set(LINES, f"{first} {line}")
        return line

    def _after(self, text: str | None, line: int) -> int:
        for index, part in enumerate(HTML_PLACEHOLDER_RE.split(text or "")):
            if index % 2:
                self._note_aside(int(part), line)
            line += (self.text.typed(int(part)) if index % 2 else part).count("\n")
        return line

    def _note_aside(self, key: int, line: int) -> None:
        if fence := self.text.fences().get(f"wzxhzdk:{key}"):
            self.fences.append((line, "\n".join(fence[0].split("\n")[1:-1]), key))
        elif self.text.is_typed(key):
            self.text.raw.append((line, self.text.typed(key), self._block))

    def _line_at(self, place: int) -> int:
        return self._worked.number(place) + self._first


def _height(blocks: Sequence[str]) -> int:
    """Return the lines of blocks, the empty one after each among them."""
    return sum(block.count("\n") + 2 for block in blocks)


class _Defined(dict[str, Any]):
    """Definitions by id, which tell when one takes the place of another."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._tell = tell

    def __setitem__(self, id: str, value: object) -> None:
        if id in self:
            self._tell(id)
        super().__setitem__(id, value)


def first_line_of(element: Element) -> int:
    """Return the source line on which an element begins."""
    return _lines(element.get(LINES, "1 1"))[0]


def last_line_of(element: Element) -> int:
    """Return the source line on which an element ends."""
    return _lines(element.get(LINES, "1 1"))[1]


@cache
def _lines(written: str) -> tuple[int, int]:
    first, last = map(int, written.split())
    return first, last
