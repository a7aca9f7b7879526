import pikepdf
import pytest

from vaikuttava_museo.pdf.artifacts import mark_artifacts, unmarked_paintings


def document(stream: str) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    page.Contents = pdf.make_stream(stream.encode())
    return pdf


def marked(stream: str) -> str:
    pdf = document(stream)
    mark_artifacts(pdf)
    return " ".join(pdf.pages[0].Contents.read_bytes().decode().split())


@pytest.mark.parametrize(
    "painting",
    [
        "BT (x) Tj /Span <</ActualText (-)>> BDC (y) Tj EMC (z) Tj ET",
        "/Span <</ActualText (-)>> BDC BT (y) Tj ET EMC",
        "BT (x) Tj /P <</MCID 0>> BDC (y) Tj EMC (z) Tj ET",
        "0 0 5 5 re f",
        "0 0 m 5 5 l S",
        "BT (x) Tj ET",
        "/X1 Do",
        "/Sh1 sh",
        "0 0 5 5 re W n 0 0 2 2 re f*",
    ],
)
def test_unmarked_painting_becomes_an_artifact(painting):
    pdf = document(painting)
    assert unmarked_paintings(pdf.pages[0])
    mark_artifacts(pdf)
    assert unmarked_paintings(pdf.pages[0]) == 0


def test_a_path_is_wrapped_whole():
    assert marked("q 0 0 5 5 re f Q") == "q /Artifact BMC 0 0 5 5 re f EMC Q"


def test_text_is_wrapped_whole():
    assert marked("BT /F1 9 Tf (x) Tj (y) Tj ET") == "BT /F1 9 Tf (x) Tj (y) Tj ET".join(
        ["/Artifact BMC ", " EMC"]
    )


def test_a_clip_paints_nothing_and_stays_as_it_is():
    assert marked("0 0 5 5 re W* n") == "0 0 5 5 re W* n"


def test_what_is_marked_stays_as_it_is():
    stream = "/P <</MCID 0 >> BDC BT (x) Tj ET 0 0 5 5 re f EMC"
    assert marked(stream).replace("<< /MCID 0 >>", "<</MCID 0 >>") == stream


def test_what_follows_a_mark_is_unmarked_again():
    assert marked("/P <</MCID 0>> BDC 0 0 m S EMC 1 1 m S").endswith("EMC /Artifact BMC 1 1 m S EMC")


def test_a_text_object_that_is_partly_content_is_wrapped_around_it():
    assert marked("BT (x) Tj /P <</MCID 0>> BDC (y) Tj EMC (z) Tj ET").replace(
        "<< /MCID 0 >>", "<</MCID 0>>"
    ) == ("BT /Artifact BMC (x) Tj EMC /P <</MCID 0>> BDC (y) Tj EMC /Artifact BMC (z) Tj EMC ET")


def test_a_replacement_text_alone_makes_no_content():
    assert marked("BT /Span <</ActualText (-)>> BDC (y) Tj EMC ET").startswith("/Artifact BMC BT /Span")
