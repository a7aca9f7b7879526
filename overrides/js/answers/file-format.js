// The file a team saves its answers in. Opening one either gives all its answers or names what is wrong.

import { MOST_ANSWERS, MOST_CHARACTERS, MOST_SHEETS, isId, mend, record, unifyLines } from "./answers.js";

const FORMAT = "vaikuttava-museo";
const VERSION = 1;
export const MOST_BYTES = 2_000_000;

export const encode = (answers, savedAt) => {
  const kept = sorted(answers, (sheet) => sorted(sheet, mend));
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

export const decodeFile = async (blob) => {
  if (blob.size > MOST_BYTES) return { error: "too-large" };
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await blob.arrayBuffer());
  } catch {
    return { error: "not-readable" };
  }
  return decode(text);
};

// Gives { answers, left }, where `left` counts the answers that lost unreadable characters, or { error }.
export const decode = (text) => {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { error: "not-readable" };
  }
  if (!isObject(file) || file.format !== FORMAT) return { error: "not-ours" };
  if (Number.isInteger(file.version) && file.version > VERSION) return { error: "too-new" };
  return (file.version === VERSION && readAnswers(file.answers)) || { error: "damaged" };
};

const readAnswers = (source) => {
  if (!isEntries(source, MOST_SHEETS)) return null;
  const answers = record();
  let left = 0;
  for (const [id, sheet] of Object.entries(source)) {
    if (!isEntries(sheet, MOST_ANSWERS)) return null;
    const texts = record();
    for (const [key, text] of Object.entries(sheet)) {
      if (typeof text !== "string") return null;
      const mended = mend(text);
      if (mended.length > MOST_CHARACTERS) return null;
      if (mended !== unifyLines(text)) left += 1;
      if (mended) texts[key] = mended;
    }
    if (Object.keys(texts).length) answers[id] = texts;
  }
  return { answers, left };
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const isEntries = (value, most) => {
  if (!isObject(value)) return false;
  const ids = Object.keys(value);
  return ids.length <= most && ids.every(isId);
};
