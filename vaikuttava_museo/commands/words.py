"""`words`: look up the site's new words and keep their forms in the search's cache.

Finnish needs Voikko (Debian: `libvoikko1 voikko-fi`), both need the packages of `uv sync --group words`.
"""

import json
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from vaikuttava_museo.commands.guard import NO_LIBRARY
from vaikuttava_museo.commands.required_settings import required_settings
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language
from vaikuttava_museo.search.lemma_cache import Lemmatiser, cache_file, read_lexicon
from vaikuttava_museo.search.search_file import words_of
from vaikuttava_museo.texts import say_both
from vaikuttava_museo.texts.refusal import Refusal


def words(options: Namespace) -> int:
    """Build the site into a temporary folder and bring the caches up to date with its words.

    Raises Refusal without Voikko. Where the content keeps the site from being built, MkDocs has said what is wrong.
    """
    required_settings()
    lemmatisers = {language: _lemmatiser(language) for language in LANGUAGES}
    with TemporaryDirectory() as site:
        built = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], check=False
        )
        if built.returncode:
            return built.returncode
        for language, lemmatiser in lemmatisers.items():
            (published,) = Path(site, "search").glob(f"{language.code}.*.json")
            found = words_of(json.loads(published.read_text(encoding="utf-8")))
            lexicon = read_lexicon(language.code)
            filled = lexicon.filled(found, lemmatiser)
            cache_file(language.code).write_text(str(filled), encoding="utf-8")
            print(f"{language.name}: {len(filled.words)} ({len(found - lexicon.words.keys())} +)")
    return 0


def _lemmatiser(language: Language) -> Lemmatiser:
    if language is FINNISH:
        from vaikuttava_museo.search.finnish_word_forms import FinnishLemmatiser  # noqa: PLC0415 - needs Voikko
        from vaikuttava_museo.search.voikko import INSTALL, MISSING  # noqa: PLC0415

        try:
            return FinnishLemmatiser()
        except MISSING as error:
            sentence = say_both("no-library", between="\n", library="Voikko", command=INSTALL)
            raise Refusal(sentence, NO_LIBRARY) from error
    from vaikuttava_museo.search.swedish_word_forms import SwedishLemmatiser  # noqa: PLC0415 - needs simplemma

    return SwedishLemmatiser()
