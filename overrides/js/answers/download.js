// Gives the reader her answers as a file.

import { toDocx } from "./docx.js";
import { encode } from "./file-format.js";
import { toText } from "./plain-text.js";
import { download } from "../save-file.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// The name tells what it holds and when it was made; it is returned so that it can be told.
export const downloadFile = (answers, name) => {
  const now = new Date();
  return download(`${name}-${dayOf(now)}.json`, "application/json", encode(answers, now));
};

export const downloadText = (written, name) => download(`${name}-${dayOf(new Date())}.txt`, "text/plain;charset=utf-8", toText(written));

export const downloadDocx = (written, name) => {
  const now = new Date();
  const date = now.toLocaleDateString(`${written.language}-FI`);
  return download(`${name}-${dayOf(now)}.docx`, DOCX, toDocx({ ...written, date }));
};

const dayOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
