// What the buttons of the plan do. Fetched when the first of them is pressed.

import { announce, tellFile, tellWithUndo } from "../answers/announce.js";
import { confirmed } from "../answers/dialogs.js";
import { withoutEmptySheets } from "../answers/document.js";
import { downloadDocx, downloadFile, downloadText } from "../answers/download.js";
import { openFile, toldOf } from "../answers/open.js";
import { change, readAll } from "../answers/store.js";
import { decisionOf } from "./for-decision-makers.js";

export const act = (button, page) => ACTIONS[button.dataset.action](page);

const isEmpty = (answers) => !Object.keys(answers).length;

// `told` makes a sentence of the number of answers that changed.
const changeTo = ({ before, after }, told, { show, status, words }) => {
  const count = change(before, after);
  show();
  tellWithUndo(count, status, words, told(count), () => {
    change(after, before);
    show();
  });
};

const ACTIONS = {
  print: () => print(),

  docx: ({ status, written, words }) => {
    const document = withoutEmptySheets(written());
    tellFile(status, words.answers_downloaded, downloadDocx({ ...document, decided: decisionOf(document, words) }, document.title));
  },

  text: ({ status, written, words }) => {
    const document = withoutEmptySheets(written());
    tellFile(status, words.answers_downloaded, downloadText(document, document.title));
  },

  save: ({ status, written, words }) => {
    const answers = readAll();
    if (isEmpty(answers)) return announce(status, words.answers_none);
    const name = downloadFile(answers, written().title);
    return tellFile(status, words.answers_saved_file, name);
  },

  open: async (page) => {
    const { outlines, status, words } = page;
    const opened = await openFile({ outlines, words });
    if (!opened) return;
    if (opened.error) return announce(status, words[`answers_${opened.error}`]);
    changeTo(opened, (count) => toldOf(count, opened.dropped, words).join(" "), page);
  },

  clear: async (page) => {
    const { status, words } = page;
    const before = readAll();
    if (isEmpty(before)) return announce(status, words.answers_none);
    const isSure = await confirmed(words.answers_clear_all_question, words);
    if (isSure) changeTo({ before, after: {} }, () => words.answers_cleared, page);
  },
};
