import os
from pathlib import Path, PurePosixPath

import pytest

from vaikuttava_museo.checks.messages import report
from vaikuttava_museo.content.folder import MAX_BYTES, read_docs


@pytest.fixture
def docs(tmp_path):
    (tmp_path / "docs/tyopohjat").mkdir(parents=True)
    (tmp_path / "docs/sivu.md").write_bytes(b"x")
    (tmp_path / "docs/tyopohjat/a.yml").write_bytes(b"y")
    return tmp_path / "docs"


def unread(docs):
    return [(str(item.path), item.rule) for item in read_docs(docs).unread]


def test_every_file_is_read_but_the_machine_s_own(docs):
    (docs / "kuva.png").write_bytes(b"z")
    (docs / ".DS_Store").write_bytes(b"z")
    folder = read_docs(docs)
    names = {PurePosixPath(name) for name in ("sivu.md", "tyopohjat/a.yml", "kuva.png")}
    assert set(folder.files) == names
    assert folder.unread == ()


def test_a_folder_named_like_a_page_is_told(docs):
    (docs / "uusi.md").mkdir()
    assert unread(docs) == [("uusi.md", "file-is-folder")]


@pytest.mark.parametrize("target", ["puuttuu.md", "sivu.md", "/etc/passwd", "tyopohjat"])
def test_a_link_on_the_disk_is_never_followed(docs, target):
    (docs / "linkki.md").symlink_to(target)
    assert unread(docs) == [("linkki.md", "file-link")]
    assert PurePosixPath("linkki.md") not in read_docs(docs).files


def test_a_file_of_fifty_megabytes_is_refused_unread(docs):
    with (docs / "suuri.md").open("wb") as file:
        file.truncate(50_000_000)
    assert unread(docs) == [("suuri.md", "file-too-large")]
    assert "50000 kilotavua" in report(read_docs(docs).unread[0])
    assert MAX_BYTES < 50_000_000


def test_a_pipe_does_not_make_the_reading_wait(docs):
    os.mkfifo(docs / "putki.md")
    assert unread(docs) == [("putki.md", "file-unreadable")]


def test_a_file_without_permission_is_told(docs, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", refuse(PermissionError))
    assert unread(docs) == [("sivu.md", "file-unreadable"), ("tyopohjat/a.yml", "file-unreadable")]


def test_a_file_that_vanishes_while_the_folder_is_read_is_as_if_it_had_never_been(docs, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", refuse(FileNotFoundError))
    assert read_docs(docs).files == {}
    assert unread(docs) == []


def refuse(error: type[OSError]):
    def read(_path: Path) -> bytes:
        raise error

    return read
