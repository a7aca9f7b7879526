// Runs a whole workshop on the machine of machine.js in two windows, the wall's and the leader's, and returns what they
// showed otherwise than reckoned here from true times, the time zone as Intl has it: `phases` are minutes, `words` the
// site's sentences.
const whole = async ({ start, zone, url, phases, words }) => {
  const [SECOND, MINUTE] = [1000, 60_000];
  const faults = new Set();
  const expect = (what, shown, wanted) => shown === wanted || faults.add(`${what}: ${shown}, not ${wanted}`);
  const real = setTimeout;
  const soon = (rest) => new Promise((done) => real(done, rest));
  const until = async (test) => {
    for (let tries = 0; !test(); tries += 1) {
      if (tries > 500) throw new Error(`never: ${test}; ${[...faults]}`);
      await soon(10);
    }
  };
  const [wall, leader] = ["wall", "leader"].map(() => document.documentElement.appendChild(document.createElement("iframe")));
  const find = (frame, name) => frame.contentDocument.querySelector(name);
  const text = (frame, name) => find(frame, `.stage__${name}`).textContent;
  const open = async (frame, go) => {
    const before = frame.contentDocument;
    go(frame.contentWindow.location);
    await until(() => frame.contentDocument !== before && frame.contentDocument?.documentElement?.classList.contains("served"));
  };
  const { format: clock } = new Intl.DateTimeFormat("fi-FI", { timeZone: zone, hour: "numeric", minute: "2-digit" });
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const total = (minutes) => minutes.reduce((sum, more) => sum + more, 0);

  // What is true: the time, by how much the machine's clock is wrong, which phase goes on and when it has to end.
  const promised = start + total(phases) * MINUTE;
  let [now, error, at, phaseEnd] = [start, 0, 0, start + phases[0] * MINUTE];
  machine.wall = start;
  const check = () => {
    const left = phaseEnd - now;
    const told = text(leader, "figure span");
    const [minutes, seconds] = told.split(":").map(Number);
    const shown = (Math.abs(minutes) * MINUTE + seconds * SECOND) * (told.startsWith("+") ? -1 : 1);
    if (Math.abs(shown - left) > SECOND) faults.add(`at ${clock(now)} ${shown / SECOND} s are left, not ${left / SECOND}`);
    if (left > MINUTE) expect("minutes", Number(text(wall, "figure span")), Math.ceil(left / MINUTE));
    if (left < 0) return [wall, leader].forEach((frame) => expect("over", text(frame, "ends"), fill(words.run_should_end, { time: clock(phaseEnd + error) })));
    const end = phaseEnd + total(phases.slice(at + 1)) * MINUTE;
    const late = (end + error - promised) / MINUTE; // of the promise that the clock on the wall is to show
    for (const frame of [wall, leader]) {
      expect("phase", text(frame, "ends"), fill(words.run_ends, { time: clock(phaseEnd + error) }));
      expect("end", text(frame, "standing"), late ? fill(late > 0 ? words.run_late : words.run_early, { minutes: Math.abs(late), time: clock(end + error) }) : words.run_on_time);
      expect("promise", text(frame, "promise"), fill(words.run_end, { time: clock(promised) }));
    }
  };
  const passes = (time, look = check) => {
    const [first, last] = [now, now + time];
    for (; now < last; look()) {
      // Second by second at both ends, where more changes than a figure.
      const step = Math.min(now - first < 70 * SECOND || last - now < 70 * SECOND ? SECOND : 5 * SECOND, last - now);
      [machine.awake, machine.wall, now] = [machine.awake + step, machine.wall + step, now + step];
      for (const [timer, { at: due, run }] of [...machine.timers]) if (due <= machine.awake && machine.timers.delete(timer)) run();
    }
  };
  const asksAbout = async (minutes) => {
    passes(SECOND, () => {});
    for (const frame of [wall, leader]) expect("asks", text(frame, "jumped p"), fill(words.run_jumped, { minutes }));
  };
  // The other window is told of it in its own time.
  const agree = () => until(() => ["name", "ends", "standing"].every((name) => text(wall, name) === text(leader, name)));
  const press = (frame, action) => {
    find(frame, `[data-action=${action}]`).click();
    return agree();
  };
  const key = (key) => {
    find(wall, "body").dispatchEvent(new wall.contentWindow.KeyboardEvent("keydown", { key, bubbles: true }));
    return agree();
  };
  // Until the phase has been as long as planned, and the delay on top of it; then the wall's remote is pressed, or the
  // leader's button.
  const endsAfter = async (frame, delay = 0) => {
    passes(phaseEnd - now + delay * MINUTE);
    at += 1;
    phaseEnd = now + phases[at] * MINUTE;
    await (frame === wall ? key("PageDown") : press(leader, "next"));
    if (at < phases.length) check();
  };

  await open(wall, (location) => location.assign(url));
  find(wall, ".run__start button").click();
  await open(leader, (location) => location.assign(`${url}&view=leader`));
  await endsAfter(wall, 3);
  await open(wall, (location) => location.reload());
  await open(leader, (location) => location.reload());
  await endsAfter(leader);

  passes(10 * MINUTE); // then the lid is closed, and the workshop goes on without it
  [machine.wall, now] = [machine.wall + 20 * MINUTE, now + 20 * MINUTE];
  await asksAbout(20);
  await press(wall, "was-sleep");
  await press(leader, "was-sleep");
  await endsAfter(wall, 4);

  passes(5 * MINUTE); // then somebody sets the clock back an hour, and in the next phase forward again
  [machine.wall, error] = [machine.wall - 60 * MINUTE, -60 * MINUTE];
  await endsAfter(leader);
  passes(5 * MINUTE);
  [machine.wall, error] = [machine.wall + 60 * MINUTE, 0];
  await asksAbout(60);
  await press(leader, "was-clock");
  await endsAfter(wall, 5);

  await press(wall, "set"); // the phase that goes on is cut by ten minutes
  phases[at] -= 10;
  phaseEnd -= 10 * MINUTE;
  while (at < phases.length) await endsAfter(at % 2 ? wall : leader);

  await until(() => find(wall, ".run__times tbody tr") && find(leader, ".run__times tbody tr"));
  const length = (minutes) => fill(words.minutes, { minutes });
  const times = { start: clock(start), end: clock(now), planned: length((promised - start) / MINUTE), real: length((now - start) / MINUTE) };
  expect("afterwards", find(wall, ".run__sum").textContent, fill(words.run_after_times, times));
  const cells = [...find(leader, ".run__times tbody").rows].map((row) => row.cells[2].textContent);
  return { faults: [...faults], late: (now - promised) / MINUTE, cells };
};
