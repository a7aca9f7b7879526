// Answers in the order of the worksheets, ready to be written out as a text or a Word document.

import { isBlank, record } from "./answers.js";

// `answers` holds only what belongs in the document: those of no outlined worksheet close it under words.other, with the
// title and label that words.kept may have for their id.
export const toDocument = ({ title, language, outlines, answers, words }) => {
  const left = record(answers);
  const sheets = outlines.map((outline) => {
    const texts = record(left[outline.id]);
    delete left[outline.id];
    return toSheet(outline, texts, words);
  });
  return { title, language, words, sheets: [...sheets, ...unknownSheets(left, words)] };
};

// For a file to be read elsewhere: worksheets that nobody has begun are left out, unless all are.
export const withoutEmptySheets = (document) => {
  const begun = document.sheets.filter(({ groups }) => groups.some(({ items }) => items.some(({ text }) => text)));
  return begun.length ? { ...document, sheets: begun } : document;
};

const toSheet = ({ id, url, title, step, table, groups }, texts, words) => {
  const asked = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)));
  const filled = askedOnce(withoutEmptyRepeats(groups.map((group) => fill(group, texts))));
  const others = unknownItems(texts, asked);
  if (others.length) filled.push({ heading: words.other, question: null, items: others });
  return { id, url, title, table, heading: `${words.step} ${step}`, groups: filled };
};

const fill = ({ heading, question, items }, texts) => ({
  heading,
  question,
  items: items.map((item) => ({ id: item.id, label: item.label, question: item.question, text: written(texts[item.id]) })),
});

const written = (text) => (isBlank(text) ? "" : text.trimEnd());

// A list has more rows than a team fills. The first stays even when empty, so that every question is there.
const withoutEmptyRepeats = (groups) => {
  const seen = new Set();
  return groups.filter((group) => {
    const kind = kindOf(group);
    const kept = !seen.has(kind) || group.items.some(({ text }) => text);
    seen.add(kind);
    return kept;
  });
};

// Rows and cards ask the same of everyone: the question stands where it is asked first.
const askedOnce = (groups) => {
  const asked = new Set();
  const once = (item) => {
    const key = JSON.stringify([item.label, item.question]);
    const isNew = !asked.has(key);
    asked.add(key);
    return isNew ? item : { ...item, question: null };
  };
  return groups.map((group) => ({ ...group, items: group.items.map(once) }));
};

const kindOf = ({ heading, question, items }) =>
  JSON.stringify([numberless(heading), question, items.map((item) => [numberless(item.label), item.question])]);

const numberless = (text) => text?.replace(/\d+/, "#");

const unknownItems = (texts, asked = new Set()) =>
  Object.keys(texts)
    .filter((id) => !asked.has(id) && !isBlank(texts[id]))
    .sort()
    .map((id) => ({ label: id, question: null, text: written(texts[id]) }));

const unknownSheets = (answers, words) =>
  Object.keys(answers)
    .sort()
    .map((id) => ({ id, items: unknownItems(answers[id]) }))
    .filter(({ items }) => items.length)
    .map(({ id, items }) => {
      const { title = id, label } = words.kept?.[id] ?? {};
      const group = { heading: null, question: null, items: label ? items.map((item) => ({ ...item, label })) : items };
      return { id, title, heading: words.other, groups: [group] };
    });
