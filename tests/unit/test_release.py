"""What a release is made of: its list of files, its date, and the words for what stops it."""

import errno
import os
import subprocess
from datetime import UTC, date, datetime

import pytest

from tests.content.broken_inputs import HERE
from vaikuttava_museo.commands import pdf, release
from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.content.site_content import parse_content, read_tree
from vaikuttava_museo.release.checksums import MOST_BYTES, files_of, read_manifest, write_manifest
from vaikuttava_museo.release.refusals import ReleaseRefusal, of_crash
from vaikuttava_museo.release.site_build import revision

SUM = "0" * 64


def test_the_list_is_that_of_sha256sum_in_the_order_of_the_paths(tmp_path):
    (tmp_path / "sv").mkdir()
    (tmp_path / "sv/index.html").write_bytes(b"")
    (tmp_path / "index.html").write_bytes(b"abc")
    write_manifest(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text() == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  index.html\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  sv/index.html\n"
    )
    assert files_of(tmp_path) == ["SHA256SUMS", "index.html", "sv/index.html"]
    assert list(read_manifest((tmp_path / "SHA256SUMS").read_bytes())) == ["index.html", "sv/index.html"]


@pytest.mark.parametrize(
    "line",
    [
        *(f"{SUM}  {path}" for path in
          ("../passwd", "a/../../b", "/etc/passwd", "a//b", "./a", "a/./b", "a\\b", "a/", "a?b", "a#b", "%2e%2e/a",
           "a\x00b", "a\rb", "a\u202eb", "a\udcffb", "http://x/y", ".", "a" * 600, "good")),
        "", "<html>404</html>", f"{SUM} one-space", f"{'A' * 64}  capitals",
    ],
)  # fmt: skip
def test_a_line_that_is_none_or_leads_out_of_the_site_is_refused_by_its_number(line):
    with pytest.raises(ReleaseRefusal, match=r"SHA256SUMS rivi.? 2 "):
        read_manifest(f"{SUM}  good\n{line}\n".encode(errors="surrogateescape"))


def test_a_list_that_is_empty_or_huge_is_refused():
    with pytest.raises(ReleaseRefusal):
        read_manifest(b"")
    with pytest.raises(ReleaseRefusal, match="niin suuri"):
        read_manifest(b"x" * (MOST_BYTES + 1))


CONTENT = parse_content(read_tree(HERE / "sound"))


def test_the_variable_comes_before_the_last_commit_and_that_before_the_newest_review(tmp_path):
    newest = max(meta.reviewed for meta in CONTENT.meta.values())
    assert revision({}, tmp_path, CONTENT) == datetime(newest.year, newest.month, newest.day, tzinfo=UTC)
    dates = {"GIT_COMMITTER_DATE": "2026-02-03T04:05:06+02:00", "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z"}
    names = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for call in (("init", "-q"), ("commit", "-q", "--allow-empty", "-m", "t")):
        git = ["git", "-C", tmp_path, *names, *call]
        subprocess.run(git, check=True, env=dates | {"PATH": "/usr/bin:/bin"})
    assert revision({}, tmp_path, CONTENT) == datetime(2026, 2, 3, 2, 5, 6, tzinfo=UTC)
    given = {"SOURCE_DATE_EPOCH": "1000000000"}
    assert revision(given, tmp_path, CONTENT) == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)


@pytest.mark.parametrize("given", ["", "now", "-1", "0", "1e9", "99999999999", "٣٣٣٣٣٣٣٣٣"])
def test_a_variable_that_is_no_time_is_refused(given, tmp_path):
    with pytest.raises(ReleaseRefusal, match=f"SOURCE_DATE_EPOCH arvo ”{given}” ei ole aika"):
        revision({"SOURCE_DATE_EPOCH": given}, tmp_path, CONTENT)


@pytest.mark.parametrize(
    ("raised", "code", "sentence"),
    [
        (errno.ENOSPC, 1, "Levy on täynnä."),
        (errno.EDQUOT, 1, "Disken är full."),
        (errno.EROFS, 1, "Ei ole oikeutta kirjoittaa paikkaan site."),
        (errno.EACCES, 1, "Det går inte att skriva till site."),
        (errno.EXDEV, 1, "Käyttöjärjestelmä keskeytti työn: "),
        (ReleaseRefusal("busy"), 1, "Webbplatsen byggs redan"),
        (KeyboardInterrupt(), 130, "Arbetet avbröts."),
    ],
)
def test_what_stops_a_build_has_its_words_and_its_code(raised, code, sentence, monkeypatch, capsys):
    def stopped(*_: object) -> None:
        raise OSError(raised, os.strerror(raised), "site") if isinstance(raised, int) else raised

    monkeypatch.setattr(release, "_dated_content", stopped)
    monkeypatch.setattr(pdf, "word_templates", lambda _: ())
    monkeypatch.setattr(pdf, "print_site", stopped)
    for command in ("build", "pdf"):
        assert main([command, "--site", "docs"], date(2026, 11, 25)) == code
        assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("last_line", "sentence"),
    [
        ("ValueError: no such colour", "mkdocs päättyi virheeseen: ValueError: no such colour"),
        ("OSError: [Errno 28] No space left on device: '/x/index.html'", "Levy on täynnä."),
        ("PermissionError: [Errno 13] Permission denied: '/x/index.html'", "paikkaan /x/index.html."),
        ("OSError: [Errno 28] No space left on device", "Levy on täynnä."),
    ],
)
def test_a_crash_is_told_by_its_last_line(last_line, sentence):
    traceback = f'Traceback (most recent call last):\n  File "x.py", line 1\n{last_line}\n'
    said = str(of_crash("mkdocs", traceback))
    assert sentence in said
    assert "Traceback" not in said
