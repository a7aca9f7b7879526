import assert from "node:assert/strict";
import { test } from "node:test";

import { clockOf } from "../../overrides/js/run/clock.js";
import {
  MINUTE, back, begin, finish, isOver, lengthen, milestone, next, offers, pause, reckon, setLength, settled, summary, undo,
} from "../../overrides/js/run/reckoning.js";

import { fromHash, toHash } from "../../overrides/js/run/keep.js";
import { programmeOf } from "../../overrides/js/run/programme.js";

const NINE = Date.UTC(2027, 0, 14, 7);
const SECOND = 1_000;
// The timetable of step III: minutes, and to what they may be cut.
const STEP_3 = [
  [10, 5], [20, 15], [40, 30], [20, 15], [15, 10], [40, 30], [30, null], [10, 5], [20, null], [25, null], [10, 5],
].map(([minutes, shortest]) => ({ minutes, shortest }));
const start = (phases = STEP_3, promised = NINE + 240 * MINUTE) => begin(phases, { now: NINE, promised, search: "" });
const at = (minutes, seconds = 0) => NINE + minutes * MINUTE + seconds * SECOND;

// A machine whose clock can be set and which can sleep, and the page on it as run/page.js keeps it.
const machine = () => {
  let [real, offset, awake] = [NINE, 0, 5_000];
  const open = () => clockOf({ wall: () => real + offset, steady: () => awake });
  let [stored, clock] = ["", open()];
  const read = () => JSON.parse(stored);
  const write = (state) => (stored = JSON.stringify(state));
  const look = () => {
    const { time, skew } = clock.look(read().skew);
    if (skew !== read().skew) write({ ...read(), skew });
    return time;
  };
  return {
    write,
    press: (act) => write(act(read(), look())),
    passes: (minutes) => {
      for (let second = 0; second < minutes * 60; second += 1) {
        [real, awake] = [real + SECOND, awake + SECOND];
        look();
      }
    },
    sleeps: (minutes, { stops = true } = {}) => {
      real += minutes * MINUTE;
      if (!stops) awake += minutes * MINUTE;
      look();
    },
    setClock: (minutes) => {
      offset += minutes * MINUTE;
      look();
    },
    reload: () => {
      awake = 100;
      clock = open();
      write(settled(read(), real + offset));
    },
    shown: () => reckon(read(), look()),
  };
};

test("a sleep counts, whether or not the steady clock stood still", () => {
  for (const stops of [true, false]) {
    const room = machine();
    room.write(start());
    room.passes(2);
    room.sleeps(5, { stops });
    assert.equal(room.shown().left, 3 * MINUTE);
  }
});

test("a clock set back while no page is open does not give time back", () => {
  const room = machine();
  room.write(start());
  room.passes(10);
  room.press(next);
  room.setClock(-60);
  room.reload();
  assert.equal(room.shown().left, 20 * MINUTE);
});

test("two windows that see a clock set back reckon one skew", () => {
  let wall = NINE;
  const windows = [1_000, 77_000].map((steady) => clockOf({ wall: () => wall, steady: () => steady }));
  windows.forEach((window) => window.look(0));
  wall -= 60 * MINUTE;
  const [first, second] = windows.map((window) => window.look(0));
  assert.deepEqual([first.skew, second.skew, first.jumped], [-60 * MINUTE, -60 * MINUTE, 0]);
  windows[1].settle(first.skew);
  assert.equal(windows[1].look(first.skew).skew, first.skew);
});

test("a pause stops the phase and moves the end; what is left stays", () => {
  let state = pause(start(), at(4));
  assert.deepEqual([reckon(state, at(9)).left, reckon(state, at(9)).late], [6 * MINUTE, 5 * MINUTE]);
  state = pause(state, at(9));
  assert.equal(reckon(state, at(10)).left, 5 * MINUTE);
  assert.equal(reckon(next(pause(state, at(11)), at(12)), at(12)).late, 2 * MINUTE);
});

test("a phase that runs over moves the end with it", () => {
  const { left, phaseEnd, late } = reckon(start(), at(13));
  assert.deepEqual([left, phaseEnd, late], [-3 * MINUTE, at(13), 3 * MINUTE]);
});

test("a step back goes on as if the phase had not ended", () => {
  const state = start();
  assert.equal(back(state), state);
  assert.equal(reckon(back(next(state, at(8))), at(9)).left, MINUTE);
  const short = start([{ minutes: 5 }], at(5));
  assert.equal(reckon(back(next(short, at(4))), at(4)).left, MINUTE);
});

test("minutes are given and taken, one at least stays", () => {
  assert.equal(reckon(lengthen(start(), 5), at(0)).left, 15 * MINUTE);
  assert.equal(reckon(lengthen(start(), -1), at(0)).end, at(239));
  assert.equal(reckon(lengthen(start(), -60), at(0)).left, MINUTE);
});

test("when late, only what may be cut is offered, no more than helps; what may be left out is left out", () => {
  const phases = [{ minutes: 10 }, { minutes: 30, shortest: 20 }, { minutes: 15, shortest: 0 }, { minutes: 10, shortest: 9 }];
  const state = start(phases, at(65));
  assert.deepEqual(offers(state, at(10, 29)), []);
  assert.deepEqual(offers(state, at(14)), [
    { index: 1, minutes: 26, change: -4, end: at(65) },
    { index: 2, minutes: 0, change: -15, end: at(54) },
    { index: 3, minutes: 9, change: -1, end: at(68) },
  ]);
  const without = setLength(setLength(state, 1, 26), 2, 0);
  const third = next(next(without, at(14)), at(40));
  assert.equal(third.at, 3);
  const over = next(third, at(50));
  assert.deepEqual([isOver(third), isOver(over)], [false, true]);
  const { rows, planned, real, end } = summary(over);
  assert.deepEqual([planned, real, end], [65, 50, at(50)]);
  assert.deepEqual(rows.map((row) => row.real), [14, 26, null, 10]);
  assert.deepEqual(summary(finish(state, at(12))).rows.map(({ real }) => real), [12, null, null, null]);
  const { rows: short, real: whole } = summary(finish(next(next(start(STEP_3), at(0.6)), at(1.2)), at(1.8)));
  assert.equal(short.reduce((sum, row) => sum + row.real, 0), whole);
  assert.equal(undo(without).phases[2].minutes, 15);
});

