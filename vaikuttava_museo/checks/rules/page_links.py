"""Links to pages of the site: there, in the language of the page, and at a place that is on them."""

import posixpath
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from vaikuttava_museo.checks.pasted_addresses import is_as_meant, is_web
from vaikuttava_museo.content.addresses import as_id, file_of, key_of_target, url_of, worksheet_key
from vaikuttava_museo.content.cache import CACHED_FILES
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.menu_and_footer import MENU_FILE
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.step_colours import STEP_MARKS
from vaikuttava_museo.page.allowed_tags_and_attributes import scheme_of
from vaikuttava_museo.page.rendered_page import Link, rendered


def page_links_sound(content: Content) -> Iterator[Finding]:
    """Find links that lead to no page or place of the site, or there by a roundabout way."""
    for page in content.pages.values():
        for link in rendered(page).links:
            target = link.target.strip()
            if not link.text or target == "#" or not is_as_meant(target):
                continue  # told by the rules on texts and addresses
            led = key, id = content.led_to(target, page.path)
            values = {"anchor": id, "page": f"{key}.md"}
            for rule, right in _faults(content, page, link, target, led) if not scheme_of(target) else ():
                yield link_finding(page, link, rule, right, **values)
            if is_web(target) and (right := own_page(content, page, target)):
                yield link_finding(page, link, "link-own-address", right)
            elif is_gone(content, page, target):
                yield link_finding(page, link, "link-nowhere")


def link_finding(page: Page, link: Link, rule: str, right: str = "", /, **values: object) -> Finding:
    """Return a finding of a link, with what is to be typed where the `right` address is known."""
    values = {"text": link.text, "target": link.target, **values}
    if right:
        values["mended"] = "!" * (rule == "image-as-link") + mended_link(page, link, right)
    return finding(page.path, link.defined_on or link.line, rule, **values)


def mended_link(page: Page, link: Link, right: str) -> str:
    """Return what is typed for a link with the right address in it: the link, or the definition that gives its address."""
    first = (link.defined_on or link.line) - page.body_line
    typed = page.body.split("\n")[first : first + 3]
    address = link.element.get("href") or ""
    if link.defined_on:
        name = typed[0].partition("]:")[0]
        return f"{name}]: {right}"
    whole = "\n".join(typed)
    at = whole.find(f"]({address}")
    begin, end = whole.rfind("[", 0, at), whole.find(")", at + 2 + len(address))
    if at < 0 or whole.count("[", begin, at) != 1 or "]" in whole[begin:at] or end < 0:
        return f"[{link.text}]({right})"
    return f"{whole[begin:at]}]({right})"


def _faults(
    content: Content, page: Page, link: Link, target: str, led: tuple[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield the rule that a link to a page offends and the address that is right, "" where nobody can tell it."""
    file, _, anchor = target.partition("#")
    file = unquote(file)
    if anchor.startswith("_ftn"):
        return  # a word processor's footnote: told as such
    is_page = file.endswith(".md")
    if (
        not is_page
        and PurePosixPath(posixpath.normpath(posixpath.join(page.path.parent, file))) in content.pictures
    ):
        yield "image-as-link", target
        return
    if file and not is_page:
        right = own_page(content, page, target)
        yield "link-own-address" if right else "link-form", right
        return
    if file.endswith(".sv.md"):
        yield "link-language", target.replace(".sv.md", ".md")
        return
    key, (now, id) = key_of_target(file, page.path), led
    if content.is_unread(file_of(key, page.language), PurePosixPath(f"{key}.yml")):
        return
    if not content.is_there(now):
        right = _likely_page(content, page, link, key)
        # A menu file that cannot be read may lead it on.
        is_led = content.menu is None and MENU_FILE in content.files
        yield from () if is_led else [("link-broken" if right else "link-nowhere", right)]
    elif not content.is_there(now, page.language):
        return  # the missing twin is told
    elif id and id not in anchors(content, now, page.language):
        right, place = _likely_anchor(content, page, link, now, id), _from(page, now) if file else ""
        yield ("link-anchor", f"{place}#{right}") if right else ("link-anchor-gone", "")
    elif right := led_anew(content, page, target):
        yield "link-renamed", right


def led_anew(content: Content, page: Page, target: str) -> str:
    """Return where a link leads now whose page was renamed, or that stands on one which was moved; "" for all others."""
    if scheme_of(target) or not target.partition("#")[0].endswith(".md"):
        return ""
    key, id = content.led_to(target, page.path)
    is_led = key != key_of_target(unquote(target), page.path) and content.is_there(key, page.language)
    return _from(page, key, id) if is_led else ""


def _likely_page(content: Content, page: Page, link: Link, key: str) -> str:
    """Return the page that the link's words name, or whose file's name is nearest; "" when that is unsure."""
    keys, name = _page_keys(content, page.language), posixpath.basename(key)
    # A page that came from another folder names others as it did there.
    bare = re.sub(r"^(?:\.\.?/)+", "", link.target).partition(".md")[0]
    called = [it for it in keys if it == bare] or [it for it in keys if _is_called(content, page, it, link)]
    near = sorted(((_nearness(name, posixpath.basename(it)), it) for it in keys), reverse=True)
    if not called and near[0][0] >= _NEAR and (len(near) == 1 or near[0][0] > near[1][0]):
        called = [near[0][1]]
    if len(called) != 1:
        return ""
    anchor = link.target.partition("#")[2]
    return _from(page, called[0], anchor if anchor in anchors(content, called[0], page.language) else "")


def _is_called(content: Content, page: Page, key: str, link: Link) -> bool:
    """Tell whether a link's words are a page's title, or its step's numeral (”askel II”)."""
    named, sheet, step = content.page(key, page.language), content.sheet_of(key), _STEP.match(link.text)
    title = sheet.title[page.language.code] if sheet else named.text_of("title") if named else ""
    numerals = [f"askel-{mark.number}" for mark in STEP_MARKS if step and mark.numeral == step["numeral"]]
    return key in numerals or _plain(title) == _plain(link.text)


def _likely_anchor(content: Content, page: Page, link: Link, key: str, anchor: str) -> str:
    """Return the id that was meant: one of the same letters, or that of the heading or term named."""
    led_to, known = content.page(key, page.language), anchors(content, key, page.language)
    named = [(it.text, it.id) for it in rendered(led_to).headings if it.is_own_id] if led_to else []
    if key == "sanasto" and content.glossary:
        named += [(it[page.language.code].term, it.id) for it in content.glossary.terms]
    wanted = {_plain(unquote(anchor)), _plain(link.text)}
    meant = {id for text, id in named if _plain(text) in wanted}
    meant |= {id for id in known if _plain(id) == _plain(anchor)}
    return meant.pop() if len(meant) == 1 else ""


def own_page(content: Content, page: Page, target: str) -> str:
    """Return the file of the page that an address of the built site, or of its file on GitHub, leads to; "" for none."""
    parts = urlsplit(target)
    site, repository = (urlsplit(it) for it in (content.site_url, content.repo_url))
    path, host = unquote(parts.path), parts.netloc.lower().removeprefix("www.")
    if not host and not parts.scheme:
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.key), path))
    elif repository.path and path.startswith(f"{repository.path.rstrip('/')}/"):
        _, in_docs, path = path.partition("/docs/")
        if not in_docs:
            return ""
    elif not host or host != site.netloc.lower().removeprefix("www."):
        return ""
    name = re.sub(r"(?:\.sv)?\.(?:md|html?|yml)$|/index(?:\.sv)?(?:\.html?)?$", "", path.strip("/"))
    for key in _page_keys(content, page.language):
        if name in {key, key.removesuffix("/index"), *(url_of(key, it).strip("/") for it in LANGUAGES)}:
            known = anchors(content, key, page.language)
            return _from(page, key, parts.fragment if parts.fragment in known else "")
    return ""


