import assert from "node:assert/strict";
import { test } from "node:test";

import ICAL from "../tools/node_modules/ical.js/dist/ical.js";
import { describe, eventId, toCalendar } from "../../overrides/js/agenda/calendar.js";
import { planDays } from "../../overrides/js/agenda/scheduling.js";

const NOW = new Date("2026-11-29T10:00:00Z");
const AGENDA = { place: "Kivisalmi, ”Makasiini”; 2. krs\\", address: "https://museo.example/aikataulu/?choose=step-5", language: "fi", now: NOW };
const event = (date, other = {}) => ({
  id: `${date}@museo.example`, date, start: 540, end: 690, title: "Suunta, päivä; ”1”", description: "9.00–9.10 Aloitus\nsitten", ...other,
});

const parse = (text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent("vtimezone"));
  return calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
};
const utc = (time) => time.toJSDate().toISOString().slice(0, 16);

test("a calendar keeps Finnish time over both changes of the clock, by its own rules", () => {
  const dates = ["2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31"];
  const events = parse(toCalendar(dates.map((date) => event(date)), AGENDA));
  assert.deepEqual(events.map(({ startDate }) => utc(startDate)), [
    "2027-03-27T07:00", "2027-03-28T06:00", "2027-10-30T06:00", "2027-10-31T07:00",
  ]);
  assert.deepEqual(events.map(({ endDate }) => utc(endDate).slice(11)), ["09:30", "08:30", "08:30", "09:30"]);
});

test("a day that ends after midnight ends on the next date", () => {
  const [found] = parse(toCalendar([event("2026-12-31", { start: 1380, end: 1500 })], AGENDA));
  assert.equal(utc(found.endDate), "2026-12-31T23:00");
});

test("signs, line breaks and long lines come back as they were, in lines of at most 75 bytes", () => {
  const description = `${"ä€👩‍👧,;\\".repeat(40)}\n”toinen rivi”\r\nkolmas\u00a0rivi`;
  const text = toCalendar([event("2027-01-14", { description })], AGENDA);
  const [found] = parse(text);
  assert.equal(found.description, description.replace("\r", "").replace("\u00a0", " "));
  assert.deepEqual([found.location, found.summary], [AGENDA.place, "Suunta, päivä; ”1”"]);
  const lines = text.split("\r\n");
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")));
  assert.equal(lines.at(-1), "");
});

test("what is not told is left out, and a page on a disk has no address to tell", () => {
  const text = toCalendar([event("2027-01-14")], { ...AGENDA, place: "", address: "file:///C:/vaikuttava-museo/index.html" });
  assert.doesNotMatch(text, /LOCATION|URL/);
});

test("an event made later takes the place of the earlier: its id is the same, its number greater", () => {
  const [first, second] = ["2026-11-29T10:00:00Z", "2026-11-29T10:01:00Z"].map((now) => {
    const id = eventId(["step-1", "partner-map"], 1, now, "Päivä & kahvi!", "museo.example");
    return parse(toCalendar([event("2027-01-14", { id })], { ...AGENDA, now: new Date(now) }))[0];
  });
  assert.equal(first.uid, "step-1-partner-map-day-1-2026-paiva-kahvi@museo.example");
  assert.equal(first.uid, second.uid);
  assert.equal(second.sequence, first.sequence + 1);
});

test("another day, workshop, year or name is another event", () => {
  const ids = [
    [["step-1"], 1, "2027-01-14", ""], [["step-1"], 2, "2027-01-14", ""], [["step-2"], 1, "2027-01-14", ""],
    [["step-1"], 1, "2028-01-14", ""], [["step-1"], 1, "2027-01-14", "Syksy"],
  ].map((parts) => eventId(...parts, ""));
  assert.equal(new Set(ids).size, ids.length);
});

test("a day is told in words, its breaks too", () => {
  const phases = [{ minutes: 100, title: "Aloitus", activity: "Alatte." }, { minutes: 21, title: "Työ", activity: "" }];
  const entry = { id: "a", title: "Eka", meetings: [{ note: "", phases }] };
  const [day] = planDays([entry, { ...entry, id: "b", title: "Toka" }], { start: 540, pause: 15, meal: 0, longest: 480 });
  assert.equal(
    describe(day, ({ entry: of, kind }) => of?.title ?? kind),
    "Eka\n9.00–10.40 Aloitus: Alatte.\n10.40–11.01 Työ\n\n11.01–11.16 pause\n\nToka\n11.16–12.56 Aloitus: Alatte.\n12.56–13.17 Työ",
  );
});
