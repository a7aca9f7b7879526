// Keeps the answers in this browser and nowhere else: one entry a worksheet, written one answer at a time.
// Every change reads the entry anew, so that two tabs open at once lose nothing.

import { isBlank, isId, record } from "./answers.js";

const PREFIX = "vaikuttava-museo:";
const VERSION = 1;

// Where the browser refuses to store, the answers live as long as the page: `refusal` says so.
const unsaved = new Map();
let refused = null;

export const refusal = () => refused;

export const read = (sheet) => {
  if (unsaved.has(sheet)) return record(unsaved.get(sheet));
  try {
    return parse(localStorage.getItem(PREFIX + sheet));
  } catch {
    refused = "refused";
    return record();
  }
};

export const readAll = () => {
  const all = record();
  for (const sheet of sheets()) {
    const answers = read(sheet);
    if (Object.keys(answers).length) all[sheet] = answers;
  }
  return all;
};

export const write = (sheet, id, text) => {
  const answers = read(sheet);
  if (isBlank(text)) delete answers[id];
  else answers[id] = text;
  return replace(sheet, answers);
};

const replace = (sheet, answers) => {
  try {
    if (Object.keys(answers).length)
      localStorage.setItem(PREFIX + sheet, JSON.stringify({ version: VERSION, answers }));
    else localStorage.removeItem(PREFIX + sheet);
    unsaved.delete(sheet);
    refused = unsaved.size ? refused : null;
    return true;
  } catch (error) {
    refused = error?.name === "QuotaExceededError" ? "full" : "refused";
    unsaved.set(sheet, record(answers));
    return false;
  }
};

// Writes what differs between two sets of answers. What has meanwhile been written over stays as it is.
export const change = (from, to) => {
  for (const sheet of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [before, after, now] = [record(from[sheet]), record(to[sheet]), read(sheet)];
    const changed = Object.keys({ ...before, ...after }).filter((id) => before[id] !== after[id] && now[id] === before[id]);
    for (const id of changed) {
      if (isBlank(after[id])) delete now[id];
      else now[id] = after[id];
    }
    if (changed.length) replace(sheet, now);
  }
};

export const whenChangedElsewhere = (callback) => {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) callback();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && callback());
};

const sheets = () => {
  const found = new Set(unsaved.keys());
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) found.add(key.slice(PREFIX.length));
  } catch {
    refused = "refused";
  }
  return [...found].filter(isId).sort();
};

// What someone else has put under our name is not an answer.
const parse = (stored) => {
  const answers = record();
  try {
    const { version, answers: kept } = JSON.parse(stored);
    if (version !== VERSION) return answers;
    for (const [id, text] of Object.entries(kept)) if (isId(id) && typeof text === "string") answers[id] = text;
  } catch {
    return answers;
  }
  return answers;
};
