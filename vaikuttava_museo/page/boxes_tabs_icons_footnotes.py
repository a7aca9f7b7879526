"""The marks that editors know from Material: what Python-Markdown and PyMdown make of them becomes the site's own HTML.

It says everything in words of the page's language, works by keyboard without a script, and unfolds on paper. Icons are
the theme's, put into the page as SVG. `docs/merkinnat.md` shows editors each mark.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import HTML_PLACEHOLDER_RE

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.texts import catalogue

BOX_KINDS = (
    "note", "abstract", "info", "tip", "success", "question",
    "warning", "failure", "danger", "bug", "example", "quote",
)  # fmt: skip
"""Material's kinds of boxes, open (`!!!`) and folding (`???`)."""

_RARE_TAGS = frozenset((
    "abbr", "del", "details", "dl", "figure", "img", "ins", "kbd", "mark", "pre", "sub", "sup",
))  # fmt: skip
_RARE_CLASSES = frozenset((
    "highlight", "icon", "md-button", "tabbed-set", "task-list", *(set(BOX_KINDS) - {"example"}),
))  # fmt: skip


RARE_PARTS = ('class="admonition-kind"', 'class="fresher-text"')
"""What of the published HTML needs the same styles."""


class Icon(InlineProcessor):
    """`:material-book:` becomes the drawing of that name; a name without a drawing stays to be seen and found."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r":material-([a-z0-9-]+):", md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:
        """Put the drawing aside, and a place for it into the text."""
        svg = icon(m[1])
        if svg is None:
            return None, None, None
        element = Element("span", {"class": "icon", "aria-hidden": "true"})
        element.text = self.md.htmlStash.store(svg)
        return element, m.start(0), m.end(0)


def icon_folder() -> Path:
    """Return the folder of the theme's icons; the theme itself is not loaded."""
    theme = find_spec("material")
    assert theme and theme.origin
    return Path(theme.origin).parent / "templates" / ".icons" / "material"


@lru_cache
def icon(name: str) -> str | None:
    """Return the theme's icon of a name (`book-open-variant`) as SVG; None when it has none."""
    path = icon_folder() / f"{name}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else None


def has_rare_elements(root: Element) -> bool:
    """Tell whether a page, as Python-Markdown made it, needs the styles of what few pages have."""
    return any(
        element.tag in _RARE_TAGS
        or not _RARE_CLASSES.isdisjoint(element.get("class", "").split())
        or (element.tag == "td" and element.find("strong") is not None)
        for element in root.iter()
    )


class OwnElements:
    """Makes the elements of a page's tree the site's own; `aside` is the HTML for which marks stand in its texts."""

    def __init__(self, aside: Sequence[str], language: Language) -> None:
        self._aside, self._texts = aside, catalogue("interface", language)

    def make(self, root: Element) -> None:
        """Make those of a tree."""
        for element in list(root.iter()):
            classes = element.get("class", "").split()
            if "tabbed-set" in classes:
                _fold_tabs(element)
            elif element.tag == "details" or "admonition" in classes:
                self._name_box(element)
            elif "task-list-item" in classes:
                self._draw_task(element)
            elif "footnote" in classes:
                self._name_ways_back(element)
            elif "footnote-ref" in classes:
                element.set("aria-label", f"{self._texts['footnote']} {element.text}")
            elif element.tag == "kbd":
                element.text = self._texts.get(element.get("class", ""), element.text)
            elif "md-button" in classes:
                is_first = "md-button--primary" in classes
                element.set("class", "action action--first" if is_first else "action")
        self._list_abbreviations(root)

    def _name_box(self, box: Element) -> None:
        """Give a box its kind in words, unless its title says it already; a box without a title is titled by them."""
        kind = next((name for name in box.get("class", "").split() if name in BOX_KINDS), None)
        box.set("class", f"admonition {kind}" if kind else "admonition")
        title = next(iter(box), None)
        if title is None or (title.tag != "summary" and title.get("class") != "admonition-title"):
            title = Element("p")
            box.insert(0, title)
        title.set("class", "admonition-title")
        if kind is None:
            return
        name, said = self._texts[f"box_{kind}"], "".join(title.itertext()).strip()
        if said in ("", kind.capitalize()):
            title.text = name
        elif name.lower() not in said.lower():
            label = Element("span", {"class": "admonition-kind"})
            label.text, label.tail, title.text = name, title.text, None
            title.insert(0, label)

    def _draw_task(self, item: Element) -> None:
        """Put a drawn box, which says what it means, in place of a disabled field of a form."""
        line = item if (item.text or "").strip() else item[0]
        field = HTML_PLACEHOLDER_RE.match(line.text or "")
        assert field and line.text
        state = "done" if "checked" in self._aside[int(field[1])] else "open"
        values = {"class": f"task task--{state}", "role": "img", "aria-label": self._texts[f"task_{state}"]}
        box = Element("span", values)
        box.tail, line.text = line.text[field.end() :], None
        line.insert(0, box)

    def _name_ways_back(self, notes: Element) -> None:
        """Let the links from footnotes say in words where they lead, each to another place."""
        back, note_name = self._texts["footnote_back"], self._texts["footnote"].lower()
        for number, note in enumerate(notes.findall("ol/li"), start=1):
            links = [link for link in note.iter("a") if link.get("class") == "footnote-backref"]
            for which, link in enumerate(links, start=1):
                link.attrib.pop("title")
                link.text = back if len(links) == 1 else f"{back} ({which})"
                link.set("aria-label", f"{link.text}, {note_name} {number}")
                link.tail = " " if link is not links[-1] else link.tail

    def _list_abbreviations(self, root: Element) -> None:
        """List the abbreviations at the end: an explanation shown under a mouse alone does not reach everyone."""
        explained = {abbr.text or "": abbr.get("title") for abbr in root.iter("abbr")}
        if explained:
            SubElement(root, "p", {"class": "abbreviations"}).text = self._texts["abbreviations"]
            entries = SubElement(root, "dl")
            for abbreviation, meaning in sorted(explained.items()):
                SubElement(entries, "dt").text = abbreviation
                SubElement(entries, "dd").text = meaning


def _fold_tabs(tabs: Element) -> None:
    """Make tabs of PyMdown (radio buttons, labels, panels) `details` of one name, of which one is open at a time.

    A link or a search in the page opens the one that it leads to, which no browser does with radio buttons.
    """
    fields, labels = tabs.findall("input"), tabs.findall("div[@class='tabbed-labels']/label")
    panels = tabs.findall("div[@class='tabbed-content']/div")
    name = f"tabs-{tabs.get('data-tabs', '').partition(':')[0]}"
    for child in list(tabs):
        tabs.remove(child)
    tabs.attrib = {"class": "tabs"}
    for field, label, panel in zip(fields, labels, panels, strict=True):
        tab = SubElement(tabs, "details", {"class": "tab", "name": name})
        if "checked" in field.attrib:
            tab.set("open", "open")
        label.tag, label.attrib = "summary", {}
        tab.append(label)
        tab.extend(panel)
        tab.tail = "\n"
