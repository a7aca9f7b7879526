// The page of a worksheet. What the reader needs at once is here; the rest is fetched with the first button.

import { openForm } from "./form.js";
import { fit } from "./fit.js";
import { refusal } from "../answers/store.js";

const panel = document.querySelector(".sheet-actions");
const sheet = document.querySelector("#sheet");
const status = panel.querySelector("[role=status]");
const data = JSON.parse(document.querySelector("#worksheet-data").textContent);
const { example, words } = data;

const tell = (name) => {
  const sentence = name ? words[`answers_${name}`] : "";
  if (status.textContent !== sentence) status.textContent = sentence;
};
const form = openForm(sheet, { sheet: data.outlines[0].id, example, tell });

panel.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-action]");
  if (!button) return;
  try {
    const { act } = await import("./actions.js");
    await act(button, { form, data, panel, status, words, tell });
  } catch {
    tell(refusal() ? "script_failed_unsaved" : "script_failed");
  }
});

// The named pages of worksheet-print.css once more: Firefox and WebKit ask the printer for the plain page's paper.
const PAPER = { a4: "A4 landscape; margin: 9mm 11mm", a3: "A3 landscape; margin: 12.7mm 15.5mm" };
const plainPage = document.adoptedStyleSheets ? new CSSStyleSheet() : null;
if (plainPage) document.adoptedStyleSheets.push(plainPage);

const lookAsChosen = () => {
  const paper = panel.querySelector("[name=paper]:checked").value;
  document.documentElement.classList.toggle("paper-a3", paper === "a3");
  plainPage?.replaceSync(`@page { size: ${PAPER[paper]} }`);
  sheet.classList.toggle("sheet--both-languages", panel.querySelector("[name=both-languages]").checked);
};

// A browser opens its file chooser only soon after the click: what the buttons need is fetched before it.
for (const sign of ["pointerover", "focusin"])
  panel.addEventListener(sign, () => import("./actions.js").catch(() => {}), { once: true });

panel.addEventListener("change", lookAsChosen);
// A browser that comes back to the page, or loads it anew, may have ticked the choices again before or after this.
addEventListener("pageshow", lookAsChosen);
lookAsChosen();

addEventListener("beforeprint", () => fit(sheet));
