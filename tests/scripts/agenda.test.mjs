import assert from "node:assert/strict";
import { test } from "node:test";

import { readAddress, startsOf, writeAddress } from "../../overrides/js/agenda/address.js";
import {
  chosenEntries, clock, materialsOf, minutesOfClock, planDays, sheetsOf, totals,
} from "../../overrides/js/agenda/scheduling.js";

const NINE = 9 * 60;
const USUAL = { start: NINE, pause: 15, meal: 45, longest: 480 };

// A timetable in short: 100 is work of 100 minutes, -15 a break of 15.
const meeting = (lengths, note = "") => ({
  note,
  phases: lengths.map((length) => ({ minutes: Math.abs(length), title: "x", activity: "", is_break: length < 0 })),
});
const entry = (id, lengths, other = {}) => ({
  id, part_of: null, materials: [], sheets: [], meetings: [meeting(lengths)], ...other,
});
const ONE = entry("step-1", [100, -15, 65]);
const WITH_LUNCH = entry("step-2", [75, -10, 60, -45, 60, -15, 95]);
const SHEET = entry("partner-map", [35], { part_of: "step-2" });
const HUNDREDS = ["a", "b", "c"].map((id) => entry(id, [100]));
const HALVES = ["a", "b"].map((id) => entry(id, [120]));
const TWO_MEETINGS = entry("step-5", [], { meetings: [meeting([80, -10, 30], "ennen"), meeting([60, -10, 50], "jälkeen")] });

// A day in short: when each block and added break begins, and its length.
const seen = (entries, settings = {}) =>
  planDays(entries, { ...USUAL, ...settings }).map(({ items }) =>
    items.map(({ entry: of, kind, start, minutes }) => `${clock(start)} ${of?.id ?? kind} ${minutes}`),
  );

test("a step takes its own time, its own breaks with it; nothing chosen is no day", () => {
  assert.deepEqual([planDays([], USUAL), totals([])], [[], { minutes: 0, breaks: 0 }]);
  const days = planDays([ONE], USUAL);
  assert.deepEqual(totals(days), { minutes: 180, breaks: 15 });
  assert.deepEqual(days[0].items[0].phases.map(({ start, end }) => `${clock(start)}–${clock(end)}`), [
    "9.00–10.40", "10.40–10.55", "10.55–12.00",
  ]);
  assert.equal(clock(days[0].end), "12.00");
});

test("a worksheet of a chosen step is not counted twice, of another step it is", () => {
  const all = [ONE, WITH_LUNCH, SHEET];
  assert.deepEqual(chosenEntries(all, ["partner-map", "step-2"]), [WITH_LUNCH]);
  assert.deepEqual(chosenEntries(all, ["partner-map", "step-1", "no-such-step"]), [ONE, SHEET]);
});

// name, what is chosen, settings, the days
const plans = [
  ["a break comes between two blocks when work would go on for over two hours",
    [entry("a", [60]), entry("b", [60]), entry("c", [10])], {}, [["9.00 a 60", "10.00 b 60", "11.00 pause 15", "11.15 c 10"]]],
  ["no break is added by who wants none",
    [entry("a", [60]), entry("b", [60]), entry("c", [10])], { pause: 0 }, [["9.00 a 60", "10.00 b 60", "11.00 c 10"]]],
  ["work is counted from the last break of a step",
    [ONE, SHEET], {}, [["9.00 step-1 180", "12.00 partner-map 35"]]],
  ["work that goes on for too long after a step is preceded by a break",
    [ONE, entry("a", [56])], {}, [["9.00 step-1 180", "12.00 pause 15", "12.15 a 56"]]],
  ["work is counted up to the first break of the next step",
    [ONE, entry("a", [55, -10, 90])], { meal: 0 }, [["9.00 step-1 180", "12.00 a 155"]]],
  ["one long worksheet is not divided", [entry("a", [130])], {}, [["9.00 a 130"]]],
  ["a meal comes nearest the middle of a day of over four hours, in place of a break",
    HUNDREDS, {}, [["9.00 a 100", "10.40 meal 45", "11.25 b 100", "13.05 pause 15", "13.20 c 100"]]],
  ["without a meal there is a break",
    HUNDREDS, { meal: 0 }, [["9.00 a 100", "10.40 pause 15", "10.55 b 100", "12.35 pause 15", "12.50 c 100"]]],
  ["a day whose step has a meal of its own gets no other", [WITH_LUNCH, entry("a", [20])], {}, [["9.00 step-2 360", "15.00 a 20"]]],
  ["what does not fit goes to the next day, which begins at the same time",
    [ONE, WITH_LUNCH], {}, [["9.00 step-1 180"], ["9.00 step-2 360"]]],
  ["the longest day is as long as it is set", [ONE, SHEET], { longest: 200 }, [["9.00 step-1 180"], ["9.00 partner-map 35"]]],
  ["breaks count when a day is filled", HALVES, { longest: 254 }, [["9.00 a 120"], ["9.00 b 120"]]],
  ["a day may be filled to the minute, and four hours go without a meal", HALVES, { longest: 255 }, [["9.00 a 120", "11.00 pause 15", "11.15 b 120"]]],
];

