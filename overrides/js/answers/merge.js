// Brings the answers of two machines together. Where both wrote something different, people decide.

import { MOST_CHARACTERS, isBlank, record } from "./answers.js";

export const merge = (mine, theirs) => {
  const merged = record(mine);
  const conflicts = [];
  for (const [sheet, answers] of Object.entries(theirs)) {
    merged[sheet] = record(merged[sheet]);
    for (const [id, text] of Object.entries(answers)) {
      const own = merged[sheet][id];
      if (isBlank(text) || own?.trimEnd() === text.trimEnd()) continue;
      if (isBlank(own)) merged[sheet][id] = text;
      else conflicts.push({ sheet, id, mine: own, theirs: text });
    }
    if (!Object.keys(merged[sheet]).length) delete merged[sheet];
  }
  return { merged, conflicts };
};

// `choice` is "mine", "theirs" or "both"; "both" throws a RangeError where `fitsBoth` says no.
export const resolve = (merged, conflict, choice) => {
  const { sheet, id } = conflict;
  const text = choice === "both" ? both(conflict) : conflict[choice];
  if (text.length > MOST_CHARACTERS) throw new RangeError("too long for one answer");
  const answers = record(merged);
  answers[sheet] = record(answers[sheet]);
  answers[sheet][id] = text;
  return answers;
};

export const fitsBoth = (conflict) => both(conflict).length <= MOST_CHARACTERS;

const both = ({ mine, theirs }) => {
  const known = new Set(mine.split("\n").map((line) => line.trim()));
  const isNew = (line) => !line.trim() || !known.has(line.trim());
  const rest = theirs.split("\n").filter(isNew).join("\n").replace(/^\s*\n/, "").trimEnd();
  return rest ? `${mine.trimEnd()}\n${rest}` : mine;
};
