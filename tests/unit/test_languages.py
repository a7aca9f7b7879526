from pathlib import PurePosixPath

import pytest

from vaikuttava_museo.content.addresses import file_of, language_of, pair_key, url_of
from vaikuttava_museo.content.languages import FINNISH, SWEDISH, by_code


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("askel-3.md", FINNISH),
        ("askel-3.sv.md", SWEDISH),
        ("tyopohjat/index.sv.md", SWEDISH),
        ("askel-3.se.md", None),
        ("askel-3.fi.md", None),
        ("askel-3.SV.md", None),
        ("a.b.sv.md", None),
        ("askel-3.yml", None),
    ],
)
def test_a_file_name_tells_the_language(name, language):
    assert language_of(PurePosixPath(name)) is language


@pytest.mark.parametrize("name", ["tyopohjat/index.md", "tyopohjat/index.sv.md"])
def test_both_files_of_a_pair_share_a_key(name):
    assert pair_key(PurePosixPath(name)) == "tyopohjat/index"


@pytest.mark.parametrize("name", ["x.se.md", "x.yml"])
def test_a_file_of_no_language_has_no_pair(name):
    with pytest.raises(ValueError, match=r"x\."):
        pair_key(PurePosixPath(name))


@pytest.mark.parametrize("language", [FINNISH, SWEDISH])
def test_a_page_file_leads_back_to_its_pair(language):
    assert pair_key(file_of("tyopohjat/index", language)) == "tyopohjat/index"


@pytest.mark.parametrize(
    ("key", "finnish", "swedish"),
    [
        ("index", "", "sv/"),
        ("askel-3", "askel-3/", "sv/askel-3/"),
        ("tyopohjat/index", "tyopohjat/", "sv/tyopohjat/"),
        ("tyopohjat/partner-map", "tyopohjat/partner-map/", "sv/tyopohjat/partner-map/"),
    ],
)
def test_a_page_stands_at_its_address_in_each_language(key, finnish, swedish):
    assert (url_of(key, FINNISH), url_of(key, SWEDISH)) == (finnish, swedish)


def test_a_language_is_found_by_its_code():
    assert by_code("sv") is SWEDISH


def test_a_language_the_site_does_not_have_is_not_found():
    with pytest.raises(KeyError, match="en"):
        by_code("en")
