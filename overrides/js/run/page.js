// Runs a workshop: what is pressed changes the state, the state and the clock say what is shown. One state for all
// windows of this browser; it is read again before each change.

import { meetingsOf } from "../agenda/kept.js";
import { clockOf } from "./clock.js";
import { canFill, chooseSound, fillScreen, keepAwake, letSleep, ring } from "./sound-and-screen.js";
import { MINUTE, back, begin, finish, following, isOver, lengthen, milestone, next, pause, reckon, setLength, settled, undo } from "./reckoning.js";
// Made by the build (`workshop_guide.py`): the guides to the steps.
import { guides } from "./guides.js";
import { fromHash, isRefused, read, toHash, whenChangedElsewhere, write } from "./keep.js";
import { programmeOf } from "./programme.js";
import { MOST_BYTES, qrCode } from "./qr-code.js";
import { stageOf } from "./stage.js";
import { element, fill, put, timeOf } from "./texts.js";

const LONG_AGO = 12 * 60 * MINUTE;
// With this sign in its address a page is opened by who comes to begin.
const ANEW = "&begin";

const data = JSON.parse(document.querySelector("#run-data").textContent);
const { words } = data;
const [page, stage] = [document.querySelector(".run"), document.querySelector(".stage")];
const status = stage.querySelector(":scope > [role=status]");
const more = stage.querySelector(".stage__more");
const isLeader = /[?&]view=leader/.test(location.search);
const search = location.search.replace(ANEW, "").replace(/([?&])view=leader&?/, "$1").replace(/[?&]$/, "");

const clock = clockOf({ wall: () => Date.now(), steady: () => performance.now() });
let state = read();
let jumped = 0;

// What was sent from another machine goes on here, unless another workshop does.
const sent = fromHash(location.hash, search, programmeOf(data, search));
if (sent && (!state || isOver(state) || state.search === sent.search)) state = { ...sent, isApart: true };
if (sent) history.replaceState(null, "", location.pathname + location.search);

// Then what was held or rehearsed before is only offered, until a workshop begins here or in another window. While one
// goes on the sign is not in the address: a reload keeps it.
const startOf = (of) => of?.phases[0].start;
const earlier = location.search.includes(ANEW) ? startOf(state) : undefined;
const isEarlier = () => earlier !== undefined && startOf(state) === earlier;

const programme = programmeOf(data, search || (!isEarlier() && state?.search) || "");
const isOurs = () => state && programme?.phases.length === state.phases.length && (!search || state.search === search);

const keep = (changed) => {
  state = changed;
  write(state);
};

// Another window may have changed it; what it says of the clock is right.
const readAgain = (fresh) => {
  if (fresh && fresh.skew !== state?.skew) {
    clock.settle(fresh.skew);
    jumped = 0;
  }
  state = fresh;
};

const now = () => {
  const looked = clock.look(state.skew);
  if (looked.skew !== state.skew) keep({ ...state, skew: looked.skew });
  if (looked.jumped) jumped = looked.jumped;
  return looked.time;
};

// A guide is fetched when its step is first shown; null tells that it could not be.
const fetched = {};
const guideOf = (step) => {
  const name = `${document.documentElement.lang}-${step}`;
  if (!(name in fetched)) {
    fetched[name] = undefined;
    guides[name]?.().then(
      ({ guide }) => (fetched[name] = guide),
      () => (fetched[name] = null),
    ).then(show);
  }
  return fetched[name];
};

const drawStage = programme && stageOf(stage, { words, programme, guideOf, isLeader });

let mode = null;
const show = () => {
  const wanted = !isOurs() || isEarlier() ? "setup" : isOver(state) ? "after" : "stage";
  const isNew = wanted !== mode;
  mode = wanted;
  if (isNew) {
    if (mode === "stage") history.replaceState(null, "", location.pathname + location.search.replace(ANEW, ""));
    document.documentElement.classList.toggle("running", mode === "stage");
    stage.hidden = mode !== "stage";
    page.querySelector(".run__after").hidden = mode !== "after";
    setUp();
  }
  if (mode === "stage") tick(isNew);
  else letSleep();
  if (mode === "after" && isNew) showAfter();
};

