// What is done and printed before a workshop: reckoned back from its days, and for so many people. Pure.

const LARGEST_GROUP = 4;
// For so many the timetables of the steps are reckoned.
export const MOST_PEOPLE = 12;
const DAY = 86_400_000;

// Returns what to prepare, the earliest first: each group is what has the same day. `dates` are those of the days, as
// 2027-01-14 or "" where none is given. What is late for a day that is still to come is one group, done "now".
export const preparationsOf = (days, dates, today) => {
  const all = days.flatMap(({ items }, index) =>
    items.flatMap(({ entry, meeting }) =>
      (entry?.prepare ?? [])
        .filter((task) => !meeting || task.meeting === meeting - 1)
        .map(({ days: before, task, links }) => ({ day: index + 1, before, task: { task, links }, date: daysBefore(dates[index], before) })),
    ),
  ).sort((a, b) => a.day - b.day || b.before - a.before);
  const groups = new Map();
  for (const { task, ...told } of all) {
    const isLate = told.date && told.date < today && today <= dates[told.day - 1];
    const when = isLate ? { day: told.day, before: "now", date: "" } : told;
    const key = JSON.stringify(when);
    if (!groups.has(key)) groups.set(key, { ...when, tasks: [] });
    groups.get(key).tasks.push(task);
  }
  const isDated = all.every(({ date }) => date);
  return [...groups.values()].sort((a, b) => (isDated ? a.date.localeCompare(b.date) : 0));
};

// The holidays of Finland that have a date of their own.
const HOLIDAYS = ["01-01", "01-06", "05-01", "12-06", "12-24", "12-25", "12-26"];
const isFree = (day) => [0, 6].includes(day.getUTCDay()) || HOLIDAYS.includes(day.toISOString().slice(5, 10));

// What is done beforehand is done on a working day: on the one before what falls on a weekend or a holiday.
const daysBefore = (date, count) => {
  if (!date) return "";
  let day = new Date(Date.parse(date) - count * DAY);
  while (count && isFree(day)) day = new Date(day - DAY);
  return day.toISOString().slice(0, 10);
};

// Returns how many groups people make, of so many as a step allows, and how many are in one of them at least and at most.
export const groupsOf = (people, allowed = Infinity) => {
  const count = Math.min(Math.ceil(people / LARGEST_GROUP), allowed);
  return { count, least: Math.floor(people / count), most: Math.ceil(people / count) };
};

// Returns how many of a material people need in all, as far as the steps tell: `steps` are those that do, "" when each
// does that needs it. What serves again is needed once. null when no step tells.
export const amountOf = (material, entries, people) => {
  const isIt = (text) => text.toLowerCase() === material.toLowerCase();
  const needing = entries.filter(({ materials }) => materials.some(isIt));
  const told = needing.flatMap(({ numeral, most_groups, amounts }) => amounts.filter(({ item }) => isIt(item)).map((amount) => ({ numeral, most_groups, ...amount })));
  if (!told.length) return null;
  const counts = told.map(({ person = 0, group = 0, room = 0, most_groups }) => person * people + group * groupsOf(people, most_groups).count + room);
  if (told.some(({ again }) => again)) return { count: Math.max(...counts), steps: "" };
  const steps = told.length < needing.length ? told.map(({ numeral }) => numeral).join(", ") : "";
  return { count: counts.reduce((total, count) => total + count, 0), steps };
};

// In metres: A1 upright, a worksheet on A1 on its side, A3 on its side.
const [LARGE, SHEET, PAGE] = [0.6, 0.85, 0.42];

// Returns the metres of wall that a step needs at most, all beside each other. `sheets` are its worksheets: those for the
// wall are among its large papers.
export const wallOf = ({ amounts, most_groups, wall_pages }, sheets, people) => {
  const large = amounts.filter(({ wall }) => wall).map(({ group = 0, room = 0 }) => group * groupsOf(people, most_groups).count + room);
  const printed = sheets.filter(({ copies }) => copies !== "groups").length;
  return Math.ceil((large.reduce((total, count) => total + count, 0) - printed) * LARGE + printed * SHEET + wall_pages * PAGE);
};

// Returns how many copies of a worksheet are printed for groups and for the wall.
export const copiesOf = ({ copies, most_groups }, people) => ({
  groups: copies === "wall" ? 0 : groupsOf(people, most_groups).count,
  wall: copies === "groups" ? 0 : 1,
});
