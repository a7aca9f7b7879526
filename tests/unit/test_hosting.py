"""What hosts are given: all from the same rules, and nothing left out."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from project import ROOT, real_content

from vaikuttava_museo.commands.arguments import main
from vaikuttava_museo.content.menu_and_footer import Menu
from vaikuttava_museo.release import hosting
from vaikuttava_museo.release.refusals import ReleaseRefusal

HOSTING = hosting.read_hosting(ROOT / "hosting", real_content().menu.redirects())


def test_every_file_of_the_site_is_filled_in_included_and_goes_to_the_server_and_into_the_container():
    files = hosting.nginx_files(HOSTING, "default-src 'none'", {}, hosting.server_values("www.example.org"))
    assert [name for name, text in files.items() if re.search(r"@[a-z_]+@", text)] == []
    assert "server_name example.org;" in files["server.conf"]
    written = {Path(name).stem for name in files if name.endswith(".conf")} - {"server", "server-tls"}
    included = re.findall(r"\binclude vaikuttava-museo/([a-z-]+)\.conf;", "\n".join(files.values()))
    assert set(included) == written
    (copied,) = re.findall(r"for name in ([a-z -]+);", files["install.sh"])
    assert set(copied.split()) == written
    dockerfile = (ROOT / "hosting/container/Dockerfile").read_text(encoding="utf-8")
    assert set(re.findall(r" nginx/([a-z-]+)\.conf", dockerfile)) == written - {"tls"}


def test_who_asks_for_a_page_by_its_former_name_is_sent_on_in_both_languages_and_from_the_original_site():
    moved = Menu.model_validate({
        "menu": ["index"], "footer": [{"heading": {"fi": "Tietoa", "sv": "Information"}, "pages": ["kirja"]}],
        "moved": {"altistutaan-asiakkaille": "kirja", "tyopohjat/vanha": "askel-3#tools"},
    })  # fmt: skip
    rules = hosting.read_hosting(ROOT / "hosting", moved.redirects())
    values = hosting.server_values("www.example.org")
    lines = hosting.nginx_files(rules, "", {}, values)["redirects.conf"].splitlines()
    for old, new in (
        ("/altistutaan-asiakkaille/", "/kirja/"),
        ("/altistutaan-asiakkaille", "/kirja/"),
        ("/sv/altistutaan-asiakkaille/", "/sv/kirja/"),
        ("/altistutaan-asiakkaille.html", "/kirja/"),
        ("/sv/tyopohjat/vanha/", "/sv/askel-3/#tools"),
    ):
        assert [line for line in lines if f" {old} " in line] == [f"location = {old} {{ return 301 {new}; }}"]


def test_an_address_of_before_that_would_be_a_command_to_nginx_is_refused():
    with pytest.raises(ReleaseRefusal, match=r"docs/valikko\.yml"):
        hosting.read_hosting(ROOT / "hosting", {"/vanha/": "/uusi/; } location / { return 200"})


def test_a_page_that_does_not_go_in_one_piece_is_read_into_memory_and_no_other(tmp_path: Path):
    sizes = {"b": hosting.ONE_PIECE + 1, "a": 90_000, "c": hosting.ONE_PIECE}
    for name, size in sizes.items():
        (tmp_path / name).mkdir()
        for file in ("index.html", "404.html", "a.css"):
            (tmp_path / name / file).write_text("x" * size)
    lines = hosting.large_pages_conf(hosting.page_sizes(tmp_path)).splitlines()[1:]
    assert [line.split()[2] for line in lines] == ["/a/index.html", "/b/index.html"]
    assert all("sendfile off;" in line for line in lines)


def test_a_twin_is_the_same_every_time_and_never_larger(tmp_path: Path):
    for name, content in (("a.html", b"museo " * 100), ("b.txt", b"x")):
        (tmp_path / name).write_bytes(content)
    rounds = []
    for _ in range(2):
        hosting.write_twins(tmp_path, ["a.html", "b.txt"])
        rounds.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert rounds[0] == rounds[1]
    assert set(rounds[0]) == {"a.html", "a.html.br", "a.html.gz", "b.txt"}


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("headers_and_caching.yml", "nosniff", 'nosniff"; }', 9),
        ("headers_and_caching.yml", "X-Frame-Options:", "X-Frame Options:", 10),
        ("headers_and_caching.yml", "always:", "allways:", ""),
        ("headers_and_caching.yml", "default_caching: no-cache", "", ""),
        ("headers_and_caching.yml", "always:", "always: [", ""),
        ("redirects.yml", "askel-1: /askel-1/", 'askel-1: "/askel-1; evil"', 4),
    ],
)
def test_rules_that_cannot_be_used_are_told_with_their_place(name, old, new, line, tmp_path: Path):
    folder = shutil.copytree(ROOT / "hosting", tmp_path / "hosting")
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ReleaseRefusal, match=f"hosting/{name}:{line}"):
        hosting.read_hosting(folder, {})


def test_without_a_site_or_for_a_name_that_is_none_nothing_is_written(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    target = tmp_path / "hosting"
    for more, word in (((), "SHA256SUMS"), (("--host", "a b;"), "”a b;”")):
        call = ["hosting", "--site", str(tmp_path / "none"), "--target", str(target), *more]
        assert main(call, date(2026, 11, 25)) == 1
        assert word in capsys.readouterr().err
        assert not target.exists()
