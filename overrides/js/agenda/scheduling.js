// The plan of a workshop: which days, what at which minute, with which breaks. Pure; every length is in minutes.

// Work goes on for at most two hours; a programme of over four hours has a meal, unless one of its steps has.
const MOST_WORK = 120;
const NO_MEAL = 240;
const SHORTEST_MEAL = 30;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const minutesOf = (parts) => sum(parts.map(({ minutes }) => minutes));
const last = (list) => list[list.length - 1];

// What is chosen, in the order of the steps; a worksheet of a chosen step is part of it and not counted twice.
export const chosenEntries = (entries, ids) =>
  entries.filter(({ id, part_of }) => ids.includes(id) && !ids.includes(part_of));

// Returns the days of the plan: a block, which is one meeting of an entry, is never divided. All days begin at
// `start`, unless `starts` has a time of their own at their place. `longest` is how long a day may be, `pause` and
// `meal` how long breaks between blocks are; 0 leaves them out.
export const planDays = (entries, { start, starts = [], pause, meal, longest }) => {
  const days = [];
  for (const block of entries.flatMap(blocksOf)) {
    const day = last(days);
    const fits = day && block.meeting < 2 && minutesOf(layOut([...day, block], pause, meal)) <= longest;
    if (fits) day.push(block);
    else days.push([block]);
  }
  return days.map((blocks, index) => {
    const items = layOut(blocks, pause, meal);
    const begins = starts[index] ?? start;
    return { items: atTimes(items, begins), start: begins, end: begins + minutesOf(items), isTooLong: minutesOf(items) > longest };
  });
};

// Returns how long all days take, and how much of it is breaks.
export const totals = (days) => {
  const phases = days.flatMap(({ items }) => items.flatMap(({ phases }) => phases));
  return { minutes: minutesOf(phases), breaks: minutesOf(phases.filter(({ is_break }) => is_break)) };
};

// Returns what to bring: each thing once, as it is first written.
export const materialsOf = (entries) => {
  const found = new Map();
  for (const item of entries.flatMap(({ materials }) => materials)) {
    const key = item.toLowerCase();
    if (!found.has(key)) found.set(key, item);
  }
  return [...found.values()];
};

export const sheetsOf = (entries) => [...new Set(entries.flatMap(({ sheets }) => sheets))];

// Minutes since midnight as both languages write them: 9.05; the clock starts again after 24 hours.
export const clock = (minutes) =>
  `${Math.floor(minutes / 60) % 24}.${String(minutes % 60).padStart(2, "0")}`;

export const minutesOfClock = (text) => {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

const blocksOf = (entry) =>
  entry.meetings.map(({ note, phases }, index, { length }) => ({
    entry, note, phases, minutes: minutesOf(phases), meeting: length > 1 ? index + 1 : 0,
  }));

// Puts breaks between blocks, each as an item of its own with one phase.
const layOut = (blocks, pause, meal) => {
  const mealAfter = meal ? placeOfMeal(blocks) : -1;
  const items = [];
  let worked = 0;
  blocks.forEach((block, index) => {
    const stretches = stretchesOf(block.phases);
    const isMeal = index > 0 && mealAfter === index - 1;
    if (isMeal || (index > 0 && pause && worked + stretches[0] > MOST_WORK)) {
      items.push(breakOf(isMeal ? "meal" : "pause", isMeal ? meal : pause));
      worked = 0;
    }
    items.push(block);
    worked = (stretches.length > 1 ? 0 : worked) + last(stretches);
  });
  return items;
};

const breakOf = (kind, minutes) => ({ kind, minutes, phases: [{ minutes, is_break: true }] });

// The block after which the meal is nearest the middle of the day; -1 when there is none.
const placeOfMeal = (blocks) => {
  const total = minutesOf(blocks);
  const hasOwn = blocks.some(({ phases }) => phases.some(({ is_break, minutes }) => is_break && minutes >= SHORTEST_MEAL));
  if (hasOwn || total <= NO_MEAL || blocks.length < 2) return -1;
  const fromMiddle = blocks.slice(1).map((_, index) => Math.abs(minutesOf(blocks.slice(0, index + 1)) - total / 2));
  return fromMiddle.indexOf(Math.min(...fromMiddle));
};

// How long work goes on before the first break of a block, between its breaks and after the last.
const stretchesOf = (phases) =>
  phases.reduce(
    (stretches, { minutes, is_break }) =>
      is_break ? [...stretches, 0] : [...stretches.slice(0, -1), last(stretches) + minutes],
    [0],
  );

const atTimes = (items, start) => {
  let now = start;
  return items.map((item) => ({
    ...item,
    start: now,
    phases: item.phases.map((phase) => ({ ...phase, start: now, end: (now += phase.minutes) })),
  }));
};
