import pytest

from vaikuttava_museo.checks.guide import Guide, guide_anchor, guide_beside, guide_of
from vaikuttava_museo.content.languages import FINNISH, SWEDISH

ADDRESS = "https://github.com/museum/site"


@pytest.mark.parametrize(
    ("language", "anchor"), [(FINNISH, "fi-heading-skipped"), (SWEDISH, "sv-heading-skipped")]
)
def test_the_anchor_of_a_rule_begins_with_its_language(language, anchor):
    assert guide_anchor("heading-skipped", language) == anchor


def test_the_addresses_follow_the_two_settings_of_the_site():
    guide = guide_of(f"{ADDRESS}/", "edit/main/docs/")
    assert guide.address("key-missing", SWEDISH) == f"{ADDRESS}/blob/main/CONTRIBUTING.md#sv-key-missing"
    assert guide.edit == f"{ADDRESS}/edit/main/docs/"
    assert guide.issues == f"{ADDRESS}/issues/new"


def test_without_a_repository_the_guide_is_the_file_beside_the_pages():
    assert guide_of("", "").address("key-missing", FINNISH) == "CONTRIBUTING.md#fi-key-missing"


def test_a_file_that_cannot_be_opened_has_no_paragraph():
    assert Guide().address("file-link", FINNISH) == ""


def test_the_settings_are_read_beside_the_docs_folder(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        f"repo_url: {ADDRESS}\nedit_uri: edit/trunk/docs/\n", encoding="utf-8"
    )
    assert guide_beside(tmp_path / "docs").guide == f"{ADDRESS}/blob/trunk/CONTRIBUTING.md"


@pytest.mark.parametrize("settings", [None, b"\xff\xfe", b"repo_url: [", b"- a\n", b"site_name: x\n"])
def test_settings_that_cannot_be_read_leave_the_file_name(settings, tmp_path):
    if settings is not None:
        (tmp_path / "mkdocs.yml").write_bytes(settings)
    assert guide_beside(tmp_path / "docs") == Guide()
