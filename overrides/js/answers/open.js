// Opens a saved file and brings its answers together with those that are here. A faulty file changes nothing.

import { askConflicts } from "./dialogs.js";
import { decodeFile } from "./file-format.js";
import { merge, resolve } from "./merge.js";

// Gives { answers, added, sheets }, { error } or null when the reader changes her mind.
export const openFile = async (mine, { outlines, words }) => {
  const file = await chosenFile();
  if (!file) return null;
  const decoded = await decodeFile(file);
  if (decoded.error) return { error: decoded.error.replaceAll("-", "_") };
  return bringTogether(mine, decoded.answers, { outlines, words });
};

const bringTogether = async (mine, theirs, { outlines, words }) => {
  const { merged, added, conflicts } = merge(mine, theirs);
  const choices = conflicts.length ? await askConflicts(conflicts, outlines, words) : [];
  if (!choices) return null;
  const answers = conflicts.reduce((all, conflict, index) => resolve(all, conflict, choices[index]), merged);
  const changed = choices.filter((choice) => choice !== "mine").length;
  return { answers, added: added + changed, sheets: Object.keys(theirs) };
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
