from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.checks.rules.pairs import pairs_complete


def test_a_complete_pair_is_sound():
    assert list(pairs_complete(content(sivu=page_text(), sivu_sv=page_text()))) == []


def test_a_page_without_swedish_is_found():
    (found,) = pairs_complete(content(sivu=page_text()))
    assert (found.rule, str(found.path), found.values["twin"]) == ("twin-missing-sv", "sivu.md", "sivu.sv.md")


def test_a_page_without_finnish_is_found():
    (found,) = pairs_complete(content(sivu_sv=page_text()))
    assert (found.rule, str(found.path), found.values["twin"]) == ("twin-missing-fi", "sivu.sv.md", "sivu.md")


def test_a_twin_that_cannot_be_read_is_not_called_missing():
    assert list(pairs_complete(content(sivu=page_text(), sivu_sv="ei tietoja"))) == []


def test_a_twin_with_a_wrong_suffix_is_missing():
    found = content(sivu=page_text(), sivu_se=page_text())
    assert seen(pairs_complete(found)) == [("sivu.md", 1, "twin-missing-sv")]
