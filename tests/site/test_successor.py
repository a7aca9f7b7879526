"""The way on from MkDocs is known to work: its continuation, ProperDocs, builds the same site."""

from pathlib import Path

import pytest
from project import build_site, finish_site, print_pdfs


def files_of(site: Path) -> dict[str, bytes]:
    """Return every file of a finished site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.mark.thorough
def test_properdocs_builds_the_same_site_to_the_byte(site: Path, tmp_path: Path):
    other = build_site(tmp_path / "site", program="properdocs")
    print_pdfs(other)
    ours, theirs = files_of(site), files_of(finish_site(other))
    assert sorted(set(ours) ^ set(theirs)) == [], "files that only one of them writes"
    assert [name for name in ours if ours[name] != theirs[name]] == []
