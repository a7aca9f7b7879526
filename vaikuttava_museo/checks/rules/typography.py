"""Marks, spaces and numbers as both languages write them (Kielitoimiston ohjepankki, Svenska skrivregler).

A slip is a pattern and what is meant by it, where that can be told: with the same list the checks offer the mended
line and `make fix` mends it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from vaikuttava_museo.checks.edits import Edit, Finder, always, apart, edit_findings, finder
from vaikuttava_museo.checks.numbers_and_units import NUMBERS, RANGES, UNITS
from vaikuttava_museo.checks.passages_of_pages import prose_numbers
from vaikuttava_museo.checks.quotation_marks import QUOTATION_MARKS
from vaikuttava_museo.checks.rules.dates_and_times import CLOCK, DATES_AND_TIMES, DATES_DECIDED, MONTH
from vaikuttava_museo.checks.rules.wording import places
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.prose import STAND_IN, masked
from vaikuttava_museo.page.rendered_page import rendered

_WEEKDAYS = r"ma|ti|ke|to|pe|la|su|må|on|fr|lö|sö"


def _route(match: re.Match[str], language: str) -> str | None:
    known = places() if language == "fi" else frozenset(places().values())
    is_route = match[1] in known and match[2] in known and match[0] != "Helsinki-Vantaa"
    return f"{match[1]}–{match[2]}" if is_route else None


_EMPHATIC = {
    "fi": {"ei", "hyvin", "joo", "kovin", "kyllä", "niin", "paljon", "pitkään", "todella", "vähän"},
    "sv": {"ja", "länge", "mycket", "nej", "väldigt"},
}


def _once(match: re.Match[str], language: str) -> str | None:
    first, second = match["word"], match["again"]
    is_meant = first.lower() in _EMPHATIC[language] or (second[0].isupper() and not first[0].isupper())
    return None if is_meant else first


_LETTER = r"[^\W\d_]"
# In Finnish a hyphen joins a word to a name of several words: Sámi Siida -museo.
_GOES_ON = re.compile(r"(?:eli|ei|eikä|ja|joka|jonka|jossa|jotka|kun|mutta|niin|sillä|tai|vaan)(?!\w)")


def _dash(match: re.Match[str], language: str) -> str | None:
    return " – " if language == "sv" or _GOES_ON.match(match.string, match.end()) else None


_OF_DASHES: tuple[Finder, ...] = (
    finder("number-range", r"(?<![\w-])([A-ZÅÄÖ]\w{2,20})-([A-ZÅÄÖ]\w{2,20})(?![\w-])", _route),
    finder("number-range", rf"(?<![\w-])({_WEEKDAYS})-({_WEEKDAYS})(?![\w-])", always(r"\1–\2")),
    finder(
        "dash-hyphen",
        r"(?<=[^\s|>])(?!(?<=\d) - \d) (?:--?|—) (?=[^\s|>–—-])|(?<=\w)—(?=\w)",
        always(" – "),
    ),
    finder("dash-hyphen", r"(?<=[\w)”])(?<!och)(?<!eller)(?<!samt) -(?=[a-zåäö]{2})", _dash),
)  # fmt: skip
_OF_MARKS: tuple[Finder, ...] = (
    finder("space-before-mark", rf"(?<=[\w)”%€]) +([,;](?={_LETTER})|[.!?](?=[A-ZÅÄÖ][a-zåäö]))", always(r"\1 ")),
    finder("space-before-mark", rf"(?<=[\w)”%€*{STAND_IN}]) +([,.!?;:])(?=\s|$)(?!\s*\.)", always(r"\1")),
    finder(
        "space-before-mark",
        rf"(?<=\()(?<!\(\() +(?=[\w”*{STAND_IN}])|(?<=[\w”%€.!?*{STAND_IN}]) +(?=\))",
        lambda match, _: None if "( #" in match.string else "",  # an id in the wrong brackets
    ),
    finder("space-before-mark", r"(?<=[%€]) +:(?=[a-zåäö]{1,4}(?!\w))", always(":")),
    finder("mark-twice", r"(?<=[\w)”])\.{4,5}(?![.\w])", always("…")),
    finder("space-after-mark", r"(?<![\w*])\*\*(?=\S)[^*]{1,80}[:;,.!?]\*\*(?P<gap>)(?=[^\W\d_])", always(" "), "gap"),
    finder("mark-twice", r"(?<=[\w)”])(?:([,;:])\1+|\.\.)(?![./\w])", lambda match, _: match[0][0]),
    finder(
        "space-after-mark",
        rf"(?<=[\w)”%€]),(?={_LETTER})|(?<={_LETTER})[!?](?=[A-ZÅÄÖ])"
        r"|(?<=[a-zåäö]{2})\.(?=[A-ZÅÄÖ][a-zåäö]{2})|(?<=[a-zåäö]{3}):(?=[A-ZÅÄÖ])",
        always(r"\g<0> "),
    ),
)  # fmt: skip
_OF_WORDS: tuple[Finder, ...] = (
    finder("word-twice", rf"(?<![\w-])(?P<word>{_LETTER}{{2,40}}) (?P<again>(?i:(?P=word)))(?![\w/-])", _once),
)  # fmt: skip
_OF_SPACES: tuple[Finder, ...] = (
    # Wider gaps part the columns of a table, which its own rule finds.
    finder("space-twice", rf"(?<=[^\s|{STAND_IN}])(?<!^\S) {{2,3}}(?=[^\s|])", always(" ")),
)
FINDERS: Mapping[re.Pattern[str], tuple[Finder, ...]] = {
    re.compile("[\"'“„‟«»‘´]"): QUOTATION_MARKS,
    re.compile(
        rf"[\dKk](?:(?<=\d)(?:[.,:/'’-] ?\d|:[ae]|\.? (?i:{MONTH}))|(?<=[Kk])(?i:lo\.?|ello|l\.?|lockan) ?\d)"
    ): (*DATES_AND_TIMES, *NUMBERS),
    re.compile(r"[\d.IVX][ \u00a0]?[-–—−‐‑]{1,2}[ \u00a0]?[\dIVX]"): RANGES,
    re.compile(
        r"[\d€§E](?:(?<=\d)(?:[^\W\d_]|[€%‰°º˚§]|[ \u00a0](?:[º°˚]|[kcdm]?m\^?[23])|[,:][-–—])|(?<=[€§]) ?\d|(?<=E)UR)"
    ): UNITS,
    re.compile("[-—]"): _OF_DASHES,
    re.compile(r"[ ,;:.!?](?:[,;:.!?)]|(?<! )[^\W\d_])|\( |[:;,.!?]\*\*[^\W\d_]"): _OF_MARKS,
    re.compile(" "): _OF_WORDS,
    re.compile("  "): _OF_SPACES,
}
"""What finds each kind of slip, after what is in any text with it; where two claim the same characters, the first is right.

