// Text that scripts write: a range (2–4) and the hyphen of ” -hanke” stay on one line, and a step's numeral is heard as a
// number, as in the pages (finished_html.py).

import { numeralsOf } from "./numeral.js";

// What may stand before each is matched too: phones of 2022 know no lookbehind.
const NUMERAL = "(?:I{1,3}|IV|VI?)(?![\\p{L}\\d_])";
const TOGETHER = new RegExp(
  String.raw`(?:^|[^\d.,:–\p{L}_])(\d(?:[.,:]?\d)*\.?–\d(?:[.,:]?\d)*)|\u00a0(${NUMERAL}(?:(?:–|, | [\p{L}\d_]{2,5} )${NUMERAL})*)|(?:^|[^\p{L}\d_])([IVX]{1,4}–[IVX]{1,4})(?![\p{L}\d_])|\s(-[\p{L}\d_]{1,20})`,
  "gu",
);

// Returns the parts of a text for an element: strings, and elements that do not part.
export const together = (text) => {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOGETHER)) {
    const kept = match.slice(1).find(Boolean);
    const start = match.index + match[0].length - kept.length;
    parts.push(text.slice(end, start), ...(match[2] ? spoken(kept) : [whole(kept)]));
    end = start + kept.length;
  }
  return [...parts, text.slice(end)];
};

const spoken = (text) => text.split(/([IV]+(?:–[IV]+)?)/).flatMap((part, place) => (place % 2 ? numeralsOf(part) : part));

const whole = (textContent) => Object.assign(document.createElement("span"), { className: "together", textContent });
