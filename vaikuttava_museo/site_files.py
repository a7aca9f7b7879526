"""Which files the published site has, and which of the theme's it can do without."""

from fnmatch import fnmatch

from vaikuttava_museo.languages import Language

# The theme's own page styles and scripts: this site's templates use none of them. Its search worker and the
# language support of that worker stay.
_UNUSED = (
    "assets/javascripts/bundle.*",
    "assets/javascripts/workers/*.map",
    "assets/javascripts/lunr/tinyseg.js",
    "assets/javascripts/lunr/wordcut.js",
    "assets/stylesheets/*",
    "assets/images/favicon.png",
    "css/*",
    "js/*",
)
SEARCH_WORKER = "assets/javascripts/workers/search.*.min.js"
"""Where the theme keeps its search worker; its name carries a fingerprint that changes with the theme."""

_LUNR = "assets/javascripts/lunr/min/lunr.*.min.js"
_LUNR_USED = ("fi", "sv", "multi", "stemmer.support")


def unused_theme_file(uri: str) -> bool:
    """Tell whether a file of the theme is never asked for by a page of this site."""
    if fnmatch(uri, _LUNR):
        return not any(uri.endswith(f"lunr.{name}.min.js") for name in _LUNR_USED)
    return any(fnmatch(uri, pattern) for pattern in _UNUSED)


def not_found_file(language: Language) -> str:
    """Return where a language's 404 page stands: hosts look for it at the root, ours also by language."""
    return f"{language.prefix}404.html"
