// What the page tells the scripts, and how they write it: sentences, lengths, days, elements.

import { numeralOf } from "../numeral.js";

const data = JSON.parse(document.querySelector("#agenda-data").textContent);
export const given = data.entries;
export const words = data.words;
export const section = document.querySelector(".agenda");
export const find = (name) => section.querySelector(`.agenda__${name}`);

export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const duration = (minutes) => {
  const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
  const sentence = !values.hours ? words.minutes : values.minutes ? words.hours_minutes : words.hours;
  return fill(sentence, values).replaceAll(" ", "\u00a0");
};

export const capital = (text) => text[0].toUpperCase() + text.slice(1);

export const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

export const addressOf = (url) => `${section.dataset.root}/${url}`;

export const linkTo = ({ url, title, numeral }) =>
  element("a", { href: addressOf(url) }, ...numeralOf(numeral, words.step), ` ${title}`);

export const titleOf = ({ entry, kind, meeting }) => {
  if (kind) return words[`agenda_${kind}`];
  return meeting ? fill(words.agenda_meeting, { title: entry.title, number: meeting }) : entry.title;
};
