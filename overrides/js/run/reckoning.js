// The reckoning of a workshop that is going on. Pure: a state and a time give what is shown, and what is pressed gives
// a new state. Times are milliseconds, lengths minutes. Nothing is counted in ticks: after a reload or a sleep the
// same timestamps give the same figures.

export const MINUTE = 60_000;
const MILESTONES = [0, 1, 5];

// A state: `at` is the place of the phase that goes on (all are over when it is their number), `pausedAt` when the clock
// was stopped, `skew` what clock.js takes off the time of the machine. `promised` is the end that the guests were told:
// a time of the clock on the wall, which nothing but a person moves.
// A phase: `planned` and present length, `shortest` (null: may not be cut, 0: may be left out), when it began and
// ended, and how long it stood still. `undo` is the state before the last change of lengths. `guests` are the times of
// the clock on the wall that some guests were told: when they come and leave, in which phase they come (`at`), and when
// that was to begin (`from`).
export const begin = (phases, { now, promised, search, skew = 0, guests = [] }) => ({
  search,
  skew,
  promised,
  at: 0,
  pausedAt: null,
  screen: "phase",
  undo: null,
  guests,
  phases: phases.map(({ minutes, shortest = null }, index) => ({
    planned: minutes, minutes, shortest, start: index ? null : now, end: null, paused: 0,
  })),
});

export const isOver = ({ at, phases }) => at >= phases.length;

const withPhase = (state, index, change) => ({
  ...state,
  phases: state.phases.map((phase, place) => (place === index ? { ...phase, ...change } : phase)),
});

const lastEnd = (phases) => Math.max(...phases.map(({ end }) => end ?? 0));

const spent = ({ start, paused }, pausedAt, now) => (pausedAt ?? now) - start - paused;

// What is shown: how much is left of the phase (less than nothing when it runs over), how far the end is from the
// promise (less than nothing: early), and, as the machine's clock has them, when the phase and all will end and when
// each phase to come begins.
export const reckon = (state, now) => {
  const { at, phases, pausedAt, promised, skew } = state;
  const phase = phases[at];
  const left = phase ? phase.minutes * MINUTE - spent(phase, pausedAt, now) : 0;
  const phaseEnd = skew + (phase ? now + Math.max(left, 0) : lastEnd(phases));
  const starts = [];
  let end = phaseEnd;
  for (const [index, { minutes }] of phases.entries()) {
    if (index <= at) continue;
    starts[index] = end;
    end += minutes * MINUTE;
  }
  return { left, phaseEnd, end, late: end - promised, starts };
};

// The next phase that has not been left out; their number when none is.
export const following = ({ at, phases }) => {
  const next = phases.findIndex(({ minutes }, index) => index > at && minutes > 0);
  return next < 0 ? phases.length : next;
};

const stopped = (state, now) => {
  const { start, paused } = state.phases[state.at];
  return withPhase(state, state.at, { start, end: now, paused: paused + (state.pausedAt === null ? 0 : now - state.pausedAt) });
};

export const next = (state, now) => goTo(state, following(state), now);

// What has not been done by then is not done.
export const finish = (state, now) => goTo(state, state.phases.length, now);

const goTo = (state, at, now) => {
  if (isOver(state)) return state;
  return { ...withPhase(stopped(state, now), at, { start: now }), at, pausedAt: null, screen: "phase", undo: null };
};

// Takes a step too many back: the phase before goes on as if it had not ended.
export const back = (state) => {
  const earlier = state.phases.slice(0, state.at).map(({ start }) => start !== null);
  const at = earlier.lastIndexOf(true);
  if (at < 0) return state;
  const cleared = withPhase(state, state.at, { start: null, end: null, paused: 0 });
  return { ...withPhase(cleared, at, { end: null }), at, pausedAt: null, screen: "phase", undo: null };
};

