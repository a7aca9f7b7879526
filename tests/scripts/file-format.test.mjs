import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST_CHARACTERS } from "../../overrides/js/answers/answers.js";
import * as format from "../../overrides/js/answers/file-format.js";
import { badFiles } from "./bad-files.mjs";
import { PLACES, SAVED, chance, freeze, plain, randomAnswers } from "./examples.mjs";

const { encode, MOST_BYTES } = format;
const decode = (text, places = PLACES) => format.decode(text, places);
const decodeFile = (blob) => format.decodeFile(blob, PLACES);

test("any answers come back as they were, and the same answers give the same text", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const answers = freeze(randomAnswers(chance(seed)));
    const text = encode(answers, SAVED);
    const { answers: back } = decode(text);
    assert.deepEqual(back, answers);
    assert.equal([back, ...Object.values(back)].some((known) => known.toString), false, "names that are not its own");
    assert.equal(encode(back, SAVED), text);
  }
});

test("the file is readable, its ids in order, its date that of saving", () => {
  const written = { format: "vaikuttava-museo", version: 1, saved: "2026-11-23T10:00:00.000Z", answers: { a: { e: "ä" }, b: { c: "1", d: "2" } } };
  assert.equal(encode({ b: { d: "2", c: "1" }, a: { e: "ä" } }, SAVED), `${JSON.stringify(written, null, 2)}\n`);
});

test("a team without answers can save and open its file, and so can one whose browser let in odd characters", () => {
  for (const nothing of [{}, { a: {} }, { a: { b: "" } }]) {
    assert.deepEqual(plain(decode(encode(nothing, SAVED))), { answers: {}, dropped: 0 });
  }
  const answers = { 7: { 9: "x\u0000\r\ny\rz\uDC00", __proto__x: "left out", 10: "\u0007" } };
  assert.deepEqual(plain(decode(encode(answers, SAVED))), { answers: { 7: { 9: "x\ny\nz\uFFFD" } }, dropped: 0 });
});

test("what the site does not ask is left out and counted, however much there is of it", () => {
  const own = { "change-map": { "who.museum": "oma" } };
  const made = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`sheet-${i}`, { a: "x", b: "y".repeat(30_000) }]));
  const odd = { "../../x": { a: "b" }, "change-map": { ...own["change-map"], made: "x", toString: "y", __proto__x: "z" } };
  const file = JSON.stringify({ format: "vaikuttava-museo", version: 1, answers: { ...made, ...odd } });
  assert.deepEqual(plain(decode(file)), { answers: own, dropped: 504 });
  // What an earlier visit has taken in of such a file makes the own file no less readable.
  assert.deepEqual(plain(decode(encode({ ...made, ...own }, SAVED))), { answers: own, dropped: 500 });
});

test("an answer longer than any place takes is saved as far as it can be opened", () => {
  const saved = encode({ 7: { 9: "x".repeat(MOST_CHARACTERS + 1) } }, SAVED);
  assert.equal(decode(saved).answers[7][9].length, MOST_CHARACTERS);
});

test("a file of just the largest size is read, a larger one not even looked into", async () => {
  const read = () => assert.fail("read");
  const blob = { size: MOST_BYTES + 1, arrayBuffer: read, text: read, stream: read };
  assert.deepEqual(await decodeFile(blob), { error: "too-large" });
  const text = encode({ 7: { 9: "c" } }, SAVED);
  const result = await decodeFile(new Blob([text, " ".repeat(MOST_BYTES - text.length)]));
  assert.deepEqual(plain(result), { answers: { 7: { 9: "c" } }, dropped: 0 });
});

test("a file that vanished before it was read is not readable", async () => {
  const blob = { size: 10, arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) };
  assert.deepEqual(await decodeFile(blob), { error: "not-readable" });
});

for (const { name, make, error, answers } of badFiles) {
  test(`file: ${name}`, async () => {
    const result = plain(await decodeFile(new Blob([make()])));
    if (error) assert.deepEqual(result, { error });
    else assert.deepEqual(result.answers, answers);
    assert.equal({}.format, undefined);
  });
}
