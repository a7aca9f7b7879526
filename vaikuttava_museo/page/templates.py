"""The environment that the site's templates are filled in, with the filters that they use."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup, escape
from mkdocs.utils.templates import url_filter

from vaikuttava_museo.content.addresses import MARKINGS, OFFLINE_COPY
from vaikuttava_museo.content.answer_ids import question_of
from vaikuttava_museo.content.known_issues import ENGINE_NAMES
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.no_break_spaces_and_marks import bind, plain
from vaikuttava_museo.content.pdf_documents import (
    FacilitatorFile,
    Paper,
    Role,
    WordTemplate,
    wall_documents,
    worksheet_document,
)
from vaikuttava_museo.content.site_settings import contact_address
from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.page.assets.link_previews_and_app_icons import TOUCH_ICON
from vaikuttava_museo.page.assets.styles_and_scripts import with_fonts_from
from vaikuttava_museo.page.dates import day, duration
from vaikuttava_museo.page.hyphenation import hyphenate, hyphenate_title
from vaikuttava_museo.page.miniature import boxes, paths_by_kind
from vaikuttava_museo.page.qr_code import qr_code, short_address
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.page.section_feedback import Way, ways_to_correct
from vaikuttava_museo.page.tooltips_links_and_notices import prose

_CODE_WORD = re.compile(r"`([\w.: -]+)`")
"""A word of code in a message, which the terminal and GitHub show between its backticks."""


@cache
def environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """Return the environment of some folders of templates, the first that has a template wins.

    It is made once and compiles a template once, for both languages and for every change of a preview.
    """
    # Looking for what could be reckoned beforehand takes longer than reckoning it.
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folders), autoescape=True, optimized=False)
    env.filters |= {
        "url": url_filter,
        "inline": lambda text: Markup(inline(text)),
        "plain": plain,
        "duration": jinja2.pass_context(lambda context, minutes: duration(minutes, context["ui"])),
        "day": jinja2.pass_context(lambda context, value: day(value, context["language"])),
        "hyphenate": _hyphenated(hyphenate),
        "hyphenate_title": _hyphenated(hyphenate_title),
        "question": jinja2.pass_context(lambda context, field: question_of(context["step_data"], field)),
        "pdfs": jinja2.pass_context(
            lambda context, id: [worksheet_document(id, context["language"], paper) for paper in Paper]
        ),
        "word": jinja2.pass_context(lambda context, id: WordTemplate(id, context["language"])),
        "invitation": lambda id, step, language: FacilitatorFile(Role.INVITATION, step, language, id),
        "other_papers": jinja2.pass_context(lambda context, id: wall_documents(id, context["language"])),
        "boxes": boxes,
        "paths_by_kind": paths_by_kind,
        "short_address": short_address,
        "qr_code": lambda url, site_url: Markup(qr_code(url, site_url)),
        "with_fonts_from": with_fonts_from,
        "sections": _sections,
        "contact_address": contact_address,
        "ways_to_correct": _ways_to_correct,
        "prose": lambda text: Markup(prose(text)),
        "code_words": lambda text: Markup(_CODE_WORD.sub(r"<code>\1</code>", bind(str(escape(text))))),
    }
    env.globals |= {
        "engine_names": ENGINE_NAMES,
        "markings": MARKINGS,
        "offline_copy": OFFLINE_COPY,
        "step_marks": STEP_MARKS,
        "touch_icon": TOUCH_ICON,
    }
    return env


def _sections(html: str) -> list[Markup]:
    """Return a page's HTML cut before its second-level headings: what comes before the first, then each section."""
    lead, *sections = html.split("<h2")
    return [Markup(lead), *(Markup("<h2" + section) for section in sections)]


def _hyphenated(hyphenate: Callable[[str, Language], str]) -> Callable[[Context, str], str]:
    """Return a filter that puts soft hyphens into a text; what is HTML already stays so."""

    def hyphenated(context: Context, text: str) -> str:
        broken = hyphenate(bind(text), context["language"])
        return Markup(broken) if isinstance(text, Markup) else broken

    return jinja2.pass_context(hyphenated)


@jinja2.pass_context
def _ways_to_correct(context: Context, address: str) -> tuple[Way, ...]:
    """Return the ways to tell of a fault in the page of a full address."""
    title, repository = plain(context["heading"]), context["config"].repo_url or ""
    return ways_to_correct(title, address, context["contact"], repository, context["language"])
