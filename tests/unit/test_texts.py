import re

import pytest

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH
from vaikuttava_museo.texts import catalogue


def bare(text: str) -> str:
    """Return a sentence without what is filled into it."""
    return re.sub(r"\{\w+\}", "", text)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
@pytest.mark.parametrize("name", ["interface", "messages", "release", "package", "ledger"])
def test_every_sentence_is_text_and_says_something(name, language):
    texts = catalogue(name, language)
    assert [key for key, text in texts.items() if not isinstance(text, str) or not text.strip()] == []


@pytest.mark.parametrize("name", ["interface", "messages", "release", "package", "ledger"])
def test_no_sentence_longer_than_a_word_is_the_same_in_both_languages(name):
    finnish, swedish = catalogue(name, FINNISH), catalogue(name, SWEDISH)
    same = [key for key, text in finnish.items() if text == swedish[key] and len(bare(text)) > 20]
    assert same == []
