import assert from "node:assert/strict";
import { test } from "node:test";

import { toDocument } from "../../overrides/js/answers/document.js";
import { toDocx } from "../../overrides/js/answers/docx.js";
import { zip } from "../../overrides/js/answers/zip.js";
import { LIST, TEXTS, WORDS, freeze } from "./examples.mjs";

test("the same document gives the same file, byte for byte, at any time and place", () => {
  const answers = { "partner-map": { "1.partner": TEXTS.join("\n") } };
  const document = freeze(toDocument({ title: "T", language: "fi", outlines: [LIST], answers, words: WORDS }));
  const first = toDocx(document);
  process.env.TZ = "Pacific/Auckland";
  assert.deepEqual(toDocx(document), first);
  assert.ok(first.length > 2_000);
});

test("an empty zip is a zip", () => {
  assert.deepEqual([...zip([])], [0x50, 0x4b, 5, 6, ...Array(18).fill(0)]);
});
