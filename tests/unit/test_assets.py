import re

from vaikuttava_museo.assets import fingerprinted


def test_the_name_carries_a_fingerprint_between_stem_and_suffix():
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", fingerprinted("assets/site.css", "a{}").name)


def test_the_same_text_keeps_its_name():
    assert fingerprinted("a/b.js", "x") == fingerprinted("a/b.js", "x")


def test_another_text_has_another_name():
    assert fingerprinted("a/b.js", "x").name != fingerprinted("a/b.js", "y").name


def test_the_text_is_published_as_it_is():
    assert fingerprinted("a.js", "const ä = 1;\n").content.decode() == "const ä = 1;\n"
