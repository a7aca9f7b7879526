// What every page needs before the reader acts: the language switch keeps the place, the header's buttons work.
// Nothing that needs a script is shown before the script that serves it runs: this one, or the page's own (`served`).

// A link to the other language leads to the same heading and the same choice: both languages share the ids.
const languages = document.querySelectorAll(".languages a");
const keepPlace = () => languages.forEach((link) => Object.assign(link, { hash: location.hash, search: location.search }));
keepPlace();
addEventListener("hashchange", keepPlace);
addEventListener("addresschange", keepPlace); // dispatched by a page that writes a choice into its address

// A button opens and closes a part of the page; Escape closes it and gives the focus back.
// A closed part is inert, so that neither Tab nor a screen reader enters it.
const disclose = (button, part, whenOpened = () => {}) => {
  const set = (open) => {
    button.setAttribute("aria-expanded", open);
    part.inert = part.hidden = !open;
    if (open) whenOpened();
  };
  const close = () => {
    set(false);
    button.focus();
  };
  const onEscape = (event) => {
    if (event.key === "Escape" && !part.hidden) close();
  };
  button.addEventListener("click", () => set(part.hidden));
  button.addEventListener("keydown", onEscape);
  part.addEventListener("keydown", onEscape);
  return { set, close };
};

// The menu is a row on a wide screen and opens from its button on a narrow one, and over a sheet to fill in.
// Who came before this script has opened it by its link.
const menu = disclose(document.querySelector(".header-button--menu"), document.querySelector(".site-menu"));
const wide = matchMedia(document.querySelector("#sheet") ? "not all" : "(min-width: 60em)");
const fitMenu = () => menu.set(wide.matches || location.hash === "#site-menu");
fitMenu();
wide.addEventListener("change", fitMenu);

// What follows the reader through a long page comes with her first act, or with an address that says more than the page.
const follow = () => import("./reading.js").catch(() => {});

// Nothing of the search is fetched before the reader opens it: by its button, by Ctrl or Cmd + K, or by a link
// whose address holds the words (reading.js). A single letter is no shortcut (WCAG 2.1.4).
const box = document.querySelector(".search");
const search = disclose(document.querySelector(".header-button--search"), box, async () => {
  box.querySelector("input").focus();
  follow();
  (await import("./search/box.js")).start(box);
});
box.querySelector("[data-close]").addEventListener("click", search.close);
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  search.set(true);
});

// Where nothing hovers, a tap on a word of the glossary explains it in place; a key still leads to the glossary.
addEventListener("click", (event) => {
  if (matchMedia("(hover)").matches || !event.detail || !event.target.matches(".term")) return;
  event.preventDefault();
  import("./term.js").then(({ explain }) => explain(event.target), () => location.assign(event.target));
});

for (const act of ["scroll", "pointerover", "click", "keydown"]) addEventListener(act, follow, { once: true });
if (location.hash || location.search || history.state) follow();
document.documentElement.classList.add("interface");
