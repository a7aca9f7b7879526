import pytest

from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.manifest import MOST_BYTES, files_of, read_manifest, write_manifest

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
    with pytest.raises(ReleaseFault, match=r"SHA256SUMS rivi.? 2 "):
        read_manifest(f"{SUM}  good\n{line}\n".encode(errors="surrogateescape"))


def test_a_list_that_is_empty_or_huge_is_refused():
    with pytest.raises(ReleaseFault):
        read_manifest(b"")
    with pytest.raises(ReleaseFault, match="liian suuri"):
        read_manifest(b"x" * (MOST_BYTES + 1))
