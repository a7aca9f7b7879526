// The time of a workshop, which nobody can turn back: a machine's own clock may be set while it goes on.
//
// While the page is awake, performance.now() runs evenly whatever is done to the clock, so the two are compared at each
// look. A clock that went back is a clock that was set: the difference is kept in the state (`skew`) and taken off.
// A clock that went forward cannot be told from a machine that slept, for many browsers stop performance.now() meanwhile.
// Sleep is common, and the workshop went on without it: the time counts. `jumped` tells how much, and the page asks.

const SLACK = 2_000;
const WORTH_TELLING = 60_000;

// `wall` and `steady` are Date.now and performance.now, given so that tests can be at their place.
export const clockOf = ({ wall, steady }) => {
  let anchor = null;
  return {
    // Returns the time and the skew that makes it so. All windows reckon the same skew from the same state.
    look: (skew) => {
      const time = wall() - skew;
      const expected = anchor === null ? time : steady() + anchor;
      const gap = time - expected;
      if (gap < -SLACK) return { time: expected, skew: wall() - expected, jumped: 0 };
      anchor = time - steady();
      return { time, skew, jumped: gap > WORTH_TELLING ? gap : 0 };
    },
    // After the state was read anew, here or by another window, its skew is right.
    settle: (skew) => {
      anchor = wall() - skew - steady();
    },
  };
};
