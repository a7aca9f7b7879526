"""The addresses of the site, known before it is built, and one of each template."""

from collections.abc import Iterable
from typing import Any, Final

import pytest
from project import DOCS

LANGUAGES: Final = {"fi": "", "sv": "sv/"}
"""The languages and where each begins."""

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
    "not-found": "404.html",
}
TEMPLATES: Final = {
    f"{name}-{language}": prefix + url
    for name, url in _TEMPLATES.items()
    for language, prefix in LANGUAGES.items()
}
"""A page of each template in each language, by a name such as `step-fi`."""
REST: Final = sorted({*PAGES} - {*TEMPLATES.values()})
"""The pages that share a template with one above."""
AGENDAS: Final = [
    f"{prefix}tyopajan-aikataulu/?choose=step-2,step-5,success-factors&longest=240"
    for prefix in LANGUAGES.values()
]
"""An agenda with every part: several days, notes, a day too long, steps that hold their worksheets."""


def first_of_each(cases: Iterable[Any], of_each: Iterable[Any]) -> list[Any]:
    """Return cases as parameters: those of each kind for `make test`, the others for `make test-all` alone."""
    quick = list(of_each)
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=() if case in quick else pytest.mark.thorough,
        )
        for case in cases
    ]
