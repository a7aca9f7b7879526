import json
from datetime import UTC, datetime

import pytest

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.page.assets.standard_files import (
    manifest_file,
    security_txt,
    standard_files,
    web_manifest,
)

DATE = datetime(2026, 11, 25, 18, 38, 14, tzinfo=UTC)
SITE = "https://www.example.org/"


def test_security_txt_tells_whom_to_write_to_in_less_than_a_year():
    assert security_txt(SITE, "kirjaamo@example.org", DATE) == (
        "Contact: mailto:kirjaamo@example.org\n"
        "Expires: 2027-11-24T18:38:14Z\n"
        "Preferred-Languages: fi, sv, en\n"
        "Canonical: https://www.example.org/.well-known/security.txt\n"
    )


def test_a_contact_that_is_an_address_of_a_page_stays_as_it_is():
    assert "Contact: https://example.org/turva\n" in security_txt(SITE, "https://example.org/turva", DATE)


def test_robots_may_read_everything_and_find_the_sitemap():
    files = {file.name: file.content.decode() for file in standard_files(SITE, "a@example.org", DATE)}
    assert files["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://www.example.org/sitemap.xml\n"
    assert set(files) == {"robots.txt", ".well-known/security.txt", "site.webmanifest", "sv/site.webmanifest"}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_the_manifest_opens_the_front_page_of_its_language(language):
    told = json.loads(web_manifest(language))
    assert told["lang"] == language.code
    assert told["start_url"] == "./"
    assert told["short_name"] == "Vaikuttava museo"
    assert [icon["sizes"] for icon in told["icons"]] == ["192x192", "512x512"]


def test_both_manifests_cover_the_whole_site_and_know_the_same_icons():
    finnish, swedish = json.loads(web_manifest(FINNISH)), json.loads(web_manifest(SWEDISH))
    assert (finnish["scope"], swedish["scope"]) == ("./", "../")
    assert [f"../{icon['src']}" for icon in finnish["icons"]] == [icon["src"] for icon in swedish["icons"]]
    assert (manifest_file(FINNISH), manifest_file(SWEDISH)) == ("site.webmanifest", "sv/site.webmanifest")
