"""`python -m vaikuttava_museo.search --fill [site]`: look up the site's new words and keep them in the cache.

Needs the lemmatisers (Debian `libvoikko1 voikko-fi`, and `uv sync --group words`). Without a built site it
builds one into a temporary folder.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.search.lemmas import CACHE, Lemmatiser, cache_file, read_lexicon, write_lexicon
from vaikuttava_museo.search.published import words_of

USAGE = "Käyttö / Användning: python -m vaikuttava_museo.search --fill [site]"


def _finnish() -> Lemmatiser:
    from vaikuttava_museo.search.finnish import FinnishLemmatiser  # noqa: PLC0415 - only where it is installed

    return FinnishLemmatiser()


def _swedish() -> Lemmatiser:
    from vaikuttava_museo.search.swedish import SwedishLemmatiser  # noqa: PLC0415 - only where it is installed

    return SwedishLemmatiser()


LEMMATISERS: Mapping[Language, Callable[[], Lemmatiser]] = {FINNISH: _finnish, SWEDISH: _swedish}


def site_words(site: Path, language: Language) -> set[str]:
    """Return the words of a built site in one language; raises FileNotFoundError when it has no search."""
    found = sorted((site / "search").glob(f"{language.code}.*.json"))
    if not found:
        raise FileNotFoundError(site / "search")
    return words_of(json.loads(found[0].read_text(encoding="utf-8")))


def fill(site: Path, folder: Path = CACHE) -> None:
    """Bring the caches in a folder up to date with the words of a built site."""
    for language in LANGUAGES:
        words, path = site_words(site, language), cache_file(language.code, folder)
        lexicon = read_lexicon(path)
        new = lexicon.missing(words)
        filled = lexicon.filled(words, LEMMATISERS[language]())
        path.write_text(write_lexicon(filled), encoding="utf-8")
        print(f"{path.name}: {len(filled.words)} ({len(new)} +)")


def main(arguments: list[str]) -> int:
    """Run the command; return the exit code: 0 done, 2 a wrong call."""
    if not arguments or arguments[0] != "--fill" or len(arguments) > 2:
        print(USAGE, file=sys.stderr)
        return 2
    if len(arguments) == 2:
        fill(Path(arguments[1]))
        return 0
    with TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(call, check=True)
        fill(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
