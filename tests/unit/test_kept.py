from vaikuttava_museo.content.kept import Kept


def test_what_has_not_changed_is_not_made_again():
    kept, made = Kept(), []
    for text in ("a", "a", "b", "b"):
        kept.result("page", text, lambda text=text: made.append(text))
    assert made == ["a", "b"]


def test_names_are_kept_apart():
    kept = Kept()
    assert kept.result("page", "text", lambda: 1) == 1
    assert kept.result("other", "text", lambda: 2) == 2
