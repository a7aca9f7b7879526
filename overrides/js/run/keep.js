// Keeps the state of the workshop in this browser, one for all its windows; where it may not be kept, as long as the page.

const KEY = "vaikuttava-museo-run";

let unkept = null;

export const isRefused = () => unkept !== null;

const isTimeOrNull = (value) => value === null || Number.isFinite(value);

const isPhase = ({ planned, minutes, paused, shortest, start, end }) =>
  [planned, minutes, paused].every(Number.isFinite) && [shortest, start, end].every(isTimeOrNull);

// What someone else has put under our name, or sent in an address, is no state. `search` becomes a link.
const isState = ({ search, skew, promised, at, pausedAt, phases, guests = [] }) =>
  /^\?[\w=&,:.-]*$/.test(search) && [skew, promised].every(Number.isFinite) && isTimeOrNull(pausedAt) && phases.every(isPhase) &&
  guests.every((guest) => ["at", "from", "comes", "leaves"].every((name) => Number.isFinite(guest[name]))) &&
  Number.isFinite(phases[0].start) && (at === phases.length || Number.isFinite(phases[at].start));

const stateOf = (text) => {
  try {
    const state = JSON.parse(text);
    return isState(state) ? state : null;
  } catch {
    return null;
  }
};

export const read = () => {
  try {
    return unkept ?? stateOf(localStorage.getItem(KEY));
  } catch {
    return null;
  }
};

// The state as a part of an address that no server gets, for a phone that shall show the same phase: short enough to be
// read by its camera. Of what the programme does not say the numbers alone, in milliseconds from the beginning.
const NUMBERS_OF_PHASE = 3;
const TIMES_OF_GUEST = ["from", "comes", "leaves"];

export const toHash = ({ skew, promised, at, pausedAt, phases, guests = [] }) => {
  const { start: zero } = phases[0];
  const since = (time) => (time === null ? null : time - zero);
  const numbers = [
    zero, skew, since(promised), at, since(pausedAt),
    ...phases.flatMap(({ minutes, start, paused }) => [minutes, since(start), paused]),
    ...guests.flatMap((guest) => [guest.at, ...TIMES_OF_GUEST.map((name) => since(guest[name]))]),
  ];
  return `#state=${numbers.map((number) => (number === null ? "" : Math.round(number).toString(36))).join(".")}`;
};

// `programme` is that of the address.
export const fromHash = (hash, search, programme) => {
  if (!programme || !hash.startsWith("#state=")) return null;
  const [zero, skew, promised, at, pausedAt, ...rest] = hash.slice(7).split(".").map((text) => (text ? parseInt(text, 36) : null));
  const time = (since) => (since === null ? null : zero + since);
  const phases = programme.phases.map(({ minutes: planned, shortest }) => {
    const [minutes, start, paused] = rest.splice(0, NUMBERS_OF_PHASE);
    return { planned, minutes, shortest, start: time(start), end: null, paused };
  });
  // A phase has ended when the next one began.
  phases.filter(({ start }) => start !== null).reduce((before, phase) => {
    before.end = phase.start;
    return phase;
  }, {});
  const guests = programme.guests.map(() => {
    const [place, ...times] = rest.splice(0, 1 + TIMES_OF_GUEST.length);
    return Object.fromEntries([["at", place], ...times.map((since, index) => [TIMES_OF_GUEST[index], time(since)])]);
  });
  return stateOf(JSON.stringify({ search, skew, promised: time(promised), at, pausedAt: time(pausedAt), screen: "phase", undo: null, guests, phases }));
};

export const write = (state) => {
  try {
    if (state) localStorage.setItem(KEY, JSON.stringify(state));
    else localStorage.removeItem(KEY);
    unkept = null;
  } catch {
    unkept = state;
  }
};

export const whenChangedElsewhere = (callback) => {
  addEventListener("storage", ({ key }) => (key === KEY || key === null) && callback());
  for (const sign of ["pageshow", "focus"]) addEventListener(sign, callback);
};
