"""What is published beside the pages: named by its content, as light as it can be, and allowed by the pages' policy."""

import json
import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import combinations

import pytest
import rjsmin
import segno
from accessibility.looks import contrast
from PIL import Image, ImageFont
from PIL.ImageColor import getrgb
from project import ROOT, real_content

from tests.unit.examples import run_node
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES
from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.content.worksheets import Canvas, Cards, List, Matrix, Timeline
from vaikuttava_museo.page.assets import link_previews_and_app_icons
from vaikuttava_museo.page.assets.asset import fingerprinted, fingerprinted_folder, unused_theme_file
from vaikuttava_museo.page.assets.link_previews_and_app_icons import SIZE, draw_icon, draw_preview
from vaikuttava_museo.page.assets.robots_security_manifest import robots_txt, security_txt, web_manifest
from vaikuttava_museo.page.assets.styles_and_scripts import (
    step_colours,
    styles_by_kind,
    with_fonts_from,
)
from vaikuttava_museo.page.content_security_policy import policy_of, with_policy
from vaikuttava_museo.page.miniature import CANVAS_COLUMNS, SPANS, Box, boxes, canvas_places, paths_by_kind
from vaikuttava_museo.page.qr_code import MASK, qr_code, short_address
from vaikuttava_museo.texts import catalogue

# --- scripts

