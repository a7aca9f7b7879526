import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST_CHARACTERS } from "../../overrides/js/answers/answers.js";
import * as format from "../../overrides/js/answers/file-format.js";
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

// Files that somebody may open by mistake or with intent. Each must be refused with its error and change nothing;
// those without an error look suspicious but are sound: what the site asks (`answers`) is taken in as the plain text it
// is, and the rest left out.

const bytes = (text) => new TextEncoder().encode(text);
const fileOf = (answers, other = {}) =>
  JSON.stringify({ format: "vaikuttava-museo", version: 1, saved: "2026-11-23T10:00:00.000Z", answers, ...other });
const sound = fileOf({ "change-map": { "who.museum": "Kivisalmen museo – hyvä & ”oma”" } });
const utf16 = (text) => new Uint8Array(Uint16Array.from(text, (sign) => sign.charCodeAt()).buffer);
const script = "<script>alert(1)</script><img src=x onerror=alert(2)>";

const refused = (error) => (name, make) => ({ name, make, error });
const [damaged, notReadable, notOurs] = ["damaged", "not-readable", "not-ours"].map(refused);
const partner = (text, other) => fileOf({ "partner-map": { "1.partner": text } }, other);
const answered = (text) => (text ? { "partner-map": { "1.partner": text } } : {});
const accepted = (name, make, text) => ({ name, make, error: null, answers: answered(text) });