test("no phase that guests come in is cut to begin before the hour they were told", () => {
  const phases = [{ minutes: 10 }, { minutes: 30, shortest: 20 }, { minutes: 15, shortest: 0 }, { minutes: 10 }, { minutes: 20, shortest: 5 }];
  const guests = [{ at: 3, from: at(55), comes: at(55), leaves: at(80) }];
  const state = begin(phases, { now: NINE, promised: at(75), search: "", guests });
  const offered = (minutes) => offers(state, at(minutes)).map(({ index, minutes: left }) => [index, left]);
  assert.deepEqual(offered(10), [[4, 10]]);
  assert.deepEqual(offered(13), [[1, 27], [4, 7]]);
  assert.deepEqual(offered(28), [[1, 20], [2, 0], [4, 5]]);
  const arrived = next(next(next(state, at(10)), at(30)), at(45));
  assert.deepEqual(offers({ ...arrived, promised: at(60) }, at(45)).map(({ index }) => index), [4]);
});

test("when early, what goes on and what may not be cut can take the time", () => {
  const state = next(start(STEP_3), at(6));
  assert.deepEqual(offers(state, at(6)).map(({ index, minutes }) => [index, minutes]), [[1, 24], [6, 34], [8, 24], [9, 29]]);
  assert.ok(offers(state, at(6)).every(({ end }) => end === at(240)));
});

test("five and one minute left and the end are told once; a short phase is not told of at once", () => {
  assert.deepEqual([301, 300, 61, 60, 1, 0].map((seconds) => milestone((seconds + 1) * SECOND, seconds * SECOND, 40)), [null, 5, null, 1, null, 0]);
  assert.equal(milestone(6 * MINUTE, -MINUTE, 40), 0);
  assert.equal(milestone(5.5 * MINUTE, 5 * MINUTE, 5), null);
});

const WORDS = { agenda_meeting: "{title}, {number}. tapaaminen", agenda_pause: "Tauko" };
const phase = (title, minutes, other = {}) => ({ title, minutes, activity: "", section: "", ...other });
const ENTRIES = [
  {
    id: "step-5", numeral: "V", step: 5, title: "Testaaminen", guests: [[20, 60]],
    meetings: [{ phases: [phase("Aloitus", 110, { shortest: 90, section: "opening" })] }, { phases: [phase("Arvio", 60)] }],
  },
  { id: "partner-map", part_of: "step-2", numeral: "II", step: 2, title: "Kumppanikartta", meetings: [{ phases: [phase("Täyttäminen", 35)] }] },
];

test("an address gives the programme of its day, worksheets and breaks among it", () => {
  const run = (search) => programmeOf({ entries: ENTRIES, words: WORDS }, search);
  assert.equal(run("?choose=nothing-known"), null);
  const first = run("?choose=step-5,partner-map&pause=15&start=08:30");
  assert.deepEqual([first.id, first.title, first.start, first.minutes, first.others], ["step-5", "V Testaaminen, 1. tapaaminen", 510, 110, [2]]);
  assert.deepEqual(first.phases.map(({ title, shortest, section }) => [title, shortest, section]), [["Aloitus", 90, "opening"]]);
  const second = run("?choose=step-5,partner-map&start=08:30,13:00&day=2");
  assert.deepEqual([second.id, second.start], ["step-5.2", 780]);
  assert.deepEqual(second.phases.map(({ title, sheet }) => [title, sheet]), [["Arvio", null], ["Kumppanikartta", "partner-map"]]);
  assert.equal(run("?choose=step-5&day=9").id, "step-5");
  assert.deepEqual(first.guests, [{ at: 0, from: 0, comes: 20, leaves: 60 }]);
  assert.deepEqual(second.guests, [], "they were told of the first meeting");
  const later = programmeOf({ entries: [...ENTRIES].reverse(), words: WORDS }, "?choose=step-5,partner-map");
  assert.deepEqual(later.guests, [{ at: 1, from: 35, comes: 55, leaves: 95 }]);
});

test("an address brings a workshop whole to another machine, and nothing that is none", () => {
  const search = "?choose=step-3";
  const guests = [{ at: 4, from: at(105), comes: at(110), leaves: at(200) }];
  let state = { ...begin(STEP_3, { now: NINE, promised: at(240), search, guests }), skew: -1234 };
  state = next(pause(pause(state, at(3)), at(5)), at(12));
  state = next({ ...setLength(state, 2, 0), undo: null }, at(31)); // the third is left out
  const programme = { phases: STEP_3, guests };
  assert.deepEqual(fromHash(toHash(state), search, programme), state);
  const paused = pause(state, at(40));
  assert.deepEqual(fromHash(toHash(paused), search, programme), paused);
  for (const wrong of ["", "#how-to-use", "#state=", "#state=eyJzZWFyY2giOiJq", toHash(state).replace(".3.", ".z9.")]) assert.equal(fromHash(wrong, search, programme), null, wrong);
  assert.equal(fromHash(toHash(state), "?choose='", programme), null);
  assert.equal(fromHash(toHash(state), search, null), null);
});
