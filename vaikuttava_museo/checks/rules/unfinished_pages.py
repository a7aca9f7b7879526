"""Pages and sections without a text, and what was only meant for whoever writes on: notes, blanks, models' sentences."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.values import is_text
from vaikuttava_museo.content.addresses import PAPERS_FOLDER, as_id
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.pages import Heading, Page
from vaikuttava_museo.content.passages import Passage
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.yaml_with_lines import Location, YamlSource, leaves
from vaikuttava_museo.ledger.pull_request_description import read_description
from vaikuttava_museo.texts.page_template import (
    TELLS,
    model_files,
    model_ids,
    model_places,
    model_texts,
    told_line,
    unwritten_lines,
)


def sections_filled(page: Page) -> Iterator[Finding]:
    """Find an empty page, and headings followed by nothing but the next heading of their level."""
    if all(line.is_blank for line in page.lines):
        yield finding(page.path, page.body_line, "page-empty")
        return
    last = Heading(1, "", None, page.lines[-1].number + 1)
    for heading, after in pairwise((*page.headings, last)):
        is_empty = all(line.is_blank for line in page.between(heading.line, after.line))
        if heading.text and after.level <= heading.level and is_empty:
            yield finding(page.path, heading.line, "section-empty", text=heading.text)


def page_written(page: Page) -> Iterator[Finding]:
    """Find the sentences and ids of a new page's model that are to be replaced, where nothing has been written instead."""
    lines = [(page.meta.line_of((key,)), page.text_of(key).strip()) for key in ("title", "description")]
    body = page.body.split("\n") if any(map(page.body.__contains__, TELLS)) else ()
    for line, text in (*lines, *enumerate(map(told_line, body), start=page.body_line)):
        if text in unwritten_lines(page.language):
            yield finding(page.path, line, "page-unwritten", text=text.rstrip("."))
    for heading in page.headings:
        if heading.id in model_ids() and not {heading.text} & {
            *unwritten_lines(page.language),
            *model_texts(),
        }:
            yield finding(page.path, heading.line, "page-unwritten", text=heading.id)


