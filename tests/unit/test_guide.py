"""Where the guide, the files and the issues of the repository are, from what `mkdocs.yml` says."""

import pytest

from vaikuttava_museo.checks.messages import Guide, guide_beside
from vaikuttava_museo.content.languages import FINNISH, SWEDISH

ADDRESS = "https://github.com/museum/site"


def test_the_addresses_follow_the_settings_beside_the_docs_folder(tmp_path):
    settings = f"repo_url: {ADDRESS}/\nedit_uri: edit/trunk/docs/\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    guide = guide_beside(tmp_path / "docs")
    assert guide.address("key-missing", SWEDISH) == f"{ADDRESS}/blob/trunk/CONTRIBUTING.md#sv-key-missing"
    assert guide.address("file-link", FINNISH) == "", "a file that cannot be opened has no paragraph"
    assert (guide.edit, guide.issues) == (f"{ADDRESS}/edit/trunk/docs/", f"{ADDRESS}/issues/new")


@pytest.mark.parametrize("settings", [None, b"\xff\xfe", b"repo_url: [", b"- a\n", b"site_name: x\n"])
def test_settings_that_cannot_be_read_leave_the_file_name(settings, tmp_path):
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_bytes(settings)
    assert guide_beside(tmp_path / "docs") == Guide()
    assert Guide().address("key-missing", FINNISH) == "CONTRIBUTING.md#fi-key-missing"