for (const [name, entries, settings, days] of plans) {
  test(name, () => assert.deepEqual(seen(entries, settings), days));
}

test("a step longer than the day has a day of its own, and that is told", () => {
  const days = planDays([SHEET, WITH_LUNCH, SHEET], { ...USUAL, longest: 240 });
  assert.deepEqual(days.map(({ isTooLong }) => isTooLong), [false, true, false]);
});

test("two meetings of a step are on two days, each with its note", () => {
  const days = planDays([TWO_MEETINGS], USUAL);
  assert.deepEqual(days.map(({ items }) => [items[0].meeting, items[0].note]), [[1, "ennen"], [2, "jälkeen"]]);
  assert.deepEqual(seen([SHEET, TWO_MEETINGS, ONE]), [
    ["9.00 partner-map 35", "9.35 step-5 120"],
    ["9.00 step-5 120", "11.00 meal 45", "11.45 step-1 180"],
  ]);
  assert.deepEqual(totals(days), { minutes: 240, breaks: 20 });
});

test("each meeting begins when it is said to, or as the first", () => {
  assert.deepEqual(seen([TWO_MEETINGS], { starts: [null, 13 * 60] }), [["9.00 step-5 120"], ["13.00 step-5 120"]]);
  assert.deepEqual(planDays([TWO_MEETINGS], { ...USUAL, starts: [null, 13 * 60] }).map(({ start, end }) => [start, end]), [[540, 660], [780, 900]]);
  assert.deepEqual(startsOf("08:30,,13:00", 4), ["08:30", "08:30", "13:00", "08:30"]);
  assert.deepEqual(["08:30", "08:30,13:00"].map((text) => startsOf(text, 1)), [["08:30"], ["08:30"]]);
});

test("materials and sheets are merged without repeats, in their first order", () => {
  const entries = [
    entry("a", [1], { materials: ["tussit", "Kello"], sheets: ["x", "y"] }),
    entry("b", [1], { materials: ["kello", "teippi", "tussit"], sheets: ["y", "z"] }),
  ];
  assert.deepEqual(materialsOf(entries), ["tussit", "Kello", "teippi"]);
  assert.deepEqual(sheetsOf(entries), ["x", "y", "z"]);
});

test("the clock is read and written; after midnight it starts again", () => {
  assert.equal(minutesOfClock("08:05"), 485);
  assert.deepEqual(["", "24:00", "8:05", "aa:bb"].map(minutesOfClock), [null, null, null, null]);
  assert.deepEqual([485, 0, 24 * 60 + 61].map(clock), ["8.05", "0.00", "1.01"]);
});

test("an address keeps the choice and what is not as usual", () => {
  const usual = { start: "09:00", pause: "15" };
  assert.equal(writeAddress([], usual, usual), "");
  assert.equal(writeAddress(["step-1", "partner-map"], { start: "08:30", pause: "15" }, usual), "?choose=step-1,partner-map&start=08:30");
  assert.deepEqual(readAddress("?choose=step-1%2Cpartner-map&start=08%3A30"), {
    choose: ["step-1", "partner-map"], settings: { start: "08:30" },
  });
  for (const broken of ["", "?choose=,%00,<b>,Step-1,%E0%A4%A"]) {
    assert.deepEqual(readAddress(broken), { choose: [], settings: {} });
  }
});
