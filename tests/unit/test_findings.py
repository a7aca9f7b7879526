from pathlib import PurePosixPath

from vaikuttava_museo.content.findings import Finding, finding


def at(path: str, line: int, rule: str = "a") -> Finding:
    return finding(PurePosixPath(path), line, rule)


def test_findings_are_in_reading_order():
    found = [at("b.md", 1), at("a.md", 10), at("a.md", 9, "z"), at("a.md", 9, "b")]
    assert sorted(found, key=Finding.sort_key) == [found[3], found[2], found[1], found[0]]


def test_values_are_text_for_the_sentences():
    assert finding(PurePosixPath("a.md"), 1, "x", total=75).values == {"total": "75"}
