import assert from "node:assert/strict";
import { test } from "node:test";

import { decode, decodeFile, encode } from "../../overrides/js/answers/file-format.js";
import { badFiles } from "./bad-files.mjs";
import { IDS, SAVED, TEXTS, chance, freeze, plain, randomAnswers } from "./examples.mjs";

test("every text and id comes back as it was written", () => {
  const sheet = Object.fromEntries(IDS.map((id, i) => [id, TEXTS[i]]));
  const answers = { constructor: sheet, "change-map": { a: TEXTS.at(-1) } };
  assert.deepEqual(plain(decode(encode(answers, SAVED))), { answers: plain(answers), left: 0 });
});

test("any answers come back as they were, and the same answers give the same text", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const answers = freeze(randomAnswers(chance(seed)));
    const text = encode(answers, SAVED);
    const { answers: back } = decode(text);
    assert.deepEqual(back, answers);
    assert.equal(encode(back, SAVED), text);
  }
});

test("the file is readable, its ids in order, its date that of saving", () => {
  const text = encode({ b: { d: "2", c: "1" }, a: { e: "ä" } }, SAVED);
  assert.equal(
    text,
    `{
  "format": "vaikuttava-museo",
  "version": 1,
  "saved": "2026-11-23T10:00:00.000Z",
  "answers": {
    "a": {
      "e": "ä"
    },
    "b": {
      "c": "1",
      "d": "2"
    }
  }
}
`,
  );
});

test("a team without answers can save and open its file", () => {
  for (const nothing of [{}, { a: {} }, { a: { b: "" } }]) {
    assert.deepEqual(plain(decode(encode(nothing, SAVED))), { answers: {}, left: 0 });
  }
});

test("what a browser let into an answer never makes its own file unreadable", () => {
  const answers = { a: { b: "x\u0000\r\ny\rz\uDC00", __proto__x: "left out", c: "\u0007" } };
  assert.deepEqual(plain(decode(encode(answers, SAVED))), { answers: { a: { b: "x\ny\nz\uFFFD" } }, left: 0 });
});

test("opened answers know no names but their own", () => {
  const { answers } = decode(encode({ a: { b: "c" } }, SAVED));
  assert.equal(answers.constructor, undefined);
  assert.equal(answers.a.constructor, undefined);
});

test("as many worksheets and answers as allowed are accepted", () => {
  const many = (count, value) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`id-${i}`, value]));
  assert.equal(Object.keys(decode(encode(many(200, { a: "b" }), SAVED)).answers).length, 200);
  assert.equal(Object.keys(decode(encode({ a: many(2000, "b") }, SAVED)).answers.a).length, 2000);
});

test("changed line ends are no loss, left-out characters are counted by answer", () => {
  const text = JSON.stringify({
    format: "vaikuttava-museo",
    version: 1,
    answers: { a: { b: "1\r\n2", c: "\u0001\u0002x", d: "\uD800" } },
  });
  assert.deepEqual(plain(decode(text)), { answers: { a: { b: "1\n2", c: "x", d: "\uFFFD" } }, left: 2 });
});

test("a file that is too large is not even read", async () => {
  const read = () => assert.fail("read");
  const blob = { size: 2_000_001, arrayBuffer: read, text: read, stream: read };
  assert.deepEqual(await decodeFile(blob), { error: "too-large" });
});

test("a file of just the largest size is read", async () => {
  const text = encode({ a: { b: "c" } }, SAVED);
  const result = await decodeFile(new Blob([text, " ".repeat(2_000_000 - text.length)]));
  assert.deepEqual(plain(result), { answers: { a: { b: "c" } }, left: 0 });
});

test("a file that vanished before it was read is not readable", async () => {
  const blob = { size: 10, arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) };
  assert.deepEqual(await decodeFile(blob), { error: "not-readable" });
});

test("the list of bad files is long, and each name is there once", () => {
  assert.ok(badFiles.filter(({ error }) => error).length >= 30);
  assert.equal(new Set(badFiles.map(({ name }) => name)).size, badFiles.length);
});

for (const { name, make, error, answers } of badFiles) {
  test(`file: ${name}`, async () => {
    const result = plain(await decodeFile(new Blob([make()])));
    if (error) assert.deepEqual(result, { error });
    else assert.deepEqual(result.answers, answers);
    assert.equal({}.format, undefined);
  });
}
