// Text that scripts write: a range (2–4) and the hyphen of ” -hanke” stay on one line, as in the pages (finished_html.py).

// What may stand before each is matched too: phones of 2022 know no lookbehind.
const TOGETHER =
  /(?:^|[^\d.,:–\p{L}_])(\d(?:[.,:]?\d)*\.?–\d(?:[.,:]?\d)*)|(?:^|[^\p{L}\d_])([IVX]{1,4}–[IVX]{1,4})(?![\p{L}\d_])|\s(-[\p{L}\d_]{1,20})/gu;

// Returns the parts of a text for an element: strings, and elements that do not part.
export const together = (text) => {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOGETHER)) {
    const kept = match[1] ?? match[2] ?? match[3];
    const start = match.index + match[0].length - kept.length;
    parts.push(text.slice(end, start), whole(kept));
    end = start + kept.length;
  }
  return [...parts, text.slice(end)];
};

const whole = (textContent) => Object.assign(document.createElement("span"), { className: "together", textContent });
