// Makes a filled sheet fit its paper: smaller text, then rows as tall as they need, then more pages (pages.js).
// The print style sheets are laid out for a moment at the paper's width and measured; nothing is estimated.

import { part, unite } from "./pages.js";

const SCALES = [1, 0.92, 0.84, 0.78];
const SCALES_OF_EVEN_ROWS = [1, 0.92, 0.84];
const SCALE_OF_MANY_PAGES = 0.92;

export const fit = (sheet, numbered) => {
  const forPaper = [...document.querySelectorAll("[media=print]")].map(({ sheet }) => sheet);
  if (!forPaper.length || forPaper.includes(null)) return;
  const forScreens = rulesForScreens();
  const conditions = forScreens.map(({ media }) => media.mediaText);
  unite(sheet);
  sheet.classList.remove("sheet--uneven");
  forScreens.forEach(({ media }) => (media.mediaText = "not all"));
  forPaper.forEach(({ media }) => (media.mediaText = "all"));
  document.documentElement.classList.add("measuring");
  try {
    if (SCALES_OF_EVEN_ROWS.some((scale) => fitsAt(sheet, scale))) return;
    sheet.classList.add("sheet--uneven");
    if (SCALES.some((scale) => fitsAt(sheet, scale))) return;
    resize(sheet, SCALE_OF_MANY_PAGES);
    part(sheet, numbered);
  } finally {
    document.documentElement.classList.remove("measuring");
    forPaper.forEach(({ media }) => (media.mediaText = "print"));
    forScreens.forEach(({ media }, i) => (media.mediaText = conditions[i]));
  }
};

// A phone shows every cell as a card in smaller letters; its paper is as wide as any.
const rulesForScreens = () =>
  [...document.querySelectorAll("style")]
    .flatMap(({ sheet }) => [...sheet.cssRules])
    .filter(({ media }) => /^screen|max-width/.test(media?.mediaText ?? ""));

const fitsAt = (sheet, scale) => {
  resize(sheet, scale);
  return sheet.scrollHeight <= sheet.clientHeight + 1;
};

const resize = (sheet, scale) => sheet.style.setProperty("--answer-size", `${scale}em`);
