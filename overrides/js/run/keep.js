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

// The state as a part of an address that no server gets, for a phone that shall show the same phase.
export const toHash = (state) => `#state=${encodeURIComponent(btoa(JSON.stringify({ ...state, undo: null })))}`;

export const fromHash = (hash) => {
  try {
    return hash.startsWith("#state=") ? stateOf(atob(decodeURIComponent(hash.slice(7)))) : null;
  } catch {
    return null;
  }
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
