from io import StringIO

import pytest

from vaikuttava_museo.pdf.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "expected"),
    [
        (StringIO(), "[1/2] pdf/a.pdf\n[2/2] pdf/b.pdf\n"),
        (Terminal(), "\r\033[K[1/2] pdf/a.pdf\r\033[K[2/2] pdf/b.pdf\n"),
    ],
    ids=["log", "terminal"],
)
def test_each_document_is_told_with_how_many_of_how_many(stream, expected):
    progress = Progress(2, stream)
    progress.finished("pdf/a.pdf")
    progress.finished("pdf/b.pdf")
    assert stream.getvalue() == expected


def test_numbers_stand_under_each_other():
    stream = StringIO()
    Progress(62, stream).finished("pdf/a.pdf")
    assert stream.getvalue() == "[ 1/62] pdf/a.pdf\n"
