// What the agenda tells beside its tables: the plan in short, what to prepare, what to bring, what to print.

import { amountOf, copiesOf, groupsOf, MOST_PEOPLE, preparationsOf, wallOf } from "./preparing.js";
import { clock, materialsOf, sheetsOf } from "./scheduling.js";
import { addressOf, capital, element, fill, find, given, linkTo, titleOf, words } from "./told.js";
import { dayName } from "../day-name.js";
import { numeralOf } from "../numeral.js";
import { together } from "../together.js";

export const showBrief = (days) =>
  find("brief").replaceChildren(
    ...days.flatMap(({ items, end }, index) => [
      ...(days.length > 1 ? [line([fill(words.agenda_day, { number: index + 1 })], "agenda__brief-day")] : []),
      ...items.map((item) => line([`${clock(item.start)} `, ...(item.kind ? [] : [...numeralOf(item.entry.numeral, words.step), " "]), titleOf(item)], item.kind ? "quiet" : "")),
      line([`${clock(end)} ${words.agenda_ends}`], "quiet"),
    ]),
  );

const line = (parts, className) => element("li", { className }, ...parts.flatMap((part) => (part.nodeType ? [part] : together(part))));

export const showPreparations = (days, dates) => {
  const groups = preparationsOf(days, dates, today());
  find("before").hidden = !groups.length;
  find("undated").hidden = dates.every(Boolean);
  find("preparations").replaceChildren(
    ...groups.flatMap(({ tasks, ...when }) => [
      element("dt", {}, preparedWhen(when, days.length > 1)),
      ...tasks.map((task) => element("dd", {}, ...linked(task))),
    ]),
  );
};

// Returns the parts of a task: what leads somewhere on the step's page leads there from here too.
const linked = ({ task, links = [] }) => {
  const parts = [];
  let rest = task;
  for (const [textContent, url] of links) {
    const start = rest.indexOf(textContent);
    if (start < 0) continue;
    const link = element("a", { href: addressOf(url), textContent });
    // Within this page the choice stays.
    if (link.pathname === location.pathname) link.setAttribute("href", link.hash);
    parts.push(...together(rest.slice(0, start)), link);
    rest = rest.slice(start + textContent.length);
  }
  return [...parts, ...together(rest)];
};

const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

const preparedWhen = ({ before, day, date }, isOneOfMany) => {
  const phrase = fill(words[`agenda_before_${before}`] ?? words.agenda_before_days, { days: before });
  const whose = isOneOfMany ? fill(words.agenda_before_of, { number: day, phrase }) : phrase;
  return capital(date ? `${whose} – ${dayName(date)}` : whose);
};

export const showMaterials = (chosen, people) => {
  const walls = chosen.filter(({ wall_pages }) => wall_pages).map((step) => wallOf(step, given.filter(({ part_of }) => part_of === step.id), people));
  find("materials").replaceChildren(
    ...materialsOf(chosen).map((item) => {
      const amount = amountOf(item, chosen, people);
      const text = amount ? fill(amount.steps ? words.agenda_amount_of : words.agenda_amount, { item, ...amount }) : item;
      return element("li", {}, ...together(text));
    }),
    ...(walls.length ? [element("li", {}, ...together(fill(words.agenda_wall, { metres: Math.max(...walls) })))] : []),
  );
};

export const showSheets = (chosen, people) => {
  const { count, least, most } = groupsOf(people, Math.max(...chosen.map(({ most_groups = Infinity }) => most_groups)));
  const size = least === most ? most : `${least}–${most}`;
  const over = people > MOST_PEOPLE ? ` ${fill(words.agenda_over, { most: MOST_PEOPLE })}` : "";
  find("groups").replaceChildren(...together(fill(words.agenda_groups, { people, count, size }) + over));
  const sheets = sheetsOf(chosen).map((id) => given.find((entry) => entry.id === id));
  const steps = chosen.filter(({ part_of, sheets: own }) => !part_of && own.length);
  find("sheets").replaceChildren(
    ...sheets.map((sheet) =>
      element("li", {}, linkTo(sheet), ` – ${copies(sheet, people)} `, pdfsOf(sheet))),
    ...(sheets.length > 1 ? [element("li", {}, ...together(fill(words.agenda_copies, { copies: copiesOfAll(sheets, people) })))] : []),
    ...(steps.length ? [element("li", {}, ...together(fill(words.agenda_print_also, { people })))] : []),
    ...steps.flatMap((step) => linksOf(step).map((link) => element("li", { className: "agenda__pdfs quiet" }, link))),
  );
};

const copiesOfAll = (sheets, people) => {
  const all = sheets.map((sheet) => copiesOf(sheet, people));
  const sum = (name) => all.reduce((total, each) => total + each[name], 0);
  return copiesTold({ groups: sum("groups"), wall: sum("wall") });
};

const copies = (sheet, people) => copiesTold(copiesOf(sheet, people));

const copiesTold = ({ groups, wall }) => {
  const told = [groups && fill(words.agenda_copies_groups, { count: groups }), wall && fill(words.agenda_copies_wall, { count: wall })];
  return told.filter(Boolean).join(", ");
};

const linksOf = ({ papers, numeral }) =>
  papers.map(([name, path]) => {
    const isPdf = path.endsWith(".pdf");
    const parts = [...numeralOf(numeral, words.step), ` ${name}${isPdf ? " (pdf)" : ""}`];
    return element("a", { href: addressOf(path), ...(isPdf && { type: "application/pdf" }) }, ...parts);
  });

const pdfsOf = ({ papers, title }) => {
  const links = papers.map(([name, path]) => {
    const link = element("a", { href: addressOf(path), textContent: name, type: "application/pdf" });
    link.setAttribute("aria-label", `${title}, pdf, ${name}`);
    return link;
  });
  const listed = links.flatMap((link, index) => (index ? [" · ", link] : [link]));
  return element("span", { className: "agenda__pdfs quiet" }, "(pdf ", ...listed, ")");
};