// --- before

const setUp = () => {
  const [form, unfinished] = [page.querySelector(".run__start"), page.querySelector(".run__unfinished")];
  const isSetup = mode === "setup";
  const other = isSetup && state && (!isOver(state) || isOurs()) ? programmeOf(data, state.search) : null;
  unfinished.hidden = !other;
  if (other) {
    const link = unfinished.querySelector("a");
    put(unfinished.firstElementChild, fill(isOver(state) ? words.run_held : words.run_unfinished, { title: other.title }));
    put(link, isOver(state) ? words.run_see_times : words.run_continue);
    link.setAttribute("href", state.search);
  }
  page.querySelector(".run__workshops").hidden = !isSetup || Boolean(programme);
  form.hidden = !isSetup || !programme;
  if (form.hidden) return;
  form.querySelector(".run__title").replaceChildren(...programme.heading());
  form.querySelector("ol").replaceChildren(...programme.phases.map(({ title, minutes }) => element("li", {}, `${title} `, element("span", { className: "quiet" }, fill(words.minutes, { minutes })))));
  const linkTo = (number) => {
    const link = element("a", { textContent: fill(words.run_other_day, { number }) });
    link.setAttribute("href", `${search.replace(/&day=\d+/, "")}&day=${number}${ANEW}`);
    return link;
  };
  form.querySelector(".run__days").replaceChildren(...programme.others.flatMap((number) => [linkTo(number), " "]));
  form.elements.promised.defaultValue = inputOf(usualEnd());
  form.reset();
};

const AN_HOUR = 60 * MINUTE;

// As the agenda has it, if it begins about then; otherwise, as when it is rehearsed, as long from now as the phases take.
const usualEnd = () => {
  const [now, length] = [Date.now(), programme.minutes * MINUTE];
  const planned = atMinutes(programme.start ?? keptStart());
  return (Math.abs(now - planned) < AN_HOUR ? planned : now) + length;
};

// The agenda may remember when a step is held; NaN when it does not know of today.
const keptStart = () => {
  const [, step] = search.match(/^\?choose=(step-\d)(?:&day=\d)?$/) ?? [];
  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);
  const [hours, minutes] = String(meetingsOf(step).find(({ date }) => date === today)?.start).split(".").map(Number);
  return hours * 60 + minutes;
};

const atMinutes = (minutes) => new Date().setHours(0, minutes, 0, 0);

const inputOf = (time) => timeOf(time).padStart(5, "0").replace(".", ":");

// A time of day that has gone by is that of the next day.
const endOf = (value) => {
  const [hours, minutes] = value.split(":").map(Number);
  const today = atMinutes(hours * 60 + minutes);
  return today > Date.now() ? today : new Date(today).setDate(new Date(today).getDate() + 1);
};

page.querySelector(".run__start").addEventListener("submit", (event) => {
  event.preventDefault();
  const going = read();
  if (going && !isOver(going) && !confirm(fill(words.run_begin_question, { title: programmeOf(data, going.search)?.title }))) return;
  const { value, defaultValue } = event.target.elements.promised;
  const usual = usualEnd(); // the end that was only offered waits with the reader
  const promised = value === defaultValue ? usual : endOf(value);
  const timeAt = (minutes) => usual + (minutes - programme.minutes) * MINUTE;
  const guests = programme.guests.map(({ at, from, comes, leaves }) => ({ at, from: timeAt(from), comes: timeAt(comes), leaves: timeAt(leaves) }));
  keep(begin(programme.phases, { now: Date.now(), promised, search, guests }));
  clock.settle(0);
  keepAwake();
  show();
});

// --- meanwhile

let timer = 0;
let before = null;
const tick = (isNew = false) => {
  clearTimeout(timer);
  const time = now();
  const reckoned = drawStage(state, time);
  tell(reckoned, isNew);
  showJump();
  showCode();
  const rest = ((reckoned.left % 1000) + 1000) % 1000;
  timer = setTimeout(show, rest + 5);
};