export const pause = (state, now) => {
  if (isOver(state)) return state;
  if (state.pausedAt === null) return { ...state, pausedAt: now };
  const { paused } = state.phases[state.at];
  return { ...withPhase(state, state.at, { paused: paused + now - state.pausedAt }), pausedAt: null };
};

export const setLength = (state, index, minutes) =>
  state.phases[index] ? { ...withPhase(state, index, { minutes: Math.max(minutes, 0) }), undo: { ...state, undo: null } } : state;

// A phase that goes on keeps at least a minute: to end it is what `next` is for.
export const lengthen = (state, minutes) =>
  isOver(state) ? state : { ...setLength(state, state.at, Math.max(state.phases[state.at].minutes + minutes, 1)), undo: state.undo };

// Lengths are what they were; what has been begun or ended since stays.
export const undo = (state) => {
  if (!state.undo) return state;
  const phases = state.phases.map((phase, index) => ({ ...phase, minutes: state.undo.phases[index].minutes }));
  return { ...state, phases, undo: null };
};

// To the nearest minute, as the end is shown.
export const minutesLate = (late) => Math.round(late / MINUTE);

// When late: what may be cut or left out, as far as it helps and no phase that guests come in begins before the hour
// they were told. When early: what may take the minutes won. Each with
// the length it would have and the end that gives.
export const offers = (state, now) => {
  if (isOver(state)) return [];
  const { end, late, starts } = reckon(state, now);
  const whole = minutesLate(late);
  const coming = state.phases.map((phase, index) => ({ ...phase, index })).slice(state.at);
  const roomAfter = (index) => Math.min(...(state.guests ?? []).filter(({ at }) => at > index).map(({ at, from }) => minutesLate(starts[at] - from)));
  const offerOf = (phase) => (whole > 0 ? cutOf(phase, state, now, whole, roomAfter(phase.index)) : gainOf(phase, state, -whole));
  return (whole ? coming.flatMap(offerOf) : []).map((offer) => ({ ...offer, end: end + offer.change * MINUTE }));
};

const cutOf = ({ index, minutes, shortest, ...phase }, { at, pausedAt }, now, late, room) => {
  if (shortest === null) return [];
  const isNow = index === at;
  const least = isNow ? Math.max(shortest, Math.ceil(spent(phase, pausedAt, now) / MINUTE)) : shortest;
  const shortened = shortest === 0 && !isNow ? 0 : Math.max(least, minutes - Math.min(late, room));
  return shortened < minutes && minutes - shortened <= room ? [{ index, minutes: shortened, change: shortened - minutes }] : [];
};

// What may not be cut is worth the time that has been won; so is what goes on.
const gainOf = ({ index, minutes, shortest }, { at }, early) =>
  minutes > 0 && (index === at || shortest === null) ? [{ index, minutes: minutes + early, change: early }] : [];

// The milestone (minutes left) that was passed between two looks at the clock; null when none was.
export const milestone = (before, after, minutes) =>
  MILESTONES.find((mark) => mark < minutes && before > mark * MINUTE && after <= mark * MINUTE) ?? null;

const minutesOf = (time) => Math.round(time / MINUTE);

// While no page was open the clock may have been set back: nothing has happened later than now.
export const settled = (state, wall) => {
  const latest = Math.max(state.pausedAt ?? 0, ...state.phases.flatMap(({ start, end }) => [start ?? 0, end ?? 0]));
  return wall - state.skew < latest ? { ...state, skew: wall - latest } : state;
};

// Planned and real minutes of each phase; null for what was left out or not reached.
export const summary = ({ phases, skew }) => {
  // Whole minutes since the beginning, so that the phases add up to the whole.
  const since = (time) => minutesOf(time - phases[0].start);
  const rows = phases.map(({ planned, start, end }) => ({ planned, real: end === null ? null : since(end) - since(start) }));
  const [{ start }, end] = [phases[0], lastEnd(phases)];
  const planned = phases.reduce((total, phase) => total + phase.planned, 0);
  return { rows, planned, real: since(end), start: start + skew, end: end + skew };
};