_NAME = r"[A-ZÅÄÖ][a-zåäö]{1,20}"
_ASKED = r"lähde|viite|tarkist\w*|oikein|källa|käll|referens|kolla|kontrollera|stämmer"
# At the beginning of a word alone, and by its first letter: a page is gone through from letter to letter.
_AT_WORDS = (
    r"(?=[TtFfLl])(?i:todo|fixme|tbd|lorem ipsum)(?!\w)",
    r"(?=[PpDdXx])(?i:p{1,2}[./]k{1,2}|d{1,2}[./]m{1,2}|x{2}[./]x{2})[./](?i:v{2,4}|å{2,4}|y{2,4}|x{2,4}|\d{2,4})(?!\w)",
    r"(?:[xX]{2,6}|N\.?N\.?)(?![\w-]|\.\w{3}|\. [a-zåäö])",
    r"(?:KESKEN(?:ERÄINEN)?|LUONNOS|TÄYDEN\w*|PUUTTUU|TARKIST\w*|KORJAA\w*|"
    r"LISÄTÄÄN|POISTETAAN|KYSY\w*|PÄIVIT\w*"
    r"|UTKAST|SAKNAS|KOMPLETTERA\w*|KOLLA\w*|"
    r"KONTROLLERA\w*|RÄTTA\w*|RADERAS?|LÄGGS? TILL|UPPDATERA\w*|FRÅGA\w*)(?!\w)",
    r"(?=[TtLlOoKkFfRrBbIi])(?i:teksti?t? tule\w* (?:myöhemmin|tähän|tänne)|"
    r"täydennetään (?:myöhemmin|vielä)|lisätään (?:myöhemmin|tähän)"
    r"|tarkistetaan (?:vielä|myöhemmin)|"
    r"(?:otsikko|teksti|kuva|linkki|lähde) tähän|tähän (?:otsikko|teksti|kuva|linkki|lähde)"
    r"|text(?:en)? kommer (?:senare|här)|"
    r"kompletteras senare|fylls i senare|läggs till senare|kollas (?:ännu|senare)"
    r"|(?:rubrik|text|bild|länk|källa)(?:en|n)? (?:här|hit)(?=[.!]?$)|"
    r"(?:infoga|lägg till) (?:text|bild|rubrik) här)(?!\w)",
    rf"(?=[HhOoNn])(?i:huom|obs|nb)[!:.,]{{0,2}} {_NAME},? (?:\w+ )?"
    r"(?:tarkist|kysy|korja|lisää|täydentä|hoitaa|kolla|kontroller|fråga|fixa"
    r"|rätta|lägg|kompletter)\w*[^.!?]{0,60}",
    r"(?:ennen julkaisua|före publicering(?:en)?)(?=[.!]?$)",
    r"(?:Kommentoinut|Kommenterad|Kommentti|Kommentar|Commented) \[\w{1,8}\]:?",
    r"(?:Poistettu|Lisätty|Muotoiltu|Borttaget|Infogat|Formaterat|Deleted|Inserted|Formatted):(?=\s)",
    r"(?:Virhe[.!] (?:Viit|Kirjanm|Hyperl|Tuntem)\w*|Fel! (?:Hittar|Bokm|Ogilt|Det g|Ok)\w*|Error! \w+)[^.!]{0,60}",
    # The number that a program prints on each of its pages.
    r"(?m:^(?:Sivu|Sida|Page) \d{1,3} ?(?:/|\(|av) ?\d{1,3}\)?$)",
    # What a mail, a chat or a program that writes texts says around the text that was asked of it.
    r"(?=[SsLlHhVv])(?i:skickat från min \w+|lähetetty (?:iphonesta|\w+[- ]laitteesta)|sent from my \w+|"
    r"skaffa outlook för \w+|hanki outlook for \w+|vidarebefordrat meddelande|välitetty viesti)",
    r"(?m:^(?:Från|Lähettäjä|From): .{1,80}\n"
    r"(?:Skickat|Datum|Till|Lähetetty|Päivä\w{0,9}|Vastaanottaja|Sent|Date|To): )",
    r"(?=[SsAaVvJjTtOo])(?i:(?:självklart|absolut|visst|javisst|totta kai|tietysti|toki|selvä)[!.] "
    r"(?:här (?:är|kommer)|tässä on)[^.!?:]{0,80}|"
    r"om du vill att jag (?:anpassar|formulerar|förkortar|gör|justerar|skriver|ändrar)[^.!?]{0,80}|"
    r"jos haluat, että (?:kirjoitan|lyhennän|muokkaan|muotoilen|teen|tiivistän)[^.!?]{0,80})",
    r"contentReference\[[^\]]*\](?:\{[^}]*\})?",
    r"oaicite:\d+",
    # The field codes of Word as it leaves them in plain text, without their braces.
    r"(?<!\{)(?<!\{ )(?:HYPERLINK(?!\w)|(?:PAGEREF|REF) _\w+|TOC \\\w|SEQ \w+ \\\*|MERGEFIELD \w+)",
)
_AT_MARKS = (
    rf"\((?:\?{{2,}}|(?i:{_ASKED})[^()?]{{0,20}}\?*|[^()?]{{0,20}}\?{{2,}})\)",
    r"\?{3,}",
    r"\[[A-ZÅÄÖ]{1,4}\d{1,3}(?:R\d{1,3})?\](?:\s?(?:Kommentti|Kommentar|Comment)\w*:?)?",
    r"\[(?i:(?:i ?går|i ?dag|eilen|tänään|\w{2,9}dag|\w{3,5}(?:tai|na)|\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?),? )?"
    r"(?:kl\.? |klo )?\d{1,2}[.:]\d\d\]",
    r":contentReference\[[^\]]*\](?:\{[^}]*\})?",
    r"【[^】]{0,40}】",
    r"\{ ?(?:HYPERLINK|PAGEREF|REF|TOC|SEQ|MERGEFIELD|INCLUDEPICTURE)(?!\w)",
)
_NOTES = re.compile(rf"(?<!\w)(?:{'|'.join(_AT_WORDS)})|(?=[(?\[:【{{])(?:{'|'.join(_AT_MARKS)})")
"""What was written for a colleague, or by a program for its user, and tells a reader nothing."""

_CLOSING = re.compile(
    r"(?m)^(?:(?i:mvh|terv\.?)[,.]?$|(?:T\.|BR,?|/) ?" + _NAME + r"$"
    r"|(?i:(?:med )?(?:(?:vänliga?|bästa|varma|soliga|glada) )?hälsning(?:ar)?|(?:\w+ )?terveisin)[,.!]?"
    rf"(?:[ \n]{_NAME}(?: {_NAME})?)?$"
    rf"|(?i:hei|moi|moikka|terve|hyvä|hej|hejsan|bästa|kära) (?:kaikki|alla|vänner|ystävät|kolleg(?:a|at|er)|{_NAME})[,!]$)"
)
"""How somebody's mail begins and ends; the letters of the site, to copy, have both as they should."""

_BRACKETED = re.compile(r"(?<![*\[])\[(?P<text>[^\[\]^|]{2,60})\](?![(\[:])")
_TO_FILL_IN = re.compile(
    r"(?i)\b(?:nime|nimi|päivä|pvm|aika|paikka|paikan|osoite|linkki|luku|määrä|summa|vuosi|lähde|tähän|lisä|tarkist|kysy|täyd"
    r"|kesken|puuttu|kuva\b|otsikko|teksti|kumppani|organisaatio|namn|datum|dag\b|tid\b|plats|ort\b|adress|länk|tal\b|antal|summa"
    r"|år\b|källa|här\b|lägg|kolla|kontroll|fråga|komplett|saknas|bild|rubrik|text|partner|organisation|ifyll|fyll)"
)
_BLANK = re.compile(r"(?<!\w)_{2,}(?:[.\s/]{0,2}_{2,}){0,3}(?!\w)|(?<=[\s(])\.{6,}|…{2,}")


