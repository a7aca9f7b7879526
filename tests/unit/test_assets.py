import re

from vaikuttava_museo.page.assets.asset import fingerprinted, fingerprinted_folder


def test_the_name_carries_a_fingerprint_between_stem_and_suffix():
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", fingerprinted("assets/site.css", "a{}").name)


def test_the_same_text_keeps_its_name():
    assert fingerprinted("a/b.js", "x") == fingerprinted("a/b.js", "x")


def test_another_text_has_another_name():
    assert fingerprinted("a/b.js", "x").name != fingerprinted("a/b.js", "y").name


def test_the_text_is_published_as_it_is():
    assert fingerprinted("a.js", "const ä = 1;\n").content.decode() == "const ä = 1;\n"


def test_the_files_of_a_folder_keep_their_places_in_it():
    folder = fingerprinted_folder("assets/js", {"site.js": b"1", "answers/zip.js": b"2"})
    assert re.fullmatch(r"assets/js\.[0-9a-f]{8}", folder.name)
    assert {file.name for file in folder.files} == {f"{folder.name}/site.js", f"{folder.name}/answers/zip.js"}


def test_a_change_in_any_file_renames_the_folder():
    before = fingerprinted_folder("js", {"a.js": b"1", "b.js": b"2"})
    assert before.name != fingerprinted_folder("js", {"a.js": b"1", "b.js": b"3"}).name
    assert before.name != fingerprinted_folder("js", {"a.js": b"1", "c.js": b"2"}).name
