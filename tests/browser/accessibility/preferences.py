"""What the reader's system asks for: less motion, forced colours, no scripts."""

from typing import Final

from playwright.sync_api import Locator, Page

from accessibility import looks

_MOTION = """() => {
  const faults = document.getAnimations().map((animation) => `moves: ${animation.effect?.target?.className}`);
  if (getComputedStyle(document.documentElement).scrollBehavior !== 'auto') faults.push('the page scrolls smoothly');
  for (const element of document.querySelectorAll('*'))
    for (const part of [null, '::before', '::after']) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element, part);
      const moves = transitionDuration.split(', ').some((time) => parseFloat(time) > 0.01) || animationName !== 'none';
      if (moves || scrollBehavior === 'smooth') faults.push(`moves: ${element.tagName}.${element.getAttribute('class')}`);
    }
  return [...new Set(faults)];
}"""

# The browser itself draws the lines of check boxes and radio buttons, which have no border to read.
_BUTTONS = """() => [...document.querySelectorAll('button, .action, input:not([type=checkbox], [type=radio])')]
  .filter((element) => element.checkVisibility())
  .filter((element) => {
    const { borderBlockStartStyle, borderBlockStartWidth, forcedColorAdjust } = getComputedStyle(element);
    return borderBlockStartStyle === 'none' || parseFloat(borderBlockStartWidth) < 1 || forcedColorAdjust === 'none';
  })
  .map((element) => `no line around ${element.textContent.trim() || element.tagName}`)"""

STATES: Final = {
    "the current step": ".path [aria-current]",
    "the current language": ".languages [aria-current]",
    "the current page in the menu": ".site-menu [aria-current]",
}
"""What is marked as current, by a name for people."""


# Controls work only with a script, so without one they are not shown: what is read is everything else. A note stands
# in their place.
_CONTROLS = ".serving__part, button[data-action], [data-print], [data-copy]"
_NOTES = ".serving"
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


_answering: set[str] = set()
"""The addresses that have answered: each is asked once, whichever pages lead there."""


def motion_faults(page: Page) -> list[str]:
    """Nothing moves by itself or glides when the reader has asked for less motion (cf. 2.3.3)."""
    return page.evaluate(_MOTION)


def state_faults(page: Page) -> list[str]:
    """What is current looks different from what is not, by more than a hue (1.4.1, 1.4.11)."""
    faults = []
    for name, selector in STATES.items():
        for item in page.locator(selector).all():
            # Half a line under the item is the least that reads as an underline.
            if item.is_visible() and _seen_change(page, item) < item.bounding_box()["width"] / 2:
                faults.append(f"{name} looks like the others")
    return faults


def button_faults(page: Page) -> list[str]:
    """Buttons and fields have a line around them when backgrounds are taken away (1.4.11, forced colours)."""
    return page.evaluate(_BUTTONS)


def _seen_change(page: Page, item: Locator) -> int:
    item.scroll_into_view_if_needed()
    box = item.bounding_box()
    marked = looks.picture(page, box)
    value = item.get_attribute("aria-current")
    element = item.element_handle()
    element.evaluate("element => element.removeAttribute('aria-current')")
    plain = looks.picture(page, box)
    element.evaluate("(element, value) => element.setAttribute('aria-current', value)", value)
    return looks.changed_pixels(marked, plain)


def scriptless_faults(page: Page) -> list[str]:
    """Check a page opened without JavaScript; the same address is opened with it for comparison."""
    wanted = (".site-menu a", ".search-note")
    faults = [f"{name} is not shown" for name in wanted if not _is_shown(page, name)]
    # The browser itself opens a popover.
    idle = ("button:not([popovertarget])", ".search", *_CONTROLS.split(", "))
    faults += [f"{name} is shown but does nothing" for name in idle if _is_shown(page, name)]
    with page.context.browser.new_context(viewport=page.viewport_size) as context:
        other = context.new_page()
        other.goto(page.url)
        missing = _lines(other) - _lines(page)
    faults += [f"only with a script: {line[:60]}" for line in sorted(missing)]
    host = page.evaluate("() => location.origin + '/'")
    own = [url for url in page.evaluate(_LINKS) if url.startswith(host)]
    for url in own:
        if url not in _answering and page.request.get(url).ok:
            _answering.add(url)
    return faults + [f"{url} answers nothing" for url in own if url not in _answering]


def _is_shown(page: Page, selector: str) -> bool:
    return any(item.is_visible() for item in page.locator(selector).all())


def _lines(page: Page) -> set[str]:
    return set(page.evaluate(_TEXT, f"{_NOTES}, {_CONTROLS}, {_OWN}").splitlines())
