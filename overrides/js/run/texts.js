// Words and figures as the page writes them.

import { clock } from "../agenda/scheduling.js";
import { MINUTE, minutesLate } from "./reckoning.js";

export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// A screen reader would read again what is written again.
export const put = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

// To the nearest minute, as people read a clock: 10.25.
export const timeOf = (time) => {
  const date = new Date(Math.round(time / MINUTE) * MINUTE);
  return clock(date.getHours() * 60 + date.getMinutes());
};

// What is left of a phase in whole minutes, in its last minute in seconds; then by how much it runs over.
export const figureOf = (left, words) => {
  if (left > MINUTE) return [`${Math.ceil(left / MINUTE)}`, words.run_minutes_left];
  if (left > 0) return [`${Math.ceil(left / 1000)}`, words.run_seconds_left];
  const over = Math.floor(-left / MINUTE);
  return over ? [`+${over}`, words.run_over] : ["0", words.run_up];
};

// To the second, for whoever leads.
export const exactly = (left) => {
  const seconds = Math.ceil(Math.abs(left) / 1000);
  return `${left < 0 ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

export const standingOf = ({ late, end }, words) => {
  const minutes = minutesLate(late);
  if (!minutes) return words.run_on_time;
  return fill(minutes > 0 ? words.run_late : words.run_early, { minutes: Math.abs(minutes), time: timeOf(end) });
};
