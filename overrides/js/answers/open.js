// Opens a saved file and brings its answers together with those that are here. A faulty file changes nothing.

import { askConflicts } from "./dialogs.js";
import { decodeFile } from "./file-format.js";
import { merge, resolve } from "./merge.js";
// Made by the build (`script_data.py`): where the site's worksheets are answered.
import { places } from "./places.js";
import { readAll } from "./store.js";

// Gives { before, after, told, sheets, unasked }, { error } or null when the reader changes her mind: `after` is what the
// answers become, `before` what they were when the file was read, `told` the sentences that say what was in the file.
export const openFile = async ({ outlines, words }) => {
  const file = await chosenFile();
  if (!file) return null;
  const decoded = await decodeFile(file, places);
  if (decoded.error) return { error: decoded.error.replaceAll("-", "_") };
  return bringTogether(readAll(), decoded, { outlines, words });
};

const bringTogether = async (before, { answers: theirs, dropped }, { outlines, words }) => {
  const { merged, added, conflicts: all } = merge(before, theirs);
  // Only what the page can name is asked; of other worksheets the own answer stays, and the reader is told.
  const conflicts = all.filter(({ sheet }) => outlines.some(({ id }) => id === sheet));
  const choices = conflicts.length ? await askConflicts(conflicts, outlines, words) : [];
  if (!choices) return null;
  const after = conflicts.reduce((answers, conflict, index) => resolve(answers, conflict, choices[index]), merged);
  const count = added + choices.filter((choice) => choice !== "mine").length;
  const told = [count ? words.answers_opened.replace("{count}", count) : words.answers_opened_same];
  if (dropped) told.push(words.answers_dropped.replace("{count}", dropped));
  const unasked = all.length > conflicts.length;
  return { before, after, told, sheets: Object.keys(theirs), unasked };
};

const chosenFile = () =>
  new Promise((settle) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".json,application/json";
    input.addEventListener("change", () => settle(input.files[0] ?? null));
    input.addEventListener("cancel", () => settle(null));
    input.click();
  });
