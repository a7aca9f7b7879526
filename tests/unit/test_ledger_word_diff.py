import time

from vaikuttava_museo.ledger.word_diff import shortened, word_diff


def test_changed_words_are_marked_among_their_neighbours():
    before = "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista"
    after = before.replace("kuusi", "6")
    assert word_diff(before, after) == (
        "… kaksi kolme neljä viisi [-kuusi-] {+6+} seitsemän kahdeksan yhdeksän kymmenen …"
    )


def test_added_and_removed_words_are_told_apart():
    assert word_diff("tulkaa ajoissa", "tulkaa aina") == "tulkaa [-ajoissa-] {+aina+}"
    assert word_diff("tulkaa", "tulkaa aina") == "tulkaa {+aina+}"
    assert word_diff("tulkaa aina", "tulkaa") == "tulkaa [-aina-]"


def test_what_does_not_count_as_a_change_is_not_shown_as_one():
    assert word_diff('"Avaus" on tänään', "”Avaus” on huomenna") == "”Avaus” on [-tänään-] {+huomenna+}"


def test_of_a_piece_what_stood_around_it_is_not_told():
    assert word_diff("a b c d e f", "c D e", is_piece=True) == "c [-d-] {+D+} e"


def test_a_long_diff_is_cut_between_words():
    assert shortened("kissa koira hevonen", 13) == "kissa koira …"
    assert shortened("kissa", 13) == "kissa"


def test_a_very_long_text_does_not_take_long():
    began = time.process_time()
    assert "{+uusi+}" in word_diff("sana " * 50_000, "sana " * 50_000 + "uusi")
    assert time.process_time() - began < 2