def is_gone(content: Content, page: Page, target: str) -> bool:
    """Tell whether an address is that of a page of this site which is not there, in no language and under no former name."""
    place = re.sub(r"^https?://(?:www\.)?", "", target).partition("#")[0]
    own = content.site_url.removeprefix("https://").removeprefix("www.").rstrip("/") + "/"
    name = unquote(place.removeprefix(own).strip("/")).removeprefix(SWEDISH.prefix)
    is_led = content.menu is None and MENU_FILE in content.files
    if is_led or not (name and is_web(target) and place.startswith(own)) or "." in name:
        return False
    file = PurePosixPath(f"{name}.md")
    now = content.led_to(str(file), PurePosixPath("index.md"))[0]
    return not (
        content.is_there(now)
        or content.is_unread(file_of(name, page.language), file.with_suffix(".yml"))
        or content.is_unread(*(file_of(f"{name}/index", language) for language in LANGUAGES))
    )


def _from(page: Page, key: str, anchor: str = "") -> str:
    path = posixpath.relpath(f"{key}.md", posixpath.dirname(page.key) or ".")
    return f"{path}#{anchor}" if anchor else path


@lru_cache(maxsize=4)
def _page_keys(content: Content, language: Language) -> tuple[str, ...]:
    """Return the keys of the pages that a language has."""
    own = [key for key, spoken in content.pages if spoken is language]
    return (*own, *map(worksheet_key, content.worksheets))


@lru_cache(maxsize=CACHED_FILES)
def _ids(page: Page) -> frozenset[str]:
    return frozenset(id for _, id in rendered(page).ids)


_STEP = re.compile(r"^(?:aske[lt]|steg)\w*\s(?P<numeral>[IV]+)\b", re.IGNORECASE)
_NEAR = 0.75
"""How alike two names are, 0–1, when one is likely a slip for the other."""


def _nearness(one: str, other: str) -> float:
    if _plain(one) == _plain(other):
        return 1.0
    # A slip changes letters; another number is another thing.
    same_numbers = re.findall(r"\d", one) == re.findall(r"\d", other)
    return SequenceMatcher(None, one.lower(), other.lower()).ratio() if same_numbers else 0.0


def _plain(text: str) -> str:
    """Return a text or id as both would be if the one were made of the other: letters and digits alone."""
    return as_id(text).replace("-", "")


def anchors(content: Content, key: str, language: Language) -> frozenset[str]:
    """Return the places of a page that links may lead to."""
    page = content.page(key, language)
    return data_ids(content, key) | (_ids(page) if page else frozenset())


def data_ids(content: Content, key: str) -> frozenset[str]:
    """Return the ids that a page has from shared data."""
    step = content.steps.get(int(key[-1])) if re.fullmatch(r"askel-[1-6]", key) else None
    groups = {
        "sanasto": content.glossary and content.glossary.terms,
        "ohjausryhma": content.people and content.people.groups,
        "saavutettavuus": content.known_issues and content.known_issues.issues,
        key if step else "": step and step.questions,
    }
    return frozenset(item.id for item in groups.get(key) or ())


CONTENT_RULES = (page_links_sound,)
