// After the workshop: planned and real minutes side by side, to keep with the plan or as a text, and a mail about it.

import { write as writeAnswer } from "../answers/store.js";
import { summary } from "./reckoning.js";
import { element, fill, put, timeOf } from "./texts.js";

const minutesIn = (words) => (minutes) => (minutes === null ? words.run_left_out : fill(words.minutes, { minutes }));

const sumOf = ({ state, words }) => {
  const [{ planned, real, start, end }, minutesOf] = [summary(state), minutesIn(words)];
  return fill(words.run_after_times, { start: timeOf(start), end: timeOf(end), planned: minutesOf(planned), real: minutesOf(real) });
};

export const showTimes = (box, workshop) => {
  const { state, programme, words } = workshop;
  const { rows, planned, real } = summary(state);
  const minutesOf = minutesIn(words);
  const lines = [...rows.map((row, index) => ({ title: programme.phases[index].title, ...row })), { title: words.run_total, planned, real }];
  box.querySelector(".run__title").replaceChildren(...programme.heading());
  box.querySelector("tbody").replaceChildren(
    ...lines.map((line) => element("tr", {}, element("th", { scope: "row" }, line.title), element("td", {}, minutesOf(line.planned)), element("td", {}, minutesOf(line.real)))),
  );
  put(box.querySelector(".run__sum"), sumOf(workshop));
  for (const papers of box.querySelectorAll("[data-step]")) papers.hidden = !programme.phases.some(({ step }) => `${step}` === papers.dataset.step);
  const form = box.querySelector(".run__feedback");
  const address = () => form.querySelector("a").setAttribute("href", mailOf(box, form, workshop));
  form.addEventListener("input", address);
  address();
  box.scrollIntoView();
  box.querySelector("h3").focus({ preventScroll: true });
};

// RFC 6068: lines of a mail end in CRLF. Where the editors have a form instead, it opens.
const mailOf = ({ dataset }, { elements }, workshop) => {
  if (!dataset.contact.includes("@")) return dataset.contact;
  const { programme, words } = workshop;
  const answers = ["worked", "time", "change"].map((name) => `${words[`run_feedback_${name}`]}\n${elements[name].value}`);
  const subject = fill(words.run_feedback_subject, programme);
  const body = [...answers, sumOf(workshop)].join("\n\n").replace(/\r?\n/g, "\r\n");
  return `mailto:${dataset.contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
};

const textOf = (workshop) => {
  const { state, programme, words } = workshop;
  const { rows, start } = summary(state);
  const minutesOf = minutesIn(words);
  const date = new Date(start).toLocaleDateString(`${document.documentElement.lang}-FI`);
  const lineOf = ({ planned, real }, index) => {
    const { title } = programme.phases[index];
    return real === null ? `${title}: ${words.run_left_out}` : fill(words.run_after_row, { title, planned: minutesOf(planned), real: minutesOf(real) });
  };
  return [`${programme.title}, ${date}. ${sumOf(workshop)}`, ...rows.map(lineOf)].join("\n");
};

export const keepTimes = ({ box, ...workshop }) => {
  writeAnswer("workshops", workshop.programme.id, textOf(workshop));
  const { words } = workshop;
  box.querySelector(".run__status").replaceChildren(element("a", { href: `${box.dataset.plan}#sheet-workshops`, textContent: words.run_kept }));
};

export const saveTimes = async (workshop) => {
  const { downloadText } = await import("../answers/download.js");
  const { programme, words } = workshop;
  const items = [{ label: programme.title, question: null, text: textOf(workshop) }];
  const sheets = [{ title: words.answers_workshop_times, heading: words.answers_workshops, groups: [{ heading: null, question: null, items }] }];
  downloadText({ title: words.run_after, words: {}, sheets }, `${words.answers_workshop_times}, ${programme.title}`);
};
