// The page of a worksheet. What the reader needs at once is here; the rest is fetched with the first button.

import { openForm } from "./form.js";
import { fit } from "./fit.js";

const panel = document.querySelector(".sheet-actions");
const sheet = document.querySelector("#sheet");
const status = panel.querySelector("[role=status]");
const { outlines, example, words } = JSON.parse(document.querySelector("#worksheet-data").textContent);
const [outline] = outlines;

const tell = (name) => {
  const sentence = words[`answers_${name}`];
  if (status.textContent !== sentence) status.textContent = sentence;
};
const form = openForm(sheet, { sheet: outline.id, example, tell });

panel.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-action]");
  if (!button) return;
  try {
    const { act } = await import("./actions.js");
    await act(button, { form, outline, panel, status, words, tell });
  } catch {
    tell("script_failed");
  }
});

panel.addEventListener("change", ({ target }) => {
  if (target.name === "paper") document.documentElement.classList.toggle("paper-a3", target.value === "a3");
  if (target.name === "both-languages") sheet.classList.toggle("sheet--both-languages", target.checked);
});

addEventListener("beforeprint", () => fit(sheet));
