"""How readers come to a page: menu and footer in `docs/valikko.yml`, `nav` in `mkdocs.yml`, links of other pages."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath
from textwrap import indent

from vaikuttava_museo.content.addresses import (
    HOME,
    PLAN,
    PURPOSE,
    WORKSHEET_FOLDER,
    file_of,
    papers_key,
)
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.folder import SETTINGS
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, Language
from vaikuttava_museo.content.localized import page_links
from vaikuttava_museo.content.menu_and_footer import (
    LONGEST_IN_FOOTER,
    LONGEST_IN_MENU,
    MENU_FILE,
    Menu,
    MenuLink,
)
from vaikuttava_museo.content.site_content import STEP_NUMBERS, Content
from vaikuttava_museo.content.yaml_marks import unwrapped
from vaikuttava_museo.content.yaml_rows import HOMES, as_in_footer, as_item, home_of
from vaikuttava_museo.content.yaml_with_lines import Location, leaves
from vaikuttava_museo.page.rendered_page import rendered
from vaikuttava_museo.texts.page_template import unwritten_lines

ALL_WORKSHEETS = f"{WORKSHEET_FOLDER}/{HOME}"
_ALWAYS_LED_TO = (HOME, ALL_WORKSHEETS, PLAN, PURPOSE)
"""Pages that templates lead to, as the path does to the steps."""
PAPERS = tuple(map(papers_key, STEP_NUMBERS))
"""Pages that those of the steps lead to."""


def menu_sound(content: Content) -> Iterator[Finding]:
    """Find places in menu and footer that are not there, stand there twice or are called something too long."""
    if content.menu is None:
        return
    line_of, seen = content.data[MENU_FILE].line_of, set[tuple[object, str]]()
    for at, link in _links(content.menu):
        line = line_of((*at, "page"))
        yield from place_findings(content, line, link.page)
        if (at[0], link.page) in seen:
            yield finding(MENU_FILE, line, "menu-page-twice", page=link.page)
        seen.add((at[0], link.page))
        limit = LONGEST_IN_MENU if at[0] == "menu" else LONGEST_IN_FOOTER
        labels = ((_label(content, link, each), each) for each in LANGUAGES)
        label, language = max(labels, key=lambda it: len(it[0]))
        if len(label) > limit and label not in unwritten_lines(language):
            typed = content.data[MENU_FILE].typed_line(line)
            row = f"- page: {link.page}\n  label: {{fi: …, sv: …}}"
            mended = indent(row, " " * (len(typed) - len(typed.lstrip())))
            values = {"text": label, "length": len(label), "limit": limit, "mended": mended}
            yield finding(MENU_FILE, line_of((*at, "label", language.code)), "menu-label-long", **values)


def _links(menu: Menu) -> Iterator[tuple[Location, MenuLink]]:
    """Yield every link of menu and footer and where it stands in the file."""
    yield from ((("menu", number), link) for number, link in enumerate(menu.menu))
    for group, links in enumerate(menu.footer):
        yield from ((("footer", group, "pages", number), link) for number, link in enumerate(links.pages))


def _label(content: Content, link: MenuLink, language: Language) -> str:
    if link.label:
        return str(link.label[language.code])
    page = page_links(content, language).get(link.key)
    return page.title if page else ""


def place_findings(content: Content, line: int, given: str) -> Iterator[Finding]:
    """Find a place in the menu's file that is not on the site."""
    # A page of the footer below a pair of names and deeper than it: YAML takes both lines for one name.
    if " - " in given and given not in content.data[MENU_FILE].typed_line(line):
        pages = as_in_footer(f"- {page}" for page in given.split(" - ")[1:])
        yield finding(MENU_FILE, line + 1, "menu-page-in-moved", mended=pages)
        return
    key, mark, id = given.partition("#")
    missing = [language for language in LANGUAGES if not content.is_there(key, language)]
    if content.is_unread(PurePosixPath(f"{key}.yml"), *(file_of(key, language) for language in LANGUAGES)):
        return
    if len(missing) == len(LANGUAGES):
        meant = _meant(content, key)
        rule = "menu-page-misnamed" if meant else "menu-page-unknown"
        yield finding(MENU_FILE, line, rule, given=given, meant=f"{meant}{mark}{id}")
    elif missing:
        twin = file_of(key, missing[0])
        yield finding(MENU_FILE, line, "menu-page-one-language", page=key, twin=twin)
    elif id and all(id not in _ids(content, key, language) for language in LANGUAGES):
        known = ", ".join(_ids(content, key, LANGUAGES[0])) or "–"
        yield finding(MENU_FILE, line, "menu-section-unknown", id=id, page=key, known=known)


