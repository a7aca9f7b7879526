// Makes a filled sheet fit its paper: smaller text, then rows as tall as they need, then a second page.
// The print style sheets are laid out for a moment at the paper's width and measured; nothing is estimated.

const SCALES = [1, 0.92, 0.84, 0.78];
const SCALES_OF_EVEN_ROWS = [1, 0.92, 0.84];
const SCALE_OF_MANY_PAGES = 0.92;

export const fit = (sheet) => {
  const forPaper = [...document.querySelectorAll("link[media=print]")].map((link) => link.sheet);
  if (!forPaper.length || forPaper.includes(null)) return;
  const forScreens = rulesForScreens();
  const conditions = forScreens.map(({ media }) => media.mediaText);
  sheet.classList.remove("sheet--uneven", "sheet--flowing");
  forScreens.forEach(({ media }) => (media.mediaText = "not all"));
  forPaper.forEach(({ media }) => (media.mediaText = "all"));
  document.documentElement.classList.add("measuring");
  if (!SCALES_OF_EVEN_ROWS.some((scale) => fitsAt(sheet, scale))) {
    sheet.classList.add("sheet--uneven");
    if (!SCALES.some((scale) => fitsAt(sheet, scale))) {
      sheet.classList.add("sheet--flowing");
      resize(sheet, SCALE_OF_MANY_PAGES);
    }
  }
  document.documentElement.classList.remove("measuring");
  forPaper.forEach(({ media }) => (media.mediaText = "print"));
  forScreens.forEach(({ media }, i) => (media.mediaText = conditions[i]));
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
