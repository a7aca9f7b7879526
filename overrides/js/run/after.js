// After the workshop: planned and real minutes side by side, to keep with the plan or as a text, and a mail about it.

import { write as writeAnswer } from "../answers/store.js";
import { summary } from "./reckoning.js";
import { element, fill, put, timeOf } from "./texts.js";

export const showTimes = (box, { state, programme, words }) => {
  const { rows, planned, real, start, end } = summary(state);
  const minutesOf = (minutes) => (minutes === null ? words.run_left_out : fill(words.minutes, { minutes }));
  const lines = [...rows.map((row, index) => ({ title: programme.phases[index].title, ...row })), { title: words.run_total, planned, real }];
  put(box.querySelector(".run__title"), programme.title);
  box.querySelector("tbody").replaceChildren(
    ...lines.map((line) => element("tr", {}, element("th", { scope: "row" }, line.title), element("td", {}, minutesOf(line.planned)), element("td", {}, minutesOf(line.real)))),
  );
  put(box.querySelector(".run__sum"), fill(words.run_after_times, { start: timeOf(start), end: timeOf(end), planned: minutesOf(planned), real: minutesOf(real) }));
  const form = box.querySelector(".run__feedback");
  const address = () => form.querySelector("a").setAttribute("href", mailOf(box, form, { programme, words }));
  form.addEventListener("input", address);
  address();
  box.focus();
};

// RFC 6068: lines of a mail end in CRLF. Where the editors have a form instead, it opens.
const mailOf = ({ dataset }, { elements }, { programme, words }) => {
  if (!dataset.contact.includes("@")) return dataset.contact;
  const answers = ["worked", "time", "change"].map((name) => `${words[`run_feedback_${name}`]}\n${elements[name].value}`);
  const subject = fill(words.run_feedback_subject, programme);
  const body = answers.join("\n\n").replace(/\r?\n/g, "\r\n");
  return `mailto:${dataset.contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
};

const textOf = ({ state, programme, words }) => {
  const { rows, planned, real, start, end } = summary(state);
  const minutesOf = (minutes) => (minutes === null ? words.run_left_out : fill(words.minutes, { minutes }));
  const date = new Date(start).toLocaleDateString(`${document.documentElement.lang}-FI`);
  const told = fill(words.run_after_times, { start: timeOf(start), end: timeOf(end), planned: minutesOf(planned), real: minutesOf(real) });
  return [`${date}. ${told}`, ...rows.map((row, index) => `${programme.phases[index].title}: ${row.planned} – ${minutesOf(row.real)}`)].join("\n");
};

export const keepTimes = ({ box, ...workshop }) => {
  writeAnswer("workshops", workshop.programme.id, textOf(workshop));
  const { words } = workshop;
  box.querySelector(".run__status").replaceChildren(element("a", { href: box.dataset.plan, textContent: words.run_kept }));
};

export const saveTimes = async (workshop) => {
  const { downloadText } = await import("../answers/download.js");
  const { programme, words } = workshop;
  const items = [{ label: programme.title, question: null, text: textOf(workshop) }];
  const sheets = [{ title: words.answers_workshop_times, heading: words.answers_workshops, groups: [{ heading: null, question: null, items }] }];
  downloadText({ title: words.run_after, words: { empty: "" }, sheets }, words.run_after);
};
