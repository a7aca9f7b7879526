"""The addresses of the site, known before it is built, and one of each template."""

from collections.abc import Iterable
from itertools import product
from typing import Any, Final

import pytest
from bench.budgets import LANGUAGES
from project import DOCS

_KEYS = {path.relative_to(DOCS).as_posix().split(".")[0] for path in DOCS.rglob("*.md")} | {
    f"tyopohjat/{path.stem}" for path in (DOCS / "tyopohjat").glob("*.yml")
}
_URLS = [f"{url}/" if url else "" for url in (key.removesuffix("index").rstrip("/") for key in sorted(_KEYS))]

PAGES: Final = [prefix + url for prefix in LANGUAGES.values() for url in _URLS]
"""Every page of the sitemap, relative to the root."""

_TEMPLATES = {
    "home": "",
    "step": "askel-3/",
    "worksheet": "tyopohjat/change-map/",
    "plain": "museot-hyvinvoinnin-edistajina/",
    "plan": "suunnitelma/",
    "run": "tyopaja-kaynnissa/",
    "papers": "kutsut/askel-2/",
    "rules": "tarkistuksen-saannot/",
    "markings": "merkinnat/",
    "not-found": "404.html",
}
_BOTH = product(_TEMPLATES.items(), LANGUAGES.items())
TEMPLATES: Final = {f"{name}-{language}": prefix + url for (name, url), (language, prefix) in _BOTH}
"""A page of each template in each language, by a name such as `step-fi`."""
REST: Final = sorted({*PAGES} - {*TEMPLATES.values()})
"""The pages that share a template with one above."""
_AGENDA = "tyopajan-aikataulu/?choose=step-2,step-5,success-factors&longest=240"
AGENDAS: Final = [prefix + _AGENDA for prefix in LANGUAGES.values()]
"""An agenda with every part: several days, notes, a day too long, steps that hold their worksheets."""


def by_turns(pages: Iterable[Any]) -> list[Any]:
    """Return of pages that follow each other in both languages each in one of them, by turns."""
    return [page for number, page in enumerate(pages) if number % 4 in (0, 3)]


def first_of_each(cases: Iterable[Any], of_each: Iterable[Any]) -> list[Any]:
    """Return cases as parameters: those of each kind for `make test`, the others for `make test-all` alone."""
    quick = list(of_each)
    marked = [(case, () if case in quick else pytest.mark.thorough) for case in cases]
    return [
        pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=mark) for case, mark in marked
    ]
