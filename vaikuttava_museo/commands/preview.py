"""The live preview survives whatever an editor saves: a page that cannot be read, a build that fails."""

import sys
from collections.abc import Callable, Iterable
from html import escape
from typing import Any, Protocol

from vaikuttava_museo.commands.guard import told_unexpected
from vaikuttava_museo.content.front_matter import FrontMatterText, split_front_matter
from vaikuttava_museo.content.languages import LANGUAGES, Language
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.texts import say

RETRY_SECONDS = 2

POLLING_INTERVAL = 0.1
"""How often the preview looks whether a file has changed, in seconds; MkDocs does every 0.5."""
BUILD_DELAY = 0.05
"""How long it waits for other files that are saved with it; MkDocs waits 0.1."""


class Watcher(Protocol):
    """MkDocs' server, as far as it watches files."""

    observer: Any

    def watch(self, path: str) -> None:
        """Begin to look at a file or folder."""

    def unwatch(self, path: str) -> None:
        """Look at it no more."""


def watch_closely(server: Watcher, watched: Iterable[str]) -> None:
    """Look more often than MkDocs does whether a file has changed, also in what it watches already."""
    from watchdog.observers.polling import PollingObserver  # noqa: PLC0415 – 25 ms of every build, for a preview alone

    paths = list(watched)
    for path in paths:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=POLLING_INTERVAL)
    for path in paths:
        server.watch(path)


def preview_source(content: Content, key: str, language: Language, text: str) -> str:
    """Return the text from which a page is previewed: one with unreadable front matter keeps only its body.

    MkDocs would read a faulty block in its own way: take a missing template from it, or unfold nested aliases.
    """
    if (key, language) in content.meta:
        return text
    page = content.page(key, language)
    parts = split_front_matter(text)
    body = parts.body if isinstance(parts, FrontMatterText) else text
    title = (page.text_of("title") if page else "") or key
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'---\ntitle: "{quoted}"\n---\n\n{body}'


class Rebuild:
    """Builds the preview anew; when that fails, says so in the terminal and on every page, and goes on.

    MkDocs' own server prints a traceback and then answers nothing until the next successful build.
    """

    def __init__(
        self,
        build: Callable[[], None],
        missing: Callable[[int], bytes | None],
        report_to: str,
        refusals: tuple[type[Exception], ...],
    ) -> None:
        """Take MkDocs' builder and its page for what is missing, where to report faults, and errors in sentences."""
        self._build, self._missing = build, missing
        self._report_to, self._refusals = report_to, refusals
        self._failure = ""

    def __call__(self) -> None:
        """Build; never raise."""
        self._failure = ""
        try:
            self._build()
        except self._refusals as refusal:
            self._failure = str(refusal)
        except Exception as error:
            self._failure = told_unexpected(error, "unexpected-serve", self._report_to)
        if self._failure:
            print(self._failure, file=sys.stderr)

    def error_page(self, code: int) -> bytes | None:
        """Return the page shown for one that was not built: what failed, or the site's own for a wrong address."""
        if not self._failure:
            return self._missing(code)
        return failure_page(self._failure).encode("utf-8", errors="replace")


def failure_page(failure: str) -> str:
    """Return a page that tells of a failed build and tries again by itself."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in failure.split("\n"))
    title = " / ".join(say(language, "fault") for language in LANGUAGES)
    return (
        f'<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="refresh" content="{RETRY_SECONDS}">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>'
        f'<body style="font:1.1rem/1.5 system-ui;max-width:42rem;margin:3rem auto;padding:0 1rem">{paragraphs}</body></html>'
    )
