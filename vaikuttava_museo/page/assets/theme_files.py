"""Which files the published site has, and which of the theme's it can do without."""

from fnmatch import fnmatch
from pathlib import PurePosixPath

from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.page.assets.asset import AssetFolder

# The theme's styles, scripts and pictures: this site's templates use none of them.
_UNUSED = ("assets/javascripts/*", "assets/stylesheets/*", "assets/images/favicon.png", "css/*", "js/*")


def unused_theme_file(uri: str) -> bool:
    """Tell whether a file of the theme is never asked for by a page of this site."""
    return any(fnmatch(uri, pattern) for pattern in _UNUSED)


def not_found_file(language: Language) -> str:
    """Return where a language's 404 page stands: hosts look for it at the root, ours also by language."""
    return f"{language.prefix}404.html"


def search_modules(scripts: AssetFolder) -> tuple[str, ...]:
    """Return the names of the search's scripts: named in the page, they are fetched in one round trip."""
    paths = (PurePosixPath(file.name) for file in scripts.files)
    return tuple(path.stem for path in paths if path.parent.name == "search")


def unnamed_search_file(language: Language) -> str:
    """Return what pages call the file of a language's search until all are finished: its content gives the name."""
    return f"search/{language.code}.named-by-content.json"
