import assert from "node:assert/strict";
import { test } from "node:test";

import { fitsBoth, merge, resolve } from "../../overrides/js/answers/merge.js";
import { chance, freeze, plain, randomAnswers } from "./examples.mjs";

const conflict = (mine, theirs) => ({ sheet: "a", id: "b", mine, theirs });
const both = (mine, theirs) => resolve({ a: { b: mine } }, conflict(mine, theirs), "both").a.b;

// name, mine, theirs, merged, which are asked about
const merges = [
  ["answers of one side only come together",
    { a: { b: "1" }, c: { d: "2" } }, { a: { e: "3" }, f: { g: "4" } },
    { a: { b: "1", e: "3" }, c: { d: "2" }, f: { g: "4" } }, []],
  ["white space at the end is no difference, and no answer",
    { a: { b: "x\n", c: " ", d: "y" } }, { a: { b: "x", c: "z", d: " \n" }, e: { f: " " } },
    { a: { b: "x\n", c: "z", d: "y" } }, []],
  ["a real difference is asked about, and mine stays until then",
    { a: { b: "mine" } }, { a: { b: "theirs" } },
    { a: { b: "mine" } }, [conflict("mine", "theirs")]],
  ["ids that every object knows are ids like any other",
    {}, { constructor: { constructor: "x" } }, { constructor: { constructor: "x" } }, []],
];

for (const [name, mine, theirs, merged, conflicts] of merges) {
  test(name, () => assert.deepEqual(plain(merge(mine, theirs)), { merged, conflicts }));
}

test("a choice takes one text, the other or both", () => {
  const { merged, conflicts } = merge({ a: { b: "mine", c: "x" } }, { a: { b: "theirs" } });
  freeze(merged);
  assert.deepEqual(plain(resolve(merged, conflicts[0], "mine")), { a: { b: "mine", c: "x" } });
  assert.deepEqual(plain(resolve(merged, conflicts[0], "theirs")), { a: { b: "theirs", c: "x" } });
  assert.deepEqual(plain(resolve(merged, conflicts[0], "both")), { a: { b: "mine\ntheirs", c: "x" } });
  assert.deepEqual(plain(merged), { a: { b: "mine", c: "x" } });
});

test("both repeats no line that is already there, and is refused where it would not fit in one answer", () => {
  assert.equal(both("yksi\nkaksi", "kaksi \nkolme"), "yksi\nkaksi\nkolme");
  assert.equal(both("yksi\n\nkaksi\n", "yksi\n\nkolme\n\nneljä\n"), "yksi\n\nkaksi\nkolme\n\nneljä");
  assert.equal(both("yksi\nkaksi", "kaksi"), "yksi\nkaksi");
  assert.equal(both("yksi", "  sisennys\nyksi"), "yksi\n  sisennys");
  const long = conflict("x".repeat(15_000), "y".repeat(15_000));
  assert.equal(fitsBoth(long), false);
  assert.throws(() => resolve({ a: { b: long.mine } }, long, "both"), RangeError);
  assert.equal(fitsBoth(conflict("x".repeat(10_000), "y".repeat(9_999))), true);
});

const all = (answers) =>
  Object.entries(answers).flatMap(([sheet, texts]) => Object.entries(texts).map(([id, text]) => [sheet, id, text]));
const same = (one, other) => one?.trimEnd() === other?.trimEnd();

test("any two sets: nothing is lost, nothing invented, nothing mutated", () => {
  let asked = 0;
  for (let seed = 0; seed < 500; seed += 1) {
    const random = chance(seed);
    const mine = freeze(randomAnswers(random));
    const theirs = freeze(randomAnswers(random));
    const { merged, conflicts } = freeze(merge(mine, theirs));
    asked += conflicts.length;
    for (const [sheet, id, text] of all(mine)) assert.equal(merged[sheet][id], text);
    for (const [sheet, id, text] of all(theirs)) {
      const isAsked = conflicts.some((one) => one.sheet === sheet && one.id === id && one.theirs === text);
      assert.notEqual(isAsked, same(merged[sheet][id], text));
    }
    for (const [sheet, id, text] of all(merged)) assert.ok([mine, theirs].some((set) => set[sheet]?.[id] === text));
    assert.equal(merge(theirs, mine).conflicts.length, conflicts.length);
    assert.deepEqual(merge(merged, theirs), { merged, conflicts });
    for (const one of conflicts) {
      const lines = resolve(merged, one, "both")[one.sheet][one.id].split("\n").map((line) => line.trim());
      const written = `${one.mine}\n${one.theirs}`.split("\n").map((line) => line.trim());
      for (const line of written) assert.ok(!line || lines.includes(line), "kept as both");
    }
    const settled = conflicts.reduce((answers, one) => resolve(answers, one, "theirs"), merged);
    assert.deepEqual(merge(settled, theirs).conflicts, []);
    assert.deepEqual(plain(merge(mine, mine)), plain({ merged: mine, conflicts: [] }));
  }
  assert.ok(asked > 200, "chance made next to no conflicts");
});
