import assert from "node:assert/strict";
import { test } from "node:test";

import { amountOf, copiesOf, groupsOf, preparationsOf, wallOf } from "../../overrides/js/agenda/preparing.js";

const task = (days, name, meeting = 0) => ({ days, task: name, meeting });
const item = (tasks, meeting = 0) => ({ entry: { prepare: tasks }, meeting });
const seen = (days, dates) =>
  preparationsOf(days, dates).map(({ day, before, date, tasks }) => `${day} ${before} ${date} ${tasks.map(({ task }) => task).join(" ")}`);

test("what is prepared is gathered by its day, the earliest first", () => {
  const days = [{ items: [item([task(30, "kutsu"), task(1, "tulosta")]), { kind: "pause" }, item([task(30, "varaa")]), { entry: {} }] }];
  assert.deepEqual(seen(days, [""]), ["1 30  kutsu varaa", "1 1  tulosta"]);
  assert.deepEqual(seen(days, ["2027-03-30"]), ["1 30 2027-02-26 kutsu varaa", "1 1 2027-03-29 tulosta"]);
});

test("what is done beforehand is done on a working day", () => {
  const days = [{ items: [item([task(2, "kokoa"), task(1, "tulosta"), task(0, "kata")])] }];
  const [monday, sunday] = ["2026-12-21", "2026-12-20"];
  assert.deepEqual(seen(days, [monday]), ["1 2 2026-12-18 kokoa", "1 1 2026-12-18 tulosta", `1 0 ${monday} kata`]);
  assert.deepEqual(seen(days, [sunday]).at(-1), `1 0 ${sunday} kata`);
  assert.deepEqual(seen(days, ["2026-12-28"]).slice(0, 2), ["1 2 2026-12-23 kokoa", "1 1 2026-12-23 tulosta"], "Christmas");
});

test("what is late for a day to come is done now, in its order; what was to be done for a past day stays as it was", () => {
  const days = [{ items: [item([task(30, "kutsu"), task(7, "kokoa"), task(0, "kata")]), item([task(14, "sovi")])] }];
  const late = (today) => preparationsOf(days, ["2027-03-30"], today).map(({ before, date, tasks }) => [before, date, ...tasks.map(({ task }) => task)]);
  assert.deepEqual(late("2027-03-27"), [["now", "", "kutsu", "sovi", "kokoa"], [0, "2027-03-30", "kata"]]);
  assert.deepEqual(late("2027-03-31").map(([before]) => before), [30, 14, 7, 0]);
});

test("each meeting of a step has its own, each day of a plan its own; dates decide the order once all are known", () => {
  const tasks = [task(30, "kutsu"), task(30, "kutsu lisää", 1), task(3, "kokoa", 1)];
  const days = [{ items: [item(tasks, 1)] }, { items: [item(tasks, 2)] }];
  assert.deepEqual(seen(days, ["", ""]), ["1 30  kutsu", "2 30  kutsu lisää", "2 3  kokoa"]);
  assert.deepEqual(seen(days, ["2027-05-31", "2027-05-01"]), [
    "2 30 2027-04-01 kutsu lisää", "2 3 2027-04-28 kokoa", "1 30 2027-04-30 kutsu",
  ]);
});

test("people make groups of three or four when they can, and worksheets are printed for groups, the wall or both", () => {
  const groups = [1, 4, 5, 6, 9, 12, 13].map((people) => groupsOf(people)).map(({ count, least, most }) => [count, least, most]);
  assert.deepEqual(groups, [[1, 1, 1], [1, 4, 4], [2, 2, 3], [2, 3, 3], [3, 3, 3], [3, 4, 4], [4, 3, 4]]);
  assert.deepEqual(groupsOf(13, 3), { count: 3, least: 4, most: 5 }, "a step may allow fewer");
  const copies = ["groups", "wall", "groups-and-wall"].map((of) => copiesOf({ copies: of }, 10));
  assert.deepEqual(copies, [{ groups: 3, wall: 0 }, { groups: 0, wall: 1 }, { groups: 3, wall: 1 }]);
});

test("as much of a material is needed as the steps tell for each, each group and the room; what serves again is needed once", () => {
  const pens = { item: "tussit", person: 1, again: true };
  const first = { numeral: "I", materials: ["Tussit", "laput", "paperi"], amounts: [pens, { item: "laput", person: 5 }, { item: "paperi", room: 4 }] };
  const second = { numeral: "II", materials: ["tussit", "laput", "paperi"], amounts: [pens, { item: "paperi", group: 1, room: 1 }] };
  const told = (entries) => ["tussit", "laput", "paperi", "kello"].map((item) => amountOf(item, entries, 10));
  assert.deepEqual(told([first]), [{ count: 10, steps: "" }, { count: 50, steps: "" }, { count: 4, steps: "" }, null]);
  assert.deepEqual(told([first, second]), [{ count: 10, steps: "" }, { count: 50, steps: "I" }, { count: 8, steps: "" }, null]);
});

test("a wall is as long as all that hangs on it: large papers, those worksheets among them on their side, pages", () => {
  const sheets = [{ copies: "wall" }, { copies: "groups" }, { copies: "groups-and-wall" }];
  const step = { amounts: [{ item: "laput", person: 5 }, { item: "paperit", room: 6, wall: true }], wall_pages: 8 };
  assert.equal(wallOf(step, sheets, 12), Math.ceil(4 * 0.6 + 2 * 0.85 + 8 * 0.42));
  const of_groups = { amounts: [{ item: "paperit", group: 1, room: 3, wall: true }], wall_pages: 9, most_groups: 2 };
  assert.equal(wallOf(of_groups, [], 12), Math.ceil(5 * 0.6 + 9 * 0.42));
});
