// Fills in the invitations of the page, and copies one: its text is that of the mail beside the button.

import { kept, meetingsOf } from "../agenda/kept.js";
import { dayName } from "../day-name.js";

const BLANK = /\[[^\][]+\]/g;
const nameIn = (blank) => blank.slice(1, -1).replaceAll("\u00ad", "").replaceAll("\u00a0", " ");

// What is filled in stands in elements of its own: [[element, name]].
const placesOf = (names) => {
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (texts.nextNode()) if (texts.currentNode.data.match(BLANK)) nodes.push(texts.currentNode);
  for (const node of nodes) {
    const blanks = node.data.match(BLANK);
    const pieces = node.data.split(BLANK).flatMap((text, index) => {
      if (index === blanks.length) return [text];
      const place = Object.assign(document.createElement("span"), { textContent: blanks[index] });
      found.push([place, nameIn(blanks[index])]);
      return [text, place];
    });
    node.replaceWith(...pieces);
  }
  return found.filter(([, name]) => names.includes(name));
};

const blanks = document.querySelector(".letter-blanks");
const fields = [...document.querySelectorAll(".letter-blanks input")];
const places = placesOf(fields.map(({ name }) => name));
const rows = [...document.querySelectorAll(".invitation")].map((row) => {
  const link = row.querySelector("a[href^='mailto:']");
  const [about, body] = link.getAttribute("href").split("&body=");
  return { row, link, about, body: decodeURIComponent(body) };
});
// The fields of a day or an hour: one for each meeting of the step.
const named = (ending) => fields.filter(({ name }) => name === ending || name.endsWith(` ${ending}`));

// When and where are in the fields already, if the agenda was asked to remember them.
const fillFromAgenda = ({ step, when, starts }) => {
  const [dayField, placeField] = when.match(BLANK).map(nameIn);
  const put = (field, value) => {
    if (field && !field.value && value) field.value = value;
  };
  put(named(placeField)[0], kept()?.place);
  meetingsOf(`step-${step}`).forEach(({ date, start }, index) => {
    put(named(dayField)[index], date && dayName(date));
    put(named(starts)[index], start);
  });
};

const valueOf = (name) => {
  const field = fields.find((each) => each.name === name);
  return field?.value.trim() || field?.placeholder || `[${name}]`;
};
const filled = (text) => text.replace(BLANK, (blank) => valueOf(nameIn(blank)));
const LONGEST_MAIL = 2000; // characters of an address that Windows hands on to a mail program

const fill = () => {
  if (blanks) reckonHours(blanks.dataset);
  for (const [place, name] of places) place.textContent = valueOf(name);
  for (const { link, about, body } of rows) {
    const whole = `${about}&body=${encodeURIComponent(filled(body))}`;
    link.setAttribute("href", whole.length > LONGEST_MAIL ? about : whole);
  }
};

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

// When each meeting ends, and when a part of the first is that guests are there for, follows from when it begins: shown
// in the fields while nothing is written there.
const reckonHours = ({ lengths, parts, starts, ends }) => {
  const minutes = lengths.split(" ").map(Number);
  named(starts).slice(0, minutes.length).forEach((start, index) => suggest(start.name.replace(starts, ends), minutesOf(start) + minutes[index]));
  for (const [name, begins, ended] of JSON.parse(parts)) {
    const start = minutesOf(named(starts)[0]);
    suggest(`${name} ${starts}`, start + begins);
    suggest(`${name} ${ends}`, start + ended);
  }
};

const minutesOf = ({ value }) => {
  const [, hour, minute = "0"] = value.trim().match(/^(?:klo |kl\.? )?(\d{1,2})(?:[.:](\d\d))?$/) ?? [];
  return Number(hour) * 60 + Number(minute);
};

const suggest = (wanted, minutes) => {
  const field = fields.find(({ name }) => name === wanted);
  if (minutes) field?.setAttribute("placeholder", `${Math.floor(minutes / 60) % 24}.${String(minutes % 60).padStart(2, "0")}`);
  else field?.removeAttribute("placeholder");
};

if (blanks) fillFromAgenda(blanks.dataset);
blanks?.addEventListener("input", fill);
fill(); // a browser may bring back what was filled in
document.documentElement.classList.add("served");
