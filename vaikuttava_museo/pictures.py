"""Which pictures the site has: one per step and language for shared links, one for all other pages, one icon."""

from vaikuttava_museo.assets import Asset
from vaikuttava_museo.content import Content
from vaikuttava_museo.languages import Language
from vaikuttava_museo.link_preview import TOUCH_ICON_SIZE, Preview, draw_icon, draw_preview
from vaikuttava_museo.texts import catalogue
from vaikuttava_museo.views import HOME, step_views

TOUCH_ICON = "assets/touch-icon.png"
APP_ICONS = {f"assets/icon-{size}.png": size for size in (192, 512)}
"""The icons of the web app manifest: file names and sizes in pixels."""


def preview_name(step: int | None, language: Language) -> str:
    """Return the file name of a shared link's picture."""
    return f"assets/preview/{language.code}-{step or 'site'}.png"


def preview_pictures(content: Content, language: Language, serif: bytes, sans: bytes) -> list[Asset]:
    """Return the pictures of one language, drawn with the site's own fonts."""
    ui = catalogue("interface", language)
    home = content.meta.get((HOME, language))
    titles: dict[int | None, str] = {None: home.title if home else ui["site_name"]}
    titles |= {view.number: view.title for view in step_views(content, language)}
    pictures = [
        Asset(
            preview_name(step, language),
            draw_preview(Preview(title, ui["site_name"], ui["site_gloss"], step), serif, sans),
        )
        for step, title in titles.items()
    ]
    icons = {TOUCH_ICON: TOUCH_ICON_SIZE, **APP_ICONS}
    return [*pictures, *(Asset(name, draw_icon(size)) for name, size in icons.items())]
