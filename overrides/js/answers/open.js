// Opens a saved file and brings its answers together with those that are here. A faulty file changes nothing.

import { askConflicts } from "./dialogs.js";
import { decodeFile } from "./file-format.js";
import { merge, resolve } from "./merge.js";
import { readAll } from "./store.js";

// Gives { before, after, added, sheets, unasked }, { error } or null when the reader changes her mind: `after` is what the
// answers become, `before` what they were when the file was read.
export const openFile = async ({ outlines, words }) => {
  const file = await chosenFile();
  if (!file) return null;
  const decoded = await decodeFile(file);
  if (decoded.error) return { error: decoded.error.replaceAll("-", "_") };
  return bringTogether(readAll(), decoded.answers, { outlines, words });
};

const bringTogether = async (before, theirs, { outlines, words }) => {
  const { merged, added, conflicts: all } = merge(before, theirs);
  // Only what the page can name is asked; of other worksheets the own answer stays, and the reader is told.
  const conflicts = all.filter(({ sheet }) => outlines.some(({ id }) => id === sheet));
  const choices = conflicts.length ? await askConflicts(conflicts, outlines, words) : [];
  if (!choices) return null;
  const after = conflicts.reduce((answers, conflict, index) => resolve(answers, conflict, choices[index]), merged);
  const changed = choices.filter((choice) => choice !== "mine").length;
  const unasked = all.length > conflicts.length;
  return { before, after, added: added + changed, sheets: Object.keys(theirs), unasked };
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
