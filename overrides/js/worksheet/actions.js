// What the buttons of a worksheet do. Fetched when the first of them is pressed.

import { change, read } from "../answers/store.js";
import { downloadDocx, downloadFile, downloadText } from "../answers/download.js";
import { openFile, toldOf } from "../answers/open.js";
import { confirmed } from "../answers/dialogs.js";
import { announce, tellFile, tellWithUndo } from "../answers/announce.js";
import { toDocument } from "../answers/document.js";
import { readOutlines } from "../answers/outlines.js";

export const act = (button, page) => {
  const { action } = button.dataset;
  if (ON_OWN_ANSWERS.has(action)) leaveExample(page);
  const [outline] = readOutlines(page.data);
  return ACTIONS[action]({ ...page, outline });
};

const ON_OWN_ANSWERS = new Set(["save", "open", "clear"]);

const leaveExample = ({ form }) => {
  if (form.isExample()) showExample(form, false);
};

// The button above the sheet says what it does next; below a long sheet stands the way back alone.
const showExample = (form, on) => {
  const [button, back] = document.querySelectorAll("[data-action^=example]");
  form.showExample(on);
  [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
  // The button goes away under the hand: a second press shall do nothing.
  if (back === document.activeElement) Object.assign(back.parentElement, { tabIndex: -1 }).focus();
  back.hidden = !on;
};

const oneSheet = ({ form, outline, words }) =>
  toDocument({
    title: form.isExample() ? `${outline.title} – ${words.answers_example_mark}` : outline.title,
    language: document.documentElement.lang,
    outlines: [outline],
    answers: { [outline.id]: form.answers() },
    words: { step: words.step, empty: words.answers_empty, other: words.answers_other },
  });

const toldOfSheet = (count, { dropped, sheets, unasked }, outline, words) => {
  const sentences = toldOf(count, dropped, words);
  if (sheets.some((id) => id !== outline.id)) sentences.push(words.answers_other_sheets);
  if (unasked) sentences.push(words.answers_other_conflicts);
  return sentences.join(" ");
};

const ACTIONS = {
  print: () => print(),

  "print-empty": ({ form }) => {
    form.blank(true);
    addEventListener("afterprint", () => form.blank(false), { once: true });
    print();
  },

  save: ({ outline, status, words }) => {
    const answers = read(outline.id);
    if (!Object.keys(answers).length) return announce(status, words.answers_nothing);
    const name = downloadFile({ [outline.id]: answers }, outline.title);
    return tellFile(status, words.answers_saved_file, name);
  },

  open: async ({ form, outline, status, words }) => {
    const opened = await openFile({ outlines: [outline], words });
    if (!opened) return;
    if (opened.error) return announce(status, words[`answers_${opened.error}`]);
    const { before, after } = opened;
    const count = change(before, after);
    form.refill();
    tellWithUndo(count, status, words, toldOfSheet(count, opened, outline, words), () => {
      change(after, before);
      form.refill();
    });
  },

  docx: (page) => tellFile(page.status, page.words.answers_downloaded, downloadDocx(oneSheet(page), page.outline.title)),

  text: (page) => tellFile(page.status, page.words.answers_downloaded, downloadText(oneSheet(page), page.outline.title)),

  clear: async ({ form, outline, status, words }) => {
    const before = { [outline.id]: read(outline.id) };
    if (!Object.keys(before[outline.id]).length) return announce(status, words.answers_nothing);
    if (!(await confirmed(words.answers_clear_question, words))) return;
    const count = change(before, {});
    form.refill();
    tellWithUndo(count, status, words, words.answers_cleared, () => {
      change({}, before);
      form.refill();
    });
  },

  example: ({ form, status, words }) => {
    const on = !form.isExample();
    showExample(form, on);
    announce(status, on ? words.answers_example_on : words.answers_example_off);
  },

  "example-end": (page) => ACTIONS.example(page),
};
