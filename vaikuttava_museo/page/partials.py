"""What the partial templates add to a page's text: placeholders, notices, the actions of letters."""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.utils import get_relative_url

from vaikuttava_museo.content.localized import StepView
from vaikuttava_museo.content.no_break_spaces_and_marks import plain
from vaikuttava_museo.content.placeholder_names import BLOCK_PLACEHOLDERS, OF_A_LAYOUT
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.site_settings import contact_address
from vaikuttava_museo.page.dates import whole_hours
from vaikuttava_museo.page.invitations import workshop_values
from vaikuttava_museo.page.placeholder_extension import fill
from vaikuttava_museo.page.safe_html import inline
from vaikuttava_museo.page.templates import environment
from vaikuttava_museo.page.tooltips_links_and_notices import PageMarks

_BLANK_LINES = re.compile(r"\n\s*\n+|\n\s+")


class Partials:
    """The partial templates of one page; `variables` are those of its template."""

    def __init__(self, templates: tuple[Path, ...], variables: Mapping[str, Any]) -> None:
        self._templates, self._variables = environment(templates), variables

    def html(self, name: str, **more: object) -> str:
        """Return the HTML of a partial."""
        template = self._templates.get_template(f"partials/{name}.html")
        return _BLANK_LINES.sub("\n", template.render({**self._variables, **more})).strip()

    def filled(self, html: str) -> str:
        """Return a page's HTML with the placeholders filled that stand on lines of their own."""
        layout = self._variables["template"].removesuffix(".html")
        names = (name for name in BLOCK_PLACEHOLDERS if OF_A_LAYOUT.get(name, layout) == layout)
        return fill(html, names, self.html)

    def marks(self, content: Content, notices: Mapping[str, Any]) -> PageMarks:
        """Return what a page's text is marked with; `notices` tell, by section, of a fresher twin."""
        site, language = self._variables, self._variables["language"]
        step: StepView | None = site.get("step")
        terms = content.glossary.terms if content.glossary else ()
        told = [
            (
                id,
                self.html("fresher-text", notice=notice, newer=content.meta.get((site["key"], notice.newer))),
            )
            for id, notice in notices.items()
        ]
        told += [(it.id, self.html("invitation-actions", letter=it)) for it in site.get("letters", ())]
        led: tuple[str, ...] | None = None
        if step and site["template"] == "step.html":
            around = (*(each.url for each in site["steps"]), *(sheet.url for sheet in step.worksheets))
            led = tuple(get_relative_url(url, step.url) for url in around)
        contact = site["contact"]
        inlines = {
            "provider": inline(site["provider"]),
            "contact": f'<a href="{escape(contact_address(contact))}">{escape(contact)}</a>',
            "path-length": escape(whole_hours(sum(each.minutes for each in site["steps"]), site["ui"])),
            **(workshop_values(content, step.number, language) if step else {}),
        }
        return PageMarks(
            language=language,
            terms=tuple((term.id, plain(term[language.code].definition)) for term in terms),
            notices=tuple(told),
            inline=tuple(inlines.items()),
            led=led,
        )
