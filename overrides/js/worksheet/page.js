// The page of a worksheet. What the reader needs at once is here; the rest is fetched with the first button.

import { openForm } from "./form.js";
import { fit } from "./fit.js";
import { unite } from "./pages.js";
import { refusal } from "../answers/store.js";

const panel = document.querySelector(".worksheet-actions");
const closing = document.querySelector(".sheet-closing");
const more = panel.querySelector(".worksheet-more");
const sheet = document.querySelector("#sheet");
const status = panel.querySelector("[role=status]");
const data = JSON.parse(document.querySelector("#worksheet-data").textContent);
const { example, words } = data;

// What is told stays in sight while one writes; a screen reader hears of it when something is wrong or is so no more.
// Without a name there is nothing to tell.
const line = document.querySelector(".sheet-state");
let isWarned = false;
let isHeard = false;
const tell = (name, most) => {
  const isWarning = Boolean(name) && !["kept", "stored"].includes(name);
  const sentence = (words[`answers_${name}`] ?? "").replace("{time}", clock(new Date())).replace("{most}", most);
  line.textContent = sentence;
  line.classList.toggle("sheet-state--warning", isWarning);
  if (isWarning ? status.textContent !== sentence : isWarned) hear(isWarning ? sentence : "");
  isWarned = isWarning;
};
// Only to be heard, since it stands in the line below.
const hear = (sentence) => {
  const heard = Object.assign(document.createElement("span"), { className: "unseen", textContent: sentence });
  status.replaceChildren(...(sentence ? [heard] : []));
};
// What came of a button has been read when one writes or goes on: it must not cover what has the focus (WCAG 2.4.11).
// A way back stays, as does what is only to be heard.
const leave = () => isWarned || status.querySelector("button, .unseen") || status.replaceChildren();
sheet.addEventListener("input", leave);
panel.querySelector(".sheet-bar").addEventListener("click", ({ target }) => target.closest("button") || leave());
addEventListener("focusin", ({ target }) => panel.contains(target) || closing.contains(target) || leave());
// That what is written is kept is heard once, when one leaves the first field.
sheet.addEventListener("change", () => {
  if (isHeard || isWarned || !line.textContent || status.querySelector("button")) return;
  hear(line.textContent);
  isHeard = true;
  const heard = status.firstElementChild;
  setTimeout(() => heard.remove(), 5000); // later it would be an old time
});
const clock = (time) => `${time.getHours()}.${String(time.getMinutes()).padStart(2, "0")}`;
const form = openForm(sheet, { sheet: data.outlines[0].id, example, tell });

const act = async ({ target }) => {
  const button = target.closest("button[data-action]");
  if (!button) return;
  try {
    const actions = await import("./actions.js");
    await actions.act(button, { form, data, panel, status, words, tell });
  } catch {
    tell(refusal() ? "script_failed_unsaved" : "script_failed");
  }
};

// The named pages of worksheet-print.css once more: Firefox and WebKit ask the printer for the plain page's paper.
const PAPER = { a4: "A4 landscape; margin: 9mm 8.1mm", a3: "A3 landscape; margin: 12.7mm 11.45mm" };
const plainPage = document.adoptedStyleSheets ? new CSSStyleSheet() : null;
if (plainPage) document.adoptedStyleSheets.push(plainPage);

const lookAsChosen = () => {
  const paper = panel.querySelector("[name=paper]:checked").value;
  document.documentElement.classList.toggle("paper-a3", paper === "a3");
  plainPage?.replaceSync(`@page { size: ${PAPER[paper]} }`);
  sheet.classList.toggle("sheet--both-languages", inBoth.checked);
  if (inBoth.checked) nameCellsInBoth();
};

// Who works in two languages does so on every sheet: the browser keeps that, if it may.
const IN_BOTH = "vaikuttava-museo-both-languages";
const inBoth = panel.querySelector("[name=both-languages]");
const recall = () => {
  try {
    inBoth.checked = localStorage.getItem(IN_BOTH) !== null;
  } catch {
    // As the browser has it.
  }
  lookAsChosen();
};
inBoth.addEventListener("change", () => {
  try {
    if (inBoth.checked) localStorage.setItem(IN_BOTH, "");
    else localStorage.removeItem(IN_BOTH);
  } catch {
    // The choice is of this sheet alone.
  }
});

// On a phone a cell bears its heading and question itself.
const nameCellsInBoth = () => {
  for (const { dataset, firstElementChild: field } of sheet.querySelectorAll(".answer[data-label]:not([data-twin-label])")) {
    const column = field.getAttribute("aria-labelledby").split(" ").pop();
    const twinOf = (id) => ` / ${document.getElementById(id).querySelector(".twin").textContent}`;
    Object.assign(dataset, { twinLabel: twinOf(column), twinQuestion: twinOf(`${column}-question`) });
  }
};

for (const place of [panel, closing]) {
  place.addEventListener("click", act);
  // A browser opens its file chooser only soon after the click: what the buttons need is fetched before it.
  for (const sign of ["pointerover", "focusin"])
    place.addEventListener(sign, ({ target }) => target.closest("button, summary") && import("./actions.js").catch(() => {}));
}

// The tools are one stop of Tab; the arrows lead from one to the next and round.
const row = panel.querySelector("[role=toolbar]");
const tools = [...row.querySelectorAll(":scope > button, summary")];
const stopAt = (tool) => tools.forEach((other) => (other.tabIndex = other === tool ? 0 : -1));
stopAt(tools[0]);
row.addEventListener("focusin", ({ target }) => tools.includes(target) && stopAt(target));
row.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !tools.includes(event.target)) return; // Alt + ← leads back
  event.preventDefault();
  tools[(tools.indexOf(event.target) + step + tools.length) % tools.length].focus();
});

// What lies over the sheet goes away with Escape, and when one goes on elsewhere.
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || document.querySelector("dialog[open]")) return;
  leave();
  if (!more.open) return;
  more.open = false;
  more.querySelector("summary").focus();
});
for (const sign of ["pointerdown", "focusin"])
  addEventListener(sign, ({ target }) => {
    const isElsewhere = sign === "pointerdown" && !more.contains(target) && !target.closest("dialog, .sheet-bar");
    if (isElsewhere || sheet.contains(target) || closing.contains(target)) more.open = false;
  });

panel.addEventListener("change", lookAsChosen);
// A browser that comes back to the page, or loads it anew, may have ticked the choices again before or after this.
addEventListener("pageshow", recall);
recall();

addEventListener("beforeprint", () => fit(sheet, words.sheet_page));
addEventListener("afterprint", () => unite(sheet));
document.documentElement.classList.add("served");
// A link to a field came here before the field was there.
if (location.hash.startsWith("#answer-")) document.getElementById(location.hash.slice(1))?.focus();
