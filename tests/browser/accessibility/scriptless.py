"""Without JavaScript: everything to read is there, everything to click leads on, and the search says why it is not."""

from playwright.sync_api import Page

# Controls work only with a script, so without one they are not shown: what is read is everything else.
_CONTROLS = ".sheet-actions, .plan-actions, [data-print]"
# The plan is the reader's own answers, which only a script can keep; the names of fields are there with the fields.
_OWN = ".plan, .sheet__who"
_TEXT = """controls => {
  const main = document.querySelector('main').cloneNode(true);
  document.querySelector('main').after(main);
  main.querySelectorAll(controls).forEach(control => control.remove());
  const text = main.innerText;
  main.remove();
  return text;
}"""
_LINKS = "() => [...new Set([...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0]))]"


def scriptless_faults(page: Page) -> list[str]:
    """Check a page opened without JavaScript; the same address is opened with it for comparison."""
    faults = [
        f"{name} is not shown" for name in (".site-menu a", ".search-note") if not _is_shown(page, name)
    ]
    faults += [
        f"{name} is shown but does nothing" for name in (".header-button", ".search") if _is_shown(page, name)
    ]
    missing = set(_text_with_script(page).splitlines()) - set(
        page.evaluate(_TEXT, f"{_CONTROLS}, {_OWN}").splitlines()
    )
    faults += [f"{item} does nothing" for item in _CONTROLS.split(", ") if _is_shown(page, item)]
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
        return str(other.evaluate(_TEXT, f"{_CONTROLS}, {_OWN}"))
    finally:
        other.close()


def _dead_links(page: Page) -> list[str]:
    host = page.evaluate("() => location.origin + '/'")
    own = [url for url in page.evaluate(_LINKS) if url.startswith(host)]
    return [f"{url} answers nothing" for url in own if not page.request.get(url).ok]
