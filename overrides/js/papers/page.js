// Fills in the invitations and the Word files of the page, and copies an invitation: its text is that of the mail beside
// the button.

import { kept, meetingsOf } from "../agenda/kept.js";
import { clock } from "../agenda/scheduling.js";
import { dayName } from "../day-name.js";
import { together } from "../together.js";

const BLANK = /\[[^\][]+\]/g;
const nameIn = (blank) => blank.slice(1, -1).replaceAll("\u00ad", "").replaceAll("\u00a0", " ");

const blanks = document.querySelector(".letter-blanks");
const { step, when, starts, ends, length, and } = blanks?.dataset ?? {};
const fields = [...document.querySelectorAll(".letter-blanks input[name]")];
const names = fields.map(({ name }) => name);
// What changes in a text: its blanks, and how long the workshop is, which stands there as the step's page says.
const CHANGING = new RegExp([BLANK.source, ...(length ? [length.replaceAll("\u00a0", " ").replaceAll(" ", "\\s")] : [])].join("|"), "g");
const isOurs = (part) => !part.startsWith("[") || names.includes(nameIn(part));

// What is filled in stands in elements of its own: [[element, what stood there]].
const placesOf = () => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) if (texts.currentNode.data.match(CHANGING)) nodes.push(texts.currentNode);
  for (const node of nodes) {
    const parts = node.data.match(CHANGING);
    const pieces = node.data.split(CHANGING).flatMap((text, index) => {
      if (index === parts.length) return [text];
      const place = Object.assign(document.createElement("span"), { textContent: parts[index] });
      found.push([place, parts[index]]);
      return [text, place];
    });
    node.replaceWith(...pieces);
  }
  return found.filter(([, part]) => isOurs(part));
};

const places = placesOf();
const rows = [...document.querySelectorAll(".invitation")].map((row) => {
  const link = row.querySelector("a[href^='mailto:']");
  const [about, body] = link.getAttribute("href").split("&body=");
  return { row, link, about, body: decodeURIComponent(body) };
});
// The fields of a day or an hour: one for each meeting of the step.
const named = (ending) => fields.filter(({ name }) => name === ending || name.endsWith(` ${ending}`));
const [dateName, placeName] = (when?.match(BLANK) ?? []).map(nameIn);

const minutesOf = (text = "") => {
  const [, hour, minute = "0"] = text.trim().match(/^(?:klo |kl\.? )?(\d{1,2})(?:[.:](\d\d))?$/) ?? [];
  return Number(hour) * 60 + Number(minute);
};

// --- what the agenda keeps, if it was asked to

const meetings = blanks ? meetingsOf(`step-${step}`) : [];
const lengths = blanks ? blanks.dataset.lengths.split(" ").map(Number) : [];
const choice = document.querySelector(".letter-blanks__day");
const days = choice?.querySelector("input");
// A step may be a part of a day: then all are invited to that, unless it is chosen otherwise.
const dayOf = (index) => (days?.checked && meetings[index]?.day) || null;
const lengthOf = (index) => dayOf(index)?.minutes ?? lengths[index];
const ownStart = (index) => minutesOf(named(starts)[index]?.value) + (dayOf(index)?.before ?? 0);

const given = new Map(); // what stands in a field without anybody's having written it here

const fillFromAgenda = () => {
  const put = (field, value) => {
    if (!field || field.value || !value) return;
    field.value = value;
    given.set(field, value);
  };
  put(named(placeName)[0], kept()?.place);
  meetings.forEach(({ date }, index) => put(named(dateName)[index], date && dayName(date)));
  putStarts();
  const whole = meetings.flatMap(({ start, day }, index) => (day ? [{ ...day, own: start, index }] : []));
  choice.hidden = !whole.length;
  if (!whole.length) return;
  const hours = (start, minutes) => `${start}–${clock(minutesOf(start) + minutes)}`;
  const told = { hours: whole.map(({ start, minutes }) => hours(start, minutes)), own: whole.map(({ own, index }) => hours(own, lengths[index])) };
  const sentence = choice.querySelector("span");
  sentence.replaceChildren(...together(sentence.textContent.replace(/\{(\w+)\}/g, (_, name) => new Intl.ListFormat(document.documentElement.lang).format(told[name]))));
};

const putStarts = () => meetings.forEach(({ start }, index) => {
  const field = named(starts)[index];
  const [own, whole] = [start, meetings[index].day?.start];
  if (field && start && ["", own, whole].includes(field.value)) field.value = dayOf(index)?.start ?? own;
});

// --- what is filled in

const shownIn = (field) => field?.value.trim() || field?.placeholder || "";
const valueOf = (name) => shownIn(fields.find((each) => each.name === name)) || `[${name}]`;

