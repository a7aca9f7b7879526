// Gives the reader a file. Nothing is sent anywhere: the browser makes it and keeps it.

import { toDocx } from "./docx.js";
import { encode } from "./file-format.js";
import { toText } from "./plain-text.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The name tells what it holds and when it was made; it is returned so that it can be told.
export const downloadFile = (answers, name) => {
  const now = new Date();
  return download(`${name}-${day(now)}.json`, "application/json", encode(answers, now));
};

export const downloadText = (written, name) => download(`${name}.txt`, "text/plain;charset=utf-8", toText(written));

export const downloadDocx = (written, name) => download(`${name}.docx`, DOCX, toDocx(written));

const day = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

const download = (name, type, content) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
};
