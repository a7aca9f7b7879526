"""Each page in both languages, under the same headings."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import PurePosixPath

from vaikuttava_museo.checks.passages_of_pages import heard_passages
from vaikuttava_museo.checks.rules.foreign_passages import judged
from vaikuttava_museo.checks.rules.headings import (
    LEFT_OVER,
    heading_marks,
    headings_at_the_margin,
    is_typed,
    is_without_id,
)
from vaikuttava_museo.checks.rules.renamed_pages import is_known_by_name
from vaikuttava_museo.content.addresses import file_of
from vaikuttava_museo.content.findings import Finding, finding
from vaikuttava_museo.content.languages import FINNISH, LANGUAGES, SWEDISH, Language
from vaikuttava_museo.content.pages import Page
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.page.allowed_tags_and_attributes import is_allowed
from vaikuttava_museo.page.rendered_page import rendered


def pairs_complete(content: Content) -> Iterator[Finding]:
    """Find pages without their twin: a missing Swedish page would show Finnish text marked as Swedish."""
    alone = [
        (page, twin, language)
        for (key, _), page in content.pages.items()
        for language in LANGUAGES
        if (key, language) not in content.pages and not content.is_unread(twin := file_of(key, language))
    ]
    if {page.language for page, *_ in alone} == set(LANGUAGES) and len(alone) == len(LANGUAGES):
        # One page of which only one language was renamed.
        yield _misnamed(content, {page.language: page for page, *_ in alone})
        return
    told = set[PurePosixPath]()
    for own, other in _named_alike([page for page, *_ in alone]):
        values = {"name": other.path, "given": own.path, "mended": file_of(own.key, _others(own))}
        yield finding(other.path, 1, "twin-misnamed", **values)
        told |= {own.path, other.path}
    for page, twin, language in alone:
        if page.path not in told:
            yield finding(page.path, 1, f"twin-missing-{language.code}", twin=twin)


def _named_alike(alone: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield a page and its other language where that has a name of the page's own language: without its .sv."""
    strange = [page for page in alone if _is_in_other(page)] if len(alone) > 1 else []
    for other in strange:
        ids = {heading.id for heading in other.headings}
        own = [page for page in alone if page not in strange and page.language is other.language]
        if own:
            yield max(own, key=lambda page: len(ids & {each.id for each in page.headings})), other


def _others(page: Page) -> Language:
    return SWEDISH if page.language is FINNISH else FINNISH


def _is_in_other(page: Page) -> bool:
    """Tell whether most of a page is in the other language than its name says."""
    length = Counter[str]()
    for sentence in judged(heard_passages(page)):
        length[sentence.language] += len(sentence.text)
    return length[_others(page).code] > length[""]


def _misnamed(content: Content, alone: Mapping[Language, Page]) -> Finding:
    """Return which of the two languages of a page follows the other's name: the one that still has the former name.

    A page that the program knows by name gets it back.
    """
    listed = {name.removesuffix(".md") for name in content.navigation or ()}
    other = max(
        (alone[FINNISH], alone[SWEDISH]),
        key=lambda page: (is_known_by_name(content, page.key), page.key not in listed),
    )
    named = alone[_others(other)]
    values = {"name": named.path, "given": other.path, "mended": file_of(other.key, named.language)}
    return finding(named.path, 1, "twin-misnamed", **values)


def shared_headings(content: Content, changed: Collection[PurePosixPath] = ()) -> Iterator[Finding]:
    """Find the first place where the headings of a pair part ways."""
    for (key, language), swedish in content.pages.items():
        finnish = content.page(key, FINNISH)
        if language is FINNISH or not finnish:
            continue
        cut = [*_cut(swedish, finnish, changed), *_cut(finnish, swedish, changed)]
        yield from cut
        if not cut and _is_clear(swedish) and _is_clear(finnish):
            yield from first_difference("headings-differ", (swedish, finnish), _headings, changed)


def _cut(page: Page, twin: Page, changed: Collection[PurePosixPath]) -> Iterator[Finding]:
    """Find a changed page that ends where several headings of its twin are still to come: its end was lost."""
    last = max((line.number for line in page.lines if not line.is_blank), default=page.body_line)
    # The last line may be a heading, or half of one.
    has = [shown for line, shown in _headings(page) if line != last]
    wants = list(_headings(twin))
    lost = wants[len(has) :]
    is_changed = page.path in changed and twin.path not in changed
    if is_changed and has and len(lost) > 1 and has == [shown for _, shown in wants[: len(has)]]:
        values = {"count": len(lost), "twin": twin.path, "twin_line": lost[0][0]}
        yield finding(page.path, last, "page-cut", **values)


def first_difference(
    rule: str,
    pair: tuple[Page, Page],
    shown: Callable[[Page], Iterable[tuple[int, str]]],
    changed: Collection[PurePosixPath],
) -> Iterator[Finding]:
    """Find the first line of a Swedish and a Finnish page that is not `shown` alike: in the one that alone has `changed`."""
    for lines in zip_longest(*map(shown, pair)):
        own, other = (
            (page, *(line or (page.body_line, "–"))) for page, line in zip(pair, lines, strict=True)
        )
        if own[2] != other[2]:
            if other[0].path in changed and own[0].path not in changed:
                own, other = other, own
            values = {"has": own[2], "wants": other[2], "twin": other[0].path, "twin_line": other[1]}
            yield finding(own[0].path, own[1], rule, **values)
            return


def _is_clear(page: Page) -> bool:
    """Tell whether a page's headings can be trusted: how they are typed, ids and HTML are told by themselves."""
    made = rendered(page)
    has_ids = all(
        is_typed(page, one) and one.level > 1 and (not is_without_id(one) or LEFT_OVER.search(one.text))
        for one in made.headings
    )
    is_typed_right = not (any(heading_marks(page)) or any(headings_at_the_margin(page)))
    return has_ids and is_typed_right and all(is_allowed(raw.html) for raw in made.raw_html)


def _headings(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page's headings with their level and id, also one that lacks a brace."""
    for heading in rendered(page).headings:
        left = LEFT_OVER.search(heading.text)
        id = heading.id if heading.is_own_id else left["id"] or left["round"] if left else None
        yield heading.line, f"{'#' * heading.level} … {{ #{id} }}"


CONTENT_RULES = (pairs_complete,)
CHANGED_RULES = (shared_headings,)
