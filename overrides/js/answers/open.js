// Opens a saved file and brings its answers together with those that are here. A faulty file changes nothing.

import { askConflicts } from "./dialogs.js";
import { decodeFile } from "./file-format.js";
import { merge, resolve } from "./merge.js";
// Made by the build (`script_data.py`): where the site's worksheets are answered.
import { places } from "./places.js";
import { readAll } from "./store.js";

// Gives { before, after, dropped, sheets, unasked }, { error } or null when the reader changes her mind: `after` is what
// the answers become, `before` what they were when the file was read.
export const openFile = async ({ outlines, words }) => {
  const file = await chosenFile();
  if (!file) return null;
  const decoded = await decodeFile(file, places);
  if (decoded.error) return { error: decoded.error.replaceAll("-", "_") };
  return bringTogether(readAll(), decoded, { outlines, words });
};

const bringTogether = async (before, { answers: theirs, dropped }, { outlines, words }) => {
  const { merged, conflicts: all } = merge(before, theirs);
  // Only what the page can name is asked; of other worksheets the own answer stays, and the reader is told.
  const conflicts = all.filter(({ sheet }) => outlines.some(({ id }) => id === sheet));
  const choices = conflicts.length ? await askConflicts(conflicts, outlines, words) : [];
  if (!choices) return null;
  const after = conflicts.reduce((answers, conflict, index) => resolve(answers, conflict, choices[index]), merged);
  const unasked = all.length > conflicts.length;
  return { before, after, dropped, sheets: Object.keys(theirs), unasked };
};

// The sentences that say what has come of a file; `count` is how many answers it changed.
export const toldOf = (count, dropped, words) => [
  count ? words.answers_opened.replace("{count}", count) : words.answers_opened_same,
  ...(dropped ? [words.answers_dropped.replace("{count}", dropped)] : []),
];

const chosenFile = () =>
  new Promise((settle) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", () => settle(input.files[0] ?? null));
    input.addEventListener("cancel", () => settle(null));
    input.click();
  });
