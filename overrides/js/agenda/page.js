// The agenda page: what is chosen and set becomes the plan below it and the address above it. Nothing is stored.

import { readAddress, writeAddress } from "./address.js";
import { chosenEntries, clock, materialsOf, minutesOfClock, planDays, sheetsOf, totals } from "./scheduling.js";
import { together } from "../together.js";

const { entries: told, words } = JSON.parse(document.querySelector("#agenda-data").textContent);
// A worksheet needs what its step needs.
const entries = told.map((entry) => ({ materials: told.find(({ id }) => id === entry.part_of)?.materials, ...entry }));
const section = document.querySelector(".agenda");
const form = section.querySelector("form");
const plan = section.querySelector(".agenda__plan");
const boxes = [...form.querySelectorAll("[name=choose]")];
const settings = ["start", "pause", "meal", "longest"].map((name) => form.elements[name]);
const find = (name) => section.querySelector(`.agenda__${name}`);

const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

const duration = (minutes) => {
  const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  const sentence = !values.hours ? words.minutes : values.minutes ? words.hours_minutes : words.hours;
  return fill(sentence, values).replaceAll(" ", "\u00a0");
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

const linkTo = ({ url, title, numeral }) =>
  element("a", { href: `${section.dataset.root}/${url}` },
    element("span", { className: "numeral", textContent: numeral }), ` ${title}`);

// What the visitor has ticked; a worksheet stays ticked here while its step covers it.
const ticked = new Set();

const usual = Object.fromEntries(settings.map(({ name, value }) => [name, value]));

const readChoice = () => {
  const { choose, settings: named } = readAddress(location.search);
  choose.forEach((id) => ticked.add(id));
  for (const field of settings) {
    field.value = named[field.name] ?? usual[field.name];
    if (!field.value) field.value = usual[field.name];
  }
};

const showBoxes = () =>
  boxes.forEach((box) => {
    const { part_of } = entries.find(({ id }) => id === box.value);
    const isIncluded = ticked.has(part_of);
    box.checked = isIncluded || ticked.has(box.value);
    box.disabled = isIncluded;
    const note = box.parentElement.querySelector(".agenda__included");
    if (note) note.hidden = !isIncluded;
  });

const show = () => {
  const chosen = chosenEntries(entries, [...ticked]);
  const [start, pause, meal, longest] = settings.map(({ name, value }) => (name === "start" ? minutesOfClock(value) : Number(value)));
  // While a time is being typed, the last plan stays.
  if (start === null) return;
  showBoxes();
  const days = planDays(chosen, { start, pause, meal, longest });
  plan.hidden = !days.length;
  find("days").replaceChildren(...days.map((day, index) => tableOf(day, days.length > 1 ? index + 1 : 0)));
  find("materials").replaceChildren(...materialsOf(chosen).map((item) => element("li", {}, ...together(item))));
  find("sheets").replaceChildren(
    ...sheetsOf(chosen).map((sheet) => element("li", {}, linkTo(entries.find(({ id }) => id === sheet)))),
  );
  showTotals(days);
  const search = writeAddress(chosen.map(({ id }) => id), Object.fromEntries(settings.map(({ name, value }) => [name, value])), usual);
  if (search === location.search) return;
  history.replaceState(null, "", location.pathname + search + location.hash);
  dispatchEvent(new Event("addresschange"));
};

const showTotals = (days) => {
  const { minutes, breaks } = totals(days);
  const values = { days: days.length, length: duration(minutes), breaks: duration(breaks) };
  const times = days.length ? { start: clock(days[0].start), end: clock(days[0].end) } : {};
  find("total").textContent = fill(breaks ? words.agenda_total_with_breaks : words.agenda_total, values);
  const said = [words.agenda_nothing, words.agenda_one_day][days.length] ?? words.agenda_many_days;
  find("status").textContent = fill(said, { ...values, ...times });
};

const tableOf = ({ items, start, end, isTooLong }, number) => {
  const times = { number, start: clock(start), end: clock(end) };
  const caption = element("caption", {}, fill(number ? words.agenda_day_clock : words.agenda_clock, times));
  if (isTooLong) caption.append(element("span", { className: "agenda__note" }, words.agenda_too_long));
  const heads = [words.agenda_time, words.agenda_activity, words.agenda_length];
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  return element("table", { className: "agenda__table" }, caption, element("thead", {}, head), ...items.map(groupOf));
};

const groupOf = ({ entry, kind, meeting, note, phases }) => {
  if (kind) return element("tbody", {}, rowOf({ ...phases[0], title: words[`agenda_${kind}`] }));
  const title = meeting ? fill(words.agenda_meeting, { title: entry.title, number: meeting }) : entry.title;
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

const showHeading = () => {
  const { name, date, place } = form.elements;
  find("title").textContent = name.value.trim() || words.agenda_title;
  find("place").textContent = [date, place].map(({ value }) => value.trim()).filter(Boolean).join(" · ");
};

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name !== "choose" && !settings.includes(target)) return showHeading();
  if (target.name === "choose") ticked[target.checked ? "add" : "delete"](target.value);
  return show();
});
section.querySelector("[data-action=print]").addEventListener("click", () => print());

readChoice();
show();
