"""From content and built pages to the booklet's source: which pages, what they are called, how it is dated."""

from vaikuttava_museo.content.addresses import HOME, url_of, worksheet_key
from vaikuttava_museo.content.front_matter import StepMeta
from vaikuttava_museo.content.languages import Language
from vaikuttava_museo.content.pdf_documents import booklet_document, booklet_keys
from vaikuttava_museo.content.site_content import Content
from vaikuttava_museo.content.steps import mark_of
from vaikuttava_museo.page.titles import heading_of, page_title
from vaikuttava_museo.pdf.booklet import Booklet, BookletPage, booklet_html
from vaikuttava_museo.pdf.sources import BuiltSite, Source


def booklet_source(site: BuiltSite, content: Content, language: Language, css: str) -> Source:
    """Return the booklet as the browser gets it; raises SiteUnreadable when a page is not in the site."""
    keys = booklet_keys(content, language)
    booklet = Booklet(
        language=language,
        title=page_title(content, HOME, language),
        home_address=site.base + url_of(HOME, language),
        home=site.html(url_of(HOME, language)),
        pages=[_page(site, content, key, language) for key in keys],
        reviewed=max(meta.reviewed for key in keys if (meta := content.meta.get((key, language)))),
        css=css,
    )
    address = site.base + booklet_document(language).path.replace(".pdf", ".html")
    return site.source_of(address, booklet_html(booklet))


def _page(site: BuiltSite, content: Content, key: str, language: Language) -> BookletPage:
    meta = content.meta.get((key, language))
    sheet = next((sheet for id, sheet in content.worksheets.items() if worksheet_key(id) == key), None)
    url = url_of(key, language)
    title = heading_of(content, key, language)
    if meta and meta.title_lang:
        title = f'<span lang="{meta.title_lang}">{title}</span>'
    return BookletPage(
        key=key,
        address=site.base + url,
        html=site.html(url),
        title=title,
        numeral=mark_of(meta.step).numeral if isinstance(meta, StepMeta) else "",
        is_worksheet=sheet is not None,
    )