// Politely, and once: a new phase or length, the clock that stops or goes on, five minutes and one left, the time up.
const tell = ({ left, phaseEnd }, isNew) => {
  const { at, phases, pausedAt } = state;
  const { title } = programme.phases[at];
  const { minutes } = phases[at];
  const isSame = before?.at === at;
  const passed = isSame ? milestone(before.left, left, minutes) : null;
  if (passed === 0) {
    put(status, words.run_up);
    ring();
  } else if (!isSame || before.minutes !== minutes) {
    // The button that goes on has become the one that ends the workshop.
    const said = fill(words.run_said_phase, { title, minutes, time: timeOf(phaseEnd) });
    put(status, following(state) === phases.length ? `${said} ${words.run_last}` : said);
  } else if (before.pausedAt !== pausedAt) put(status, pausedAt === null ? words.run_resumed : words.run_paused);
  else if (passed !== null) put(status, passed === 5 ? words.run_said_five : words.run_said_one);
  // What was opened in the last phase does not stay before the guests.
  if (!isSame && !stage.querySelector(".stage__offers").contains(document.activeElement)) stage.querySelector(".stage__offers").open = false;
  // Whoever leads had read on; what is to be said now stands at the top.
  if (isLeader && before && before.at !== at) scrollTo(0, 0);
  before = { at, left, minutes, pausedAt };
  if (!isNew) return;
  if (isRefused()) put(status, words.run_not_kept);
  scrollTo(0, 0);
  stage.focus({ preventScroll: true });
  document.querySelector("#stage-promised").value = inputOf(state.promised);
};

const showJump = () => {
  const box = stage.querySelector(".stage__jumped");
  box.hidden = !jumped;
  put(box.firstElementChild, fill(words.run_jumped, { minutes: Math.round(jumped / MINUTE) }));
};

const addressForPhone = () => new URL(`${state.search}&view=leader${toHash(state)}`, location.href).href;

// Drawn anew when what it says has changed while it lies open. No phone finds a copy on a disk.
const showCode = () => {
  if (!more.open || !location.protocol.startsWith("http")) return;
  const [box, address] = [stage.querySelector(".stage__code"), addressForPhone()];
  if (box.dataset.address === address) return;
  box.dataset.address = address;
  box.hidden = address.length > MOST_BYTES;
  if (!box.hidden) box.innerHTML = qrCode(address);
};

const change = (make) => {
  readAgain(read() ?? state);
  if (!isOurs()) return show();
  keep(make(state, now()));
  return show();
};

const ACTIONS = {
  next: () => change(next),
  back: () => change(back),
  pause: () => change(pause),
  finish: () => change(finish),
  undo: () => change(undo),
  length: ({ minutes }) => change((of) => lengthen(of, Number(minutes))),
  set: ({ index, minutes }) => change((of) => setLength(of, Number(index), Number(minutes))),
  screen: ({ screen }) => change((of) => ({ ...of, screen })),
  copy: async () => {
    const isCopied = await navigator.clipboard?.writeText(addressForPhone()).then(() => true, () => false);
    put(stage.querySelector(".stage__copied"), isCopied ? words.run_copied : words.run_not_copied);
  },
  full: () => fillScreen(document.documentElement),
  "was-sleep": () => {
    jumped = 0;
    showJump();
  },
  "was-clock": () => {
    const moved = jumped;
    readAgain(read() ?? state);
    readAgain({ ...state, skew: state.skew + moved });
    keep(state);
    show();
  },
};

stage.addEventListener("click", ({ target, detail }) => {
  const button = target.closest("button[data-action]");
  if (!button) return;
  ACTIONS[button.dataset.action](button.dataset);
  keepAwake();
  // Who pressed with a mouse goes on with the keys of a remote: Space must not press the same button again.
  if (detail) button.blur();
});

