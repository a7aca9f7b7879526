"""What a picture's file holds beside the picture is found, and taken out without touching a pixel."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.content.broken_inputs import POSITION, picture
from vaikuttava_museo.checks.fixes.remove_picture_metadata import mended_picture, without_metadata
from vaikuttava_museo.content.decoding import read_picture
from vaikuttava_museo.content.picture_metadata import parts_of
from vaikuttava_museo.content.svg import SvgFault, svg_fault

FORMATS = ("JPEG", "PNG", "WEBP")
TURNED, ARTIST, RIGHT = 0x0112, 0x013B, 0x8298
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" {at}>'
    "{within}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
CREATOR = "<dc:creator><rdf:Seq><rdf:li>Maija</rdf:li></rdf:Seq></dc:creator>"


def with_xmp(format: str, at: str = "", within: str = "") -> bytes:
    made, text = BytesIO(), XMP.format(at=at, within=within)
    notes = PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", text)
    how = {"pnginfo": notes} if format == "PNG" else {"xmp": text.encode()}
    Image.new("RGB", (8, 6), "teal").save(made, format, **how)
    return made.getvalue()


def pixels(data: bytes) -> tuple[tuple[int, int], bytes]:
    with Image.open(BytesIO(data)) as image:
        return image.size, image.convert("RGB").tobytes()


@pytest.mark.parametrize("format", [*FORMATS, "AVIF"])
@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (POSITION, {"position"}), ({ARTIST: "Maija"}, {"name"}), ({0x8769: {0xA430: "Maija"}}, {"name"}),
        ({**POSITION, ARTIST: "Maija"}, {"position", "name"}), ({TURNED: 6, 0x010F: "Kamera", RIGHT: "Museo"}, set()),
    ],
)  # fmt: skip
def test_a_position_and_names_are_found_whatever_the_format_and_other_facts_are_nobody_s_secret(
    format, facts, told
):
    assert read_picture(picture(format, facts)).private == told


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("at", "within", "told"),
    [
        ("", CREATOR, {"name"}), ('exif:GPSLatitude="60,10N"', "", {"position"}),
        ('exif:GPSLatitude=""', "", set()), ('dc:format="image/jpeg"', "", set()),
    ],
)  # fmt: skip
def test_what_a_photo_program_notes_is_found_too(format, at, within, told):
    data = with_xmp(format, at, within)
    assert read_picture(data).private == told
    assert read_picture(without_metadata(data)).private == set()
    assert pixels(without_metadata(data)) == pixels(data)


@pytest.mark.parametrize("format", FORMATS)
def test_taken_out_are_all_but_how_the_picture_is_turned_and_whose_it_is_and_no_pixel_changes(format):
    data = picture(format, {**POSITION, ARTIST: "Maija", TURNED: 6, RIGHT: "Museo"})
    new, rules = mended_picture(data)
    assert rules == ("image-name", "image-position")
    assert read_picture(new).private == set() and len(new) < len(data)
    with Image.open(BytesIO(new)) as image:
        assert dict(image.getexif()) == {TURNED: 6, RIGHT: "Museo"}
    assert pixels(new) == pixels(data)
    assert mended_picture(new) == (new, ()), "a second round finds nothing"


def test_a_colour_profile_stays():
    made = BytesIO()
    Image.new("RGB", (8, 6)).save(made, "JPEG", exif=Image.Exif(), icc_profile=b"profile", comment=b"Maija")
    with Image.open(BytesIO(without_metadata(made.getvalue()))) as image:
        assert image.info["icc_profile"] == b"profile" and "comment" not in image.info


def test_the_second_picture_of_a_telephone_goes_and_the_first_is_as_it_was():
    first, second = picture("JPEG", POSITION), picture("JPEG", POSITION)
    new = without_metadata(first + second)
    assert pixels(new) == pixels(first) and b"\xff\xd8\xff" not in new[3:]


def test_a_name_in_a_note_of_a_png_is_found_and_goes():
    made, notes = BytesIO(), PngInfo()
    notes.add_text("Author", "Maija")
    Image.new("RGB", (8, 6)).save(made, "PNG", pnginfo=notes)
    assert read_picture(made.getvalue()).private == {"name"}
    assert b"Maija" not in without_metadata(made.getvalue())


def test_a_picture_whose_parts_are_not_known_stays_as_it_is():
    data = picture("AVIF", POSITION)
    assert mended_picture(data) == (data, ())


beginnings = st.sampled_from(
    [b"", b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\0\0\0WEBPVP8X", b"<svg"]
)


@settings(deadline=None, derandomize=True, database=None)
@given(beginnings, st.binary(max_size=200), st.sampled_from(FORMATS))
def test_no_bytes_break_the_readers_and_all_parts_are_the_file(beginning, rest, format):
    whole = picture(format, POSITION)
    for data in (beginning + rest, whole[: len(rest)] + rest, whole + rest):
        assert b"".join(part.data for part in parts_of(data)) == data
        read_picture(data)
        without_metadata(data)


def test_a_picture_is_what_its_bytes_are_and_not_what_its_name_says():
    assert [read_picture(picture(format)).format for format in (*FORMATS, "AVIF", "GIF")] == [
        *FORMATS,
        "AVIF",
        "GIF",
    ]
    assert [
        read_picture(data).format for data in (b"", b"%!PS-Adobe-3.0 EPSF-3.0", b"MZ", b"<html></html>")
    ] == [""] * 4
    frames = [Image.new("RGB", (8, 6), colour) for colour in ("teal", "white")]
    made = BytesIO()
    frames[0].save(made, "WEBP", save_all=True, append_images=frames[1:])
    assert read_picture(made.getvalue()).moves and not read_picture(picture("WEBP")).moves


def svg(within: str) -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    more = (
        'xmlns:h="http://www.w3.org/1999/xhtml" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    )
    return f"<svg {spaces} {more}>\n{within}</svg>".encode()


@pytest.mark.parametrize(
    ("within", "seen"),
    [
        *((within, None) for within in (
            "<path d='M0 0'/><title>Talo</title>", "<use href='#a'/><use xlink:href='#a'/>", "<path fill='url(#a)'/>",
            "<style>.a { fill: url(#b) } /* talo */</style>", "<image href='data:image/png;base64,AAAA//8='/>",
            "<inkscape:grid inkscape:label='https://example.org'/>", "<metadata/>", "<text>Museo: 5 > 3</text>",
        )),
        ("<script>alert(1)</script>", "<script>"), ("<h:script>alert(1)</h:script>", "<script>"),
        ("<path onload='alert(1)'/>", "onload"), ("<foreignObject/>", "<foreignObject>"),
        ("<a href='https://x.fi'/>", "<a>"), ("<set attributeName='href' to='javascript:x'/>", "<set>"),
        ("<animate/>", "<animate>"), ("<image href='https://x.fi/a.png'/>", "href"),
        ("<image href='data:image/svg+xml;base64,AAAA'/>", "href"), ("<use xlink:href='//x.fi/a.svg#b'/>", "href"),
        ("<style>@import 'a.css'</style>", "<style>"), ("<path style='fill: URL( \"//x.fi\" )'/>", "style"),
        ("<style>a { b: image-set('https://x.fi' 1x) }</style>", "<style>"),
        ("<style>a { b: u\\72l(x) }</style>", "<style>"), ("<?xml-stylesheet href='a.css'?>", "<?xml-stylesheet?>"),
    ],
)  # fmt: skip
def test_what_runs_loads_moves_or_leads_in_a_drawing_is_named_on_its_line_and_nothing_else(within, seen):
    assert svg_fault(svg(within)) == (SvgFault(2, seen) if seen else None)


def test_a_drawing_that_defines_entities_or_is_none_is_refused():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
    assert svg_fault(bomb).seen == "<!ENTITY>"
    assert [svg_fault(data).seen for data in (b"", b"<svg", b"<svg/>", b"<html/>")] == [""] * 4
    plain = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert svg_fault(plain) is None
