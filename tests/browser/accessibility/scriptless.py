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
    idle = (".header-button", ".search", *_CONTROLS.split(", "))
    faults += [f"{name} is shown but does nothing" for name in idle if _is_shown(page, name)]
    with page.context.browser.new_context(viewport=page.viewport_size) as context:
        other = context.new_page()
        other.goto(page.url)
        missing = _lines(other) - _lines(page)
    faults += [f"only with a script: {line[:60]}" for line in sorted(missing)]
    host = page.evaluate("() => location.origin + '/'")
    own = [url for url in page.evaluate(_LINKS) if url.startswith(host)]
    return faults + [f"{url} answers nothing" for url in own if not page.request.get(url).ok]


def _is_shown(page: Page, selector: str) -> bool:
    return any(item.is_visible() for item in page.locator(selector).all())


def _lines(page: Page) -> set[str]:
    return set(page.evaluate(_TEXT, f"{_CONTROLS}, {_OWN}").splitlines())
