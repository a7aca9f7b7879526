// Draws the plan: an overview of what is filled in, then every worksheet's answers in the order of the steps.

import { together } from "../together.js";

export const planOf = (written, { words, root }) => [
  overview(written, words, root),
  ...stepsOf(written.sheets).map((sheets) => stepOf(sheets, words, root)),
];

const overview = ({ sheets }, words, root) =>
  element("ul", { className: "plan__sheets" }, ...sheets.filter(({ url }) => url).map((sheet) => overviewLine(sheet, words, root)));

const overviewLine = (sheet, words, root) => {
  const link = linkTo(sheet.url, sheet.title, root);
  const { filled, all } = progress(sheet);
  const count = words.answers_progress.replace("{filled}", filled).replace("{all}", all);
  const numeral = element("span", { className: "numeral", textContent: sheet.heading.split(" ").at(-1) });
  return element("li", {}, numeral, " ", link, " ", element("span", { className: "quiet", textContent: `– ${count}` }));
};

const stepsOf = (sheets) => [...Map.groupBy(sheets, ({ heading }) => heading).values()];

const stepOf = (sheets, words, root) => {
  const className = sheets.some((sheet) => progress(sheet).filled) ? "plan__step" : "plan__step plan__step--empty";
  const heading = element("h2", { textContent: sheets[0].heading });
  return element("section", { className }, heading, ...sheets.map((sheet) => sheetOf(sheet, words, root)));
};

const sheetOf = (sheet, words, root) => {
  const { filled } = progress(sheet);
  const groups = sheet.groups.map((group) => groupOf(group, sheet, words, root));
  const heading = element("h3", { textContent: sheet.title });
  const className = filled ? "plan__sheet" : "plan__sheet plan__sheet--empty";
  return element("section", { className }, heading, ...(filled ? groups : [folded(groups, words)]));
};

// A worksheet that nobody has begun is one line until the reader opens it.
const folded = (groups, words) =>
  element("details", {}, element("summary", { textContent: words.answers_empty }), ...groups);

const groupOf = ({ heading, question, items }, sheet, words, root) => {
  const empty = items.every(({ text }) => !text);
  const parts = [];
  if (heading) parts.push(element("h4", {}, ...together(heading)));
  if (question) parts.push(element("p", { className: "plan__question quiet" }, ...together(question)));
  const entries = items.map((item) => entry(item, sheet, words, root));
  const className = empty ? "plan__group plan__group--empty" : "plan__group";
  return element("div", { className }, ...parts, element("dl", {}, ...entries));
};

const entry = ({ id, label, question, text }, sheet, words, root) => {
  const term = element("dt", {}, ...together(label));
  if (question) term.append(" ", element("span", { className: "plan__question quiet" }, ...together(question)));
  const answer = element("dd", { className: "plan__answer", dir: "auto" });
  if (text) answer.textContent = text;
  else if (sheet.url) {
    const link = linkTo(`${sheet.url}#answer-${id}`, words.answers_fill, root);
    link.setAttribute("aria-label", `${words.answers_fill}: ${label}`);
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
