"""Pages that have other names now, or are gone: the addresses they had before lead on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from vaikuttava_museo.checks.rules.menu import ALL_WORKSHEETS, PAPERS, bare_key, place_findings
from vaikuttava_museo.content.addresses import AGENDA, HOME, PLAN, RUN, WORKSHEET_FOLDER, file_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES
from vaikuttava_museo.content.menu_and_footer import FORMER_KEY, MENU_FILE
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.ledger.ledger_files import Compared, Standing


def moved_sound(content: Content) -> Iterator[Finding]:
    """Find former names of pages that no address can have had, that a page has, or that lead nowhere."""
    for old, place in content.menu.moved.items() if content.menu else ():
        source, at = content.data[MENU_FILE], ("moved", old)
        line = source.line_of(at)
        if content.is_there(old) and FORMER_KEY.fullmatch(place) and not content.is_there(place):
            names = {source.keys.get(at): place, source.values.get(at): old}
            mended = source.retyped(line, {typed: name for typed, name in names.items() if typed})
            yield finding(MENU_FILE, line, "moved-reversed", page=old, given=place, mended=mended)
            continue
        yield from place_findings(content, line, place)
        if not FORMER_KEY.fullmatch(old):
            yield finding(MENU_FILE, line, "moved-name-form", given=old, meant=bare_key(old))
        elif content.is_there(old):
            yield finding(MENU_FILE, line, "moved-page-there", page=old)


def pages_still_found(content: Content, compared: Compared) -> Iterator[Finding]:
    """Find pages that the ledger knows and that are gone, so that links to them from elsewhere lead nowhere."""
    known = {statement.address.page for statement in compared.statements}
    # What the program knows by name is missed also where nobody has compared anything yet.
    listed = {name.removesuffix(".md") for name in content.navigation or ()}
    known |= {key for key in listed if is_known_by_name(content, key)}
    names = [name for name in sorted(known) if not name.endswith(".yml") or name.startswith(WORKSHEET_FOLDER)]
    gone = [name for name in names if not content.is_there(name.removesuffix(".yml"))]
    apart = _named_apart(content, known) if len(gone) == 1 and not gone[0].endswith(".yml") else ""
    for name in gone:
        key = name.removesuffix(".yml")
        misnamed = PurePosixPath(f"{key}.yaml")
        files = (PurePosixPath(name), misnamed, *(file_of(key, language) for language in LANGUAGES))
        is_told = content.is_unread(*files) or misnamed in content.files
        if is_told or content.menu is None:
            continue
        successor = _successor(name, known, compared.standings) or apart
        # The saved answers of a worksheet have its name on them.
        if is_known_by_name(content, name) or (name.endswith(".yml") and successor):
            yield from _name_kept(name, successor)
        elif key not in map(bare_key, content.menu.moved):
            source, now = content.data[MENU_FILE], successor.removesuffix(".yml")
            head = "" if "moved" in source.data else "moved:\n"
            values = {"page": key, "now": now, "mended": f"{head}  {key}: {now or '…'}"}
            rule = "page-moved" if successor else "page-gone"
            yield finding(MENU_FILE, source.line_of(("moved",)), rule, **values)


def led_on(content: Content, found: Iterable[Finding]) -> Content:
    """Return the content with its menu leading on from each page that was found to have another name now."""
    if content.menu is None:
        return content
    given = {bare_key(old): bare_key(place) for old, place in content.menu.moved.items()}
    moved = {one.values["page"]: one.values["now"] for one in found if one.rule == "page-moved"}
    return replace(
        content, menu=content.menu.model_copy(update={"moved": given | content.menu.moved | moved})
    )


def _successor(name: str, known: set[str], standings: Sequence[Standing]) -> str:
    """Return the new page that has most of the texts of one that is gone; "" when there is none."""
    own = (item for item in standings if item.statement and item.statement.address.page == name)
    texts = [item.section.address.page for item in own]
    new = Counter(page for page in texts if page not in known).most_common(1)
    return new[0][0] if new and 2 * new[0][1] > len(texts) else ""


def _named_apart(content: Content, known: set[str]) -> str:
    """Return the Finnish name of the one new page whose two languages have each a name of their own; "" without such."""
    new = [(key, language) for key, language in content.pages if key not in known]
    alone = {
        language: key for key, language in new if not content.is_there(key, *set(LANGUAGES) - {language})
    }
    return alone[FINNISH] if len(new) == len(alone) == len(LANGUAGES) else ""


def is_known_by_name(content: Content, key: str) -> bool:
    """Tell of pages that the program knows by name."""
    shares_data = PurePosixPath(f"{key}.yml") in content.data
    return shares_data or key in {HOME, ALL_WORKSHEETS, AGENDA, PLAN, RUN, *PAPERS}


def _name_kept(name: str, successor: str) -> Iterator[Finding]:
    if name.endswith(".yml"):
        yield finding(PurePosixPath(successor), 1, "page-name-kept", name=name)
        return
    for language in LANGUAGES:
        path, old = file_of(successor or name, language), file_of(name, language)
        rule = "page-folder-kept" if path.name == old.name and path != old else "page-name-kept"
        yield finding(path, 1, rule, name=old, folder=f"docs/{old.parent}".removesuffix("/."))


CONTENT_RULES = (moved_sound,)
LEDGER_RULES = (pages_still_found,)
