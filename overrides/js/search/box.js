// The search as the reader meets it: words typed in, results listed, help when there are none.
// The words of the site and the engine are fetched together when the search is first opened.

import { excerpt, link, listItem, otherLanguage, suggestion } from "./results.js";

let started = false;

export const start = (box) => {
  if (started) return;
  started = true;
  const input = box.querySelector("input");
  const retry = box.querySelector("[data-retry]");
  let answer = () => {};
  const load = async () => {
    say(box, "loading");
    retry.hidden = true;
    try {
      answer = await answersOf(box, input);
      answer();
    } catch {
      say(box, "failed");
      retry.hidden = false;
    }
  };
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => answer());
  box.addEventListener("keydown", (event) => goOn(event, [input, ...box.querySelectorAll(".search__results a")]));
  retry.addEventListener("click", load);
  load();
};

const answersOf = async (box, input) => {
  const [{ open }, response] = await Promise.all([import("./engine.js"), fetch(box.dataset.index)]);
  if (!response.ok) throw new Error(response.status);
  const engine = await open({ data: await response.json() });
  return () => {
    const words = input.value.trim();
    show(box, words ? engine.search(words) : null, () => input.dispatchEvent(new Event("input")));
  };
};

const show = (box, found, again) => {
  const list = box.querySelector(".search__results");
  const help = box.querySelector(".search__help");
  const { results = [], related = [], total = 0, suggestions = [], other = [] } = found ?? {};
  list.hidden = !results.length;
  list.replaceChildren(...results.map((result) => resultItem(result, box.dataset.root)));
  fill(box.querySelector(".search__related"), related.map((result) => resultItem(result, box.dataset.root)));
  help.hidden = !found || results.length > 0;
  fill(box.querySelector(".search__nearest"), suggestions.map((word) => suggestion(word, box, again)));
  fill(box.querySelector(".search__other"), other.map((page) => otherLanguage(page, box.dataset.root)));
  say(box, !found ? "hint" : total === 0 ? "none" : total === 1 ? "one" : "many", total);
};

const resultItem = ({ url, numeral, page, title, titlePieces, pieces }, root) => {
  const heading = link(url, titlePieces, root);
  const place = page === title ? "" : page;
  return listItem(numeral, heading, place, excerpt(pieces));
};

const fill = (part, items) => {
  part.hidden = !items.length;
  part.querySelector("ul").replaceChildren(...items);
};

const say = (box, name, count = 0) => {
  const status = box.querySelector("[role=status]");
  const sentence = status.dataset[name].replace("{count}", count);
  if (status.textContent !== sentence) status.textContent = sentence;
};

// The arrows lead from the field to the first result, from one to the next, and back.
const goOn = (event, stops) => {
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0)];
  if (at < 0 || !next || next === stops[at]) return;
  event.preventDefault();
  next.focus();
};