def _ids(content: Content, key: str, language: Language) -> list[str]:
    page = content.page(key, language)
    return [id for _, id in rendered(page).ids] if page else []


def _meant(content: Content, given: str) -> str:
    """Return the key of the page that was meant by a file's name, an address, a title, an old or a misspelt key."""
    bare = bare_key(given)
    if content.is_there(now := content.key_now(bare)):
        return now
    for language in LANGUAGES:
        for key, link in page_links(content, language).items():
            if link.title.lower() == given.lower():
                return key
    return "".join(get_close_matches(bare, page_links(content, LANGUAGES[0]), n=1, cutoff=0.8))


def bare_key(given: str) -> str:
    """Return what is left of a file's name or an address when it is written as a key."""
    place = re.sub(r"^https?://[^/]*|\.\./", "", unwrapped(given))
    name = re.sub(r"(?:\.(?:fi|sv))?\.(?:md|yml|html)$", "", place)
    return name.strip("/").removeprefix("docs/").removeprefix("sv/").lower()


def pages_led_to(content: Content) -> Iterator[Finding]:
    """Find pairs of pages that a reader cannot reach from the home page, the menu, the footer or a step."""
    unread = {item.path for item in content.findings} - {page.path for page in content.pages.values()}
    if content.menu is None or any(path.suffix == ".md" for path in unread):
        return
    # A misnamed page has its own finding.
    named = (*_ALWAYS_LED_TO, *(link.key for _, link in _links(content.menu)))
    roots = [*(_meant(content, key) for key in named), *PAPERS]
    roots += [key for (key, _), page in content.pages.items() if page.is_step]
    for language in LANGUAGES:
        pages = {key: page for (key, spoken), page in content.pages.items() if spoken is language}
        # The checks' findings and the footer of a page in editing lead to those for editors.
        told = {key for key, page in pages.items() if page.text_of("audience") != "editors"}
        paired = {key for key, spoken in content.pages if spoken is not language}
        reached, waiting = set[str](), list(roots)
        while waiting:
            if (page := pages.get(key := waiting.pop())) and key not in reached:
                reached.add(key)
                waiting += [content.led_to(link.target, page.path)[0] for link in rendered(page).links]
        for key in sorted(told & paired - reached):
            line = pages[key].meta.line_of(("title",))
            yield finding(pages[key].path, line, "page-orphan", mended=f"      - {key}", file=f"{key}.md")


def navigation_complete(content: Content) -> Iterator[Finding]:
    """Find pages that `nav` in `mkdocs.yml` leaves out, and files it names twice or in vain."""
    names, settings = content.navigation, content.settings
    if names is None or settings is None:
        return
    for (key, language), page in content.pages.items():
        is_told = language is not FINNISH and content.page(key, FINNISH)
        if f"{key}.md" not in names and not is_told:
            yield finding(page.path, 1, "page-not-in-nav", mended=f"  - {key}.md")
    seen = set[str]()
    for at, name in leaves(settings.data["nav"], ("nav",)):
        if (home := home_of(rows := settings.typed_rows(at[:2]))) == "menu":
            if at[-1] == "page":
                values = {"list": home, "file": HOMES[home], "text": rows[0].strip(), "mended": as_item(rows)}
                yield finding(SETTINGS, settings.line_of(at), "item-elsewhere", **values)
            continue
        key, line = name.removesuffix(".md"), settings.line_of(at)
        path, now = file_of(key, FINNISH), f"{content.key_now(key)}.md"
        if name in seen:
            yield finding(SETTINGS, line, "nav-twice", name=name)
        elif now not in names and PurePosixPath(now) in content.files:
            mended = settings.line_with(at, now)
            yield finding(SETTINGS, line, "nav-misnamed", name=name, now=now, mended=mended)
        elif path not in content.files and not content.is_unread(path):
            yield finding(SETTINGS, line, "nav-missing", name=name)
        seen.add(name)


CONTENT_RULES = (menu_sound, pages_led_to, navigation_complete)
