// The search as the reader meets it: words typed in, results listed, help when there are none.
// The words of the site, the engine and what shows the results are fetched together when the search is first opened.
// Nothing is imported before that: each module would wait for the one that names it.

const MODULES =
  "analyse did-you-mean engine excerpt index other-language query rank results slips slot stop-words table texts words ../numeral";

// How long a reader stops typing before what is found is said: a screen reader would speak at every letter.
const PAUSE = 600;

let words;

export const start = async (box) => {
  if (words) return;
  words = {};
  // In the copy for a disk all scripts are one, and the address is the page's.
  if (import.meta.url.endsWith(".js")) MODULES.split(" ").forEach(preload);
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  try {
    words = (await import("./texts.js")).texts[document.documentElement.lang];
  } catch (fault) {
    words = null; // whoever opens the search again tries again
    throw fault;
  }
  const input = box.querySelector("input");
  const retry = box.querySelector("[data-retry]");
  let answer = () => {};
  const { opened } = history.state ?? {};
  const forget = () => history.replaceState(null, "");
  addEventListener("pageshow", forget); // of a page that the browser had kept whole
  forget();
  const load = async () => {
    retry.hidden = true;
    say(box, "loading");
    try {
      answer = await answersOf(box, input);
      answer();
      if (opened) [...box.querySelectorAll("a")].find(({ href }) => href === opened)?.focus();
    } catch {
      say(box, "failed");
      retry.hidden = false;
    }
  };
  input.addEventListener("input", ({ inputType }) => answer(inputType ? PAUSE : 0));
  box.addEventListener("click", ({ target }) => {
    const link = target.closest("a");
    if (leadsOn(link)) box.querySelector("[data-close]").click();
    // For who comes back (reading.js): what was asked and what was opened, kept with the place in this tab's history alone.
    else if (link) history.replaceState({ words: input.value, opened: link.href }, "");
  });
  box.addEventListener("keydown", (event) => goOn(event, [input, ...box.querySelectorAll(".search__results a, .search__related a")]));
  retry.addEventListener("click", load);
  Object.assign(input, { maxLength: 500, autocapitalize: "off", spellcheck: false });
  retry.textContent = words.retry;
  load();
};

const preload = (name) => {
  const href = new URL(`./${name}.js`, import.meta.url);
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
};

const answersOf = async (box, input) => {
  const [{ open }, { show }, response] = await Promise.all([
    import("./engine.js"),
    import("./results.js"),
    fetch(box.dataset.index),
  ]);
  if (!response.ok) throw new Error(response.status);
  const engine = await open({ data: await response.json() });
  let timer;
  return (pause = 0) => {
    const asked = input.value.trim();
    const found = asked ? engine.search(asked) : null;
    show(box, found, () => input.dispatchEvent(new Event("input")));
    const { total, isNear } = found ?? {};
    const name = !found ? "hint" : isNear || total === 0 ? "none" : total === 1 ? "one" : "many";
    clearTimeout(timer);
    if (pause) timer = setTimeout(() => say(box, name, total), pause);
    else say(box, name, total);
  };
};

// A place on the page that is open: the search would stay between the reader and it.
const leadsOn = (link) => link?.hash && link.pathname === location.pathname;

const say = (box, name, count = 0) => {
  const status = box.querySelector("[role=status]");
  const sentence = words[name].replace("{count}", count);
  if (status.textContent !== sentence) status.textContent = sentence;
};

// The arrows lead from the field to the first result, from one to the next, and back; Enter in the field to the first.
const goOn = (event, stops) => {
  const at = stops.indexOf(document.activeElement);
  const isEntered = event.key === "Enter" && at === 0 && !event.isComposing;
  const next = stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? Number(isEntered))];
  if (at < 0 || !next || next === stops[at]) return;
  event.preventDefault();
  next.focus();
};
