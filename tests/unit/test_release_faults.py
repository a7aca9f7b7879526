import errno
import os
from datetime import date

import pytest

from vaikuttava_museo.__main__ import main
from vaikuttava_museo.commands import pdf, release
from vaikuttava_museo.release.faults import ReleaseFault, of_crash

TRACEBACK = "Traceback (most recent call last):\n"


@pytest.mark.parametrize(
    ("raised", "code", "sentence"),
    [
        (errno.ENOSPC, 1, "Levy on täynnä."),
        (errno.EDQUOT, 1, "Disken är full."),
        (errno.EROFS, 1, "Ei ole oikeutta kirjoittaa paikkaan site."),
        (errno.EACCES, 1, "Det går inte att skriva till site."),
        (errno.EXDEV, 1, "Käyttöjärjestelmä keskeytti työn: "),
        (ReleaseFault("busy"), 1, "Webbplatsen byggs redan"),
        (KeyboardInterrupt(), 130, "Arbetet avbröts."),
    ],
)
def test_what_stops_a_build_has_its_words_and_its_code(raised, code, sentence, monkeypatch, capsys):
    def stopped(*_: object) -> None:
        raise OSError(raised, os.strerror(raised), "site") if isinstance(raised, int) else raised

    monkeypatch.setattr(release, "_dated_content", stopped)
    monkeypatch.setattr(pdf, "print_site", stopped)
    for command in ("build", "pdf"):
        assert main([command, "--site", "docs"], date(2026, 11, 25)) == code
        assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("last_line", "sentence"),
    [
        ("ValueError: no such colour", "mkdocs keskeytyi: ValueError: no such colour"),
        ("OSError: [Errno 28] No space left on device: '/x/index.html'", "Levy on täynnä."),
        ("PermissionError: [Errno 13] Permission denied: '/x/index.html'", "paikkaan /x/index.html."),
        ("OSError: [Errno 28] No space left on device", "Levy on täynnä."),
    ],
)
def test_a_crash_is_told_by_its_last_line(last_line, sentence):
    said = str(of_crash("mkdocs", f'{TRACEBACK}  File "x.py", line 1\n{last_line}\n'))
    assert sentence in said
    assert "Traceback" not in said
