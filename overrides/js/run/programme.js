// What is run, from the address: ?choose=step-3, as the agenda writes it, with the number of the day when it has several.

import { readAddress, startsOf } from "../agenda/address.js";
import { chosenEntries, minutesOfClock, planDays } from "../agenda/scheduling.js";
import { numeralOf } from "../numeral.js";

// Returns what stays the same however the hours go: the title, as text and for a heading, when it was to begin (minutes since midnight or null), the
// phases with their texts, when guests come and leave (minutes from the beginning; `at` is the phase that they come
// in and `from` when that begins), the numbers of other days, and the id under which its times are kept; null when
// nothing is chosen.
export const programmeOf = ({ entries, words }, search) => {
  const { choose, settings } = readAddress(search);
  const number = (name, otherwise) => (settings[name] > 0 ? Number(settings[name]) : otherwise);
  const plan = { start: 0, pause: number("pause", 0), meal: number("meal", 0), longest: number("longest", Infinity) };
  const days = planDays(chosenEntries(entries, choose), plan);
  const index = days[number("day", 1) - 1] ? number("day", 1) - 1 : 0;
  const day = days[index];
  if (!day) return null;
  const blocks = day.items.filter(({ entry }) => entry);
  const [first] = blocks;
  return {
    id: first.meeting > 1 ? `${first.entry.id}.${first.meeting}` : first.entry.id,
    title: blocks.map((block) => `${block.entry.numeral} ${titleOf(block, words)}`).join(" · "),
    heading: () => blocks.flatMap((block, at) => [at ? " · " : "", ...numeralOf(block.entry.numeral, words.step), ` ${titleOf(block, words)}`]),
    start: minutesOfClock(startsOf(settings.start ?? "", days.length)[index]),
    minutes: day.end,
    others: days.map((_, other) => other + 1).filter((other) => other !== index + 1),
    phases: day.items.flatMap((item) => phasesOf(item, words)),
    guests: guestsOf(day.items),
  };
};

const titleOf = ({ entry: { title }, meeting }, words) =>
  meeting ? words.agenda_meeting.replace("{title}", title).replace("{number}", meeting) : title;

const guestsOf = (items) => {
  const starts = items.flatMap(({ phases }) => phases.map(({ start }) => start));
  const first = items.filter(({ entry, meeting }) => entry?.guests && meeting < 2);
  return first.flatMap(({ entry, start }) => entry.guests.map(([begins, ends]) => {
    const at = starts.filter((from) => from <= start + begins).length - 1;
    return { at, from: starts[at], comes: start + begins, leaves: start + ends };
  }));
};

// A worksheet that was chosen alone is a phase of its own name; a break that the agenda added has no text.
const phasesOf = ({ entry, kind, phases }, words) =>
  phases.map(({ title, activity = "", section = "", shortest = null, minutes, is_break = false }) => {
    if (kind) return { title: words[`agenda_${kind}`], activity, section, shortest, minutes, is_break, step: 0, sheet: null };
    const sheet = entry.part_of ? entry.id : null;
    return { title: sheet ? entry.title : title, activity, section, shortest, minutes, is_break, step: entry.step, sheet };
  });
