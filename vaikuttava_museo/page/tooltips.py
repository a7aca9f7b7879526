"""Tooltips: a link to a glossary term shows the term's explanation, taken from the glossary itself."""

import re
from html import escape

from vaikuttava_museo.content.inline_text import plain
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.shared_data import Glossary

_TERM_LINK = re.compile(r'<a href="(?P<href>[^"]*sanasto/#(?P<id>[a-z0-9-]+))">')


def add_tooltips(html: str, glossary: Glossary, language: Language) -> str:
    """Return a page's HTML with the explanation added to every link that leads to a term."""
    explanations = {term.id: plain(term[language.code].explanation) for term in glossary.terms}

    def replace(match: re.Match[str]) -> str:
        explanation = explanations.get(match["id"])
        if explanation is None:
            return match[0]
        return f'<a class="term" href="{match["href"]}" title="{escape(explanation)}">'

    return _TERM_LINK.sub(replace, html)