// What lies over the stage goes away with Escape, and when one goes on elsewhere.
more.addEventListener("toggle", showCode);
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !more.open) return;
  more.open = false;
  more.querySelector("summary").focus();
});
// What is opened comes out from behind the controls of a phone.
stage.querySelector(".stage__offers").addEventListener("toggle", ({ target }) => target.open && target.scrollIntoView({ block: "nearest" }));
for (const sign of ["pointerdown", "focusin"]) addEventListener(sign, ({ target }) => !more.contains(target) && (more.open = false));

stage.addEventListener("change", ({ target }) => {
  if (target.dataset.action === "sound") chooseSound(target.checked);
  if (target.id === "stage-promised" && target.value) change((of) => ({ ...of, promised: endOf(target.value) }));
});

const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back", " ": "pause" };
const LENGTHS = { ArrowUp: 1, ArrowDown: -1 };

// Whoever leads reads on with these keys: the page of the key turns the phase only where the text comes to its end.
const LEFT_TO_READ = {
  PageDown: () => document.documentElement.scrollHeight - innerHeight - scrollY,
  PageUp: () => scrollY,
};

addEventListener("keydown", (event) => {
  const { key, target, repeat } = event;
  const isTaken = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || target.closest("input, textarea, select");
  if (mode !== "stage" || isTaken || (key === " " && target.closest("button, summary, a"))) return;
  if (isLeader && LEFT_TO_READ[key]?.() > 1) return;
  // The arrows up and down are hers to read on, too.
  const length = isLeader ? undefined : LENGTHS[key];
  if (!KEYS[key] && !length) return;
  event.preventDefault();
  if (repeat) return;
  if (length) ACTIONS.length({ minutes: length });
  else ACTIONS[KEYS[key]]();
  keepAwake();
});

// --- afterwards

const showAfter = async () => {
  const { showTimes } = await import("./after.js");
  showTimes(page.querySelector(".run__after"), { state, programme, words });
};

page.querySelector(".run__after").addEventListener("click", async ({ target }) => {
  const action = target.closest("[data-action]")?.dataset.action;
  if (action === "back") return change((of) => ({ ...back(of), isKept: false }));
  if (action === "again") {
    if (!state.isKept && !confirm(words.run_again_question)) return null;
    write(null);
    location.assign(location.pathname + search);
  }
  if (!action) return null;
  if (["keep", "text"].includes(action)) keep({ ...state, isKept: true });
  const { keepTimes, saveTimes } = await import("./after.js");
  return { keep: keepTimes, text: saveTimes }[action]?.({ state, programme, words, box: page.querySelector(".run__after") });
});

// --- both

// A copied address that is opened where the page stands already.
addEventListener("hashchange", () => location.hash.startsWith("#state=") && location.reload());
whenChangedElsewhere(() => {
  readAgain(read());
  show();
});
document.addEventListener("visibilitychange", () => {
  if (document.hidden || mode !== "stage") return;
  keepAwake();
  show();
});

const leader = stage.querySelector(".stage__leader");
leader.setAttribute("href", `${search || state?.search || "?"}&view=leader`);
// A window of its own, which can stand on the other screen; a browser that opens none follows the link.
leader.addEventListener("click", (event) => {
  const isAsked = event.ctrlKey || event.metaKey || event.shiftKey; // a tab or a window by the reader's own way
  if (!isAsked && open(leader.href, "_blank", "popup")) event.preventDefault();
  if (event.detail) leader.blur(); // Space of a remote is the wall's again
});
stage.querySelector(".stage__to-wall").setAttribute("href", search || "?");
stage.querySelector("[data-action=full]").hidden = !canFill();
if (state) {
  state = settled(state, Date.now());
  // Nobody came to end it: it ended when its phase did.
  const { end, phaseEnd } = reckon(state, Date.now() - state.skew);
  if (!isOver(state) && Date.now() - Math.min(end, state.promised) > LONG_AGO) state = finish(state, phaseEnd - state.skew);
  write(state);
}
show();
document.documentElement.classList.add("served");
// Who has chosen a workshop comes to its programme and the button that begins it, not to the top of the page again.
if (mode === "setup" && programme) {
  const title = page.querySelector(".run__title");
  title.focus();
  title.scrollIntoView();
}
