// The agenda page: what is chosen and set becomes the plan below it and the address above it. It is stored only when wished.

import { readAddress, startsOf, writeAddress } from "./address.js";
import { describe, eventId, toCalendar } from "./calendar.js";
import { tableOf } from "./day-table.js";
import { showBrief, showMaterials, showPreparations, showSheets } from "./lists.js";
import { serveOccasion } from "./occasion.js";
import { chosenEntries, clock, minutesOfClock, planDays, totals } from "./scheduling.js";
import { duration, element, fill, find, given, titleOf, words } from "./told.js";
import { download } from "../save-file.js";
import { together } from "../together.js";
import { showNext } from "./next.js";

// A worksheet needs what its step needs.
const entries = given.map((entry) => ({ materials: given.find(({ id }) => id === entry.part_of)?.materials, ...entry }));
const form = find("form");
const boxes = [...form.querySelectorAll("[name=choose]")];
const settings = ["start", "pause", "meal", "longest", "people"].map((name) => form.elements[name]);

// What the visitor has ticked; a worksheet stays ticked here while its step covers it.
const ticked = new Set();
let chosen = [];
let days = [];
// When the days after the first begin, "" for as the first; of a plan that has become shorter they are still known.
let laterStarts = [];
const startFields = () => [...find("starts").querySelectorAll("input")];

// The settings are kept with the day and the place, if these are; these also where another link has brought the choice.
const ALWAYS_KEPT = ["start", "people"];
const set = () => {
  const start = [form.elements.start.value, ...laterStarts.slice(0, Math.max(days.length - 1, 0))].join(",").replace(/,+$/, "");
  return { ...Object.fromEntries(settings.map(({ name, value }) => [name, value])), start };
};
const usual = set();