Most texts have neither quotation marks nor numbers, and every build asks all texts.
"""

DECIDED = DATES_DECIDED | {"number-decimal", "word-twice"}
"""Slips in which there is something to decide; `make fix` mends the others."""


def slips(text: str, language: str | None) -> list[Edit]:
    """Return the slips in a text as it was typed, in the order of the text."""
    if language not in CLOCK:
        return []
    prose = masked(text)
    asked = (find for needed, finders in FINDERS.items() if needed.search(prose) for find in finders)
    return apart(edit for find in asked for edit in find(prose, language))


def typography_sound(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find marks, spaces and numbers that are not as the language writes them, each kind once a line."""
    for passage in passages:
        if edits := slips(passage.text, passage.language):
            yield from edit_findings(passage, edits)


def quotes_closed(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at texts in which one quotation mark has no pair."""
    for passage in passages:
        # Other marks, and what may be inches, leave it open what belongs together.
        if passage.text.count("”") % 2 and not re.search(r"\d”|[\"“„‟«»‘]|â€", passage.text):
            text = passage.text[passage.text.find("”") :][:40]
            yield passage.finding("quotes-open", text, text=" ".join(text.split()))


def parentheses_closed(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Hint at texts in which a parenthesis is opened and not closed."""
    for passage in passages:
        if passage.text.count("(") > passage.text.count(")") and not passage.is_search_word:
            text = passage.text[passage.text.rfind("(") :][:40]
            yield passage.finding("parenthesis-open", text, text=" ".join(text.split()))


_BROKEN = re.compile(
    r"(?<=[a-zåäö])-(?:[ \t]*\n[ \t]*| )"
    r"(?!(?:ja|tai|eli|sekä|eikä|kuin|että|vai|vaan|mutta|kuten|och|eller|samt|respektive|kontra|men|inte|som|såväl|utan|"
    r"liksom|än|till)\b)(?=[a-zåäö])"
)


def words_whole(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find words that a PDF or a letter broke at the end of its line: they show a hyphen and a space."""
    for passage in passages:
        for match in _BROKEN.finditer(passage.text) if "-" in passage.text else ():
            first = passage.text[: match.start()].split()[-1]
            last = re.match(r"\w*", passage.text[match.end() :])
            words, rest = passage.text[match.start() - len(first) : match.end()], last[0] if last else ""
            yield passage.finding("word-broken", words, seen=f"{first}- {rest}", meant=first + rest)


def trailing_spaces(page: Page) -> Iterator[int]:
    """Yield the numbers of the lines that end in spaces; two before a line that goes on are a line break, and sound."""
    prose = prose_numbers(page)
    for line, after in zip_longest(page.lines, page.lines[1:]):
        is_break = line.typed.endswith("  ") and not line.is_blank and after and not after.is_blank
        is_text = line.number in prose or line.text.isspace()
        if is_text and line.typed != line.typed.rstrip(" \t") and not is_break:
            yield line.number


def spaces_at_ends(page: Page) -> Iterator[Finding]:
    """Hint at spaces at the ends of lines, which nobody sees."""
    for number in trailing_spaces(page):
        yield finding(page.path, number, "space-trailing")


def accents_for_quotes(page: Page) -> Iterator[Finding]:
    """Find words in ``accents``, the quotation marks of some programs: they become code."""
    made = rendered(page)
    for code in made.root.iter("code") if "``" in page.body else ():
        text, line = "".join(code.itertext()), made.line_of(code)
        typed = page.line(line).typed
        if " " in text and f"``{text}``" in typed:
            mended = typed.replace(f"``{text}``", f"”{text}”").strip()
            yield finding(page.path, line, "quotes-foreign", text=text, seen=text, meant=text, mended=mended)


PAGE_RULES = (spaces_at_ends, accents_for_quotes)
TYPOGRAPHY_RULES = (typography_sound,)
SPOKEN_RULES = (quotes_closed, parentheses_closed, words_whole)
