"""What hangs on the wall in a step's workshop, a page each: where the team is on the path, rules, timetable, questions.

Where a worksheet works with cards, a page of them follows to be cut.
"""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from vaikuttava_museo.content.addresses import GROUND_RULES
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.pdf_documents import Document
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.page.timetable import read_timetable
from vaikuttava_museo.page.titles import heading_of, page_title
from vaikuttava_museo.page.wall_sheets import ground_rules
from vaikuttava_museo.pdf.booklet import paper
from vaikuttava_museo.pdf.chromium import BuiltSite, Source
from vaikuttava_museo.texts import catalogue


def wall_pack_source(site: BuiltSite, content: Content, document: Document, overrides: Path) -> Source:
    """Return a step's papers for the wall as the browser gets them; raises PageIncomplete."""
    key, language, number = document.key, document.language, int(document.key.removeprefix("askel-"))
    ui, rules_key = catalogue("interface", language), content.key_now(GROUND_RULES)
    return paper(
        site,
        environment((overrides,)).get_template("papers/wall-pack.html"),
        # One address on either paper: what is larger is made of what is printed of it.
        f"{language.prefix}pdf/{key}-wall.html",
        [(site.base + document.page_url, LexborHTMLParser(site.html(document.page_url)))],
        language=language,
        title=ui["wall_pack_title"].format(step=page_title(content, key, language)),
        ui=ui,
        number=number,
        heading=heading_of(content, key, language),
        steps=step_views(content, language),
        rules_heading=heading_of(content, rules_key, language),
        rules=ground_rules(content, language),
        meetings=read_timetable(content.pages[key, language]).meetings,
        step_data=content.steps.get(number),
        worksheets=[sheet for _, sheet in content.worksheets_of(number)],
    )