const durationOf = (minutes) => {
  const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  const [onlyMinutes, onlyHours, both] = JSON.parse(blanks.dataset.units);
  const sentence = !values.hours ? onlyMinutes : values.minutes ? both : onlyHours;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

const lengthNow = (space) => {
  const all = lengths.map((_, index) => {
    const [from, to] = [starts, ends].map((ending) => minutesOf(shownIn(named(ending)[index])));
    return to > from ? to - from : lengthOf(index);
  });
  return [...new Set(all)].map((minutes) => durationOf(minutes).replaceAll(" ", space)).join(` ${and} `);
};

// On the page and in Word a length does not break, in a mail its spaces are plain.
const filledPart = (part) => (part.startsWith("[") ? valueOf(nameIn(part)) : lengthNow(part.includes("\u00a0") ? "\u00a0" : " "));
const filled = (text) => text.replace(CHANGING, (part) => (isOurs(part) ? filledPart(part) : part));
const LONGEST_MAIL = 2000; // characters of an address that Windows hands on to a mail program

const fill = () => {
  if (blanks) reckonHours();
  for (const [place, part] of places) place.textContent = filledPart(part);
  for (const { link, about, body } of rows) {
    const whole = `${about}&body=${encodeURIComponent(filled(body))}`;
    link.setAttribute("href", whole.length > LONGEST_MAIL ? about : whole);
  }
};

// When each meeting ends, and when a part of the first is that guests are there for, follows from when it begins: shown
// in the fields while nothing is written there.
const reckonHours = () => {
  named(starts).slice(0, lengths.length).forEach((start, index) => suggest(start.name.replace(starts, ends), minutesOf(start.value) + lengthOf(index)));
  for (const [name, begins, ended] of JSON.parse(blanks.dataset.parts)) {
    suggest(`${name} ${starts}`, ownStart(0) + begins);
    suggest(`${name} ${ends}`, ownStart(0) + ended);
  }
};

const suggest = (wanted, minutes) => {
  const field = fields.find(({ name }) => name === wanted);
  if (minutes) field?.setAttribute("placeholder", clock(minutes));
  else field?.removeAttribute("placeholder");
};

// --- what is done with it

for (const { row, link, body } of rows) {
  const status = row.querySelector("[role=status]");
  row.querySelector("[data-copy]").addEventListener("click", async () => {
    const copied = await copy(filled(body));
    status.textContent = copied ? status.dataset.copied : status.dataset.failed;
  });
  link.addEventListener("click", () => {
    if (!link.href.includes("&body=")) status.textContent = status.dataset.tooLong;
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// What stands in a place of a Word file by its id, "" where that is not known: see `facilitator_docx.py`.
const written = (id, label) => {
  const [kind, meeting, minute] = id.split(".");
  if (id === "memo.date") return shownIn(named(dateName)[0]);
  if (id === "memo.place") return shownIn(named(placeName)[0]);
  if (kind !== "clock" || !ownStart(meeting)) return "";
  return minute ? clock(ownStart(meeting) + Number(minute)) : label;
};

const saveFilled = async (link) => {
  const { saveWord } = await import("./word.js");
  await saveWord(link, { filled, written });
};

for (const link of document.querySelectorAll("a[href$='.docx']")) {
  link.addEventListener("click", (event) => {
    if (!fields.some(({ value }) => value.trim())) return;
    event.preventDefault();
    saveFilled(link).catch(() => location.assign(link.href)); // from a disk no script reads a file: it comes as it is
  });
}

// --- what goes along to the other language: held by this tab until the other page has it

const CARRIED = "vaikuttava-museo:blanks";

const carry = () => {
  const own = fields.map((field) => (field.value === given.get(field) ? "" : field.value));
  try {
    if (own.some(Boolean)) sessionStorage.setItem(CARRIED, JSON.stringify([step, ...own]));
  } catch {
    // The browser holds nothing: the other page begins empty.
  }
};

const fillCarried = () => {
  try {
    const [from, ...own] = JSON.parse(sessionStorage.getItem(CARRIED)) ?? [];
    sessionStorage.removeItem(CARRIED);
    if (from === step) fields.forEach((field, index) => (field.value ||= own[index] ?? ""));
  } catch {
    // As above.
  }
};

for (const link of document.querySelectorAll(".languages a[href]")) link.addEventListener("click", carry);
fillCarried();
if (blanks) fillFromAgenda();
if (blanks) blanks.open = fields.some(({ value }) => value);
blanks?.addEventListener("input", fill);
days?.addEventListener("change", () => {
  putStarts();
  fill();
});
fill(); // a browser may bring back what was filled in
document.documentElement.classList.add("served");
