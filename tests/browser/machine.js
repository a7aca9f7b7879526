// Put before a page's own scripts: the clock and the timers of one machine, given to all frames of a page that has none
// of ours. Time passes as that page says; `wall` is what the machine's clock shows, `awake` how long it has not slept.
(() => {
  const real = Date;
  if (parent === window) {
    window.machine = { wall: 0, awake: 0, timers: new Map(), last: 0 };
    return;
  }
  const { machine } = parent;
  if (!machine) return;
  const born = machine.awake;
  window.Date = class extends real {
    constructor(...given) {
      super(...(given.length ? given : [machine.wall]));
    }

    static now() {
      return machine.wall;
    }
  };
  performance.now = () => machine.awake - born;
  window.setTimeout = (run, rest = 0) => {
    machine.last += 1;
    machine.timers.set(machine.last, { at: machine.awake + rest, run, of: window });
    return machine.last;
  };
  window.clearTimeout = (timer) => machine.timers.delete(timer);
  addEventListener("pagehide", () => machine.timers.forEach(({ of }, timer) => of === window && machine.timers.delete(timer)));
})();
