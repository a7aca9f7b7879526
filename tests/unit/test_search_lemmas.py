"""The cache keeps what a lemmatiser has told, and asks only about what is new."""

from pathlib import Path

from vaikuttava_museo.search.lemmas import (
    Forms,
    Lexicon,
    Reading,
    cache_file,
    parse_lexicon,
    read_lexicon,
    write_lexicon,
)

READINGS = {
    "työpohjan": [Reading("työpohja", ("pohja", "työ"))],
    "kokeilun": [Reading("kokeilu", (), ("kokeilla",))],
    "voi": [Reading("voi"), Reading("voida")],
}


class Recorder:
    """A lemmatiser that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def readings(self, word: str) -> list[Reading]:
        self.asked.append(word)
        return READINGS[word]

    def forms(self, lemma: str) -> set[str]:
        return {lemma + ending for ending in ("n", "lle")}


def test_forms_are_folded_and_share_a_stem():
    forms = Forms.of(["työ", "työn", "töitä"])
    assert forms == Forms("t", ("oita", "yo", "yon"))
    assert Forms.parse(str(forms)) == forms
    assert Forms.parse(str(Forms.of(["vain"]))) == Forms("vain", ("",))


def test_every_lemma_part_and_root_of_a_word_gets_its_forms():
    lexicon = Lexicon().filled(READINGS, Recorder())
    assert set(lexicon.lemmas) == {"työpohja", "pohja", "työ", "kokeilu", "kokeilla", "voi", "voida"}
    assert str(lexicon.lemmas["pohja"]) == "pohja|,lle,n"


def test_only_new_words_are_looked_up_and_old_ones_dropped():
    first = Lexicon().filled({"voi", "kokeilun"}, Recorder())
    recorder = Recorder()
    second = first.filled({"voi", "työpohjan"}, recorder)
    assert recorder.asked == ["työpohjan"]
    assert set(second.words) == {"voi", "työpohjan"}
    assert "kokeilla" not in second.lemmas
    assert second.missing({"voi", "uusi"}) == {"uusi"}


def test_a_cache_reads_back_as_it_was_written(tmp_path: Path):
    lexicon = Lexicon().filled(READINGS, Recorder())
    text = write_lexicon(lexicon)
    assert parse_lexicon(text) == lexicon
    assert '"työpohjan": "työpohja+pohja+työ",' in text.split("\n")
    assert write_lexicon(parse_lexicon(text)) == text
    path = cache_file("fi", tmp_path)
    path.write_text(text, encoding="utf-8")
    assert read_lexicon(path) == lexicon


def test_without_a_cache_every_word_is_missing(tmp_path: Path):
    assert read_lexicon(cache_file("fi", tmp_path)).missing({"a"}) == {"a"}


def test_the_committed_caches_are_sound_and_small():
    size = 0
    for language in ("fi", "sv"):
        path = cache_file(language)
        lexicon = read_lexicon(path)
        size += path.stat().st_size
        for several in lexicon.words.values():
            for reading in several:
                assert {reading.lemma, *reading.parts, *reading.roots} <= set(lexicon.lemmas)
        assert write_lexicon(lexicon) == path.read_text(encoding="utf-8"), "run `make words`"
    assert size < 3_000_000
