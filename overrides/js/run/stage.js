// Draws the workshop that goes on: for the wall one phase in large type, for whoever leads it also the guide to it, for
// paper the programme.

import { MINUTE, following, minutesLate, offers, reckon } from "./reckoning.js";
import { element, exactly, figureOf, fill, put, standingOf, timeOf } from "./texts.js";

// `guideOf` gives the guide to a step once it has come, null before.
export const stageOf = (stage, { words, programme, guideOf, isLeader }) => {
  const find = (name) => stage.querySelector(`.stage__${name}`);
  const { phases } = programme;
  // A break belongs to the step before it.
  const stepOf = (at) => phases.slice(0, at + 1).reverse().concat(phases).find(({ step }) => step)?.step;
  const drawn = {};
  // Draws a part anew only when what it shows has changed: the focus stays, nothing is read twice.
  const once = (part, key, draw) => {
    if (drawn[part] === key) return;
    drawn[part] = key;
    draw();
  };

  const sheetsOf = ({ sheet, section }, guide) => (sheet ? [sheet] : (guide?.phases[section]?.sheets ?? [])).map((id) => guide?.sheets[id]).filter(Boolean);

  const showPhase = ({ at, screen }, guide) => {
    const phase = phases[at];
    put(find("name"), phase.title);
    put(find("activity"), phase.activity);
    stage.dataset.step = stepOf(at);
    stage.classList.toggle("stage--break", phase.is_break);
    const sheets = sheetsOf(phase, guide);
    const has = { phase: true, questions: guide?.questions.length > 0, sheet: sheets.length > 0 };
    const shown = has[screen] ? screen : "phase";
    // Whoever leads chooses what the wall shows, and goes on seeing the phase.
    stage.dataset.screen = isLeader ? "phase" : shown;
    stage.querySelectorAll("[data-action=screen]").forEach((button) => {
      button.hidden = !has[button.dataset.screen];
      button.setAttribute("aria-pressed", button.dataset.screen === shown);
    });
    find("screen").replaceChildren(...(isLeader ? [] : shown === "questions" ? [questionsOf(guide)] : shown === "sheet" ? sheets.map(sheetOf) : []));
  };

  const showNext = (state, { starts }) => {
    const next = following(state);
    // Still to be reached: it may have the focus.
    stage.querySelector("[data-action=back]").setAttribute("aria-disabled", state.phases.slice(0, state.at).every(({ start }) => start === null));
    const [label, text] = find("next").children;
    put(label, next < phases.length ? words.run_next : "");
    put(text, next < phases.length ? `${timeOf(starts[next])} ${phases[next].title}` : words.run_last);
    put(stage.querySelector("[data-action=next]"), next < phases.length ? words.run_go_on : words.run_go_end);
  };

  const showTime = (state, now, reckoned) => {
    const { left, phaseEnd } = reckoned;
    const isPaused = state.pausedAt !== null;
    const [figure, unit] = figureOf(left, words);
    const [number, small] = find("figure").children;
    put(number, isLeader ? exactly(left) : figure);
    put(small, isPaused ? words.run_paused : unit);
    put(find("ends"), left < 0 ? fill(words.run_should_end, { time: timeOf(now + state.skew + left) }) : fill(words.run_ends, { time: timeOf(phaseEnd) }));
    const whole = state.phases[state.at].minutes * MINUTE;
    find("bar").firstElementChild.style.transform = `scaleX(${Math.min(Math.max(left / whole, 0), 1)})`;
    stage.classList.toggle("stage--over", left <= 0);
    stage.classList.toggle("stage--paused", isPaused);
    put(stage.querySelector("[data-action=pause]"), isPaused ? words.run_resume : words.run_pause);
    put(find("standing"), standingOf(reckoned, words));
    // A clock on the wall shows minutes that are full.
    put(find("now"), fill(words.run_now, { time: timeOf(now + state.skew - 30_000) }));
    put(find("promise"), fill(words.run_end, { time: timeOf(state.promised) }));
  };

  // Guests were told an hour: those who are still to come or to leave.
  const guestsOf = ({ guests = [], skew }, now) =>
    [["comes", words.run_guests_come], ["leaves", words.run_guests_leave]].map(([name, sentence]) => {
      const times = guests.map((guest) => guest[name]).filter((time) => time > now + skew).sort();
      return times.length && fill(sentence, { times: new Intl.ListFormat(document.documentElement.lang).format(times.map(timeOf)) });
    });

  // A list of buttons that stay where they are while their texts change.
  const showOffers = (state, now, { late }) => {
    const made = offers(state, now);
    const [box, list] = [find("offers"), find("offers").querySelector("ul")];
    const isLate = minutesLate(late) > 0;
    box.hidden = !isLate && !made.length && !state.undo;
    put(box.querySelector("summary"), isLate ? words.run_shorten : made.length ? words.run_give : words.run_changed);
    const told = [isLate && !made.length && words.run_cannot_shorten, ...guestsOf(state, now)];
    put(box.querySelector("p"), told.filter(Boolean).join(" "));
    const wanted = made.map(({ index, minutes, end }) => ({
      name: `${index}`, minutes, text: fill(minutes ? words.run_shorten_to : words.run_leave_out, { title: phases[index].title, minutes, time: timeOf(end) }),
    }));
    if (state.undo) wanted.push({ name: "undo", text: words.run_undo });
    const old = new Map([...list.children].map((item) => [item.dataset.name, item]));
    for (const { name, minutes, text } of wanted) {
      const item = old.get(name) ?? list.appendChild(element("li", {}, element("button", { type: "button", className: "stage__button" })));
      item.dataset.name = name;
      old.delete(name);
      const button = item.firstElementChild;
      Object.assign(button.dataset, name === "undo" ? { action: "undo" } : { action: "set", index: name, minutes });
      put(button, text);
    }
    old.forEach((item) => item.remove());
  };

  const showGuide = ({ at, phases: now, isApart }, guide) => {
    const [phase, { minutes }] = [phases[at], now[at]];
    const section = guide && (guide.phases[phase.section] ?? Object.values(guide.phases).find(({ sheets }) => sheets.includes(phase.sheet)));
    const { materials, record, html } = section ?? {};
    const sheets = sheetsOf(phase, guide).map(({ title, url }) => element("li", {}, linkTo(url, title)));
    const part = (heading, ...content) => [element("h2", {}, words[heading]), ...content];
    const folded = (heading, open, content) => element("details", { open }, element("summary", {}, words[heading]), content);
    const parts = [
      ...(isApart ? [element("p", { className: "stage__notice" }, words.run_apart)] : []),
      ...(minutes < phase.minutes ? [element("p", { className: "stage__notice" }, fill(words.run_shortened, { minutes, planned: phase.minutes }))] : []),
      ...(html ? part("run_how", element("div", { innerHTML: html })) : []),
      ...(materials ? part("run_materials", element("p", {}, materials)) : []),
      ...(record ? part("run_record", element("p", {}, record)) : []),
      ...(sheets.length ? part("run_view_sheet", element("ul", {}, ...sheets)) : []),
      // They are read aloud at the beginning.
      ...(guide?.questions.length ? [folded("run_view_questions", at === 0, questionsOf(guide, ""))] : []),
      ...(guide?.pitfalls ? [folded("run_pitfalls", false, element("div", { innerHTML: guide.pitfalls }))] : []),
      ...(guide === null ? [element("p", {}, words.run_guide_failed)] : []),
    ];
    find("guide").replaceChildren(...parts);
    if (minutes < phase.minutes) shorten(find("guide").querySelectorAll(".minutes"), minutes / phase.minutes);
    // A page that is looked up stands beside the clock, not in its place.
    for (const link of find("guide").querySelectorAll("a")) Object.assign(link, { target: "_blank", rel: "noopener" });
  };

  const showProgramme = (state, { starts }) => {
    const { skew } = state;
    const lines = phases.map(({ title }, index) => {
      const { start, minutes } = state.phases[index];
      const time = index <= state.at ? start !== null && start + skew : minutes > 0 && starts[index];
      return time ? `${timeOf(time)} ${title}, ${minutes} min` : `${title}: ${words.run_left_out}`;
    });
    once("programme", JSON.stringify([state.at, lines]), () => {
      const items = lines.map((line) => element("li", {}, line));
      items[state.at].setAttribute("aria-current", "step");
      find("programme").replaceChildren(...items);
    });
  };

  find("workshop").replaceChildren(...programme.heading());
  stage.classList.toggle("stage--leader", isLeader);
  return (state, now) => {
    const reckoned = reckon(state, now);
    const guide = guideOf(stepOf(state.at));
    const isHere = guide ? "here" : `${guide}`;
    once("phase", `${state.at} ${state.screen} ${isHere}`, () => showPhase(state, guide));
    showNext(state, reckoned);
    showTime(state, now, reckoned);
    showOffers(state, now, reckoned);
    showProgramme(state, reckoned);
    if (isLeader) once("guide", `${state.at} ${isHere} ${state.phases[state.at].minutes}`, () => showGuide(state, guide));
    return reckoned;
  };
};

// In a phase that has been cut each act gets its share, in whole minutes that add up to what is left.
const shorten = (acts, share) => {
  let planned = 0;
  for (const act of acts) {
    const before = Math.round(planned * share);
    planned += parseInt(act.textContent, 10);
    act.replaceChildren(element("strong", {}, act.textContent.replace(/\d+/, Math.round(planned * share) - before)));
  }
};

const questionsOf = ({ questions }, className = "stage__questions") => element("ol", { className }, ...questions.map((text) => element("li", {}, text)));

const linkTo = (href, textContent) => element("a", { href, textContent, target: "_blank", rel: "noopener" });

const sheetOf = ({ title, url, address, qr }) => {
  const box = element("div", { className: "stage__sheet", innerHTML: qr });
  box.append(element("p", {}, linkTo(url, title), element("br"), element("span", { className: "stage__address", textContent: address })));
  return box;
};
