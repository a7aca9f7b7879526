"""The filters templates use: how minutes, dates, data texts and long words are printed in one language."""

import re
from dataclasses import dataclass
from functools import partial

import jinja2
from markupsafe import Markup

from vaikuttava_museo.content.answer_places import question_of
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pdf_documents import Paper, worksheet_document
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps import mark_of
from vaikuttava_museo.page.assets.stylesheets import with_fonts_from
from vaikuttava_museo.page.hyphenation import hyphenate
from vaikuttava_museo.page.miniature import boxes
from vaikuttava_museo.page.qr_code import qr_code, short_address
from vaikuttava_museo.page.safe_html import day, duration, inline
from vaikuttava_museo.texts import catalogue

# Headings, table cells and core questions (the list items that have ids).
_NARROW = re.compile(r"(?P<open><(?:h[23]|t[hd]|li id=)(?:[^>]*)>)(?P<text>[^<]*)")


def add_filters(env: jinja2.Environment, content: Content, language: Language) -> jinja2.Environment:
    """Teach an environment the project's filters for one language; returns the same environment."""
    texts = catalogue("interface", language)
    env.filters["inline"] = lambda text: Markup(inline(text))
    env.filters["plain"] = plain
    env.filters["duration"] = partial(duration, texts=texts)
    env.filters["day"] = partial(day, language=language)
    env.filters["hyphenate"] = partial(hyphenate, language=language)
    env.filters["break_long_words"] = partial(break_long_words, language=language)
    env.filters["boxes"] = boxes
    env.filters["short_address"] = short_address
    env.filters["qr_code"] = lambda url, site_url: Markup(qr_code(url, site_url))
    env.filters["with_fonts_from"] = with_fonts_from
    env.filters["split_lead"] = split_lead
    env.filters["pdfs"] = lambda id: [worksheet_document(id, language, paper) for paper in Paper]
    env.filters["numeral"] = lambda number: mark_of(number).numeral
    env.filters["both_questions"] = lambda field, sheet: question_of(content, sheet, field)
    env.filters["question"] = lambda field, sheet: question_of(content, sheet, field)[language.code]
    return env


@dataclass(frozen=True, slots=True)
class Split:
    """A page's HTML in two: what stands before the first heading, and the rest."""

    lead: Markup
    rest: Markup


def split_lead(html: str) -> Split:
    """Divide a page's HTML at its first second-level heading."""
    lead, heading, rest = html.partition("<h2")
    return Split(Markup(lead), Markup(heading + rest))


def break_long_words(html: str, language: Language) -> Markup:
    """Return HTML with soft hyphens in the long words of its headings, cells and core questions."""

    def replace(match: re.Match[str]) -> str:
        return match["open"] + hyphenate(match["text"], language)

    return Markup(_NARROW.sub(replace, html))
