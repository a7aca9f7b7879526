"""The environment that the site's templates are filled in, with the filters that they use."""

from functools import cache
from pathlib import Path

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.utils.templates import url_filter

from vaikuttava_museo.content.answer_ids import question_of
from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.known_issues import ENGINE_NAMES
from vaikuttava_museo.content.pdf_documents import Document, Paper, worksheet_document
from vaikuttava_museo.content.steps_and_colours import STEP_MARKS
from vaikuttava_museo.page.assets.link_pictures import TOUCH_ICON
from vaikuttava_museo.page.assets.robots_security_webmanifest import OFFLINE_COPY
from vaikuttava_museo.page.assets.styles_and_scripts import with_fonts_from
from vaikuttava_museo.page.dates import day, duration
from vaikuttava_museo.page.hyphenation import hyphenate
from vaikuttava_museo.page.miniature import boxes
from vaikuttava_museo.page.qr_code import qr_code, short_address
from vaikuttava_museo.page.safe_html import inline

FOOTER_PAGES = (
    "sivuston-tarkoitus", "ohjausryhma", "altistutaan-asiakkaille", "sanasto",
    "saavutettavuus", "tietosuoja", "palaute",
)  # fmt: skip
"""The pages that every page's foot leads to, by pair key."""


@cache
def environment(folders: tuple[Path, ...]) -> jinja2.Environment:
    """Return the environment of some folders of templates, the first that has a template wins.

    It is made once and compiles a template once, for both languages and for every change of a preview.
    """
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folders), autoescape=True)
    env.filters |= {
        "url": url_filter,
        "inline": lambda text: Markup(inline(text)),
        "plain": plain,
        "duration": jinja2.pass_context(lambda context, minutes: duration(minutes, context["ui"])),
        "day": jinja2.pass_context(lambda context, value: day(value, context["language"])),
        "hyphenate": _hyphenated,
        "question": jinja2.pass_context(lambda context, field: question_of(context["step_data"], field)),
        "pdfs": _pdfs,
        "boxes": boxes,
        "short_address": short_address,
        "qr_code": lambda url, site_url: Markup(qr_code(url, site_url)),
        "with_fonts_from": with_fonts_from,
        "split_lead": _split_lead,
    }
    env.globals |= {
        "engine_names": ENGINE_NAMES,
        "footer_pages": FOOTER_PAGES,
        "offline_copy": OFFLINE_COPY,
        "step_marks": STEP_MARKS,
        "touch_icon": TOUCH_ICON,
    }
    return env


def _split_lead(html: str) -> dict[str, Markup]:
    """Divide a page's HTML at its first second-level heading."""
    lead, heading, rest = html.partition("<h2")
    return {"lead": Markup(lead), "rest": Markup(heading + rest)}


@jinja2.pass_context
def _hyphenated(context: Context, text: str) -> str:
    """Return a text with soft hyphens; what is HTML already stays so."""
    broken = hyphenate(text, context["language"])
    return Markup(broken) if isinstance(text, Markup) else broken


@jinja2.pass_context
def _pdfs(context: Context, id: str) -> list[Document]:
    return [worksheet_document(id, context["language"], paper) for paper in Paper]
