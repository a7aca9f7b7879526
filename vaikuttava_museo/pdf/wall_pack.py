"""What hangs on the wall in a step's workshop, a page each: where the team is on the path, rules, timetable, questions.

Where a worksheet works with cards, a page of them follows to be cut.
"""

from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.addresses import GROUND_RULES
from vaikuttava_museo.content.answer_ids import question_of
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.pdf_documents import Document
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import mark_of
from vaikuttava_museo.content.worksheets import Cards
from vaikuttava_museo.page.hyphenation import hyphenate
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.page.timetable import Meeting, read_timetable
from vaikuttava_museo.page.titles import heading_of, page_title
from vaikuttava_museo.pdf.booklet import start_tag, style_tags
from vaikuttava_museo.pdf.chromium import BuiltSite, Source
from vaikuttava_museo.texts import catalogue

_CARDS = 8
"""How many cards are cut of a page: four beside each other, two over each other."""


def wall_pack_source(site: BuiltSite, content: Content, document: Document, css: str) -> Source:
    """Return a step's papers for the wall as the browser gets them; raises PageIncomplete.

    The frame is the step's page: its margins say where the papers come from.
    """
    language, number = document.language, int(document.key.removeprefix("askel-"))
    page = LexborHTMLParser(site.html(document.page_url))
    title = catalogue("interface", language)["wall_pack_title"].format(
        step=page_title(content, document.key, language)
    )
    html = [
        f"<!doctype html>\n{start_tag('html', page.css('html')[0].attributes)}\n<head>",
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>',
        *style_tags([(site.base + document.page_url, page)]),
        f'<style>{css}</style>\n</head>\n<body class="wall" data-step="{number}">',
        *(f'<section class="wall__page">{part}</section>' for part in _pages(content, number, language)),
        *_cards(content, number, language),
        "</body>\n</html>",
    ]
    # One address on either paper: what is larger is made of what is printed of it.
    return site.source(f"{language.prefix}pdf/{document.key}-wall.html", "\n".join(html))


def _pages(content: Content, number: int, language: Language) -> Iterator[str]:
    yield _path(content, number, language)
    yield from _rules(content, language)
    yield from _timetables(content, number, language)
    yield from _questions(content, number, language)


def _path(content: Content, number: int, language: Language) -> str:
    ui = catalogue("interface", language)
    here = escape(ui["wall_pack_here"])
    steps = [
        f'<li data-step="{step.number}" style="--tread: {step.number}"{" class=wall__here" * (step.number == number)}>'
        f"{f'<strong>{here}</strong>' if step.number == number else ''}"
        f'<span class="numeral">{step.numeral}</span> <span>{inline(hyphenate(step.title, language))}</span></li>'
        for step in step_views(content, language)
    ]
    title = inline(heading_of(content, f"askel-{number}", language))
    head = f'<p class="wall__step">{escape(ui["step"])} {mark_of(number).numeral}</p><h1>{title}</h1>'
    return f'{head}<ol class="wall__path">{"".join(steps)}</ol>'


def _rules(content: Content, language: Language) -> Iterator[str]:
    """Yield the ground rules as their page has them: its first numbered list."""
    page = content.pages.get((content.key_now(GROUND_RULES), language))
    if page:
        made = rendered(page)
        found = [item for item in next(made.root.iter("ol"), ()) if item.tag == "li"]
        rules = "".join(f"<li>{escape(made.text_of(item))}</li>" for item in found)
        heading = inline(heading_of(content, page.key, language))
        yield f'<h2>{heading}</h2><ol class="wall__rules">{rules}</ol>'


def _timetables(content: Content, number: int, language: Language) -> Iterator[str]:
    ui, meetings = (
        catalogue("interface", language),
        read_timetable(content.pages[f"askel-{number}", language]).meetings,
    )
    for place, meeting in enumerate(meetings, start=1):
        heading = ui["agenda_title"]
        if len(meetings) > 1:
            heading = ui["agenda_meeting"].format(title=heading, number=place)
        yield f"<h2>{escape(heading)}</h2>{_table(meeting, ui['agenda_time'], ui['agenda_activity'])}"


def _table(meeting: Meeting, time: str, activity: str) -> str:
    """Return a timetable with room to write when each phase begins: the pack does not know when the workshop does."""
    rows = [
        f"<tr{' class=wall__break' * phase.is_break}><td></td><th scope=row>{escape(phase.title)}</th>"
        f"<td>{escape(phase.activity)}</td><td>{phase.minutes}&nbsp;min</td></tr>"
        for phase in meeting.phases
    ]
    head = f"<th scope=col>{escape(time)}</th><th scope=col colspan=2>{escape(activity)}</th><th scope=col>min</th>"
    return f'<table style="--rows: {len(rows)}"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def _questions(content: Content, number: int, language: Language) -> Iterator[str]:
    step, code = content.steps.get(number), language.code
    for question in step.questions if step else ():
        yield f'<h2 class="wall__question">{inline(question[code])}</h2>'


def _cards(content: Content, number: int, language: Language) -> Iterator[str]:
    """Yield a page of cards for each worksheet that works with them; all are alike, so that a pile is cut at once."""
    code = language.code
    for _, sheet in content.worksheets_of(number):
        if isinstance(sheet, Cards):
            fields = "".join(
                f"<li><strong>{inline(field.heading[code])}</strong> "
                f"{inline(question_of(content.steps.get(number), field)[code])}</li>"
                for field in sheet.fields
            )
            title = inline(sheet.title[code])
            heads = (f"<h2>{title}</h2>", *[f"<p>{title}</p>"] * (_CARDS - 1))
            cards = "".join(f"<div>{head}<ul>{fields}</ul></div>" for head in heads)
            yield f'<section class="wall__cards">{cards}</section>'