SAME_TREES = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const { parse } = createRequire(process.cwd() + "/tests/tools/")("espree");
const withoutPlaces = (key, value) => (["start", "end", "raw"].includes(key) ? undefined : value);
const tree = (code) => JSON.stringify(parse(code, { ecmaVersion: "latest", sourceType: "module" }), withoutPlaces);
const scripts = Object.entries(JSON.parse(readFileSync(0, "utf8")));
console.log(JSON.stringify(scripts.filter(([, [written, made]]) => tree(written) !== tree(made)).map(([name]) => name)));
"""


def changed(scripts: dict[str, str]) -> list[str]:
    """Return the names of the scripts that mean something else once their comments and spaces are gone."""
    given = {name: (script, rjsmin.jsmin(script)) for name, script in scripts.items()}
    return list(json.loads(run_node(SAME_TREES, json.dumps(given))))


def test_a_script_means_the_same_without_its_comments_and_spaces():
    folder = ROOT / "overrides" / "js"
    assert changed({str(path): path.read_text(encoding="utf-8") for path in folder.rglob("*.js")}) == []
    assert changed({"a": "x = `${y ? `${y} ` : z}.`;"}) == ["a"], (
        "rjsmin knows templates in templates: say so no more"
    )


# --- names


def test_a_name_carries_a_fingerprint_of_the_content_and_the_content_stays():
    asset = fingerprinted("assets/site.css", "ä{}")
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", asset.name) and asset.content.decode() == "ä{}"
    assert fingerprinted("assets/site.css", "ä{}") == asset
    assert fingerprinted("assets/site.css", "o{}").name != asset.name


def test_a_folder_is_renamed_by_a_change_in_any_of_its_files():
    folder = fingerprinted_folder("assets/js", {"a.js": b"1", "b.js": b"2"})
    assert {file.name for file in folder.files} == {f"{folder.name}/a.js", f"{folder.name}/b.js"}
    assert re.fullmatch(r"assets/js\.[0-9a-f]{8}", folder.name)
    for changed in ({"a.js": b"1", "b.js": b"3"}, {"a.js": b"1", "c.js": b"2"}):
        assert folder.name != fingerprinted_folder("assets/js", changed).name


@pytest.mark.parametrize(
    ("unused", "names"),
    [
        (True, ["assets/javascripts/workers/search.1a2b.min.js", "assets/stylesheets/main.1a2b.min.css",
                "assets/images/favicon.png", "css/base.css", "js/site.js"]),
        (False, ["assets/fonts/sans.woff2", "askel-1.md", "img/js/kuva.png"]),
    ],
)  # fmt: skip
def test_what_no_page_asks_for_is_not_published(unused, names):
    assert [name for name in names if unused_theme_file(name) is not unused] == []


def test_the_search_asks_for_all_its_modules_at_once_and_no_others():
    folder = ROOT / "overrides/js/search"
    named = re.search(
        r'^const MODULES =\s+"([^"]+)"', (folder / "box.js").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert named
    files = [path for path in folder.glob("*.js") if path.stem != "box"]
    beside = {
        name
        for path in files
        for name in re.findall(r'from "(\.\./.+)\.js"', path.read_text(encoding="utf-8"))
    }
    assert named[1].split() == [*sorted({path.stem for path in files} | {"texts"}), *sorted(beside)]


# --- styles and scripts


def test_parts_are_joined_in_their_order_after_the_step_colours_without_what_only_people_read():
    page = ["b{order:1}", "/* why */\n.a {\n  order: 2;\n}"]
    styles = styles_by_kind({"page": page, "home": ["a{order:1}"]})
    assert styles["page"].endswith("b{order:1}.a{order:2}") and "--step-1" in styles["page"]
    assert styles["home"] == "a{order:1}"


def test_only_paper_has_the_dots_and_they_are_no_repeated_background():
    """Chromium prints a repeated background as one picture a box: twenty times the size, and coarse."""
    styles = styles_by_kind({"page": [], "worksheet-print": []})
    layers = re.search(r"--dot-grid:([^}]*)", styles["worksheet-print"])[1].split(",")
    assert all(layer.endswith("no-repeat") for layer in layers)
    assert "--dot-grid:" not in styles["page"]


@pytest.mark.parametrize("folder", ["../assets/fonts/", "../assets/fonts", "/assets/fonts/"])
def test_fonts_are_fetched_from_where_the_page_sees_them(folder):
    css = styles_by_kind({"page": ['@font-face { src: url("assets/fonts/sans.woff2") }']})["page"]
    assert f'url("{folder.rstrip("/")}/sans.woff2")' in with_fonts_from(css, folder)


def test_every_step_has_a_colour_of_its_own_that_can_be_read_on_paper_and_on_dark_screens():
    paper, night = getrgb("#fbf9f4"), getrgb("#10202b")
    light, dark = step_colours().split("@media screen and (prefers-color-scheme:dark)")
    for mark in STEP_MARKS:
        assert f"--step-{mark.number}:{mark.light};" in light and contrast(getrgb(mark.light), paper) >= 6.0
        assert f"--step-{mark.number}:{mark.dark};" in dark and contrast(getrgb(mark.dark), night) >= 7.5
    assert len({mark.light for mark in STEP_MARKS}) == len({mark.dark for mark in STEP_MARKS}) == 6
    assert [mark.numeral for mark in STEP_MARKS] == ["I", "II", "III", "IV", "V", "VI"]


# --- the policy


def html(head: str, body: str = "") -> str:
    return f'<html><head>\n<meta charset="utf-8">\n{head}</head><body>{body}</body></html>'


RED = "'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='"
"""Of `a{color:red}`, as `openssl dgst -sha256 -binary | base64` gives it."""


@pytest.mark.parametrize("policy", [lambda page: policy_of([page]), with_policy])
def test_nothing_inline_is_allowed_but_the_styles_of_a_head_by_their_hashes(policy):
    assert "default-src 'none'; script-src 'self'; style-src 'self'; " in policy(html(""))
    assert "unsafe" not in policy(html(""))
    assert f"style-src 'self' {RED};" in policy(html("<style>a{color:red}</style>"))
    planted = html("", "<script>alert(1)</script><style>a{color:red}</style>")
    assert "sha256" not in policy(planted)
    pages = [html("<style>a{}</style>"), html("<style>b{}</style>")]
    assert policy_of(pages).count("sha256") == 2, "the hashes of many pages are allowed together"


def test_a_page_s_policy_stands_before_all_it_loads_and_has_nothing_that_browsers_heed_in_a_header_only():
    _, _, rest = with_policy(html("<style>a{}</style>")).partition('<meta charset="utf-8">\n')
    assert rest.startswith('<meta http-equiv="Content-Security-Policy" content="default-src ')
    assert "frame-ancestors" in policy_of([rest])
    assert "frame-ancestors" not in rest


# --- standard files


def test_standard_files_tell_whom_to_write_to_where_the_sitemap_is_and_how_the_site_starts():
    site, date = "https://www.example.org/", datetime(2026, 11, 25, 18, 38, 14, tzinfo=UTC)
    security = security_txt(site, "kirjaamo@example.org", date)
    assets = [robots_txt(site), security, *map(web_manifest, LANGUAGES)]
    files = {file.name: file.content.decode() for file in assets}
    assert files.pop("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"
    assert files.pop(".well-known/security.txt") == (
        "Contact: mailto:kirjaamo@example.org\nExpires: 2027-11-24T18:38:14Z\nPreferred-Languages: fi, sv, en\n"
        "Canonical: https://www.example.org/.well-known/security.txt\n"
    )
    form = "https://example.org/turva"
    assert f"Contact: {form}\n" in security_txt(site, form, date).content.decode()
    assert list(files) == ["site.webmanifest", "sv/site.webmanifest"]
    finnish, swedish = map(json.loads, files.values())
    for manifest, language, scope in ((finnish, "fi", "./"), (swedish, "sv", "../")):
        told = [manifest[key] for key in ("lang", "scope", "start_url", "short_name")]
        assert told == [language, scope, "./", "Vaikuttava museo"]
        assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512"]
    assert [f"../{icon['src']}" for icon in finnish["icons"]] == [icon["src"] for icon in swedish["icons"]]


# --- pictures

FONTS = [(ROOT / f"overrides/assets/fonts/{name}.woff2").read_bytes() for name in ("serif", "sans")]


def draw(title: str, step: int | None = None) -> bytes:
    return draw_preview.__wrapped__(title, FINNISH, step, *FONTS)


def test_a_shared_link_s_picture_has_the_size_that_services_ask_for_and_is_its_own():
    data = draw("Päätä suunta", 3)
    assert Image.open(BytesIO(data)).size == SIZE
    assert len(data) < 40_000
    assert draw("Päätä suunta", 3) == data, "the same words give the same bytes"
    assert len({data, draw("Päätä suunta", 4), draw("Välj riktning", 3)}) == 3
    assert Image.open(BytesIO(draw_icon(180))).size == (180, 180)


def test_a_picture_is_the_same_on_a_machine_without_fribidi(monkeypatch):
    pictures = set[bytes]()
    for raqm in (ImageFont.core.HAVE_RAQM, False):
        monkeypatch.setattr(ImageFont.core, "HAVE_RAQM", raqm)
        link_previews_and_app_icons._font.cache_clear()
        pictures.add(draw("Päätä suunta", 3))
    assert len(pictures) == 1


@pytest.mark.parametrize("title", ["Katse toimintaympäristöön", "Saavutettavuusselosteluettelointi"])
def test_a_long_word_stays_clear_of_the_staircase(title: str):
    picture = Image.open(BytesIO(draw(title, 1))).convert("RGB")
    assert len(picture.crop((745, 200, 788, 480)).getcolors()) == 1


def drawn_modules(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules (x, y) that the lines of a drawing cover; each line is one module thick."""
    path = re.search(r'd="([^"]+)"', svg)[1]
    assert re.fullmatch(r"(M0 \d+\.5(m\d+ 0|h\d+)+)+", path)
    dark, x, y = set[tuple[int, int]](), 0, 0
    for command, first, row in re.findall(r"([Mmh])(\d+)(?: (\d+))?", path):
        if command == "M":
            x, y = int(first), int(row)
        else:
            if command == "h":
                dark |= {(x + step, y) for step in range(int(first))}
            x += int(first)
    return dark


