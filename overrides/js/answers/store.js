// Keeps the answers in this browser and nowhere else: one entry an answer.
// Tabs of one site may run in processes that hear of each other's writes late. A tab never writes back what it
// has read, so two tabs open at once lose nothing.

import { isBlank, isId, record } from "./answers.js";

const PREFIX = "vaikuttava-museo:";

// Where the browser refuses to store, the answers live as long as the page: `refusal` says so, and so does the browser
// when the page is left.
const unsaved = new Map();
let refused = null;

export const refusal = () => refused;

export const read = (sheet) => readAll()[sheet] ?? record();

export const readAll = () => {
  const all = record();
  for (const [key, text] of entries()) {
    const [sheet, id, ...rest] = key.slice(PREFIX.length).split(":");
    // What someone else has put under our name is not an answer.
    if (rest.length || !isId(sheet) || !id || !isId(id) || isBlank(text)) continue;
    all[sheet] ??= record();
    all[sheet][id] = text;
  }
  return all;
};

// What all sheets that answer a question say alike; "" where none does, or where two differ.
export const onlyAnswerTo = (id) => {
  const said = new Set(Object.values(readAll()).map((answers) => answers[id]));
  said.delete(undefined);
  return said.size === 1 ? [...said][0] : "";
};

export const write = (sheet, id, text) => {
  unsaved.set(`${PREFIX}${sheet}:${id}`, text);
  store();
};

// Writes what differs between two sets of answers, and returns how many those were. What has meanwhile been written
// over stays as it is.
export const change = (from, to) => {
  const all = readAll();
  let count = 0;
  for (const sheet of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const [before, after, now] = [from, to, all].map((set) => record(set[sheet]));
    for (const id of Object.keys({ ...before, ...after }))
      if (before[id] !== after[id] && now[id] === before[id]) {
        unsaved.set(`${PREFIX}${sheet}:${id}`, after[id]);
        count += 1;
      }
  }
  store();
  return count;
};

export const whenChangedElsewhere = (callback) => {
  addEventListener("storage", ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) callback();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && callback());
};

// Also tries again what had no room before. With the first answer of all the browser is asked to keep them for good:
// otherwise it may throw them away when its disk is full, or after a week without a visit.
const store = () => {
  if (unsaved.size) refused = null;
  for (const [key, text] of unsaved) {
    try {
      if (isBlank(text)) localStorage.removeItem(key);
      else {
        const isFirst = !Object.keys(localStorage).some((name) => name.startsWith(PREFIX));
        localStorage.setItem(key, text);
        if (isFirst) navigator.storage?.persist?.().catch(() => {});
      }
      unsaved.delete(key);
    } catch (error) {
      refused = error?.name === "QuotaExceededError" ? "full" : "refused";
    }
  }
  (unsaved.size ? addEventListener : removeEventListener)("beforeunload", askBeforeLeaving);
};

const askBeforeLeaving = (event) => {
  event.preventDefault();
  event.returnValue = true; // what browsers of 2022 heed
};

const entries = () => {
  const found = new Map();
  try {
    for (const key of Object.keys(localStorage).sort())
      if (key.startsWith(PREFIX)) found.set(key, localStorage.getItem(key) ?? "");
  } catch {
    refused = "refused";
  }
  for (const [key, text] of unsaved) found.set(key, text);
  return found;
};
