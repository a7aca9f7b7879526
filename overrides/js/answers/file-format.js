// The file a team saves its answers in. Opening one either gives all answers that the site asks for or names what is wrong.

import { MOST_CHARACTERS, isId, normalized, record } from "./answers.js";

const FORMAT = "vaikuttava-museo";
const VERSION = 1;
// More than all that the site asks, answered at the greatest length in letters of three bytes: what is saved can be opened.
export const MOST_BYTES = 30_000_000;

export const encode = (answers, savedAt) => {
  const kept = sorted(answers, (sheet) => sorted(sheet, (text) => normalized(text.slice(0, MOST_CHARACTERS))));
  const file = { format: FORMAT, version: VERSION, saved: savedAt.toISOString(), answers: kept ?? {} };
  return `${JSON.stringify(file, null, 2)}\n`;
};

// The same entries in the order of their ids, without those that `change` leaves empty; null if none is left.
const sorted = (entries, change) => {
  const kept = record();
  for (const id of Object.keys(entries).filter(isId).sort()) {
    const value = change(entries[id]);
    if (value) kept[id] = value;
  }
  return Object.keys(kept).length ? kept : null;
};

export const decodeFile = async (blob, places) => {
  if (blob.size > MOST_BYTES) return { error: "too-large" };
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
  } catch {
    return { error: "not-readable" };
  }
  return decode(text, places);
};

// Gives { answers, dropped }, where `dropped` counts the answers that are in none of the `places`, or { error }.
// Places are { [worksheet id]: [answer ids] }.
export const decode = (text, places) => {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { error: "not-readable" };
  }
  if (!isObject(file) || file.format !== FORMAT) return { error: "not-ours" };
  if (Number.isInteger(file.version) && file.version > VERSION) return { error: "too-new" };
  return (file.version === VERSION && readAnswers(file.answers, record(places))) || { error: "damaged" };
};

const readAnswers = (source, places) => {
  if (!isObject(source)) return null;
  const answers = record();
  let dropped = 0;
  for (const [id, sheet] of Object.entries(source)) {
    if (!isObject(sheet)) return null;
    const texts = record();
    for (const [key, text] of Object.entries(sheet)) {
      if (typeof text !== "string") return null;
      if (!places[id]?.includes(key)) {
        dropped += 1;
        continue;
      }
      // Mending takes away at most every other sign of what was ever a text.
      const mended = text.length > 2 * MOST_CHARACTERS ? text : normalized(text);
      if (mended.length > MOST_CHARACTERS) return null;
      if (mended) texts[key] = mended;
    }
    if (Object.keys(texts).length) answers[id] = texts;
  }
  return { answers, dropped };
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
