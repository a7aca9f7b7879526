from tests.unit.examples import content, page_text, seen
from vaikuttava_museo.checks.rules import check


def test_everything_wrong_is_told_in_reading_order():
    found = check(
        content(
            b=page_text("## B\nText.\n# A\nText.\n"),
            a=page_text("[x](y.md)\n", title="A", description="x" * 60),
        )
    )
    pages = [item for item in seen(found) if item[0].endswith(".md")]
    assert pages == [
        ("a.md", 1, "twin-missing-sv"),
        ("a.md", 7, "link-broken"),
        ("b.md", 1, "twin-missing-sv"),
        ("b.md", 7, "heading-id-missing"),
        ("b.md", 9, "heading-main"),
    ]


def test_what_could_not_be_read_is_told_with_the_rest():
    assert ("a.md", 1, "front-matter-missing") in seen(check(content(a="Teksti\n")))
