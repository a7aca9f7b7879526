"""The site's own theme files: MkDocs need not look through the 14,000 icons of Material for what to publish."""

from collections.abc import Callable, Sequence

from jinja2 import Environment, FileSystemLoader


class OwnFilesLoader(FileSystemLoader):
    """Loads templates from every folder of the theme, but lists only what stands in the first, `overrides/`.

    MkDocs lists a theme's files in every language's build to find those to publish. Nothing of Material's is
    published (`site_files.py`), and listing it takes as long as writing thirty pages.
    """

    def list_templates(self) -> list[str]:
        """Return the names of the site's own files, and of MkDocs' own templates."""
        return FileSystemLoader(self.searchpath[:1]).list_templates()


def listing_own_files(environment: Callable[[], Environment], folders: Sequence[str]) -> Environment:
    """Return a theme's environment that lists only the site's own files; `folders` are the theme's, ours first."""
    env = environment()
    env.loader = OwnFilesLoader(folders)
    return env
