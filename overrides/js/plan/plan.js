// Draws the plan: an overview of what is filled in, then every worksheet's answers in the order of the steps.

import { numberOf, numeralOf } from "../numeral.js";
import { together } from "../together.js";
import { decisionOf } from "./for-decision-makers.js";

export const planOf = (written, page) => [
  ...decision(written, page.words),
  ...overview(written, page),
  ...stepsOf(written.sheets).map((sheets) => stepOf(sheets, page)),
];

// The first page on paper; on screen its answers stand below, where they can be changed.
const decision = (written, words) => {
  const decided = decisionOf(written, words);
  if (!decided) return [];
  const title = element("h2", { textContent: decided.title });
  const sections = decided.parts.flatMap(({ heading, answers }) => [
    element("h3", { textContent: heading }),
    element("dl", {}, ...answers.map(({ label, text }) => line(label, text))),
  ]);
  return [element("section", { className: "plan__decision" }, title, ...sections)];
};

const line = (label, text) =>
  element("div", { className: "plan__entry" }, element("dt", {}, ...together(label)), answerOf(text));

const answerOf = (textContent) => element("dd", { className: "plan__answer", dir: "auto", textContent });

// How far each worksheet is, with a link to its place below, or to the worksheet that is still empty.
const overview = ({ sheets }, { words, root }) => {
  const list = element("ul", { className: "plan__sheets" }, ...sheets.filter(({ url }) => url).map((sheet) => overviewLine(sheet, words, root)));
  return [element("p", { className: "plan__progress", textContent: words.answers_progress }), list];
};

const overviewLine = (sheet, words, root) => {
  const { filled, all } = progress(sheet);
  const link = filled ? element("a", { textContent: sheet.title }) : linkTo(sheet.url, sheet.title, root);
  if (filled) link.setAttribute("href", `#${placeOf(sheet)}`);
  const count = (filled ? words.answers_count : words.answers_not_begun).replace("{filled}", filled).replace("{all}", all);
  const line = element("li", {}, link, " ", element("span", { className: "quiet", textContent: count }));
  const number = numberOf(numeralIn(sheet));
  line.dataset.step = number;
  line.prepend(...numeralOf(numeralIn(sheet), words.step), " ");
  return line;
};

const placeOf = ({ id }) => `sheet-${id}`;

const numeralIn = ({ heading }) => heading.split(" ").at(-1);

const stepsOf = (sheets) => {
  const steps = new Map();
  for (const sheet of sheets) steps.set(sheet.heading, [...(steps.get(sheet.heading) ?? []), sheet]);
  return [...steps.values()];
};

// Of a step that nobody has begun there is one line.
const stepOf = (sheets, { words, steps, root }) => {
  const number = numberOf(numeralIn(sheets[0]));
  const heading = element("h2", {}, ...(number ? [...numeralOf(numeralIn(sheets[0]), words.step), " ", steps[number]] : [sheets[0].heading]));
  const isBegun = sheets.some((sheet) => progress(sheet).filled);
  const parts = isBegun ? sheets.map((sheet) => sheetOf(sheet, words, root)) : [emptySheets(sheets, words, root)];
  const step = element("section", { className: isBegun ? "plan__step" : "plan__step plan__step--empty" }, heading, ...parts);
  step.dataset.step = number;
  return step;
};

const emptySheets = (sheets, words, root) => {
  const links = sheets.map((sheet) => element("span", { id: placeOf(sheet) }, linkTo(sheet.url, sheet.title, root)));
  return element("p", {}, `${words.answers_empty}: `, ...links.flatMap((link, i) => (i ? [" · ", link] : [link])));
};

const sheetOf = (sheet, words, root) => {
  if (sheet.url && !progress(sheet).filled) return Object.assign(emptySheets([sheet], words, root), { className: "plan__sheet--empty" });
  const groups = sheet.groups.map((group) => groupOf(group, sheet, words, root));
  const title = sheet.url ? linkTo(sheet.url, sheet.title, root) : sheet.title;
  const heading = element("h3", { id: placeOf(sheet) }, title);
  return element("section", { className: "plan__sheet" }, heading, ...groups);
};

const groupOf = ({ heading, question, items }, sheet, words, root) => {
  const empty = items.every(({ text }) => !text);
  const parts = [];
  if (heading) parts.push(element("h4", {}, ...together(heading)));
  if (question) parts.push(element("p", { className: "plan__question quiet" }, ...together(question)));
  const entries = items.map((item) => entry(item, heading, sheet, words, root));
  const kind = items[0]?.id?.startsWith("who.") ? "plan__who" : "plan__group";
  const className = empty ? `${kind} plan__group--empty` : kind;
  return element("div", { className }, ...parts, element("dl", {}, ...entries));
};

const entry = ({ id, label, question, text }, heading, sheet, words, root) => {
  const term = element("dt", {}, ...together(label));
  if (question) term.append(" ", element("span", { className: "plan__question quiet" }, ...together(question)));
  const answer = answerOf(text);
  if (!text && sheet.url) {
    const link = linkTo(`${sheet.url}#answer-${id}`, words.answers_fill, root);
    link.setAttribute("aria-label", [words.answers_fill, heading, label].filter(Boolean).join(": "));
    answer.append(link);
  }
  return element("div", { className: text ? "plan__entry" : "plan__entry plan__entry--empty" }, term, answer);
};

// Who filled a sheet in is not one of its questions.
const progress = ({ groups }) => {
  const items = groups.flatMap((group) => group.items).filter(({ id }) => !id?.startsWith("who."));
  return { filled: items.filter(({ text }) => text).length, all: items.length };
};

// The address stays relative: a copy of the site keeps its links, and paper shows addresses of other sites only.
const linkTo = (url, text, root) => {
  const link = element("a", { textContent: text });
  link.setAttribute("href", `${root}/${url}`);
  return link;
};

const element = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
