import pikepdf
import pytest

from vaikuttava_museo.pdf.cleaning import mark_artifacts

CONTENT = "/P << /MCID 0 >> BDC"
SPAN = "/Span << /ActualText (-) >> BDC"


@pytest.mark.parametrize(
    ("painting", "marked"),
    [
        ("q 0 0 5 5 re f Q", "q [0 0 5 5 re f] Q"),
        ("0 0 m 5 5 l S", "[0 0 m 5 5 l S]"),
        ("0 0 5 5 re W n 0 0 2 2 re f*", "0 0 5 5 re W n [0 0 2 2 re f*]"),
        ("/X1 Do /Sh1 sh", "[/X1 Do] [/Sh1 sh]"),
        ("BT /F1 9 Tf (x) Tj (y) Tj ET", "[BT /F1 9 Tf (x) Tj (y) Tj ET]"),
        # a replacement text makes no content
        (f"BT {SPAN} (y) Tj EMC ET", f"[BT {SPAN} (y) Tj EMC ET]"),
        (f"{SPAN} BT (y) Tj ET EMC", f"{SPAN} [BT (y) Tj ET] EMC"),
        # a text object that is content in part
        (f"BT (x) Tj {CONTENT} (y) Tj EMC (z) Tj ET", f"BT [(x) Tj] {CONTENT} (y) Tj EMC [(z) Tj] ET"),
        # what is marked, and what follows it
        (
            f"{CONTENT} {SPAN} 0 0 m S EMC 0 0 m S EMC 1 1 m S",
            f"{CONTENT} {SPAN} 0 0 m S EMC 0 0 m S EMC [1 1 m S]",
        ),
        ("/Artifact BMC 0 0 5 5 re f EMC", "/Artifact BMC 0 0 5 5 re f EMC"),
    ],
)
def test_what_is_painted_without_a_mark_becomes_an_artifact(painting, marked):
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(painting.encode())
    mark_artifacts(pdf)
    found = " ".join(page.Contents.read_bytes().decode().split())
    assert found == marked.replace("[", "/Artifact BMC ").replace("]", " EMC")
