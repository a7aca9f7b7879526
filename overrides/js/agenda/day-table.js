// The table of a day: what is done when.

import { clock } from "./scheduling.js";
import { capital, duration, element, fill, linkTo, titleOf, words } from "./told.js";
import { dayName } from "../day-name.js";
import { together } from "../together.js";

// `number` is 0 for the only day of a plan, `date` may be missing.
export const tableOf = ({ items, start, end, isTooLong }, number, date) => {
  const times = { number, date: date && dayName(date), start: clock(start), end: clock(end) };
  const sentence = words[`agenda_${number ? "day_" : ""}${date ? "date_" : ""}clock`];
  const caption = element("caption", {}, capital(fill(sentence, times)));
  if (isTooLong) caption.append(element("span", { className: "agenda__note" }, words.agenda_too_long));
  const heads = [words.agenda_time, words.agenda_activity, words.agenda_length];
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  return element("table", { className: "agenda__table" }, caption, element("thead", {}, head), ...items.map(groupOf));
};

const groupOf = (item) => {
  const { entry, kind, meeting, note, phases } = item;
  const title = titleOf(item);
  if (kind) return element("tbody", {}, rowOf({ ...phases[0], title }));
  const facts = [[words.participants, entry.participants], [words.materials, entry.materials.join(", ")]];
  const group = element("tbody", {},
    element("tr", { className: "agenda__block" },
      element("th", { scope: "rowgroup", colSpan: 3 }, linkTo({ ...entry, title }),
        ...(meeting ? [element("p", {}, ...together(note))] : []),
        ...facts.map(([name, text]) => element("p", {}, ...together(`${name}: ${text}`))))),
    ...phases.map(rowOf));
  group.dataset.step = entry.step;
  return group;
};

const sentence = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

const rowOf = ({ start, end, minutes, title, activity, is_break }) =>
  element("tr", { className: is_break ? "agenda__break" : "" },
    element("th", { scope: "row" }, `${clock(start)}–${clock(end)}`),
    element("td", {}, ...(activity ? [element("strong", {}, sentence(title)), ...together(` ${activity}`)] : [element("strong", {}, title)])),
    element("td", {}, duration(minutes)));
