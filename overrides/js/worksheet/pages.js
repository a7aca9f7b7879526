// Parts a sheet that is longer than its paper into pages. Each bears the title, the museum, the heads of its rows and
// its number: only Chromium numbers pages by itself. The pages are copies beside the form, which stays as it is.

const KEPT_WHOLE = "tbody tr, .sheet__canvas > .area, .card, .area--summary"; // unless longer than a page
const AROUND = ".sheet__table, .sheet__canvas, .sheet__cards, .sheet__summary";

// Called while the print styles are laid out; `numbered` is "page {page} ({pages})" in the language of the sheet.
export const part = (sheet, numbered) => {
  const pages = [copyOf(sheet)];
  for (const field of pages[0].querySelectorAll(".answer__field")) field.remove();
  for (const named of pages[0].querySelectorAll("[id]")) named.removeAttribute("id");
  sheet.after(pages[0]);
  sheet.classList.add("sheet--parted");
  for (let rest = cut(pages[0]); rest; rest = cut(rest)) pages.push(rest);
  if (pages.length === 1) unite(sheet);
  pages.forEach((page, i) => {
    const number = document.createElement("span");
    number.className = "sheet__count";
    number.textContent = ` · ${numbered.replace("{page}", i + 1).replace("{pages}", pages.length)}`;
    page.querySelector(".sheet__step").append(number);
  });
};

export const unite = (sheet) => {
  sheet.classList.remove("sheet--parted");
  for (const page of document.querySelectorAll(".sheet--page")) page.remove();
};

const copyOf = (sheet) => {
  const page = document.createElement("div");
  page.hidden = true; // on a screen: worksheet-print.css shows every sheet
  page.className = sheet.className;
  page.classList.add("sheet--page");
  page.style.cssText = sheet.style.cssText;
  page.append(...[...sheet.children].map((child) => child.cloneNode(true)));
  return page;
};

// Leaves on a page what fits there and returns a page after it with the rest; null where there is none, or where letters
// are so large that nothing would fit on the next page either. Everything is measured before anything moves.
const cut = (page) => {
  const { height } = page.querySelector(".sheet__foot").getBoundingClientRect();
  const end = spanOf(page).bottom - 3 * height; // a line is left free: on paper letters may be a little wider
  const units = [...page.querySelectorAll(KEPT_WHOLE)].map((unit) => ({ unit, ...spanOf(unit) }));
  const first = units.findIndex(({ bottom }) => bottom > end);
  const room = end - units[0].top;
  const least = Math.max(room / 4, 3 * height); // nothing shorter is parted, or begun in less
  const line = first || units[0].unit.querySelector(".answer__line");
  if (first < 0 || !line || (first === 0 && end - spanOf(line).top < least)) return null;
  const rest = copyOf(page);
  const copies = [...rest.querySelectorAll(KEPT_WHOLE)];
  const moves = units.map(({ unit, top, bottom }, i) => {
    if (i < first) return () => copies[i].remove();
    const isParted = bottom - top > room && (i === 0 || end - top > least);
    return isParted ? cutUnit(unit, copies[i], end, least) : () => unit.remove();
  });
  page.after(rest);
  for (const move of moves) move();
  for (const around of [page, rest].flatMap((side) => [...side.querySelectorAll(AROUND)]))
    if (!around.querySelector(KEPT_WHOLE)) around.remove();
  return rest;
};

const spanOf = (part) => {
  const { top, bottom } = part.getBoundingClientRect();
  return { top, bottom };
};

const cutUnit = (unit, copy, end, least) => {
  const both = (selector) => {
    const copies = copy.querySelectorAll(selector);
    return [...unit.querySelectorAll(selector)].map((found, i) => [found, copies[i]]);
  };
  const lines = both(".answer__line").map(([line, later]) => cutLine(line, later, charactersAbove(line, end, least)));
  const areas = unit.matches(".area") ? [[unit, copy]] : both(".area");
  const isAsked = areas.map(([area]) => spanOf(area.firstElementChild).bottom <= end);
  return () => {
    for (const move of lines) move();
    areas.forEach(([area, later], i) => {
      if (isAsked[i] && !isAnswered(later)) later.remove();
      else if (!isAnswered(area)) area.remove();
    });
    if (!isAnswered(copy)) copy.remove();
  };
};

const isAnswered = (part) => part.querySelector(".answer__line");

const cutLine = (line, later, at) => () => {
  const text = line.textContent;
  line.textContent = text.slice(0, at);
  later.textContent = text.slice(at);
  if (!at) line.remove();
  else if (at === text.length) later.remove();
  else later.classList.add("answer__line--rest");
};

const charactersAbove = (line, end, least) => {
  const { top, bottom } = spanOf(line);
  const text = line.textContent;
  if (bottom <= end) return text.length;
  if (bottom - top < least) return 0;
  const range = document.createRange();
  range.selectNodeContents(line);
  let [above, below] = [0, text.length];
  while (below - above > 1) {
    const middle = (above + below) >> 1;
    range.setEnd(line.firstChild, middle);
    if (range.getBoundingClientRect().bottom <= end) above = middle;
    else below = middle;
  }
  return text.lastIndexOf(" ", above) + 1 || above;
};