_UNFILLED = re.compile(r"[\s.]*(?:…|\.{3})[\s.…]*")


def values_filled_in(path: PurePosixPath, source: YamlSource) -> Iterator[Finding]:
    """Find texts of data that are still the … of a correction, once a line."""
    left = ((source.line_of(at), text) for at, text in leaves(source.data) if is_text(at))
    for line, text in dict.fromkeys(each for each in left if _UNFILLED.fullmatch(each[1])):
        yield finding(path, line, "note-left", seen=text)


_NAMES = frozenset({"id", "url", "title", "label"})
"""The keys of what tells one thing from all others, however short."""


def models_filled_in(path: PurePosixPath, source: YamlSource) -> Iterator[Finding]:
    """Hint at names and short texts of a model, where something of it is left that only the model has."""
    parts = dict[Location, list[tuple[Location, str]]]()
    for at, text in leaves(source.data):
        for is_item, part in ((False, ()), (True, at[:2])):
            if (is_item, at[len(part) :], text) in model_places():
                parts.setdefault(part, []).append((at, text))
    places = dict[int, list[str]]()
    for part, left in parts.items():
        own = (at[len(part)] in _NAMES or at[-1] == "term" or text in model_texts() for at, text in left)
        for at, text in left if any(own) else ():
            if text not in model_texts():
                places.setdefault(source.line_of(at), []).append(text)
    title = str(source.data.get("title", ""))
    is_named = title.startswith(TELLS) or as_id(title).startswith(path.stem)
    if (
        path.name in model_files()
        and not is_named
        and not any(at[0] == "title" for at, _ in parts.get((), ()))
    ):
        places.setdefault(1, []).append(path.name)
    for line, texts in places.items():
        yield finding(path, line, "model-left", text="”, ”".join(texts))


def notes_left(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find notes between those who write, what is yet to fill in, and blanks for pens, each kind once a line."""
    for passage in passages:
        own = [("note-left", match[0]) for match in _NOTES.finditer(passage.text)]
        taken = " ".join(seen for _, seen in own)
        is_letter = passage.path.parts[0] == PAPERS_FOLDER  # whose sender fills in what stands in brackets
        is_heading = passage.lines and passage.lines[0][1].startswith("#")
        ends = () if is_letter or is_heading else _CLOSING.finditer(passage.text)
        own += [("note-left", match[0]) for match in ends]
        for match in _BRACKETED.finditer(passage.text) if "[" in passage.text and not is_letter else ():
            is_quoted = passage.text.count("”", 0, match.start()) % 2
            is_word = re.search(r"[^\W\d_]{2}", match["text"]) and match["text"].lower() not in ("sic", "x")
            typed = passage.line_with(match[0])[1]
            is_nested = re.search(r"\[[^\[\]]*" + re.escape(match[0]), typed)  # the rules of links tell of it
            if is_word and not is_nested and not is_quoted and match[0] not in taken:
                own.append(("note-left" if _TO_FILL_IN.search(match["text"]) else "bracket-left", match[0]))
        has_blank = "__" in passage.text or "......" in passage.text or "……" in passage.text
        own += [("blank-left", match[0]) for match in (_BLANK.finditer(passage.text) if has_blank else ())]
        places = dict[tuple[str, int], dict[str, None]]()
        for rule, seen in own:
            places.setdefault((rule, passage.line_with(seen)[0]), {})[" ".join(seen.split())] = None
        for (rule, line), seens in places.items():
            yield finding(passage.path, line, rule, seen="”, ”".join(seens))


def models_replaced(passages: Iterable[Passage]) -> Iterator[Finding]:
    """Find texts of the guide's models: those that tell what to write, and, as hints, those of its examples."""
    for passage in passages:
        is_told = model_texts().get(passage.text.strip())
        if is_told is not None and not passage.is_search_word:
            rule, text = "page-unwritten" if is_told else "model-left", passage.text.strip().rstrip(".")
            yield passage.finding(rule, text=text)


def answers_pasted(content: Content) -> Iterator[Finding]:
    """Find answers about the languages, which belong in the description of a pull request, in the text of a page."""
    names = {key for key, _ in content.pages} | {str(path) for path in content.data}
    for page in content.pages.values():
        for line in page.lines:
            said = read_description(line.typed, names).answers if line.text.startswith("- [") else ()
            if said and said[0].address.page:
                yield finding(page.path, line.number, "note-left", seen=line.typed.strip())


CONTENT_RULES = (answers_pasted,)
SPOKEN_RULES = (notes_left, models_replaced)
DATA_RULES = (values_filled_in, models_filled_in)
PAGE_RULES = (sections_filled, page_written)
