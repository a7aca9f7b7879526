import assert from "node:assert/strict";
import { test } from "node:test";

import { toDocument, withoutEmptySheets } from "../../overrides/js/answers/document.js";
import { toDocx } from "../../overrides/js/answers/docx.js";
import { toText } from "../../overrides/js/answers/plain-text.js";
import { zip } from "../../overrides/js/answers/zip.js";
import { LIST, TEXTS, TIMELINE, WORDS, freeze, plain } from "./examples.mjs";

const documentOf = (outlines, answers) =>
  toDocument(freeze({ title: "Museomme suunnitelma", language: "fi", outlines, answers, words: WORDS }));
const headings = (sheet) => sheet.groups.map(({ heading }) => heading);

test("answers stand under their questions, in the order of the worksheet", () => {
  const { title, language, words, sheets } = documentOf([LIST], { "partner-map": { "1.reason": "Lähellä \n" } });
  assert.deepEqual({ title, language, words }, { title: "Museomme suunnitelma", language: "fi", words: WORDS });
  assert.equal(sheets[0].title, "Kumppanikartta");
  assert.equal(sheets[0].heading, "Askel II");
  assert.deepEqual(plain(sheets[0].groups[0]), {
    heading: "Rivi 1",
    question: null,
    items: [
      { id: "1.partner", label: "Kumppani", question: "Kenen kanssa?", text: "" },
      { id: "1.reason", label: "Syy", question: "Miksi?", text: "Lähellä" },
    ],
  });
});

test("a question that every row asks stands where it is asked first; of a list the first row and the filled ones are there; groups that differ by more than one number all stay", () => {
  const filled = { "partner-map": { "3.partner": "Kirjasto", "4.partner": " " } };
  assert.deepEqual(headings(documentOf([LIST], {}).sheets[0]), ["Rivi 1", null]);
  assert.deepEqual(headings(documentOf([LIST], filled).sheets[0]), ["Rivi 1", "Rivi 3", null]);
  const questions = documentOf([LIST], filled).sheets[0].groups.map(({ items }) => items[0].question);
  assert.deepEqual(questions.slice(0, 2), ["Kenen kanssa?", null]);
  assert.deepEqual(headings(documentOf([TIMELINE], {}).sheets[0]), ["Kuukaudet 2–6", "Kuukaudet 7–12"]);
});

test("an answer whose question was taken away closes its worksheet", () => {
  const [sheet] = documentOf([LIST], { "partner-map": { "9.partner": "Koulu", constructor: "x", empty: " " } }).sheets;
  assert.deepEqual(plain(sheet.groups.at(-1)), {
    heading: "Muut vastaukset",
    question: null,
    items: [
      { label: "9.partner", question: null, text: "Koulu" },
      { label: "constructor", question: null, text: "x" },
    ],
  });
});

test("answers of a worksheet that was taken away close the document", () => {
  const answers = { "partner-map": { "1.reason": "x" }, constructor: { a: "Y" }, nothing: { a: "" } };
  const { sheets } = documentOf([LIST], answers);
  assert.equal(sheets.length, 2);
  assert.deepEqual(plain(sheets[1]), {
    id: "constructor",
    title: "constructor",
    heading: "Muut vastaukset",
    groups: [{ heading: null, question: null, items: [{ label: "a", question: null, text: "Y" }] }],
  });
});

test("no answer is found in what objects know by themselves", () => {
  const groups = [{ heading: null, question: null, items: [{ id: "constructor", label: "x", question: null }] }];
  assert.equal(documentOf([{ ...LIST, id: "constructor", groups }], {}).sheets[0].groups[0].items[0].text, "");
});

test("the text can be read: questions, answers under them, empty ones named", () => {
  const answers = { "partner-map": { "1.partner": "Kirjasto\n\n– lapset", "summary.next": "Johtaja 👍" } };
  assert.equal(
    toText(documentOf([LIST], answers)),
    `Museomme suunnitelma
====================


Askel II: Kumppanikartta
------------------------

Rivi 1

  Kumppani
  Kenen kanssa?
    Kirjasto

    – lapset

  Syy
  Miksi?
    (Ei vielä vastausta)

Seuraavaksi
Kuka soittaa?
  Johtaja 👍
`,
  );
});

test("of a plan, worksheets that nobody has begun are left out of its files, and characters that no reader sees of its text", () => {
  const written = documentOf([LIST, { ...LIST, id: "other", title: "Toinen" }], { "partner-map": { "1.partner": "Kir\u0007jasto" } });
  assert.deepEqual(withoutEmptySheets(written).sheets.map(({ title }) => title), ["Kumppanikartta"]);
  assert.match(toText(written), /Kirjasto/);
  assert.equal(withoutEmptySheets(documentOf([LIST], {})).sheets.length, 1);
});

test("the same document gives the same Word file, byte for byte, at any time and place", () => {
  const document = documentOf([LIST], { "partner-map": { "1.partner": TEXTS.join("\n") } });
  const first = toDocx(document);
  process.env.TZ = "Pacific/Auckland";
  assert.deepEqual(toDocx(document), first);
  assert.ok(first.length > 2_000);
  assert.deepEqual([...zip([])], [0x50, 0x4b, 5, 6, ...Array(18).fill(0)]);
});
