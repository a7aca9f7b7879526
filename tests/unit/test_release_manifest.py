import pytest

from vaikuttava_museo.release import manifest
from vaikuttava_museo.release.faults import ReleaseFault
from vaikuttava_museo.release.manifest import files_of, read_manifest, write_manifest

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
    "path",
    [
        "../passwd", "a/../../b", "/etc/passwd", "a//b", "./a", "a/./b", "a\\b", "a/", "a?b", "a#b", "%2e%2e/a",
        "a\x00b", "a\rb", "a\u202eb", "http://x/y", ".",
    ],
)  # fmt: skip
def test_a_list_that_leads_out_of_the_site_is_refused(path):
    with pytest.raises(ReleaseFault) as refused:
        read_manifest(f"{SUM}  good\n{SUM}  {path}\n".encode())
    assert refused.value.sentence in {"manifest-path", "manifest-line"}
    assert "2" in str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"<html>404</html>\n",
        f"{SUM} one-space\n".encode(),
        f"{SUM.upper().replace('0', 'A')}  capitals\n".encode(),
        f"{SUM}  {'a' * 600}\n".encode(),
        f"{SUM}  twice\n{SUM}  twice\n".encode(),
        f"{SUM}  a\n\n{SUM}  b\n".encode(),
    ],
)
def test_what_is_no_list_is_refused(content):
    with pytest.raises(ReleaseFault):
        read_manifest(content)


@pytest.mark.parametrize("content", [b"x" * (manifest.MOST_BYTES + 1), f"{SUM}  a\n".encode() * 20_001])
def test_a_huge_list_is_refused(content):
    with pytest.raises(ReleaseFault, match="liian suuri"):
        read_manifest(content)
