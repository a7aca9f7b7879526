"""The invitations of a step, read of their page as it is published: a section is a letter, and becomes Word and mail too."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from urllib.parse import quote
from xml.etree.ElementTree import Element

from vaikuttava_museo.content.addresses import papers_key
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.no_break_spaces_and_marks import NBSP, bind
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.dates import duration
from vaikuttava_museo.page.placeholder_extension import fill
from vaikuttava_museo.page.rendered_page import RenderedPage, rendered
from vaikuttava_museo.page.timetable import read_timetable
from vaikuttava_museo.texts import catalogue

_BLANK = re.compile(r"\[([^\[\]]+)\]")
"""What the sender of a letter fills in: `[päivä]`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a letter, or an item of a list in it."""

    text: str
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """One letter; `heading` tells on the page whom it is for, `subject` is what the reader sees first."""

    id: str
    heading: str
    subject: str
    lines: tuple[Line, ...]

    @property
    def as_mail(self) -> str:
        """Return the address that opens a mail with the letter in it. RFC 6068: lines of a mail end in CRLF."""
        groups = groupby(self.lines, key=lambda line: line.is_item)
        texts = (
            "\r\n".join(f"- {line.text}" for line in lines)
            if is_item
            else "\r\n\r\n".join(line.text for line in lines)
            for is_item, lines in groups
        )
        body = "\r\n\r\n".join(texts).replace(NBSP, " ")
        return f"mailto:?subject={quote(self.subject)}&body={quote(body)}"


def invitations(content: Content, step: int, language: Language) -> tuple[Invitation, ...]:
    """Return the letters of a step in their order; none where they have no page."""
    page = content.page(papers_key(step), language)
    view = next((view for view in step_views(content, language) if view.number == step), None)
    if page is None or view is None:
        return ()
    made, texts = (
        _filled(rendered(page), workshop_values(content, step, language)),
        catalogue("invitations_and_papers", language),
    )
    found = list[Invitation]()
    for element in made.root:
        if element.tag == "h2" and element.get("id") in made.own_ids:
            subject = texts["subject"].format(title=view.title)
            found.append(Invitation(element.get("id") or "", made.text_of(element), subject, ()))
        elif found:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, *_lines(made, element)))
    return tuple(found)


def blanks_of(letters: Iterable[Invitation]) -> tuple[str, ...]:
    """Return the names of what is filled in, each once: what has one name is the same in all letters of a page."""
    texts = (line.text.replace(NBSP, " ") for letter in letters for line in letter.lines)
    return tuple(dict.fromkeys(name for text in texts for name in _BLANK.findall(text)))


def workshop_values(content: Content, step: int, language: Language) -> Mapping[str, str]:
    """Return the HTML of what a letter takes from its step: how long the workshop is, and who takes part."""
    meta, page = content.meta.get((f"askel-{step}", language)), content.page(f"askel-{step}", language)
    if meta is None or page is None:
        return {"workshop-length": "", "workshop-participants": ""}
    texts = catalogue("interface", language)
    meetings = dict.fromkeys(meeting_lengths(content, step, language))
    lengths = (duration(minutes, texts) for minutes in meetings)
    return {
        "workshop-length": escape(
            bind(f" {catalogue('invitations_and_papers', language)['and']} ".join(lengths))
        ),
        "workshop-participants": escape(bind(page.text_of("participants"))),
    }


def meeting_lengths(content: Content, step: int, language: Language) -> tuple[int, ...]:
    """Return how many minutes each meeting of a step takes."""
    page = content.page(f"askel-{step}", language)
    meetings = read_timetable(page).meetings if page else ()
    return tuple(sum(phase.minutes for phase in meeting.phases) for meeting in meetings)


def _filled(made: RenderedPage, values: Mapping[str, str]) -> RenderedPage:
    """Return a page whose placeholders are their values."""
    aside = (replace(aside, html=fill(aside.html, values, values.__getitem__)) for aside in made.aside)
    return replace(made, aside=tuple(aside))


def _lines(made: RenderedPage, element: Element) -> list[Line]:
    if element.tag in ("ul", "ol"):
        return [Line(bind(made.text_of(item)), is_item=True) for item in element]
    return [Line(bind(made.text_of(element)))]