const badFiles = [
  notReadable("empty", () => ""),
  notReadable("cut in the middle of a letter", () => bytes(sound).slice(0, bytes(sound).indexOf(0xe2) + 1)),
  notReadable("cut before the last brace", () => sound.slice(0, -1)),
  notReadable("UTF-16 with BOM", () => utf16(`\uFEFF${sound}`)),
  notReadable("Latin-1", () => Uint8Array.from(fileOf({ a: { b: "hyvä" } }), (sign) => sign.charCodeAt())),
  notReadable("HTML page", () => "<!doctype html><html lang=fi><title>404</title><p>Sivua ei löydy"),
  notReadable("100 000 open brackets", () => "[".repeat(100_000)),

  notOurs("null", () => "null"),
  notOurs("list", () => `[${sound}]`),
  notOurs("empty object", () => "{}"),
  notOurs("wrong format", () => fileOf({}, { format: "vaikuttava-museo-2" })),
  notOurs("a format from the prototype", () => '{"__proto__":{"format":"vaikuttava-museo","version":1,"answers":{}}}'),

  { name: "version 99", make: () => fileOf({}, { version: 99 }), error: "too-new" },
  damaged("version as text", () => fileOf({}, { version: "1" })),
  damaged("version 0", () => fileOf({}, { version: 0 })),
  damaged("version 1.5", () => fileOf({}, { version: 1.5 })),
  damaged("no version", () => fileOf({}, { version: undefined })),

  damaged("answers null", () => fileOf(null)),
  damaged("answers as a list", () => fileOf([])),
  damaged("worksheet null", () => fileOf({ "change-map": null })),
  damaged("worksheet as a list", () => fileOf({ "change-map": ["a"] })),
  damaged("number as text", () => fileOf({ "change-map": { a: 1 } })),
  damaged("one bad answer among good ones", () => fileOf({ "change-map": { a: "x", b: true, c: "y" } })),
  damaged("text too long", () => fileOf({ "change-map": { "who.museum": "x".repeat(20_001) } })),
  damaged("deep nesting", () => fileOf(0).replace(":0}", `:${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)}}`)),

  accepted("script in strings", () => partner(script), script),
  accepted("names of every object", () => fileOf({ valueOf: { a: "x" }, "partner-map": { toString: "y" } }), null),
  accepted("duplicate keys: the last holds", () => partner("1").replace('"1.partner"', '"1.partner":"0","1.partner"'), "1"),
  accepted("sound, with BOM", () => `\uFEFF${partner("b")}`, "b"),
  accepted("control characters", () => partner("a\u0000b\u001B[31m\u0085\r\nc\td"), "ab[31m\nc\td"),
  accepted("half a character", () => partner("a\uD83D b"), "a\uFFFD b"),
  accepted("only control characters", () => fileOf({ "partner-map": { "1.partner": "\u0001", "2.partner": "" }, y: {} }), null),
  accepted("a text as long as allowed", () => partner("x".repeat(20_000)), "x".repeat(20_000)),
  accepted("worksheet id with slashes", () => fileOf({ "../../x": { a: "b" } }), null),
  accepted("answer id with a script", () => fileOf({ "change-map": { [script]: "c" } }), null),
  accepted("__proto__ as worksheet", () => fileOf({ x: { a: "b" } }).replace('"x"', '"__proto__"'), null),
  accepted("__proto__ as answer", () => fileOf({ "partner-map": { y: "b" } }).replace('"y"', '"__proto__"'), null),
  accepted("unknown keys beside ours", () => partner("b", { saved: null, note: [1] }), "b"),

  // What other programs save under the same name, and what goes wrong on the way.
  notReadable("a picture", () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)),
  notReadable("packed", () => Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0)),
  notReadable("only zeros, as after a power cut", () => new Uint8Array(4_096)),
  notReadable("ended by a zero", () => `${sound}\u0000`),
  notReadable("two files, one after the other", () => sound + sound),
  notReadable("a comma too many", () => sound.replace(/}$/, ",}")),
  notReadable("single quotes", () => sound.replaceAll('"', "'")),
  notReadable("JavaScript", () => `module.exports = ${sound}`),
  notReadable("a raw line break in a text", () => partner("a\nb").replace("\\n", "\n")),
  notReadable("two marks of byte order", () => `\uFEFF\uFEFF${sound}`),
  notReadable("a table", () => "taulukko;1.partner\npartner-map;Kirjasto\n"),
  notReadable("unfinished by the sync of a cloud", () => sound.slice(0, 80)),
  notOurs("a number", () => "1e999"),
  notOurs("a text", () => JSON.stringify(sound)),
  notOurs("format in other letters", () => fileOf({}, { format: "Vaikuttava-Museo" })),
  damaged("answers in a text", () => fileOf(JSON.stringify({ "partner-map": {} }))),
  damaged("an answer as a list of lines", () => fileOf({ "partner-map": { "1.partner": ["a", "b"] } })),
  damaged("an answer that is null", () => fileOf({ "partner-map": { "1.partner": null } })),
  damaged("19 MB in one answer", () => partner("x".repeat(19_000_000))),

  // As much as fits, in every direction.
  accepted("150 000 tiny answers", () => fileOf({ "partner-map": many(150_000), y: many(10) }), null),
  accepted("100 000 worksheets", () => fileOf(Object.fromEntries(Object.keys(many(100_000)).map((id) => [id, {}]))), null),
  accepted("the same answer 300 000 times", () => partner("b").replace('"1.partner"', `${'"1.partner":"a",'.repeat(300_000)}"1.partner"`), "b"),
  accepted("a key of 5 MB", () => fileOf({ "partner-map": { ["k".repeat(5_000_000)]: "a", "1.partner": "b" } }), "b"),
  accepted("5 MB that the site does not ask", () => fileOf({ y: { a: "\u0007\r".repeat(1_000_000) }, "partner-map": { "1.partner": "b" } }), "b"),
  accepted("15 MB of white space", () => partner("b").replace(":", `:${" \n".repeat(7_500_000)}`), "b"),
];

function many(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`a.${i}`, "x"]));
}

const LONGEST = 1_000_000; // µs of the processor, however many share it

for (const { name, make, error, answers } of badFiles) {
  test(`file: ${name}`, async () => {
    const file = new Blob([make()]);
    const begun = process.cpuUsage();
    const result = plain(await decodeFile(file));
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < LONGEST, `${user + system} µs`);
    if (error) assert.deepEqual(result, { error });
    else assert.deepEqual(result.answers, answers);
    assert.equal({}.format, undefined);
    // What the visitor then has, and saves, opens again.
    const own = { ...answers, "change-map": { "who.museum": "oma" } };
    assert.deepEqual(plain(decode(encode(own, SAVED)).answers), own);
  });
}

test("there are sixty of them", () => assert.ok(badFiles.length >= 60, `${badFiles.length}`));
