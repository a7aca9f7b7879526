// The plan: the answers of all worksheets as one document, kept up to date while other tabs are filled in.

import { toDocument } from "../answers/document.js";
import { readOutlines } from "../answers/outlines.js";
import { readAll, refusal, whenChangedElsewhere } from "../answers/store.js";
import { planOf } from "./plan.js";

const place = document.querySelector("#plan");
const panel = document.querySelector(".plan-actions");
const status = panel.querySelector("[role=status]");
const data = JSON.parse(document.querySelector("#plan-data").textContent);
const { words } = data;
const outlines = readOutlines(data);

const written = () =>
  toDocument({
    title: words.answers_plan_title,
    language: document.documentElement.lang,
    outlines,
    answers: readAll(),
    words: {
      step: words.step,
      empty: words.answers_empty,
      other: words.answers_other,
      kept: { workshops: { title: words.answers_workshops, label: words.answers_workshop_times } },
    },
  });

const show = () => {
  place.replaceChildren(...planOf(written(), { words, steps: data.steps, root: place.dataset.root }));
  if (refusal()) status.textContent = words[`answers_${refusal()}`];
};

panel.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-action]");
  if (!button) return;
  try {
    const { act } = await import("./actions.js");
    await act(button, { outlines, words, status, written, show });
  } catch {
    status.textContent = words[refusal() ? "answers_script_failed_unsaved" : "answers_script_failed"];
  }
  status.scrollIntoView({ block: "nearest" }); // with large letters it stands below the screen
});

whenChangedElsewhere(show);
show();
document.getElementById(location.hash.slice(1))?.scrollIntoView(); // a place in the plan, which was not there before
document.documentElement.classList.add("served");
