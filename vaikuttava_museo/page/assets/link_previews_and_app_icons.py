"""The pictures a shared link shows, and the touch icon: drawn at build from the mark, the fonts and the colours.

1200 × 630 pixels is the size that services ask for (Open Graph). The same words and fonts give the same bytes.
"""

from functools import cache
from io import BytesIO

from PIL import Image, ImageColor, ImageDraw, ImageFont

from vaikuttava_museo.content.addresses import HOME
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.localized import step_views
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.page.assets.asset import Asset
from vaikuttava_museo.texts import catalogue

SIZE = (1200, 630)
TOUCH_ICON_SIZE = 180
PAPER, INK, MUTED = "#fbf9f4", "#14232e", "#51606b"
SHADES = 15
"""How many shades a letter's edge has between paper and ink."""
_MARGIN = 80
_TITLE_WIDTH = 640


@cache
def draw_preview(title: str, language: Language, step: int | None, serif: bytes, sans: bytes) -> bytes:
    """Return a link's picture as PNG: `step` is the tread to point out, `serif` and `sans` are the fonts' bytes."""
    ui = catalogue("interface", language)
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    _staircase(pen, step, (790, 1120), 560, 62)
    if step:
        mark = STEP_MARKS[step - 1]
        pen.text((_MARGIN, 72), mark.numeral, fill=mark.light, font=_font(serif, 120))
    top = 230 if step else 150
    font = _fitting(title, serif)
    for line in _lines(title, font):
        pen.text((_MARGIN, top), line, fill=INK, font=font)
        top += 82
    pen.text((_MARGIN, 508), ui["site_name"], fill=INK, font=_font(serif, 36))
    pen.text((_MARGIN, 556), ui["site_gloss"], fill=MUTED, font=_font(sans, 28, weight=400))
    return _png(image)


@cache
def draw_icon(size: int) -> bytes:
    """Return the mark as a square PNG for home screens, `size` pixels wide."""
    image = Image.new("RGB", (size, size), PAPER)
    left, right, foot, rise = (part * size // TOUCH_ICON_SIZE for part in (24, 156, 150, 20))
    _staircase(ImageDraw.Draw(image), None, (left, right), foot, rise)
    return _png(image)


def _staircase(
    pen: ImageDraw.ImageDraw, step: int | None, sides: tuple[int, int], foot: int, rise: int
) -> None:
    """Draw six bars between two sides on a foot line; all but the step's own are pale when there is one."""
    width = (sides[1] - sides[0]) / len(STEP_MARKS)
    for mark in STEP_MARKS:
        left = sides[0] + (mark.number - 1) * width
        colour = mark.light if step in (None, mark.number) else _mixed(mark.light)
        pen.rectangle((left, foot - (mark.number + 1) * rise, left + width, foot), fill=colour)


def _mixed(colour: str, part: int = 1, whole: int = 4) -> tuple[int, int, int]:
    """Return a colour of which `part` is the colour and the rest of the `whole` is paper, in red, green and blue."""
    own, paper = ImageColor.getrgb(colour), ImageColor.getrgb(PAPER)
    red, green, blue = ((part * a + (whole - part) * b) // whole for a, b in zip(own, paper, strict=True))
    return red, green, blue


@cache
def _palette() -> Image.Image:
    """Return all that pictures are drawn with: the paper, the steps' colours, pale too, and the edges of letters."""
    lights = [mark.light for mark in STEP_MARKS]
    edges = [_mixed(colour, part, SHADES) for colour in (INK, MUTED, *lights) for part in range(SHADES + 1)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in (*edges, *map(_mixed, lights)) for part in colour])
    return image


@cache
def _font(data: bytes, size: int, weight: int = 600) -> ImageFont.FreeTypeFont:
    # Pillow lays text out with Raqm where the machine has FriBidi: other bytes there than elsewhere.
    font = ImageFont.truetype(BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _fitting(text: str, serif: bytes) -> ImageFont.FreeTypeFont:
    """Return the largest title font in which the longest word stays clear of the staircase."""
    fonts = (_font(serif, size) for size in range(68, 28, -2))
    fitting = (font for font in fonts if max(map(font.getlength, text.split())) <= _TITLE_WIDTH)
    return next(fitting, _font(serif, 30))


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _TITLE_WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _png(image: Image.Image) -> bytes:
    """Return the picture in the palette's colours.

    Measured: a tenth of the time that Pillow takes to choose a palette of its own, and half of what its usual
    packing takes, for 5 kB more.
    """
    buffer = BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


TOUCH_ICON = "assets/touch-icon.png"
APP_ICONS = {f"assets/icon-{size}.png": size for size in (192, 512)}
"""The icons of the web app manifest: file names and sizes in pixels."""


def preview_name(step: int | None, language: Language) -> str:
    """Return the file name of a shared link's picture."""
    return f"assets/preview/{language.code}-{step or 'site'}.png"


def preview_pictures(content: Content, language: Language, serif: bytes, sans: bytes) -> list[Asset]:
    """Return the pictures of one language, drawn with the site's own fonts."""
    home, ui = content.meta.get((HOME, language)), catalogue("interface", language)
    titles: dict[int | None, str] = {None: home.title if home else ui["site_name"]}
    titles |= {view.number: view.title for view in step_views(content, language)}
    pictures = {
        preview_name(step, language): draw_preview(title, language, step, serif, sans)
        for step, title in titles.items()
    }
    icons = {name: draw_icon(size) for name, size in ({TOUCH_ICON: TOUCH_ICON_SIZE} | APP_ICONS).items()}
    return [Asset(name, content) for name, content in (pictures | icons).items()]
