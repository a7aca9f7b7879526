"""What hosts are given: each in its own words, all from the same rules."""

import re
from pathlib import Path

import pytest
from project import ROOT

from vaikuttava_museo.commands.hosting import main, read_hosting
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.hosting.deployment import nginx_files, page_sizes, server_values
from vaikuttava_museo.release.hosting.header_files import (
    LONGEST_LINE,
    MOST_RULES,
    headers_file,
    redirects_file,
)
from vaikuttava_museo.release.hosting.nginx import ONE_PIECE, large_pages_conf
from vaikuttava_museo.release.hosting.object_store import SCRIPT, groups, object_store_files
from vaikuttava_museo.release.hosting.packing import PACKERS, unpacked, write_twins
from vaikuttava_museo.release.hosting.rules import read_header_rules, read_redirect_rules

HOSTING = read_hosting(ROOT / "hosting")
PATHS = [
    "index.html", "sv/index.html", "assets/js.1a2b3c4d/site.js", "assets/js.1a2b3c4d/search/box.js",
    "assets/print.1a2b3c4d.css", "assets/fonts/sans.woff2", "SHA256SUMS", "site.webmanifest", "pdf/askel-1.pdf",
]  # fmt: skip


def test_every_file_goes_to_an_object_store_once_and_pages_last():
    found = groups(HOSTING.headers, PATHS)
    assert sorted(path for group in found for path in group.paths) == sorted(PATHS)
    assert found[0].cache_control.endswith("immutable")
    assert found[-1].paths == ("index.html", "sv/index.html")


def test_the_upload_names_type_and_caching_of_each_group():
    files = object_store_files(HOSTING.headers, PATHS)
    lines = [line for line in files[SCRIPT].splitlines() if line.startswith("rclone copy")]
    assert [line for line in lines if "Content-Type: " not in line or "Cache-Control: " not in line] == []
    assert {name for line in lines for name in re.findall(r"--files-from (\S+)", line)} < set(files)
    assert any("application/manifest+json" in line for line in lines)


def test_a_cdn_is_told_within_its_limits():
    text = headers_file(HOSTING.headers, "default-src 'none'", PATHS)
    rules = [line for line in text.splitlines() if not line.startswith(" ")]
    assert rules == ["/*", "/assets/js.1a2b3c4d/*", "/assets/print.1a2b3c4d.css"]
    assert len(rules) <= MOST_RULES
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    assert "  Content-Security-Policy: default-src 'none'" in text.splitlines()
    assert "  Strict-Transport-Security: max-age=31536000" in text.splitlines()


def test_a_redirect_never_leads_to_itself():
    lines = [line.split() for line in redirects_file(HOSTING.redirects.expanded()).splitlines()]
    assert ["/index.php/askel-1", "/askel-1/", "301"] in lines
    assert [line for line in lines if line[0].rstrip("/") == line[1].rstrip("/")] == []


def test_nothing_is_left_to_fill_in_a_servers_file():
    files = nginx_files(HOSTING, "default-src 'none'", {}, server_values("www.example.org"))
    assert [name for name, text in files.items() if re.search(r"@[a-z_]+@", text)] == []
    assert "server_name example.org;" in files["server.conf"]


def test_every_file_of_the_site_is_included_and_goes_to_the_server_and_into_the_container():
    files = nginx_files(HOSTING, "default-src 'none'", {}, server_values("www.example.org"))
    included = {
        name
        for text in files.values()
        for name in re.findall(r"^\s*include vaikuttava-museo/([a-z-]+)\.conf;", text, re.MULTILINE)
    }
    assert included == {name.removesuffix(".conf") for name in files if name.endswith(".conf")} - {
        "server", "server-tls"
    }  # fmt: skip
    copied = re.search(r"for name in ([a-z -]+);", files["install.sh"])
    assert copied and set(copied[1].split()) == included
    assert set(re.findall(r" nginx/([a-z-]+)\.conf", HOSTING.written["container/Dockerfile"])) == included - {
        "tls"
    }


def test_a_page_that_does_not_go_in_one_piece_is_read_into_memory_and_no_other():
    sizes = {"b/index.html": ONE_PIECE + 1, "a/index.html": 90_000, "c/index.html": ONE_PIECE}
    locations = [line for line in large_pages_conf(sizes).splitlines() if not line.startswith("#")]
    assert [line.split()[2] for line in locations] == ["/a/index.html", "/b/index.html"]
    assert all("sendfile off;" in line for line in locations)


def test_the_sizes_are_those_of_the_pages_alone(tmp_path: Path):
    for name in ("index.html", "sv/index.html", "404.html", "sv/404.html", "a.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x" * 7, encoding="utf-8")
    assert page_sizes(tmp_path) == {"index.html": 7, "sv/index.html": 7}


def test_a_twin_is_the_same_every_time_and_never_larger(tmp_path: Path):
    (tmp_path / "a.html").write_bytes(b"museo " * 100)
    (tmp_path / "b.txt").write_bytes(b"x")
    write_twins(tmp_path, ["a.html", "b.txt"])
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write_twins(tmp_path, ["a.html", "b.txt"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert set(first) == {"a.html", "a.html.br", "a.html.gz", "b.txt"}


@pytest.mark.parametrize("ending", PACKERS)
def test_a_twin_is_unpacked_in_pieces_so_that_a_small_one_cannot_fill_the_machine(
    ending: str, tmp_path: Path
):
    content = b"museo " * 2_000_000
    twin = tmp_path / f"a.html{ending}"
    twin.write_bytes(PACKERS[ending](content))
    pieces = list(unpacked(twin))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) < 3_000_000


HEADERS = (ROOT / "hosting/headers.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nosniff", 'nosniff"; }'),
        ("X-Frame-Options:", "X-Frame Options:"),
        ("always:", "allways:"),
        (r"\.[0-9a-f]{8}", "["),
        ("pattern: ''", "pattern: 'x'"),
        ("always:", "always: ["),
    ],
)
def test_rules_that_cannot_be_used_are_told_with_their_file(old: str, new: str):
    assert old in HEADERS
    with pytest.raises(ReleaseFault, match=r"hosting/headers\.yml"):
        read_header_rules("hosting/headers.yml", HEADERS.replace(old, new, 1))


def test_an_address_that_is_none_is_told():
    with pytest.raises(ReleaseFault, match=r"redirects.yml:1"):
        read_redirect_rules("redirects.yml", 'pages: {a: "/a; evil"}\nforms: []\nothers: {}\n')


def test_without_a_site_the_command_says_so_and_writes_nothing(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    target = tmp_path / "hosting"
    assert main(["--site", str(tmp_path / "none"), "--target", str(target)]) == 1
    assert "SHA256SUMS" in capsys.readouterr().err
    assert not target.exists()
    assert main(["--site", str(tmp_path), "--target", str(target), "--host", "a b;"]) == 1
    assert not target.exists()
