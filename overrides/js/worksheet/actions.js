// What the buttons of a worksheet do. Fetched when the first of them is pressed.

import { change, read } from "../answers/store.js";
import { downloadDocx, downloadFile, downloadText } from "../answers/download.js";
import { openFile } from "../answers/open.js";
import { confirmed } from "../answers/dialogs.js";
import { announce, offerUndo } from "../answers/announce.js";
import { toDocument } from "../answers/document.js";
import { readOutlines } from "../answers/outlines.js";

export const act = (button, page) => {
  const { action } = button.dataset;
  if (ON_OWN_ANSWERS.has(action)) leaveExample(page);
  const [outline] = readOutlines(page.data);
  return ACTIONS[action]({ ...page, outline, button });
};

const ON_OWN_ANSWERS = new Set(["save", "open", "clear"]);

const leaveExample = ({ form, panel }) => {
  form.showExample(false);
  panel.querySelector("[data-action=example]")?.setAttribute("aria-pressed", "false");
};

const oneSheet = ({ form, outline, words }) =>
  toDocument({
    title: form.isExample() ? `${outline.title} – ${words.answers_example_mark}` : outline.title,
    language: document.documentElement.lang,
    outlines: [outline],
    answers: { [outline.id]: form.answers() },
    words: { step: words.step, empty: words.answers_empty, other: words.answers_other },
  });

const toldOf = ({ told, sheets, unasked }, outline, words) => {
  const sentences = [...told];
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
    const name = downloadFile({ [outline.id]: answers }, outline.id);
    return announce(status, words.answers_saved_file.replace("{name}", name));
  },

  open: async ({ form, outline, status, words }) => {
    const opened = await openFile({ outlines: [outline], words });
    if (!opened) return;
    if (opened.error) return announce(status, words[`answers_${opened.error}`]);
    const { before, after } = opened;
    change(before, after);
    form.refill();
    offerUndo(status, words, toldOf(opened, outline, words), () => {
      change(after, before);
      form.refill();
    });
  },

  docx: (page) => downloadDocx(oneSheet(page), page.outline.id),

  text: (page) => downloadText(oneSheet(page), page.outline.id),

  clear: async ({ form, outline, status, words }) => {
    const before = { [outline.id]: read(outline.id) };
    if (!Object.keys(before[outline.id]).length) return announce(status, words.answers_nothing);
    if (!(await confirmed(words.answers_clear_question, words))) return;
    change(before, {});
    form.refill();
    offerUndo(status, words, words.answers_cleared, () => {
      change({}, before);
      form.refill();
    });
  },

  example: ({ button, form, status, words }) => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", on);
    form.showExample(on);
    announce(status, on ? words.answers_example_on : words.answers_example_off);
  },
};
