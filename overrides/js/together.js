// Text that scripts write: a range (2–4) and the hyphen of ” -hanke” stay on one line, as in the pages (finished_html.py).

const TOGETHER =
  /((?<![\d.,:–\p{L}_])\d(?:[.,:]?\d)*\.?–\d(?:[.,:]?\d)*|(?<![\p{L}\d_])[IVX]{1,4}–[IVX]{1,4}(?![\p{L}\d_])|(?<=\s)-[\p{L}\d_]{1,20})/u;

// Returns the parts of a text for an element: strings, and elements that do not part.
export const together = (text) =>
  text.split(TOGETHER).map((part, index) => (index % 2 ? whole(part) : part));

const whole = (textContent) => Object.assign(document.createElement("span"), { className: "together", textContent });
