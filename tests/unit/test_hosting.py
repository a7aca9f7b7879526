"""What hosts are given: all from the same rules, and nothing left out."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from project import ROOT

from vaikuttava_museo.__main__ import main
from vaikuttava_museo.release.hosting import (
    ONE_PIECE,
    large_pages_conf,
    nginx_files,
    page_sizes,
    read_hosting,
    server_values,
    write_twins,
)
from vaikuttava_museo.release.refusals import ReleaseRefusal

HOSTING = read_hosting(ROOT / "hosting")


def test_every_file_of_the_site_is_filled_in_included_and_goes_to_the_server_and_into_the_container():
    files = nginx_files(HOSTING, "default-src 'none'", {}, server_values("www.example.org"))
    assert [name for name, text in files.items() if re.search(r"@[a-z_]+@", text)] == []
    assert "server_name example.org;" in files["server.conf"]
    written = {Path(name).stem for name in files if name.endswith(".conf")} - {"server", "server-tls"}
    included = re.findall(r"\binclude vaikuttava-museo/([a-z-]+)\.conf;", "\n".join(files.values()))
    assert set(included) == written
    (copied,) = re.findall(r"for name in ([a-z -]+);", files["install.sh"])
    assert set(copied.split()) == written
    dockerfile = (ROOT / "hosting/container/Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r" nginx/([a-z-]+)\.conf", dockerfile)) == written - {"tls"}


def test_a_page_that_does_not_go_in_one_piece_is_read_into_memory_and_no_other(tmp_path: Path):
    sizes = {"b": ONE_PIECE + 1, "a": 90_000, "c": ONE_PIECE}
    for name, size in sizes.items():
        (tmp_path / name).mkdir()
        for file in ("index.html", "404.html", "a.css"):
            (tmp_path / name / file).write_text("x" * size)
    lines = large_pages_conf(page_sizes(tmp_path)).splitlines()[1:]
    assert [line.split()[2] for line in lines] == ["/a/index.html", "/b/index.html"]
    assert all("sendfile off;" in line for line in lines)


def test_a_twin_is_the_same_every_time_and_never_larger(tmp_path: Path):
    for name, content in (("a.html", b"museo " * 100), ("b.txt", b"x")):
        (tmp_path / name).write_bytes(content)
    rounds = []
    for _ in range(2):
        write_twins(tmp_path, ["a.html", "b.txt"])
        rounds.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert rounds[0] == rounds[1]
    assert set(rounds[0]) == {"a.html", "a.html.br", "a.html.gz", "b.txt"}


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("headers.yml", "nosniff", 'nosniff"; }', 9),
        ("headers.yml", "X-Frame-Options:", "X-Frame Options:", 10),
        ("headers.yml", "always:", "allways:", ""),
        ("headers.yml", "default_caching: no-cache", "", ""),
        ("headers.yml", "always:", "always: [", ""),
        ("redirects.yml", "askel-1: /askel-1/", 'askel-1: "/askel-1; evil"', 4),
    ],
)
def test_rules_that_cannot_be_used_are_told_with_their_place(name, old, new, line, tmp_path: Path):
    folder = shutil.copytree(ROOT / "hosting", tmp_path / "hosting")
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReleaseRefusal, match=f"hosting/{name}:{line}"):
        read_hosting(folder)


def test_without_a_site_or_for_a_name_that_is_none_nothing_is_written(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    target = tmp_path / "hosting"
    for more, word in (((), "SHA256SUMS"), (("--host", "a b;"), "”a b;”")):
        call = ["hosting", "--site", str(tmp_path / "none"), "--target", str(target), *more]
        assert main(call, date(2026, 11, 25)) == 1
        assert word in capsys.readouterr().err
        assert not target.exists()
