"""The addresses of the site, known before it is built, and one of each template."""

from typing import Final

from project import DOCS

LANGUAGES: Final = {"fi": "", "sv": "sv/"}
"""The languages and where each begins."""

_KEYS = {path.relative_to(DOCS).as_posix().split(".")[0] for path in DOCS.rglob("*.md")} | {
    f"tyopohjat/{path.stem}" for path in (DOCS / "tyopohjat").glob("*.yml")
}
_URLS = [f"{url}/" if url else "" for url in (key.removesuffix("index").rstrip("/") for key in sorted(_KEYS))]

PAGES: Final = [prefix + url for prefix in LANGUAGES.values() for url in _URLS]
"""Every page of the sitemap, relative to the root."""

NOT_FOUND: Final = ["404.html", "sv/404.html"]

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