const readChoice = () => {
  const { choose, settings: named } = readAddress(location.search);
  const { kept } = occasion;
  [...choose, ...((!location.search && kept.choose) || [])].forEach((id) => ticked.add(id));
  for (const field of settings) {
    const told = named[field.name] ?? (!location.search || ALWAYS_KEPT.includes(field.name) ? kept[field.name] : null) ?? usual[field.name];
    const [value, ...later] = told.split(",");
    field.value = value;
    if (field.name === "start") laterStarts = later.map((time) => (minutesOfClock(time) === null ? "" : time));
    if (!field.value || !field.validity.valid) field.value = usual[field.name];
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

// A field for each day after the first.
const showStarts = () => {
  const fields = startFields().slice(1);
  fields.slice(Math.max(days.length - 1, 0)).forEach((field) => field.parentElement.remove());
  days.slice(1 + fields.length).forEach((_, index) => {
    const text = fill(words.agenda_start_of, { number: fields.length + index + 2 });
    find("starts").append(element("label", {}, element("span", {}, text), " ", element("input", { type: "time", required: true })));
  });
  find("starts").querySelector("span").textContent = days.length > 1 ? fill(words.agenda_start_of, { number: 1 }) : words.agenda_start;
  const starts = startsOf(set().start, days.length);
  startFields().forEach((field, index) => {
    if (field.value !== starts[index]) field.value = starts[index]; // the one that is being typed into is let be
  });
};

const show = () => {
  // While a time or a number is being typed, the last plan stays.
  if ([...settings, ...startFields()].some(({ validity }) => !validity.valid)) return;
  chosen = chosenEntries(entries, [...ticked]);
  const [start, pause, meal, longest, people] = settings.map(({ name, value }) => (name === "start" ? minutesOfClock(value) : Number(value)));
  const starts = ["", ...laterStarts].map((value) => minutesOfClock(value) ?? start);
  showBoxes();
  days = planDays(chosen, { start, starts, pause, meal, longest });
  showStarts();
  find("plan").hidden = !days.length;
  document.body.classList.toggle("has-agenda", days.length > 0);
  occasion.setDays(days.length);
  showBrief(days);
  showOccasion();
  showMaterials(chosen, people);
  showSheets(chosen, people);
  showTotals();
  const search = writeAddress(chosen.map(({ id }) => id), set(), usual);
  showNext(find("next"), { chosen, days, set: set() });
  if (search === location.search) return;
  history.replaceState(null, "", location.pathname + search + location.hash);
  dispatchEvent(new Event("addresschange"));
};

const showTotals = () => {
  const { minutes, breaks } = totals(days);
  const values = { days: days.length, length: duration(minutes), breaks: duration(breaks) };
  const times = days.length ? { start: clock(days[0].start), end: clock(days[0].end) } : {};
  find("total").textContent = fill(breaks ? words.agenda_total_with_breaks : words.agenda_total, values);
  const said = [words.agenda_nothing, words.agenda_one_day][days.length] ?? words.agenda_many_days;
  find("status").replaceChildren(...together(fill(said, { ...values, ...times })));
};

// What depends on the day, the place and the name.
const showOccasion = () => {
  find("told").textContent = ""; // a file or an address that was given is of the plan before
  const { name, place, dates } = occasion.read();
  find("title").textContent = name || words.agenda_title;
  find("place").textContent = place;
  find("days").replaceChildren(...days.map((day, index) => tableOf(day, days.length > 1 ? index + 1 : 0, dates[index])));
  showPreparations(days, dates);
};

// The choice with all that is set: whoever opens it may have other times in mind, and kept.
const address = () => location.origin + location.pathname + writeAddress(chosen.map(({ id }) => id), set(), {});

const saveCalendar = () => {
  if (!occasion.asksDates()) return;
  const { name, place, dates } = occasion.read();
  const ids = chosen.map(({ id }) => id);
  const events = days.map((day, index) => {
    const number = index + 1;
    const titles = day.items.filter(({ entry }) => entry).map(titleOf).join(", ");
    return {
      id: eventId(ids, number, dates[index], name, location.host),
      date: dates[index],
      start: day.start,
      end: day.end,
      title: days.length > 1 && name ? `${fill(words.agenda_day_of, { name, number })}: ${titles}` : name || titles,
      description: describe(day, titleOf),
    };
  });
  const file = toCalendar(events, { place, address: address(), language: document.documentElement.lang, now: new Date() });
  const saved = download(`${words.agenda_file}-${dates[0]}.ics`, "text/calendar;charset=utf-8", file);
  find("told").textContent = fill(words.agenda_saved, { file: saved });
};

const copyAddress = async () => {
  try {
    await navigator.clipboard.writeText(address());
    find("told").textContent = words.agenda_copied;
  } catch {
    find("told").textContent = words.agenda_not_copied;
  }
};

// Returns when each chosen step meets: what its invitations need too.
const meetings = () => {
  const { dates } = occasion.read();
  const found = {};
  days.forEach(({ items, ...day }, index) => {
    for (const { entry, start } of items) {
      if (!entry || entry.part_of) continue;
      const whole = items.length > 1 && { day: { start: clock(day.start), before: start - day.start, minutes: day.end - day.start } };
      (found[entry.id] ??= []).push({ date: dates[index], start: clock(start), ...whole });
    }
  });
  return found;
};
const told = () => ({
  choose: chosen.map(({ id }) => id),
  meetings: meetings(),
  ...set(),
});
const occasion = serveOccasion(find("occasion"), words, { changed: showOccasion, told });
form.addEventListener("submit", (event) => event.preventDefault());
// The plan stays while a number is wrong: the browser says what is wrong when one goes on.
const tell = ({ target }) => settings.includes(target) && target.reportValidity();
const take = ({ target }) => {
  if (target.name === "choose") ticked[target.checked ? "add" : "delete"](target.value);
  const day = startFields().indexOf(target);
  if (day > 0) laterStarts[day - 1] = target.value === form.elements.start.value ? "" : target.value;
  show();
  occasion.remember();
};
form.addEventListener("change", tell);
form.addEventListener("input", take);
// When each day begins stands beside its date.
find("starts").addEventListener("change", tell);
find("starts").addEventListener("input", take);
// The letters need the day and the place, which are kept nowhere before somebody wishes it.
find("next").addEventListener("click", ({ target }) => {
  const { name, place, dates } = occasion.read();
  const isWanted = target.closest("[rel=letters]") && [name, place, ...dates].some(Boolean);
  const { keep } = find("occasion").elements;
  if (!isWanted || keep.checked || !confirm(words.agenda_keep_question)) return;
  keep.checked = true;
  occasion.remember();
});
const actions = { print: () => print(), calendar: saveCalendar, copy: copyAddress };
for (const [name, act] of Object.entries(actions)) find("plan").querySelector(`[data-action=${name}]`).addEventListener("click", act);

readChoice();
show();
document.documentElement.classList.add("served");