@pytest.mark.parametrize("url", ["tyopohjat/partner-map/", "sv/tyopohjat/partner-map/"])
def test_paper_leads_back_by_a_code_drawn_as_its_maker_reckons_it_and_an_address_a_person_would_type(url):
    site = "https://www.vaikuttavamuseo.fi/"
    assert short_address(url, site) == f"vaikuttavamuseo.fi/{url}".rstrip("/")
    code = segno.make(f"{site}{url}", error="m", micro=False, mask=MASK)
    svg = qr_code(url, site)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert drawn_modules(svg) == dark
    assert int(re.search(r'viewBox="0 0 (\d+)', svg)[1]) >= len(code.matrix)


# --- miniatures of worksheets

SHEETS = real_content().worksheets


def overlap(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


@pytest.mark.parametrize("id", SHEETS)
def test_a_miniature_has_a_box_for_every_answer_on_the_sheet_and_on_no_other(id: str):
    sheet, drawn = SHEETS[id], boxes(SHEETS[id])
    assert all(b.x > 0 and b.x + b.width <= 140.2 and b.y > 0 and b.y + b.height <= 97.2 for b in drawn)
    assert all(b.width > 3 and b.height > 1.5 for b in drawn)
    assert not [pair for pair in combinations(drawn, 2) if overlap(*pair)]
    cells = {
        Matrix: lambda: len(sheet.columns) * len(sheet.rows),
        Timeline: lambda: len(sheet.periods) * len(sheet.lanes),
        List: lambda: sheet.entries,
        Cards: lambda: sheet.cards,
        Canvas: lambda: len(sheet.areas),
    }[type(sheet)]()
    assert sum(box.kind == "cell" for box in drawn) == cells + len(sheet.summary)


def test_the_paths_of_a_kind_draw_its_boxes_where_they_are():
    drawn = [
        Box(8, 33, 22, 7.4, "head"),
        Box(33, 33, 33.7, 7.4),
        Box(69.7, 33, 33.7, 7.4),
        Box(33, 43.4, 33.7, 7.4),
    ]
    assert paths_by_kind(drawn) == [
        ("head", "M8 33h22v7.4h-22z"),
        ("cell", "M33 33h33.7v7.4h-33.7zm36.7 0h33.7v7.4h-33.7zm-36.7 10.4h33.7v7.4h-33.7z"),
    ]


def test_two_layouts_never_look_the_same():
    of_layout = {type(sheet): tuple(boxes(sheet)) for sheet in SHEETS.values()}
    assert len(of_layout) == len(set(of_layout.values())) > 3


@pytest.mark.parametrize("id", [id for id, sheet in SHEETS.items() if isinstance(sheet, Canvas)])
def test_a_canvas_fills_its_sheet_without_a_hole_in_reading_order(id: str):
    places = canvas_places(SHEETS[id])
    rows = max(row + high for _, row, _, high in places)
    assert sum(wide * high for _, _, wide, high in places) == rows * CANVAS_COLUMNS
    assert places[0][:2] == (0, 0)
    assert [place[2:] for place in places] == [SPANS[area.size] for area in SHEETS[id].areas]


# --- the drawings of the steps

DRAWINGS = sorted((ROOT / "overrides/drawings").glob("*.html"))
WORD = re.compile(r"\{\{ drawing\.(\w+) \}\}")


def test_every_step_the_project_and_the_room_has_a_drawing_and_the_words_are_those_that_the_drawings_show():
    assert [path.stem for path in DRAWINGS] == [
        "project",
        "room",
        *(f"step-{number}" for number in range(1, 7)),
    ]
    shown = {word for path in DRAWINGS for word in WORD.findall(path.read_text(encoding="utf-8"))}
    finnish, swedish = (list(catalogue("drawings", language)) for language in LANGUAGES)
    assert finnish == swedish and set(finnish) == shown


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_is_light_and_no_colour_is_written_into_it(path):
    text = path.read_text(encoding="utf-8")
    assert re.findall(r'#[0-9a-f]{3,6}|\b(?:style|fill|stroke)="', text) == []
    for language in LANGUAGES:
        words = catalogue("drawings", language)
        assert len(WORD.sub(lambda match, words=words: words[match[1]], text).encode()) <= 2500
