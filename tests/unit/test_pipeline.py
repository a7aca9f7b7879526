"""The site as the pipeline reads it: what a preview shows of pages that cannot be read."""

from pathlib import Path, PurePosixPath

import pytest
import yaml
from project import ROOT

from tests.unit.examples import page_text
from vaikuttava_museo.pipeline import Settings, Site, read_site


def site(docs: Path, before: Site | None = None) -> Site:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    css = settings["plugins"][0]["vaikuttava_museo"]["css"]
    return read_site(Settings(docs, (ROOT / "overrides",), (), css, settings["extra"], "/", "", ""), before)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (page_text("Teksti.\n"), page_text("Teksti.\n")),
        ("---\ntemplate: puuttuu.html\n---\nTeksti.\n", '---\ntitle: "sivu"\n---\n\nTeksti.\n'),
        ('---\ntitle: A "b"\ntags: x\n---\nTeksti.\n', '---\ntitle: "A \\"b\\""\n---\n\nTeksti.\n'),
        ("Ei tietoja.\n", '---\ntitle: "sivu"\n---\n\nEi tietoja.\n'),
    ],
)
def test_a_page_with_faulty_front_matter_is_previewed_without_it(text, shown, tmp_path):
    (tmp_path / "sivu.md").write_text(text, encoding="utf-8")
    assert site(tmp_path).source(PurePosixPath("sivu.md")) == shown


def test_what_has_not_changed_is_not_inspected_again(tmp_path):
    page = tmp_path / "sivu.md"
    page.write_text(page_text("Teksti.\n"), encoding="utf-8")
    first = site(tmp_path)
    assert site(tmp_path, first).faults_unlike(first) == []
    page.write_text(page_text("Toinen.\n"), encoding="utf-8")
    changed = site(tmp_path, first)
    assert changed.inspection is not first.inspection and changed.faults_unlike(first)
