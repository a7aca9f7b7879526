"""Without JavaScript: everything to read is there, everything to click leads on, and the search says why it is not."""

from playwright.sync_api import Page

_TEXT = "() => document.querySelector('main').innerText"
_LINKS = "() => [...new Set([...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0]))]"


def scriptless_faults(page: Page) -> list[str]:
    """Check a page opened without JavaScript; the same address is opened with it for comparison."""
    faults = [
        f"{name} is not shown" for name in (".site-menu a", ".search-note") if not _is_shown(page, name)
    ]
    faults += [
        f"{name} is shown but does nothing" for name in (".header-button", ".search") if _is_shown(page, name)
    ]
    missing = set(_text_with_script(page).splitlines()) - set(page.evaluate(_TEXT).splitlines())
    faults += [f"only with a script: {line[:60]}" for line in sorted(missing)]
    return faults + _dead_links(page)


def _is_shown(page: Page, selector: str) -> bool:
    return any(item.is_visible() for item in page.locator(selector).all())


def _text_with_script(page: Page) -> str:
    browser = page.context.browser
    assert browser, "the page has a browser"
    other = browser.new_page(viewport=page.viewport_size)
    try:
        other.goto(page.url)
        return str(other.evaluate(_TEXT))
    finally:
        other.close()


def _dead_links(page: Page) -> list[str]:
    host = page.evaluate("() => location.origin + '/'")
    own = [url for url in page.evaluate(_LINKS) if url.startswith(host)]
    return [f"{url} answers nothing" for url in own if not page.request.get(url).ok]
