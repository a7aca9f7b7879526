// A document as plain text: each answer stands indented under its question.

import { normalized } from "./answers.js";

const INDENT = "  ";

export const toText = ({ title, words, sheets }) =>
  normalized(`${[underlined(title, "="), ...sheets.flatMap((sheet) => sheetParts(sheet, words))].join("\n\n")}\n`);

const sheetParts = ({ title, heading, groups }, words) => [
  `\n${underlined(heading + ": " + title, "-")}`,
  ...groups.flatMap((group) => groupParts(group, words)),
];

const groupParts = ({ heading, question, items }, words) => {
  const intro = [heading, question].filter(Boolean).join("\n");
  const margin = intro ? INDENT : "";
  const answers = items.map(({ label, question: asked, text }) =>
    [
      ...[label, asked].filter(Boolean).map((line) => margin + line),
      ...(text || `(${words.empty})`).split("\n").map((line) => (line ? margin + INDENT + line : "")),
    ].join("\n"),
  );
  return intro ? [intro, ...answers] : answers;
};

const underlined = (text, sign) => `${text}\n${sign.repeat([...text].length)}`;
