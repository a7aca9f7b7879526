import errno
import os

import pytest

from vaikuttava_museo.commands import release as command
from vaikuttava_museo.release.faults import ReleaseFault, of_crash, of_system


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "Levy on täynnä."),
        (errno.EDQUOT, "Disken är full."),
        (errno.EROFS, "Ei ole oikeutta kirjoittaa paikkaan site."),
        (errno.EACCES, "Det går inte att skriva till site."),
        (errno.EXDEV, "Käyttöjärjestelmä keskeytti työn: "),
    ],
)
def test_what_the_system_refuses_is_told_with_what_to_do(number, told):
    assert told in str(of_system(OSError(number, os.strerror(number), "site")))


def test_a_crash_is_told_by_its_last_line():
    output = 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: no such colour\n'
    told = str(of_crash("mkdocs", output))
    assert "mkdocs keskeytyi: ValueError: no such colour" in told
    assert "Traceback" not in told


def test_a_crash_on_a_full_disk_is_told_as_that():
    output = (
        "Traceback (most recent call last):\nOSError: [Errno 28] No space left on device: '/x/index.html'\n"
    )
    assert of_crash("mkdocs", output).sentence == "disk-full"


def test_a_crash_on_a_closed_folder_names_it():
    output = (
        "Traceback (most recent call last):\nPermissionError: [Errno 13] Permission denied: '/x/index.html'\n"
    )
    assert "/x/index.html" in str(of_crash("mkdocs", output))


@pytest.mark.parametrize(
    ("raised", "code", "told"),
    [
        (ReleaseFault("busy"), 1, "Webbplatsen byggs redan"),
        (OSError(errno.EROFS, "Read-only file system", "build"), 1, "paikkaan build"),
        (KeyboardInterrupt(), 130, "Arbetet avbröts."),
    ],
)
def test_every_end_has_its_words_and_its_code(raised, code, told, monkeypatch, capsys):
    def stopped(*_: object) -> None:
        raise raised

    monkeypatch.setattr(command, "_dated_content", stopped)
    assert command.main(["build"]) == code
    assert told in capsys.readouterr().err
